"""The data that comes with the program: official standards and templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.domain.standards import Scope, Standard, choose_standard, parse_scope, parse_standard
from desktop.domain.symbols import is_party_symbol
from desktop.resources import resource

if TYPE_CHECKING:
    from desktop.domain.templates import Template

UNION, PARTY = "union", "party"


class _Standards(Mapping[str, Standard]):
    """Standards by id; each is read when it is asked for, as a paper follows one of them."""

    def __init__(self, files: dict[str, Path]) -> None:
        self._files = files
        self._read: dict[str, Standard] = {}

    def __getitem__(self, standard_id: str) -> Standard:
        if standard_id not in self._read:
            self._read[standard_id] = parse_standard(self._files[standard_id].read_text(encoding="utf-8"))
        return self._read[standard_id]

    def __contains__(self, standard_id: object) -> bool:
        return standard_id in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def standards() -> Mapping[str, Standard]:
    """Every standard by id."""
    return _Standards(_files())


@cache
def _files() -> dict[str, Path]:
    """The file of each standard, by its id."""
    return {path.stem: path for path in sorted(resource("standards").iterdir()) if path.suffix == ".toml"}


@cache
def _scopes() -> tuple[Scope, ...]:
    """Whose papers each standard is for, in the order of `standards`."""
    return tuple([parse_scope(path.read_text(encoding="utf-8")) for path in _files().values()])


@cache
def templates() -> tuple[Template, ...]:
    """Every template of the program, in the order that they give themselves."""
    from desktop.domain.templates import parse_template

    paths = sorted(resource("templates").glob("*.toml"))
    found = [parse_template(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return tuple(sorted(found, key=lambda template: template.order))


def template_of(document: Document) -> Template | None:
    """The template that a document was begun with, where the program has it."""
    return next((template for template in templates() if template.id == document.template), None)


def standard_of(document: Document) -> Standard:
    """The standard that a document names; else the one in force on its date for its kind of body."""
    known = standards()
    if document.standard in known:
        return known[document.standard]
    scopes = _scopes()
    return known[choose_standard(scopes, _body_of(document, scopes), last_day(document.header.date)).id]


def _body_of(document: Document, known: Iterable[Scope]) -> str:
    """ "party" for a paper whose symbol ("KH/TU") or issuer is a Party committee's, else "union"."""
    header = document.header
    opening = tuple(name for scope in known for name in scope.opening)
    names = (" ".join(header.issuer.upper().split()), " ".join(header.superior.upper().split()))
    if any(name.startswith(opening) for name in names):
        return PARTY
    return PARTY if is_party_symbol(header.symbol) else UNION


def last_day(when: OfficialDate | None) -> date | None:
    """The last day that an official date may mean while its day or month is open."""
    if when is None or when.calendar is not None:
        return when.calendar if when else None
    if when.month is None or when.month == 12:
        return date(when.year, 12, 31)
    return date(when.year, when.month + 1, 1) - timedelta(days=1)
