"""Measure the judge: loading, one reply, many replies on one core and on all, memory."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.row import Row
from simulator.scoring.batch import score_lines
from simulator.scoring.context import Context
from simulator.scoring.judge import Judge

CORPUS = Path(__file__).parent.parent / "corpus"


def read_lines() -> list[bytes]:
    """Return all labelled replies as lines of a batch."""
    paths = sorted(CORPUS.glob("dev_*.jsonl")) + sorted(CORPUS.glob("train_*.jsonl"))
    return [line for path in paths for line in path.read_bytes().splitlines()]


def measure_fresh() -> dict[str, float]:
    """Return load time (ms, first verdict in a language, imports apart) and memory (MB) of a fresh process."""
    code = """
import json, pathlib, time
import numpy
def resident():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
plain = resident()
from simulator.scoring.judge import load_scorer
from simulator.scoring.context import Context
start = time.perf_counter(); load_scorer().score("Bedankt voor uw bericht.", Context()); dutch = time.perf_counter()
load_scorer().score("Thank you for your message.", Context()); english = time.perf_counter()
loaded = resident()
print(json.dumps({"load_nl_ms": (dutch - start) * 1e3, "load_en_ms": (english - dutch) * 1e3,
                  "memory_mb": (loaded - plain) / 1024, "process_mb": loaded / 1024}))
"""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    return {key: round(statistics.median(run[key] for run in runs), 1) for key in runs[0]}


def measure_single(lines: list[bytes]) -> float:
    """Return the median time of one verdict (ms) over a spread of replies."""
    judge = Judge()
    texts = [json.loads(line)["text"] for line in lines[::10]]
    for text in texts[:50]:
        judge.score(text, Context())
    spent = []
    for text in texts:
        start = time.perf_counter()
        judge.score(text, Context())
        spent.append(time.perf_counter() - start)
    return statistics.median(spent) * 1e3


def count_scored(lines: list[bytes]) -> int:
    """Judge all lines and return how many there were."""
    return sum(1 for _ in score_lines(lines, Judge()))


def measure_batch(lines: list[bytes], cores: int) -> float:
    """Return replies per second, each process loading its own weights first."""
    if cores == 1:
        count_scored(lines[:600])
        start = time.perf_counter()
        count_scored(lines)
        return len(lines) / (time.perf_counter() - start)
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(count_scored, [lines[:600]] * cores))
        start = time.perf_counter()
        list(pool.map(count_scored, [lines] * cores))
        return cores * len(lines) / (time.perf_counter() - start)


def measure_long() -> float:
    """Return the time (ms) of a verdict on 100,000 characters."""
    judge = Judge()
    text = ("Thank you for your time, I understand why you chose another firm and wish you well. " * 1200)[:100_000]
    varied = " ".join(f"{word}{place % 997}" for place, word in enumerate(text.split()))[:100_000]
    start = time.perf_counter()
    judge.score(varied, Context())
    return (time.perf_counter() - start) * 1e3


def measure() -> dict[str, float]:
    """Return all figures: times in ms, memory in MB."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    lines = read_lines()
    return {
        **measure_fresh(),
        "one_reply_ms": round(measure_single(lines), 2),
        "replies_per_second_one_core": round(measure_batch(lines, 1)),
        "replies_per_second_all_cores": round(measure_batch(lines, os.cpu_count() or 1)),
        "hundred_thousand_characters_ms": round(measure_long()),
    }


def run() -> Iterator[Row]:
    """Show the figures beside their targets."""
    found = measure()
    yield Row("first verdict in Dutch, weights loaded", found["load_nl_ms"], "ms", 150)
    yield Row("first verdict in English, weights loaded", found["load_en_ms"], "ms", 150)
    yield Row("memory of both languages, beyond Python and numpy", found["memory_mb"], "MB", 60)
    yield Row("one reply, median", found["one_reply_ms"], "ms", 2)
    yield Row("batch on one core", found["replies_per_second_one_core"], "replies/s", 5000, lower_is_better=False)
    yield Row("batch on all cores", found["replies_per_second_all_cores"], "replies/s")
    yield Row("100,000 characters", found["hundred_thousand_characters_ms"], "ms")
