"""Train, measure on left-out writers, write the weights: `python -m training [--quick]`."""

import sys

import numpy as np

from training.corpus import load_corpus
from training.decoding import measure_thresholds
from training.export import export_language, export_network, export_settings
from training.measure import report
from training.network import Recipe
from training.pipeline import answers_left_out, fit_corpus, fit_second, say
from training.targets import final_targets


def main() -> int:
    """Run the whole training; `--quick` leaves out the measuring on left-out writers."""
    replies = load_corpus()
    writers = sorted({reply.writer for reply in replies})
    fits = fit_corpus(replies, writers)
    ordered = [reply for fit in fits.values() for reply in fit.replies]
    recipe = Recipe()
    if "--quick" in sys.argv:
        stored = np.load("/tmp/exp/oof.npz")
        in_context, alone = stored["in_context"], stored["alone"]
    else:
        in_context, alone = answers_left_out(fits, writers, recipe)
    np.savez_compressed("/tmp/exp/oof.npz", in_context=in_context, alone=alone)
    targets = final_targets(ordered)
    thresholds = measure_thresholds(in_context, targets)
    for name, answers in (("in context", in_context), ("words alone", alone)):
        say(name)
        report(ordered, answers, targets)
    export_settings({"version": "1", **thresholds})
    export_network(fit_second(fits, set(), recipe))
    for language, fit in fits.items():
        export_language(language, fit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
