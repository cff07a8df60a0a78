"""Which words of the painted parts belong to which field: from the runs that layout placed, on sheet and pages. No Qt.

A field may be a part of a run ("05" in "Số: 05/KH-LĐLĐ"), one run, or several (a name over two lines).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from string import Formatter
from typing import NamedTuple

from desktop.domain.dates import LONG_FORM
from desktop.domain.document import Document, Header, Recipients
from desktop.domain.part_texts import ADDRESSED_ITEM, ATTACHED, COPY_FIELDS, DATE_PARTS, part_of, part_text
from desktop.domain.standards import Standard
from desktop.domain.symbols import with_nought
from desktop.domain.text import one_line
from desktop.typeset.metrics import printable
from desktop.typeset.page import (
    ADDRESSED,
    CIRCULATION,
    CONTACT,
    COPY,
    DIGITAL_LINE,
    HEADER,
    PARTS,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Item,
    TextRun,
)

_HEAD_SPOTS = ("superior", "issuer", "kind", "subject", "draft", "urgency", "circulation", "digital_line", "contact")
_FIELDS = {name: f"header.{name}" for name in _HEAD_SPOTS}
_FIELDS |= {name: f"signature.{name}" for name in ("authority", "post", "signer")}
_FIELDS |= {"letter_subject": "header.subject", "signature_mark": "signature.mark", "addressed": f"{ADDRESSED_ITEM}0"}
_COMPOSED = frozenset({"number", "place_date", "drafter"})


class Piece(NamedTuple):
    """Letters `start` to `end` of a run."""

    run: TextRun
    start: int
    end: int

    @property
    def text(self) -> str:
        """The letters."""
        return self.run.text[self.start : self.end]


class PartTextPlace(NamedTuple):
    """The words of a field as they are printed, one piece a line; `blank` is room that paper leaves for handwriting."""

    field: str
    pieces: tuple[Piece, ...]
    blank: bool = False


Stop = tuple[int, int]
"""A place between two letters: which line, and how many of its letters stand before."""


def align(text: str, printed: Sequence[str], start: Stop = (0, 0)) -> list[Stop]:
    """Where each offset of a text stands in what is printed of it, with capitals, dashes and line breaks of paper.

    One stop for each letter, before it, and one behind the last. Blanks where a line breaks stand at its end.
    """
    stops: list[Stop] = []
    line, at = start
    for letter in text:
        if letter == "\n":
            stops.append((line, at))
            if line + 1 < len(printed):
                line, at = line + 1, 0
            continue
        if letter.isspace():
            stops.append((line, at))
            at += int(at < len(printed[line]) and printed[line][at].isspace())
            continue
        line, at = _next(letter, printed, line, at)
        stops.append((line, at))
        at = min(at + 1, len(printed[line]))
    stops.append((line, at))
    return stops


def _next(letter: str, printed: Sequence[str], line: int, at: int) -> Stop:
    """The next place that shows a letter, or failing that any letter."""
    wanted, first = letter.casefold(), None
    for number in range(line, len(printed)):
        for place in range(at if number == line else 0, len(printed[number])):
            shown = printed[number][place]
            if shown.isspace():
                continue
            if shown.casefold() == wanted:
                return number, place
            first = first or (number, place)
    return first or (line, at)


def find_places(
    items: Iterable[Item], document: Document, standard: Standard, figures: Mapping[str, str]
) -> dict[str, PartTextPlace]:
    """The place of each field of which paper shows something.

    `figures` are numbers and parts of the date that `items` show as they are typed, and not as the document has them.
    """
    spots: dict[tuple[str, str], list[TextRun]] = {}
    for item in items:
        if isinstance(item, TextRun) and item.spot and item.block_id in PARTS:
            spots.setdefault((item.block_id, item.spot), []).append(item)
    found: dict[str, PartTextPlace] = {}
    for (block_id, spot), runs in spots.items():
        for place in _places(block_id, spot, runs, document, standard, figures):
            found[place.field] = place
    return found


def _places(
    block_id: str, spot: str, runs: list[TextRun], document: Document, standard: Standard, figures: Mapping[str, str]
) -> list[PartTextPlace]:
    printed = [run.text for run in runs]
    if spot in _COMPOSED:
        words = composed(block_id, spot, document, standard, figures)
        stops = align("".join([text for _field, text in words]), printed)
        found, at = [], 0
        for field, text in words:
            if field:
                blank = not text.strip()
                pieces = _pieces(stops[at : at + len(text) + 1], runs, blank=blank)
                found.append(PartTextPlace(field, pieces, blank))
            at += len(text)
        return found
    field = part_text_of_spot(block_id, spot, document)
    text = part_text(document, field) if field else ""
    if not text.strip():
        whole = tuple(Piece(run, 0, len(run.text)) for run in runs)
        return [PartTextPlace(field, whole, blank=True)] if field and not "".join(printed).strip() else []
    stops = align(text, printed, _start(field, text, printed, document, standard))
    return [PartTextPlace(field, _pieces(stops, runs))]


def _start(field: str, text: str, printed: list[str], document: Document, standard: Standard) -> Stop:
    """Behind words that paper puts before a text: "Kính gửi:", "V/v"."""
    before = ""
    if field == f"{ADDRESSED_ITEM}0":
        before = standard.addressed_words(document.header.kind)
        if text.casefold().startswith(before.rstrip(":").casefold()):
            return 0, 0
    elif field == "header.subject" and standard.is_letter(document.header.kind):
        before = standard.letter_subject(text).removesuffix(text.strip()).strip()
    if not before or not printed[0].startswith(before):
        return 0, 0
    return (0, len(before)) if len(printed[0].strip()) > len(before) else (min(1, len(printed) - 1), 0)


def pieces_of(text: str, runs: list[TextRun]) -> tuple[Piece, ...]:
    """The letters of a text in the runs that print it."""
    return _pieces(align(text, [run.text for run in runs]), runs)


def _pieces(stops: Sequence[Stop], runs: list[TextRun], *, blank: bool = False) -> tuple[Piece, ...]:
    lines: dict[int, list[int]] = {}
    for line, at in stops:
        lines.setdefault(line, []).append(at)
    found = [Piece(runs[line], min(ends), max(ends)) for line, ends in lines.items()]
    kept = tuple([piece for piece in found if piece.end > piece.start or not runs[0].text.strip()])
    return kept[:1] if blank and kept else kept or (found[0],)


def part_text_of_spot(block_id: str, spot: str, document: Document) -> str:
    """The field that stands at a spot of a part; "" where it is none, or one of several."""
    copied = block_id == COPY and document.copy is not None
    recipients = document.copy.recipients if copied and document.copy is not None else document.recipients
    name, _colon, number = spot.partition(":")
    if name == "item" and number.isdecimal():
        if block_id == ADDRESSED:
            return f"{ADDRESSED_ITEM}{number}"
        count = sum(1 for group in recipients.groups for item in group.items if item.strip())
        field = f"recipients.item:{number}" if int(number) < count else "recipients.archive"
    elif name == "bracket" and number.isdecimal():
        field = f"recipients.label:{number}"
    else:
        field = _FIELDS.get(spot, "")
    return COPY_FIELDS + field if copied and field else field


def block_of(field: str) -> str:
    """The part of the paper, as pages name it, in which a field is printed; the id of its appendix for a line there."""
    if field.startswith(COPY_FIELDS):
        return COPY
    if field.startswith(ATTACHED):
        return field.removeprefix(ATTACHED)
    known = {
        "header.kind": TITLE,
        "header.subject": TITLE,
        "header.circulation": CIRCULATION,
        "header.digital_line": DIGITAL_LINE,
        "header.contact": CONTACT,
    }
    parts = {"addressed": ADDRESSED, "recipients": RECIPIENTS, "signature": SIGNATURE}
    return known.get(field) or parts.get(part_of(field), HEADER)


def composed(
    block_id: str, spot: str, document: Document, standard: Standard, figures: Mapping[str, str]
) -> list[tuple[str, str]]:
    """A line made of several fields, as (field, words): fixed words between them have "" for a field."""
    inside = document.copy if block_id == COPY and document.copy is not None else document
    before = COPY_FIELDS if inside is document.copy else ""
    values = _drafter(inside.recipients) if spot == "drafter" else _head(inside.header, standard)
    values = {field: figures.get(before + field) or text for field, text in values.items()}
    form = _drafter_form(inside.recipients, standard) if spot == "drafter" else standard.words[spot]
    words: list[tuple[str, str]] = []
    part = "recipients" if spot == "drafter" else "header"
    for literal, name in _form(form.replace("{date}", LONG_FORM)):
        words += [("", printable(literal))] if literal else []
        if name:
            words.append((f"{before}{part}.{name}", printable(values[f"{part}.{name}"])))
    return words


def part_text_at_click(
    block_id: str, spot: str, printed: str, at: int, document: Document, standard: Standard
) -> tuple[str, int] | None:
    """The field of which a letter was clicked, and the offset in its text; None where there is none.

    `printed` is all that is printed of the spot, its lines joined, and `at` counts the letters before the click.
    """
    if block_id not in PARTS or not spot:
        return None
    if spot in _COMPOSED:
        words = composed(block_id, spot, document, standard, {})
        stops = align("".join([text for _field, text in words]), [printed])
        begin, best = 0, ("", 0, inf)
        for field, text in words:
            left, right = stops[begin][1], stops[min(begin + len(text), len(stops) - 1)][1]
            far = max(left - at, at - right, 0)
            if field and far < best[2]:
                best = (field, min(max(at - left, 0), len(text)) if text.strip() else 0, far)
            begin += len(text)
        return (best[0], best[1]) if best[0] else None
    field = part_text_of_spot(block_id, spot, document)
    text = part_text(document, field) if field else ""
    if not text.strip():
        return None
    stops = align(text, [printed], _start(field, text, [printed], document, standard))
    return field, min(range(len(stops)), key=lambda offset: abs(stops[offset][1] - at))


def _form(form: str) -> list[tuple[str, str]]:
    return [(literal, name or "") for literal, name, _format, _conversion in Formatter().parse(form)]


def _head(header: Header, standard: Standard) -> dict[str, str]:
    """The words for the parts of the lines of number and date, blanks where one is open."""
    number, day = standard.words["number_blank"], standard.words["day_blank"]
    document = Document("", header=header)
    values = {f"header.{part}": part_text(document, f"header.{part}") or day for part in DATE_PARTS}
    values["header.number"] = with_nought(one_line(header.number)) or number
    values["header.symbol"] = one_line(header.symbol) or number
    values["header.place"] = one_line(header.place) or "\u00a0" * 2 * len(day)
    return values


def _drafter(recipients: Recipients) -> dict[str, str]:
    return {"recipients.drafter": one_line(recipients.drafter), "recipients.copies": str(recipients.copies)}


def _drafter_form(recipients: Recipients, standard: Standard) -> str:
    if recipients.copies <= 0:
        return standard.words["drafter_alone"]
    return standard.words["drafter" if one_line(recipients.drafter) else "copies_alone"]
