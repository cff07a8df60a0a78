"""Folders on which writing fails: for real where the machine lets us make them; else the test says why it skips."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork, mounts or POSIX rights")


@contextmanager
def small_disk(folder: Path, size: str = "3m") -> Iterator[None]:
    """A disk of its own of a few megabytes at `folder`."""
    folder.mkdir()
    with _mounted(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], folder):
        yield


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """`folder` as it is on a disk that takes no writing; for the superuser, whom rights do not stop, by a mount."""
    if sys.platform != "win32" and os.geteuid() == 0:
        with _mounted(["mount", "--bind", str(folder), str(folder)], folder):
            subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
            yield
    else:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)


@contextmanager
def _mounted(command: list[str], folder: Path) -> Iterator[None]:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("this machine has no mount command")
    if done.returncode != 0:
        pytest.skip(f"this machine does not let us mount: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
