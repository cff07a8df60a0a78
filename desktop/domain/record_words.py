"""The parts of targets and assignments as words, and back: what a run or a cell shows of a record, and what is meant
by words typed in its place.

`read_*(record, part, shown)` of the words that a record shows is that record again; words of a figure may differ from
those the program would choose ("hơn 65% trở lên") and are kept as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.document import Assignment, Comparator, Target
from desktop.domain.number_words import number_words
from desktop.domain.text import nfc, one_line

BLANK = "…"  # stands where a part that the text shows says nothing (yet), as in an unfilled field
JOINED_BY = "\nPhối hợp: "
DEADLINE, LEAD, SUPPORTING, BOTH = "deadline", "lead", "supporting", "lead_and_supporting"
TASK, PRODUCT, NOTE, DECIDED_BY = "task", "product", "note", "decided_by"
WORDS, FIGURE, INDICATOR, UNIT, PERIOD, YEAR = "words", "figure", "indicator", "unit", "period", "year"
_ENDS = " .,;:"
_KEPT_COMMA = "\ue000"  # a sign that no text of the program holds
NOTHING = frozenset({"", "-", "–", BLANK})

# figures

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ALONE = re.compile(r"\D*\d+(?:[.,]\d+)*\s*%?(?:\s*trở (?:lên|xuống))?", re.IGNORECASE)  # one number and its comparison
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_BEFORE = (
    (Comparator.AT_MOST, ("không quá", "không vượt quá", "không hơn", "tối đa", "nhiều nhất", "cao nhất")),
    (Comparator.AT_LEAST, ("ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn", "từ", "thấp nhất")),
    (Comparator.LESS_THAN, ("dưới", "ít hơn", "thấp hơn", "chưa đến", "<")),
    (Comparator.MORE_THAN, ("trên", "hơn", "vượt", "quá", "cao hơn", ">")),
    (Comparator.INCREASE, ("tăng thêm", "tăng", "thêm")),
    (Comparator.ABOUT, ("khoảng", "gần", "xấp xỉ", "hầu hết", "cơ bản", "phần lớn", "đa số")),
)
_SAID = {
    Comparator.AT_LEAST: "ít nhất ",
    Comparator.MORE_THAN: "trên ",
    Comparator.AT_MOST: "không quá ",
    Comparator.LESS_THAN: "dưới ",
    Comparator.INCREASE: "tăng thêm ",
    Comparator.ABOUT: "khoảng ",
}
_IN_COLUMNS = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.ABOUT})


def read_number(text: str) -> float | None:
    """The first number of a text: "118.000" is a hundred and eighteen thousand, "8,5" and "8.5" eight and a half."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    words = found.group()
    if _THOUSANDS.fullmatch(words):
        words = words.replace(".", "")
    whole, comma, rest = words.replace(",", ".").partition(".")
    return float(f"{whole}{comma}{rest.replace('.', '')}"[:300])


def figure_words(target: Target, *, short: bool = False) -> str:
    """Value and comparison in the program's words: "ít nhất 85%"; `short` as columns of tables have it: "85"."""
    if target.value is None:
        return target.words
    said = _SAID.get(target.comparator, "") if not short or target.comparator in _IN_COLUMNS else ""
    return f"{said}{number_words(target.value)}{'%' if target.unit == '%' and not short else ''}"


def target_words(target: Target, part: str) -> str:
    """What a part of a target shows."""
    if part in ("", WORDS):
        return target.words or figure_words(target)
    if part == FIGURE:
        return figure_words(target, short=True)
    if part == YEAR:
        return str(target.year or "")
    return str(getattr(target, part, ""))


def read_target(target: Target, part: str, text: str) -> Target:
    """A target after words were typed where it shows a part."""
    said = _said(text)
    if part in ("", WORDS, FIGURE):
        return _read_figure(target, said, short=part == FIGURE)
    if part == YEAR:
        year = re.search(r"\d{4}", said)
        return replace(target, year=int(year.group()) if year else None)
    if part == INDICATOR:
        return replace(target, indicator=said)
    if part == UNIT:
        return replace(target, unit=said)
    return replace(target, period=said) if part == PERIOD else target


def _read_figure(target: Target, said: str, *, short: bool) -> Target:
    compared = comparator = _comparator(said)
    if comparator is None:
        was = _comparator(target.words)
        comparator = Comparator.EQUAL if was is not None and not short else target.comparator
    unit = "%" if "%" in said and "%" not in target.unit else target.unit
    read = replace(target, comparator=comparator, value=read_number(said), unit=unit)
    if short and read.value is not None:
        return _revalued(target, read)
    bare = compared is None and not target.words and _ALONE.fullmatch(said)
    return replace(read, words="" if bare else said)


def says_figure(target: Target, text: str) -> bool:
    """Whether words show a target that has no words of its own: its value, and no other comparison than it has. What
    compares may stand beside them: "ít nhất" before a run that says "90%".
    """
    compared = _comparator(text)
    if target.value is None:
        return not target.words and read_number(text) is None
    return (
        not target.words
        and _ALONE.fullmatch(one_line(text)) is not None
        and read_number(text) == target.value
        and ("%" in text) <= ("%" in target.unit)
        and compared in (None, target.comparator)
    )


def figure_like(target: Target, text: str) -> str:
    """What words that said `text` of a target have to say now: without the comparison where they had none."""
    bare = not target.words and _comparator(text) is None and _ALONE.fullmatch(one_line(text))
    if not bare or target.value is None:
        return target_words(target, WORDS)
    said = _NUMBER.sub(number_words(target.value), text, count=1)
    return said if "%" in target.unit else said.replace("%", "")


def _comparator(said: str) -> Comparator | None:
    """The comparison that words make; None where they make none."""
    small = said.casefold()
    before = small[: found.start()] if (found := _NUMBER.search(small)) else small
    for comparator, words in _BEFORE:
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", before) for word in words):
            return comparator
    if "trở lên" in small or small.rstrip().endswith("+"):
        return Comparator.AT_LEAST
    return Comparator.AT_MOST if "trở xuống" in small else None


def revalued(before: Target, after: Target) -> Target:
    """`after` with words that say its value, where it was given another value or comparison than `before` and no
    words for it: "hơn 65% trở lên" becomes "hơn 70% trở lên"."""
    if after.words != before.words or not after.words:
        return after
    return _revalued(before, after)


def _revalued(before: Target, after: Target) -> Target:
    same = (before.value, before.comparator, before.unit == "%") == (after.value, after.comparator, after.unit == "%")
    if same or not before.words:
        return replace(after, words=before.words)
    only_value = before.comparator is after.comparator and (before.unit == "%") == (after.unit == "%")
    if only_value and after.value is not None and _NUMBER.search(before.words):
        return replace(after, words=_NUMBER.sub(number_words(after.value), before.words, count=1))
    return replace(after, words="")


# assignments


def units_words(units: Sequence[str]) -> str:
    """Several units in a row; one whose name has a comma is parted from the others by semicolons."""
    return ("; " if any("," in unit for unit in units) else ", ").join(units)


def read_units(text: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """The units that a text names, parted by semicolons or lines where it has any, else by commas.

    A comma in the name of a `known` unit parts nothing.
    """
    said = nfc(text).strip()
    if not re.search(r"[;\n]", said):
        for unit in known:
            said = said.replace(unit, unit.replace(",", _KEPT_COMMA))
        said = said.replace(",", ";").replace(_KEPT_COMMA, ",")
    parts = re.split(r"[;\n]", said)
    return tuple(unit for part in parts if (unit := one_line(part).strip(_ENDS)) and unit not in NOTHING)


def assignment_words(assignment: Assignment, part: str) -> str:
    """What a part of an assignment shows; the words of its block are not its own (see `assigned.shown`)."""
    if part == SUPPORTING:
        return units_words(assignment.supporting)
    if part == BOTH:
        joins = units_words(assignment.supporting)
        return f"{assignment.lead}{JOINED_BY}{joins}" if joins else assignment.lead
    return str(getattr(assignment, part, ""))


def read_assignment(assignment: Assignment, part: str, text: str) -> Assignment:
    """An assignment after words were typed where it shows a part. Deadlines are kept as they are written."""
    if part == SUPPORTING:
        return replace(assignment, supporting=read_units(text, assignment.supporting))
    if part == BOTH:
        lead, joins = read_both(text, assignment.supporting)
        return replace(assignment, lead=lead, supporting=joins)
    if part == TASK:
        return replace(assignment, task="" if text.strip() in NOTHING else nfc(text).strip())
    said = _said(text)
    if part == DEADLINE and said[:1].islower() and assignment.deadline[:1].isupper():
        said = said[:1].upper() + said[1:]  # within a sentence it begins small
    if part == LEAD:
        return replace(assignment, lead=said)
    if part == DEADLINE:
        return replace(assignment, deadline=said)
    if part == PRODUCT:
        return replace(assignment, product=said)
    if part == NOTE:
        return replace(assignment, note=said)
    return replace(assignment, decided_by=said) if part == DECIDED_BY else assignment


_JOINING = re.compile(r"\s*[\n;,(]?\s*(?:phối hợp(?:\s+với)?)\s*:?\s*", re.IGNORECASE)


def read_both(text: str, known: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Who leads and who joins, of a cell that says both: "Ban A\\nPhối hợp: Ban B, Ban C"."""
    lead, joining, rest = nfc(text), _JOINING.search(nfc(text)), ""
    if joining is not None:
        lead, rest = lead[: joining.start()], lead[joining.end() :].rstrip(" )")
    lead = re.sub(r"^\s*chủ trì\s*:\s*|\s+chủ trì\s*$", "", lead, flags=re.IGNORECASE)
    return _said(lead), read_units(rest, known)


def _said(text: str) -> str:
    """Words on one line without marks that only part them from what follows; "" for a dash or dots."""
    said = one_line(nfc(text)).strip()
    said = said.rstrip(_ENDS) if said not in NOTHING else ""
    return "" if said in NOTHING else said


def small(text: str) -> str:
    """`text` to go on inside a sentence: its first letter small, unless a name or an abbreviation begins it."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
