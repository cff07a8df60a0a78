"""What the operating system has to give: the libraries behind Qt, and a display.

Libraries are looked for by loading them, which takes milliseconds and is right on every distribution; only what is
missing is looked up as a Debian package.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from installer.steps import must, say

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth"}


def has_display() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_for_qt() -> list[str]:
    """Debian packages that Qt lacks even without a screen."""
    return _missing_libraries(QT_LIBRARIES)


def missing_for_windows() -> list[str]:
    """Debian packages that a real window lacks, beyond `missing_for_qt`."""
    return _missing_libraries(WINDOW_LIBRARIES)


def missing_for_a_private_screen() -> list[str]:
    """Debian packages that windows under test lack to have a screen of their own."""
    if not sys.platform.startswith("linux"):
        return []
    programs = [package for program, package in SCREEN_PROGRAMS.items() if shutil.which(program) is None]
    return missing_for_windows() + programs


def can_install() -> bool:
    """Whether packages of the system can be installed from here without asking anybody."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: Iterable[str]) -> None:
    """Install Debian packages, without questions and without recommended extras."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    must(["apt-get", "-q", "-q", "update"], env=quiet)
    names = [_name_here(package) for package in packages]
    say(f"installing system packages: {' '.join(names)}")
    must(["apt-get", "-q", "-q", "install", "--yes", "--no-install-recommends", *names], env=quiet, mute=True)


def line_to_install(packages: Iterable[str]) -> str:
    """The line a developer without root types instead."""
    return f"sudo apt-get install --yes --no-install-recommends {' '.join(_name_here(name) for name in packages)}"


def _missing_libraries(libraries: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _name_here(package: str) -> str:
    """Newer Ubuntu and Debian renamed a few libraries when 64-bit time came in."""
    renamed = {"libglib2.0-0": "libglib2.0-0t64"}.get(package)
    if renamed is None or shutil.which("apt-cache") is None:
        return package
    known = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False).returncode == 0
    return renamed if known else package
