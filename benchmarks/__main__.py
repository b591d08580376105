"""`python -m benchmarks [NAME...]`: run the benchmarks and print one table that names the machine.

Every other module of this package that has a `run()` returning rows is a benchmark.
"""

import importlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.row import Row

HERE = Path(__file__).parent


def machine() -> str:
    """Return what the figures were measured on."""
    model = next((line.split(":")[1].strip() for line in _cpu_lines() if line.startswith("model name")), "")
    return (
        f"{model or platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def benchmarks(names: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of each benchmark asked for, or of all."""
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in ("__init__", "__main__", "row"))
    for name in names or known:
        module = importlib.import_module(f"benchmarks.{name}")
        if hasattr(module, "run"):
            yield name, list(module.run())


def main() -> None:
    """Print the table."""
    print(f"Measured on {machine()}.\n")
    for name, rows in benchmarks(sys.argv[1:]):
        print(f"## {name}\n\n| what | measured | target | met |\n|---|---|---|---|")
        print("\n".join(map(str, rows)) + "\n", flush=True)


if __name__ == "__main__":
    main()
