"""The virtual environment `.venv`: made once, filled with the pinned packages, known again by its stamp."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from installer import machine
from installer.steps import SetUpError, must, say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.stamp"
CONSTRAINTS = ROOT / "installer" / "constraints.txt"
OLDEST_PYTHON = (3, 11)
OLDEST_PIP_FOR_OTHERS = (22, 3)  # the first that installs into another environment (`pip --python`)


def prepare() -> Path:
    """The environment's interpreter, with the pinned packages behind it. Costs milliseconds when nothing changed."""
    python = program("python")
    version = _version(python)
    if version is None:
        _create()
        version = _version(python)
    elif STAMP.is_file() and STAMP.read_text(encoding="utf-8") == _fingerprint(version):
        return python
    elif _pip_version(python) is None:
        _create()  # the system's Python was upgraded under the environment
        version = _version(python)
    if version is None:
        raise SetUpError(f"{python} does not run; delete {VENV} and start again")
    _install_packages(python)
    STAMP.write_text(_fingerprint(version), encoding="utf-8")
    return python


def program(name: str) -> Path:
    """Where the environment keeps a program."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def _fingerprint(version: str) -> str:
    """Changes when packages have to be installed again: other pins, another Python, another folder."""
    parts = [version.encode(), os.fsencode(ROOT), (ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _create() -> None:
    if not _has_own_pip() and not _has_pip_for_others():
        _add_venv_module()
    say(f"making the virtual environment {VENV}")
    if _has_own_pip():
        must([sys.executable, "-m", "venv", "--clear", VENV])
        return
    must([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    must([sys.executable, "-m", "pip", "--quiet", "--python", program("python"), "install", "pip"])


def _has_own_pip() -> bool:
    """Debian splits `ensurepip`, which puts pip into a new environment, off into a package of its own."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _has_pip_for_others() -> bool:
    version = _pip_version(Path(sys.executable))
    return version is not None and version >= OLDEST_PIP_FOR_OTHERS


def _add_venv_module() -> None:
    package = "python{}.{}-venv".format(*sys.version_info)
    if not machine.can_install():
        raise SetUpError(f"this Python cannot make a virtual environment; run\n  {machine.line_to_install([package])}")
    machine.install([package])


def _install_packages(python: Path) -> None:
    say("installing the pinned packages (minutes at first, seconds later)")
    pip: list[str | Path] = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    install = [*pip, "install", "--constraint", CONSTRAINTS]
    must([*install, "setuptools"], cwd=ROOT)
    must([*install, "--no-build-isolation", "--editable", ".[dev]"], cwd=ROOT)


def _version(python: Path) -> str | None:
    return _output([python, "-c", "import sys; print(sys.version)"])


def _pip_version(python: Path) -> tuple[int, ...] | None:
    text = _output([python, "-c", "import pip; print(pip.__version__)"])
    return tuple(int(part) for part in re.findall(r"\d+", text)[:2]) if text else None


def _output(command: list[str | Path]) -> str | None:
    """What a command prints, or None where it fails."""
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
