"""Arrows point one way: who may import whom, and which outside package is used where."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop", "db", "i18n")
OURS = frozenset({*PACKAGES, "resources"})
EVERYTHING = frozenset({"everything"})

# room -> the rooms it may import beside itself; a module belongs to the longest name that begins its own
ROOMS: dict[str, frozenset[str]] = {
    "desktop": frozenset(),
    "desktop.__main__": EVERYTHING,
    "desktop.app": EVERYTHING,
    "desktop.cli": EVERYTHING,
    "desktop.late": frozenset(),
    "desktop.resources": frozenset({"resources"}),
    "desktop.domain": frozenset(),
    "desktop.understand": frozenset({"desktop.domain"}),
    "desktop.check": frozenset({"desktop.domain", "desktop.understand"}),
    "desktop.typeset": frozenset({"desktop.domain", "desktop.resources"}),
    "desktop.word": frozenset({"desktop.domain", "desktop.understand"}),
    "desktop.sheet": frozenset({"desktop.domain", "desktop.understand"}),
    "desktop.signing": frozenset({"desktop.domain"}),
    "desktop.dossier": frozenset({"desktop.domain"}),
    "desktop.services": frozenset(
        {
            *("desktop.domain", "desktop.understand", "desktop.check", "desktop.typeset", "desktop.resources"),
            *("desktop.word", "desktop.sheet", "desktop.signing", "desktop.dossier"),
        }
    ),
    "desktop.ui": frozenset({"desktop.services", "desktop.domain", "desktop.typeset", "desktop.resources", "i18n"}),
    "db": frozenset({"desktop.domain"}),
    "i18n": frozenset({"desktop.domain"}),  # the mark on words that are translated later is the domain's
}

# outside package -> the only files that use it, as patterns from the top (`*` crosses folders); a package without a
# line here is not used yet
OUTSIDE: dict[str, tuple[str, ...]] = {
    "PIL": ("desktop/services/stamps.py",),  # images of signature and seal
    "PySide6": ("desktop/ui/*", "desktop/app.py"),
    "shiboken6": ("desktop/ui/*", "desktop/app.py"),
    "babel": ("desktop/ui/*", "desktop/app.py", "i18n/*"),
    "python_calamine": ("desktop/sheet/*",),
    "xlsxwriter": ("desktop/sheet/*",),
    "pypdfium2": ("desktop/typeset/raster.py",),  # the screen and the printer paint pages themselves
    "sqlalchemy": ("db/*",),
    "sqlite3": ("db/*",),  # of the standard library, and still only the storage's business
    "uharfbuzz": ("desktop/typeset/ink/subsets.py",),
}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name, and where it stands."""

    path: Path
    line: int
    module: str
    target: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line} imports {self.target}"


def module_name(path: Path) -> str:
    """desktop/ui/window.py -> desktop.ui.window."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, source: str) -> Iterator[Import]:
    """Every import of a module, at the top, inside functions and for types only; relative ones resolved."""
    module = module_name(path)
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, module, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(path, node.lineno, module, f"{base}.{alias.name}")


def room_of(name: str) -> str | None:
    """The room a dotted name belongs to; None where the table has none for it."""
    parts = name.split(".")
    if parts[0] == "desktop" and len(parts) > 1:
        room = ".".join(parts[:2])
        return room if room in ROOMS else None
    return parts[0] if parts[0] in ROOMS or parts[0] in OURS else None


def forbidden(found: Import) -> str | None:
    """Why an import is against the table, or None."""
    room = room_of(found.module)
    if room is None:
        return f"{found.module} has no line in ROOMS"
    top = found.target.split(".")[0]
    if top in OUTSIDE:
        if ROOMS[room] is EVERYTHING or any(fnmatch(found.path.as_posix(), pattern) for pattern in OUTSIDE[top]):
            return None
        return f"{found}, which belongs to {', '.join(OUTSIDE[top])}"
    if top in OURS:
        target = room_of(found.target)
        if target is None or target == room or target in ROOMS[room] or ROOMS[room] is EVERYTHING:
            # `from desktop import x` of an unknown x is caught when x's own module is read
            return None
        return f"{found}; {room} may import only {', '.join(sorted(ROOMS[room])) or 'the standard library'}"
    if top in sys.stdlib_module_names:
        return None
    return f"{found}, an outside package without a line in OUTSIDE"


def modules() -> list[Path]:
    return [path.relative_to(ROOT) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_every_import_follows_the_table() -> None:
    found = [one for path in modules() for one in imports_of(path, (ROOT / path).read_text(encoding="utf-8"))]
    assert [reason for one in found if (reason := forbidden(one))] == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("desktop/domain/numbering.py", "import PySide6.QtCore"),
        ("desktop/domain/numbering.py", "from desktop.services import drafts"),
        ("desktop/domain/numbering.py", "from ..services import drafts"),
        ("desktop/domain/numbering.py", "from .. import services"),
        ("desktop/domain/__init__.py", "from ..services import drafts"),
        ("desktop/domain/numbering.py", "import sqlite3"),
        ("desktop/domain/numbering.py", "def late():\n    import requests"),
        ("desktop/typeset/layout.py", "from reportlab.pdfgen import canvas"),
        ("desktop/typeset/layout.py", "from desktop.understand import outline"),
        ("desktop/services/drafts.py", "import db"),
        ("desktop/services/drafts.py", "from sqlalchemy import select"),
        ("desktop/services/drafts.py", "import pypdfium2"),
        ("desktop/ui/pages/canvas.py", "import pypdfium2"),
        ("desktop/ui/window.py", "from db import stores"),
        ("desktop/ui/window.py", "from desktop.check import rules"),
        ("desktop/strange.py", "import json"),
        ("db/stores.py", "from desktop import services"),
    ],
)
def test_a_wrong_arrow_is_seen(path: str, line: str) -> None:
    assert all(forbidden(one) for one in imports_of(Path(path), line))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("desktop/domain/numbering.py", "from .document import Block"),
        ("desktop/domain/numbering.py", "from desktop.domain import document"),
        ("desktop/typeset/raster.py", "import pypdfium2"),
        ("desktop/ui/editor/view.py", "from PySide6 import QtWidgets"),
        ("desktop/app.py", "import db\nfrom PySide6 import QtWidgets\nfrom desktop.ui import window"),
        ("db/stores.py", "import sqlite3\nfrom sqlalchemy import select\nfrom desktop.domain import document"),
    ],
)
def test_a_right_arrow_is_left_alone(path: str, line: str) -> None:
    assert [forbidden(one) for one in imports_of(Path(path), line) if forbidden(one)] == []


def test_the_domain_pulls_in_nothing_heavy() -> None:
    if importlib.util.find_spec("desktop") is None or not (ROOT / "desktop" / "domain").is_dir():
        pytest.skip("there is no domain yet")
    names = [module_name(path) for path in modules() if room_of(module_name(path)) == "desktop.domain"]
    program = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        f"print(sorted({set(OUTSIDE)!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
