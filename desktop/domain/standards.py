"""Thể thức as data: the measures, letters and fixed words of one official standard, read from its TOML file.

Every value carries the clause it comes from and how sure that is: A read in the standard itself, B quoted by a law
portal, C from notes of offices, D derived by measuring, M from memory or our own choice. No official measure stands in
code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from desktop.domain.document import Level
from desktop.domain.numbering import Forms
from desktop.domain.symbols import with_nought
from desktop.domain.text import nfc, numeral, one_line

GRADES = frozenset("ABCDM")
UNITS = frozenset({"mm", "pt", "lines", "share"})
ALIGNMENTS = frozenset({"left", "centre", "right", "justify"})
POINTS_PER_MM = 72 / 25.4


class Measure(NamedTuple):
    """One length, count of lines or share (of 1), with the range that the standard allows."""

    value: float
    unit: str
    least: float
    most: float
    clause: str
    grade: str

    @property
    def points(self) -> float:
        """The length in pt. Raises ValueError for what is no length."""
        if self.unit == "mm":
            return self.value * POINTS_PER_MM
        if self.unit == "pt":
            return self.value
        raise ValueError(f"{self.unit} is no length")


class Element(NamedTuple):
    """How one part of the paper looks: letter size in pt in the large and the small set, and its dress."""

    large: float
    small: float
    least: float
    most: float
    clause: str
    grade: str
    align: str = "left"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False

    def size(self, *, small: bool) -> float:
        """The letter size in pt in one of the two size sets."""
        return self.small if small else self.large


class Scope(NamedTuple):
    """Whose papers follow a standard and when. `opening` are words that names of such bodies begin with."""

    id: str
    body: str
    since: date
    until: date | None
    opening: tuple[str, ...]

    def in_force(self, on: date) -> bool:
        """Whether documents of this day follow the standard."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Standard:
    """One set of layout rules. `body` is "union" or "party"; `until` is None while it is in force.

    `names` guides where lines of names break: "together" holds phrases that stay on one line, "before" words that like
    to begin one. `kinds` maps a kind in lower case to its abbreviation, `frames` a word of urgency to (width, height)
    in mm. `addressed` maps a kind in lower case to the words before its receivers ("Kính gửi:"), "" standing for all
    other kinds. `cited` says how an item of each level is cited ("khoản {number}"). `choices` holds words that forms
    offer ("urgency", "circulation") and the kinds that have receivers of their own at the top ("addressed").
    """

    id: str
    name: str
    body: str
    since: date
    until: date | None
    forms: Forms
    measures: Mapping[str, Measure]
    elements: Mapping[str, Element]
    words: Mapping[str, str]
    kinds: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[float, float]]
    addressed: Mapping[str, str]
    cited: Mapping[Level, str]
    choices: Mapping[str, tuple[str, ...]]

    def points(self, name: str) -> float:
        """A length by name, in pt."""
        return self.measures[name].points

    def share(self, name: str) -> float:
        """A plain number by name: a share of 1 or a count of lines."""
        return self.measures[name].value

    def numbered(self, number: str, symbol: str, *, blank: str) -> str:
        """ "Số: 05/KH-LĐLĐ", or "Số 21-KH/TU" as the Party writes it; `blank` stands where a part is open."""
        parts = {"number": with_nought(one_line(number)) or blank, "symbol": one_line(symbol) or blank}
        return self.words["number"].format(**parts)

    def appendix_label(self, number: int, *, several: bool) -> str:
        """ "Phụ lục", or "Phụ lục II" where there are several (NĐ 30, Phụ lục I.1-III.1.b)."""
        return (
            self.words["appendix_numbered"].format(roman=numeral(number)) if several else self.words["appendix_label"]
        )

    def is_letter(self, kind: str) -> bool:
        """Whether a kind is that without a title: "Công văn" (NĐ 30, Phụ lục I.1-II.5.b)."""
        return one_line(kind).casefold() == self.words["letter_kind"]

    def letter_subject(self, subject: str) -> str:
        """ "V/v …" or "về việc …", put before a subject that does not begin with such words; "" where it is empty."""
        subject = subject.strip()
        if not subject or subject.casefold().startswith(("v/v", "về việc", "vv ")):
            return subject
        return self.words["letter_subject"].format(text=subject)

    def addressed_words(self, kind: str) -> str:
        """ "Kính gửi:", or "Kính trình:" over a Tờ trình of the Party (HD 05, 9.2.4)."""
        return self.addressed.get(one_line(kind).casefold(), self.addressed[""])

    def draft_words(self, number: int = 0) -> str:
        """ "DỰ THẢO lần 2", or "DỰ THẢO" without a number."""
        return self.words["draft_numbered"].format(number=number) if number > 0 else self.words["draft"]

    def takes_addressed(self, kind: str) -> bool:
        """Whether papers of a kind begin with Kính gửi: letters, reports, submissions (NĐ 30, PL I.1-II.9.d)."""
        words = one_line(kind).casefold()
        return any(words == known or words.startswith(known + " ") for known in self.choices["addressed"])

    def drafter_mark(self, drafter: str, copies: int) -> str:
        """ "PL.(300)", "PL" or "(300)": who drafted and how many copies go out (NĐ 30, Phụ lục I.1-III.3)."""
        drafter = one_line(drafter)
        if copies <= 0:
            return self.words["drafter_alone"].format(drafter=drafter) if drafter else ""
        return self.words["drafter" if drafter else "copies_alone"].format(drafter=drafter, copies=copies)

    def abbreviation(self, kind: str) -> str:
        """The abbreviation of a kind of document in the symbol ("KẾ HOẠCH" → "KH"); "" where it has none.

        A kind that begins with a known one ("Chương trình hành động") has that one's. NĐ 30, Phụ lục III.I.
        """
        words = " ".join(kind.casefold().split())
        fitting = [known for known in self.kinds if words == known or words.startswith(known + " ")]
        return self.kinds[max(fitting, key=len)] if fitting else ""

    def in_force(self, on: date) -> bool:
        """Whether documents of this day follow the standard."""
        return self.since <= on and (self.until is None or on <= self.until)


_Chosen = TypeVar("_Chosen", Standard, Scope)


def parse_scope(text: str) -> Scope:
    """Read only the head of a standard's TOML, its first table: a thirtieth of the time of the whole.

    Raises ValueError as `parse_standard` does.
    """
    head, _table, _rest = text.partition("\n[numbering]")
    try:
        return _scope(tomllib.loads(nfc(head))["standard"])
    except KeyError as error:
        raise ValueError(f"{error.args[0]}: missing") from error


def _scope(head: Mapping[str, Any]) -> Scope:
    return Scope(
        id=_text(head, "id"),
        body=_text(head, "body"),
        since=_day(head["since"]),
        until=_day(head["until"]) if "until" in head else None,
        opening=tuple(head.get("opening", ())),
    )


def parse_standard(text: str) -> Standard:
    """Read a standard's TOML. Raises ValueError that names the entry which is missing, unknown or out of its range."""
    try:
        return _standard(tomllib.loads(nfc(text)))
    except KeyError as error:
        raise ValueError(f"{error.args[0]}: missing") from error


def _standard(data: Mapping[str, Any]) -> Standard:
    head = data["standard"]
    scope = _scope(head)
    forms = Forms({Level(level): form for level, form in data["numbering"].items()})
    return Standard(
        id=scope.id,
        name=_text(head, "name"),
        body=scope.body,
        since=scope.since,
        until=scope.until,
        forms=forms,
        measures=MappingProxyType({name: _measure(name, entry) for name, entry in data["measures"].items()}),
        elements=MappingProxyType({name: _element(name, entry) for name, entry in data["elements"].items()}),
        words=MappingProxyType({name: _text(data["words"], name) for name in data["words"]}),
        kinds=MappingProxyType({kind.casefold(): _text(data["kinds"], kind) for kind in data["kinds"]}),
        names=MappingProxyType({name: tuple(phrases) for name, phrases in data["names"].items()}),
        frames=MappingProxyType({word: (float(w), float(h)) for word, (w, h) in data.get("frames", {}).items()}),
        addressed=MappingProxyType({kind.casefold(): _text(data["addressed"], kind) for kind in data["addressed"]}),
        cited=MappingProxyType({level: _text(data["cited"], level.value) for level in Level}),
        choices=MappingProxyType({name: tuple(words) for name, words in data["choices"].items()}),
    )


def choose_standard(standards: Iterable[_Chosen], body: str, on: date | None) -> _Chosen:
    """The standard for a kind of body on a day: the one in force, else the nearest; the newest where the day is open.

    Scopes tell as well as whole standards.

    Raises ValueError where no standard is for such a body.
    """
    fitting = sorted((standard for standard in standards if standard.body == body), key=lambda s: s.since)
    if not fitting:
        raise ValueError(f"no standard for {body!r}")
    if on is None:
        return fitting[-1]
    begun = [standard for standard in fitting if standard.since <= on] or fitting[:1]
    return next((standard for standard in reversed(begun) if standard.in_force(on)), begun[-1])


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name}: expected words")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(f"expected a date, found {value!r}")
    return value


def _measure(name: str, entry: Mapping[str, Any]) -> Measure:
    if "value" not in entry:
        raise ValueError(f"{name}: value is missing")
    value = float(entry["value"])
    measure = Measure(
        value=value,
        unit=_text(entry, "unit"),
        least=float(entry.get("min", value)),
        most=float(entry.get("max", value)),
        clause=_text(entry, "clause"),
        grade=_text(entry, "grade"),
    )
    if measure.unit not in UNITS or measure.grade not in GRADES:
        raise ValueError(f"{name}: unknown unit or grade")
    if not measure.least <= measure.value <= measure.most:
        raise ValueError(f"{name}: {measure.value} is outside {measure.least} to {measure.most}")
    return measure


def _element(name: str, entry: Mapping[str, Any]) -> Element:
    if "size" not in entry:
        raise ValueError(f"{name}: size is missing")
    sizes = entry["size"]
    large, small = (sizes, sizes) if isinstance(sizes, int | float) else sizes
    element = Element(
        large=float(large),
        small=float(small),
        least=float(entry.get("min", min(large, small))),
        most=float(entry.get("max", max(large, small))),
        clause=_text(entry, "clause"),
        grade=_text(entry, "grade"),
        align=entry.get("align", "left"),
        bold=bool(entry.get("bold", False)),
        italic=bool(entry.get("italic", False)),
        caps=bool(entry.get("caps", False)),
        underline=bool(entry.get("underline", False)),
    )
    if element.align not in ALIGNMENTS or element.grade not in GRADES:
        raise ValueError(f"{name}: unknown alignment or grade")
    if not element.least <= element.small <= element.large <= element.most:
        raise ValueError(f"{name}: sizes are outside {element.least} to {element.most}")
    return element
