"""Train, measure on left-out writers, write the weights: `python -m training`. About ten minutes on two cores."""

import hashlib
import sys
from pathlib import Path

import numpy as np

from simulator.scoring.weights import Floats
from training.corpus import load_corpus
from training.decoding import measure_confidence, measure_thresholds
from training.export import MODEL, export_language, export_network, export_phrases, export_settings
from training.measure import report
from training.network import Recipe
from training.pipeline import answers_left_out, fit_corpus, fit_second, say
from training.targets import final_targets

MEASURED = Path(__file__).parent / "measured"


def main() -> int:
    """Run the whole training. The same corpus gives the same weights on the same libraries."""
    replies = load_corpus()
    writers = sorted({reply.writer for reply in replies})
    fits = fit_corpus(replies, writers)
    ordered = [reply for fit in fits.values() for reply in fit.replies]
    recipe = Recipe()
    in_context, alone = answers_left_out(fits, writers, recipe)
    targets = final_targets(ordered)
    save_left_out([reply.id for reply in ordered], in_context, alone)
    export_network(fit_second(fits, set(), recipe))
    for language, fit in fits.items():
        export_language(language, fit)
        export_phrases(language)
    thresholds = measure_thresholds(in_context, targets)
    settings = {"version": weights_version(), **thresholds, **measure_confidence(in_context, targets, thresholds)}
    export_settings(settings)
    for name, answers in (("in context", in_context), ("words alone", alone)):
        say(name)
        report(ordered, answers, targets)
    return 0


def save_left_out(ids: list[str], in_context: Floats, alone: Floats) -> None:
    """Keep the answers for left-out writers, for the card."""
    np.savez_compressed(
        MEASURED / "left_out.npz",
        ids=np.array(ids),
        in_context=in_context.astype(np.float16),
        alone=alone.astype(np.float16),
    )


def weights_version() -> str:
    """Return a short name for the weights: the start of their digest."""
    digest = hashlib.sha256()
    for path in sorted(MODEL.glob("*.npz")):
        with np.load(path) as stored:
            for name in sorted(stored.files):
                digest.update(stored[name].tobytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main())
