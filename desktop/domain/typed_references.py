"""References typed by hand: "khoản 2, mục III" in a text is found, and told apart from what cites another document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.document import STACKED, Document, Level, Run, rank
from desktop.domain.references import Items, chain, map_runs, references_in, text_like, unit_of
from desktop.domain.runs import cut, flat, join, runs_length
from desktop.domain.standards import Standard
from desktop.domain.text import ORDINALS

_COUNTS = {
    "roman": "[IVXLC]+",
    "arabic": r"\d{1,3}",
    "letter": "[a-zđ]{1,3}",
    "parent": r"\d{1,3}(?:\.\d{1,3})*",
    "ordinal": rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}})",
}
_BETWEEN = r"(?:\)?,?[ \u00a0]+(?:của[ \u00a0]+|thuộc[ \u00a0]+)?)"
# What follows a reference to another document; the kinds of the standard count too.
_OUTSIDE = ("luật", "bộ luật", "hiến pháp", "pháp lệnh", "nghị định", "thông tư", "điều lệ", "văn kiện", "công ước")
_LEADS_OUT = r"[\s,)]*(?:(?:của|tại|trong|thuộc|ban hành|kèm|theo|nêu|quy định)\s+)*"


class Typed(NamedTuple):
    """A reference in a text: its characters `start` to `end`, its units in small letters, the smallest first.

    The last unit may be "mục này"; "phụ lục này" and "kế hoạch này" are units as well.
    """

    start: int
    end: int
    units: tuple[str, ...]


class _Patterns(NamedTuple):
    whole: re.Pattern[str]
    unit: re.Pattern[str]
    outside: re.Pattern[str]
    sizes: tuple[tuple[re.Pattern[str], int], ...]
    """How deep the thing usually stands that a unit names; what none fits is an appendix or the document."""


def _words(text: str) -> str:
    """A pattern for words in any letters, parted by any blanks."""
    return r"[ \u00a0]+".join(f"(?i:{re.escape(word)})" for word in text.split())


def _counted(form: str) -> str:
    """The pattern of a form: "Điều {arabic}" with figures in the place of the count."""
    pieces = re.split(r"\{(\w+)\}", form)
    found = ""
    for at, piece in enumerate(pieces):
        if at % 2:
            found += _COUNTS[piece]
        elif piece.strip():
            gap_before, gap_after = piece[:1].isspace(), piece[-1:].isspace()
            found += r"[ \u00a0]+" * gap_before + _words(piece) + r"[ \u00a0]+" * gap_after
    return found.replace(rf"{_COUNTS['parent']}(?i:\.)", rf"{_COUNTS['parent']}\.")


@lru_cache(maxsize=8)
def _patterns(
    sizes: tuple[tuple[str, int], ...], others: tuple[str, ...], appendix: str, kinds: tuple[str, ...]
) -> _Patterns:
    """Patterns from those of single units; the only appendix has no number, so its word ends a reference, no more."""
    units = [*(unit for unit, _size in sizes), *others]
    unit = rf"(?:{'|'.join(sorted(units, key=len, reverse=True))})(?!\w)"
    last = rf"{_words(appendix)}(?!\w)"
    named = "|".join(_words(kind) for kind in sorted({*kinds, *_OUTSIDE}, key=len, reverse=True))
    return _Patterns(
        re.compile(rf"(?<!\w){unit}(?:{_BETWEEN}{unit})*(?:{_BETWEEN}{last})?"),
        re.compile(rf"{unit}|{last}"),
        re.compile(rf"(?i:{_LEADS_OUT}(?:{named})(?!\w))(?!\s+này(?!\w))"),
        tuple((re.compile(one), size) for one, size in sizes),
    )


def _patterns_of(standard: Standard) -> _Patterns:
    this = standard.words["cited_this"]
    sizes: list[tuple[str, int]] = []
    for level, form in standard.cited.items():
        label = standard.forms.labels.get(level, "").rstrip(" .:)-–")
        counted = form.replace("{number}", label.replace("{parent}.{arabic}", "{parent}"))
        if "{" in counted:
            sizes.append((_counted(counted), rank(level)))
        sizes.append((_words(this.format(unit=unit_of(standard, level))), rank(level)))
    documents = (standard.words["appendix_label"], standard.words["cited_document"], *standard.kinds)
    others = [_counted(standard.words["appendix_numbered"])]
    others += [_words(this.format(unit=unit)) for unit in dict.fromkeys(documents)]
    return _patterns(tuple(sizes), tuple(others), standard.words["appendix_label"], tuple(standard.kinds))


def find_references(text: str, standard: Standard) -> Iterator[Typed]:
    """References to this document in a text; those that the name of another document follows are passed over."""
    patterns = _patterns_of(standard)
    for found in patterns.whole.finditer(text):
        if patterns.outside.match(text, found.end()):
            continue
        typed = Typed(found.start(), found.start(), ())
        least = len(Level)
        for one in patterns.unit.finditer(text, found.start(), found.end()):
            unit = _plain(one[0])
            size = next((size for pattern, size in patterns.sizes if pattern.fullmatch(one[0])), -1)
            if typed.units and size >= least:  # "khoản 1 mục I, khoản 2 mục I" are two
                yield typed
                typed = Typed(one.start(), one.start(), ())
            typed, least = Typed(typed.start, one.end(), (*typed.units, unit)), size
        yield typed


def parse_reference(text: str, standard: Standard) -> tuple[str, ...] | None:
    """The units of a text that is one reference and nothing else, the smallest first; else None."""
    found = next(find_references(text, standard), None)
    return found.units if found is not None and (found.start, found.end) == (0, len(text)) else None


def _plain(unit: str) -> str:
    return " ".join(unit.split()).casefold()


class Targets:
    """What typed references of a document point at: made once for a shape of it, then asked for line after line."""

    def __init__(self, items: Items) -> None:
        self.items = items

    def _find(self, units: tuple[str, ...]) -> str:
        """The id of the first thing whose full reference has these units; "" where there is none."""
        return next((id for id in self.items.called(units[0]) if self._key(id) == units), "")

    def _key(self, id: str) -> tuple[str, ...]:
        return tuple(item.words.casefold() for item in chain(self.items, id))

    def is_telling(self, units: tuple[str, ...]) -> bool:
        """Whether units name one thing: "điểm a" alone may be any, "Phụ lục" alone names nothing."""
        if len(units) > 1:
            return True
        lettered = unit_of(self.items.standard, Level.POINT).casefold() + " "
        return not units[0].startswith(lettered) and any(
            mark.isdigit() or mark in "ivxlc" for mark in units[0].split()[-1]
        )

    def target(self, units: tuple[str, ...], from_block: str) -> str:
        """The id of what the units name in `from_block`; "" where the document has no such thing."""
        above = list(self.items.above(from_block))
        this = self.items.standard.words["cited_this"]
        appendix = self._key(above[-1].id) if above and above[-1].level is None else ()
        for item in above:
            if units[-1] == this.format(unit=item.unit).casefold():
                return self._find((*units[:-1], *self._key(item.id))) if units[:-1] else item.id
        if units[-1] == self.items.kind.casefold():
            return self._find(units[:-1]) if units[:-1] else ""
        if not self.is_telling(units):
            return ""
        parts = ((*units, *self._key(item.id)) for item in above if item.level in STACKED)  # which may go unsaid
        keys = ((*units, *appendix), units, *parts)
        return next((found for key in keys if (found := self._find(key))), "")


class Offer(NamedTuple):
    """A typed reference that could be live: its characters, the id that it names, and the words it would have."""

    start: int
    end: int
    target: str
    words: str


def offers(runs: tuple[Run, ...], block_id: str, targets: Targets) -> tuple[Offer, ...]:
    """What could be made a reference in a line; a block is not offered a reference to itself."""
    text = flat(runs)
    live = list(references_in(runs))
    found: list[Offer] = []
    for typed in find_references(text, targets.items.standard):
        if any(reference.start < typed.end and typed.start < reference.end for reference in live):
            continue
        target = targets.target(typed.units, block_id)
        if target and target != block_id:
            words = text_like(targets.items, block_id, target, text[typed.start : typed.end])
            found.append(Offer(typed.start, typed.end, target, words))
    return tuple(found)


def made_live(runs: tuple[Run, ...], chosen: Iterable[Offer]) -> tuple[Run, ...]:
    """A line with offers taken, each in the dress of its first letter."""
    for offer in sorted(chosen, reverse=True):
        dress = cut(runs, offer.start, offer.end)[0]
        live = replace(dress, text=offer.words, reference=offer.target)
        runs = join((*cut(runs, 0, offer.start), live, *cut(runs, offer.end, runs_length(runs))))
    return runs


def make_all_live(document: Document, targets: Targets) -> Document:
    """`document` with every offer taken, in lines and in the cells of tables; the same one where there is none."""

    def taken(block_id: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        found = offers(runs, block_id, targets) if runs else ()
        return made_live(runs, found) if found else runs

    return map_runs(document, taken)


class Missing(NamedTuple):
    """A typed reference to what the document does not have: its block and characters, in a table those of the cell."""

    key: str
    start: int
    end: int
    words: str


def missing_targets(document: Document, targets: Targets) -> tuple[Missing, ...]:
    """Typed references that name nothing in the document, in printed order; what may mean any item is passed over."""
    found: list[Missing] = []

    def seek(block_id: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        text = flat(runs)
        live = list(references_in(runs))
        for typed in find_references(text, targets.items.standard):
            if any(reference.start < typed.end and typed.start < reference.end for reference in live):
                continue
            if targets.is_telling(typed.units) and not targets.target(typed.units, block_id):
                found.append(Missing(block_id, typed.start, typed.end, text[typed.start : typed.end]))
        return runs

    map_runs(document, seek)
    return tuple(found)
