"""Which states can still be reached from where, whatever the learner says."""

from simulator.dialogue.model import Dialogue, State


def next_states(dialogue: Dialogue, state: State) -> tuple[str, ...]:
    """Return where one turn can lead from `state`, each once: its replies, passing time, stopping, and being left."""
    if state.ending:
        return ()
    named = [reaction.to for reaction in state.replies] + [step.to for step in state.after]
    return tuple(dict.fromkeys([*named, state.stop or dialogue.stop, dialogue.leaves]))


def reachable_from(dialogue: Dialogue, state: str) -> frozenset[str]:
    """Return every state that can follow `state`, itself included."""
    seen, waiting = {state}, [state]
    while waiting:
        for name in next_states(dialogue, dialogue.states[waiting.pop()]):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
