"""How set-up talks and acts: one line a step, and an error that says what to do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class SetUpError(Exception):
    """Set-up cannot go on; the text says what the developer has to do."""


def say(text: str) -> None:
    """One line to the developer, in front of whatever the next command prints."""
    print(f"dev: {text}", flush=True)


def call(
    command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, mute: bool = False
) -> int:
    """Run a command here; its exit code, as a shell would give it (128 + n for signal n). `mute` leaves only errors."""
    output = subprocess.DEVNULL if mute else None
    code = subprocess.run([str(part) for part in command], cwd=cwd, env=env, stdout=output, check=False).returncode
    return 128 - code if code < 0 else code


def must(
    command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, mute: bool = False
) -> None:
    """Run a command that has to succeed."""
    code = call(command, cwd=cwd, env=env, mute=mute)
    if code:
        line = " ".join(str(part) for part in command)
        raise SetUpError(f"this failed with exit code {code}: {line}")
