"""Programs started and timed from outside, as on a user's computer: with Python's compiled modules kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]


def user_environment(folder: Path) -> dict[str, str]:
    """This environment, with compiled modules kept in `folder` whatever the developer has chosen for himself."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def run(environment: dict[str, str], *arguments: str | Path) -> None:
    """Run Python to its end; it has to succeed."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


def seconds_until(environment: dict[str, str], word: str, *arguments: str | Path) -> float:
    """Seconds from the start of a Python process until it writes `word` on a line; it is stopped then."""
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    with process:
        assert process.stdout is not None
        written = any(line.strip() == word.encode() for line in process.stdout)
        passed = perf_counter() - begun
        process.kill()
    assert written, f"it ended before it wrote {word!r}"
    return passed


_WATCHER = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL)
_pid, status, usage = os.wait4(process.pid, 0)
assert os.waitstatus_to_exitcode(status) == 0
print(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def peak_memory(environment: dict[str, str], *arguments: str | Path) -> int:
    """The most bytes that a Python process had in memory at a time; it has to succeed.

    A small process of its own starts it, for a new process begins with the memory of the one that starts it.
    """
    command = [sys.executable, "-c", _WATCHER, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout)
