"""The office behind the documents: what the first start asks, and what new documents begin with."""

from __future__ import annotations

from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.standards import choose_standard
from desktop.domain.symbols import symbol_of
from desktop.domain.text import clean, fold, one_line
from desktop.services.library import PARTY, standards

NAMELESS = N_("Chưa có tên cơ quan. Chưa ghi gì. Hãy ghi tên cơ quan ban hành văn bản.")
_UNION = "Liên đoàn Lao động"
_TOP = "Tổng Liên đoàn Lao động Việt Nam"


def office_of(database: Database) -> Office | None:
    """The office of a database, or None before the first start is finished."""
    with database.unit() as unit:
        return unit.office.load()


def keep_office(database: Database, office: Office) -> None:
    """Keep the office."""
    with database.unit() as unit:
        unit.office.save(office)
        unit.commit()


def office_from_answers(name: str, superior: str, place: str, abbreviation: str, body: str = "union") -> Office:
    """The office from the three questions of the first start; blanks are squeezed, empty answers guessed where safe.

    `body` is "union" or "party". Raises UnreadableInput where there is no name.
    """
    tidy = one_line(clean(name))
    if not tidy:
        raise UnreadableInput(NAMELESS)
    return Office(
        name=tidy,
        superior=one_line(clean(superior)) or default_superior(tidy),
        place=one_line(clean(place)) or default_place(tidy),
        abbreviation=one_line(clean(abbreviation)) or default_abbreviation(tidy),
        body=body,
    )


def default_superior(name: str) -> str:
    """The body above, where the name alone tells it: a province's federation stands under the national one."""
    return _TOP if fold(name).startswith(fold(f"{_UNION} tỉnh ")) else ""


def default_place(name: str) -> str:
    """The place in the date line, as the name of the office holds it: "… tỉnh Bình An" → "Bình An"."""
    words = name.split()
    for number, word in enumerate(words[:-1]):
        if fold(word) == "tinh":
            return " ".join(words[number + 1 :])
    return ""


def default_abbreviation(name: str) -> str:
    """What symbols call the office: "Liên đoàn Lao động …" → "LĐLĐ", "Công đoàn …" → "CĐ", "Đảng ủy …" → "ĐU"."""
    for words, short in ((_UNION, "LĐLĐ"), ("Công đoàn cơ sở", "CĐCS"), ("Công đoàn", "CĐ"), ("Đảng ủy", "ĐU")):
        if fold(name).startswith(fold(words)):
            return short
    return ""


def default_symbol(office: Office, kind: str) -> str:
    """The symbol of a new document: "KH-LĐLĐ", or "KH/ĐU" as the Party writes it; empty while a part is unknown."""
    short = choose_standard(standards().values(), office.body, None).abbreviation(kind)
    if not short or not office.abbreviation:
        return ""
    return symbol_of(short, office.abbreviation, party=office.body == PARTY)
