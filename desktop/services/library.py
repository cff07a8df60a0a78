"""The data that comes with the program: official standards and templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.domain.standards import Standard, choose_standard, parse_standard
from desktop.domain.symbols import is_party_symbol
from desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.templates import Template

UNION, PARTY = "union", "party"


@cache
def standards() -> Mapping[str, Standard]:
    """Every standard by id."""
    found = [parse_standard(path.read_text(encoding="utf-8")) for path in sorted(resource("standards").glob("*.toml"))]
    return MappingProxyType({standard.id: standard for standard in found})


@cache
def templates() -> tuple[Template, ...]:
    """Every template of the program, in the order that they give themselves."""
    from desktop.domain.templates import parse_template

    paths = sorted(resource("templates").glob("*.toml"))
    found = [parse_template(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return tuple(sorted(found, key=lambda template: template.order))


def standard_of(document: Document) -> Standard:
    """The standard that a document names; else the one in force on its date for its kind of body."""
    known = standards()
    if document.standard in known:
        return known[document.standard]
    return choose_standard(known.values(), body_of(document, known.values()), last_day(document.header.date))


def body_of(document: Document, known: Iterable[Standard]) -> str:
    """ "party" for a paper whose symbol ("KH/TU") or issuer is a Party committee's, else "union"."""
    header = document.header
    opening = tuple(name for standard in known for name in standard.names.get("opening", ()))
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
