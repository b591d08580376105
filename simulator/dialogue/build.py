"""From the validated file to the dialogue model."""

import types

from simulator.dialogue import model, schema
from simulator.guidance.language import Bilingual

DEFAULT_UNCLEAR = (
    Bilingual(nl="Sorry, ik volg je even niet. Wat bedoel je?", en="Sorry, I'm not following. What do you mean?"),
    Bilingual(nl="Wacht even, zeg dat nog eens anders?", en="Hang on, could you put that another way?"),
)
DEFAULT_UNCLEAR_FORMAL = (
    Bilingual(nl="Pardon, ik volg u even niet. Wat bedoelt u?", en="I'm sorry, I don't follow. What do you mean?"),
    Bilingual(nl="Neem me niet kwalijk, hoe bedoelt u dat?", en="Forgive me, how do you mean that?"),
)


def build_dialogue(file: schema.DialogueModel, example_lines: tuple[int, ...] = ()) -> model.Dialogue:
    """Return the dialogue of a validated file. `example_lines` are the line numbers of its examples."""
    lines = example_lines or (0,) * len(file.examples)
    return model.Dialogue(
        id=file.id,
        situation=file.situation,
        level=file.level,
        teaches=tuple(file.teaches),
        title=_text(file.title),
        briefing=_text(file.briefing),
        channel=file.channel,
        client=_client(file.client),
        secrets=tuple(_secret(secret) for secret in file.secrets),
        start=file.start,
        leaves=file.leaves,
        stop=file.stop,
        states=types.MappingProxyType({key: _state(key, state) for key, state in file.states.items()}),
        examples=tuple(
            model.Example(example.lang, example.seed, tuple(example.replies), example.ends, line)
            for example, line in zip(file.examples, lines, strict=True)
        ),
    )


def _text(text: schema.BilingualText) -> Bilingual:
    return Bilingual(nl=text.nl, en=text.en)


def _optional(text: schema.BilingualText | None) -> Bilingual | None:
    return _text(text) if text else None


def _lines(lines: list[schema.BilingualText] | None) -> tuple[Bilingual, ...]:
    return tuple(_text(line) for line in lines or ())


def _client(client: schema.ClientModel) -> model.Client:
    is_formal = client.address == "u"
    return model.Client(
        name=client.name,
        about=_text(client.about),
        directness=model.Directness(client.directness),
        rapport=client.rapport,
        patience=client.patience,
        formal=is_formal,
        unclear=_lines(client.unclear) or (DEFAULT_UNCLEAR_FORMAL if is_formal else DEFAULT_UNCLEAR),
    )


def _secret(secret: schema.SecretModel) -> model.Secret:
    return model.Secret(
        id=secret.id,
        fact=_text(secret.fact),
        told=_text(secret.told),
        lesson=_text(secret.lesson),
        reflect=_text(secret.reflect),
        group=secret.group,
    )


def _state(key: str, state: schema.StateModel) -> model.State:
    return model.State(
        id=key,
        says=_lines(state.says),
        narrates=_lines(state.narrates),
        asking=state.asking,
        replies=tuple(_reaction(reply) for reply in state.replies or ()),
        silence=state.silence,
        after=tuple(model.After(step.days, step.to, _when(step.when)) for step in state.after or ()),
        stop=state.stop,
        channel=state.channel,
        channels=tuple(state.channels or ()),
        hint=_optional(state.hint),
        models=model.Models(_text(state.models.weak), _text(state.models.good)) if state.models else None,
        ending=state.ending,
    )


def _reaction(reaction: schema.ReactionModel) -> model.Reaction:
    return model.Reaction(
        to=reaction.to,
        when=_when(reaction.when),
        says=_lines(reaction.says),
        narrates=_lines(reaction.narrates),
        thinks=_optional(reaction.thinks),
        tells=tuple(reaction.tells or ()),
        rapport=reaction.rapport,
        patience=reaction.patience,
    )


def _comparison(text: str | None) -> model.Comparison | None:
    if text is None:
        return None
    parts = schema.COMPARISON.fullmatch(text)
    assert parts, "the schema admits only comparisons"
    return model.Comparison(parts[1] or "==", int(parts[2]))


def _when(when: schema.WhenModel | None) -> model.When:
    if when is None:
        return model.When()
    return model.When(
        moves=frozenset(when.moves or ()),
        all=frozenset(when.all or ()),
        none=frozenset(when.none or ()),
        courtesy=_comparison(when.courtesy),
        why=frozenset(when.why or ()),
        pushing=_comparison(when.pushing),
        rapport=_comparison(when.rapport),
        patience=_comparison(when.patience),
        tries=_comparison(when.tries),
        days=_comparison(when.days),
        gap=_comparison(when.gap),
        turn=_comparison(when.turn),
        asked=_comparison(when.asked),
        channel=frozenset(when.channel or ()),
        secret=frozenset(when.secret or ()),
        told=frozenset(when.told or ()),
        untold=frozenset(when.untold or ()),
    )
