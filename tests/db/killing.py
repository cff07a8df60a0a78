"""Kills the typist at random moments of its work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KILLS = int(os.environ.get("THAO_KILLS", "25"))  # a release runs 1,000
WITHIN = 0.006  # seconds after an acknowledged piece of work, in which two or three more fit


class Victim:
    """The typist's process, from which children are made and killed."""

    def __init__(self, process: subprocess.Popen[str], seed: int) -> None:
        self._process, self._random = process, random.Random(seed)

    def work_and_die(self) -> int:
        """Let a child work, kill it without warning, and give the last number that it acknowledged."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("begin\n")
        self._process.stdin.flush()
        child, acknowledged = int(self._process.stdout.readline()), 0
        for _ in range(self._random.randint(1, 8)):
            acknowledged = int(self._process.stdout.readline())
        time.sleep(self._random.random() * WITHIN)  # not to wait for something, but to die at any moment
        os.kill(child, signal.SIGKILL)
        while (line := self._process.stdout.readline()) != "dead\n":
            acknowledged = int(line)
        return acknowledged


@contextmanager
def victim(work: str, path: Path, seed: int = 2026) -> Iterator[Victim]:
    """A typist that does `work` ("save" or "write") on `path`."""
    command = [sys.executable, "-m", "tests.db.typist", work, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Victim(process, seed)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 0
