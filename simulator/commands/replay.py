"""`simulator replay`: judge an exported file again and say whether every verdict is the same to the last byte."""

import argparse
from collections.abc import Iterator

from simulator.commands.composition import load_judge
from simulator.guidance.language import Language
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.reports.rejudging import Rejudged, judge_again
from simulator.reports.session_lines import read_sessions
from simulator.reports.target import read_file, write_report

FINDINGS = 1


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Judge again; exit code 1 when a verdict differs or cannot be given. Raises UsageError naming a bad line."""
    sessions = read_sessions(read_file(arguments.file).split(b"\n"))
    judge = load_judge()
    found = list(judge_again(sessions, judge))
    if arguments.output:
        write_report(b"".join(one.output if isinstance(one, Rejudged) else one for one in found), arguments.output)
    replies = [one for one in found if isinstance(one, Rejudged)]
    odd = [reply for reply in replies if reply.difference or not reply.was_judged]
    for line in _lines(odd, judge.version, Wording(language)):
        print(harmless(line))
    print(Wording(language)("command.replayed", n=len(replies), odd=len(odd), scorer=judge.version))
    return FINDINGS if odd else 0


def _lines(odd: list[Rejudged], version: str, words: Wording) -> Iterator[str]:
    """Yield where the first difference is and whose verdict it was; of the others only the line."""
    for number, reply in enumerate(odd):
        if not reply.difference:
            yield words("command.not_judged", line=reply.line, attempt=reply.attempt)
        elif number and reply.scorer == odd[number - 1].scorer:
            yield words("command.also_differs", line=reply.line, place=reply.difference.place)
        else:
            difference = reply.difference
            key = "command.differs" if reply.scorer == version else "command.differs_by_version"
            yield words(
                key,
                line=reply.line,
                attempt=reply.attempt,
                place=difference.place,
                before=difference.before,
                after=difference.after,
                scorer=reply.scorer,
                version=version,
            )
