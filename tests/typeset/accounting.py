"""Which letters of a document stand on its pages, and which boxes they take: for properties that hold of any document.

Letters are compared without blanks and in capitals, for the standards print some parts in capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.attached import attached_words
from desktop.domain.document import (
    Block,
    Document,
    Header,
    Recipients,
    Run,
    Signature,
    all_runs,
    plain,
    trees,
    walk,
)
from desktop.domain.numbering import footnote_numbers, labels
from desktop.domain.standards import POINTS_PER_MM, Standard
from desktop.domain.tables import placed_cells
from desktop.typeset import Page, TextRun
from desktop.typeset.metrics import ASCENT, DESCENT, printable, text_width
from desktop.typeset.page import CIRCULATION, DIGITAL_LINE, PAGE_NUMBER

Place = tuple[str, str]  # block id and spot
IN_MARGIN = {CIRCULATION, DIGITAL_LINE}
MADE_UP = {  # what the standard prints of its own
    "top_title",
    "motto",
    "issuer_mark",
    "subject_mark",
    "number",
    "place_date",
    "recipients_label",
    "addressed_label",
    "copy_form",
}
_CELL = re.compile(r"\d+:\d+")


def squeezed(text: str) -> str:
    """The letters of a text as they are printed, without blanks, in capitals."""
    return "".join(printable(text).upper().split())


def letters_on(pages: tuple[Page, ...], whole: set[str]) -> dict[Place, str]:
    """The letters of every place of the paper, in the order of print, numbers of pages left out.

    Of blocks in `whole` the spots are not told apart.
    """
    found: dict[Place, list[str]] = defaultdict(list)
    for page in pages:
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id != PAGE_NUMBER:
                found[item.block_id, "" if item.block_id in whole else item.spot].append(item.text)
    said = {place: "".join("".join(texts).upper().split()) for place, texts in found.items()}
    return {place: text for place, text in said.items() if text}


def accounted(document: Document, standard: Standard, pages: tuple[Page, ...]) -> list[str]:
    """What is wrong: places whose letters are not those of the document, each once; and places nobody asked for."""
    printed = letters_on(pages, {appendix.id for appendix in document.appendices})
    wrong = []
    for place, text, signs in _expected(document, standard):
        said = printed.pop(place, "")
        repeated = _repeated(document, place)
        fits = said == text * max(1, len(said) // max(1, len(text))) if repeated else _with_signs(said, text, signs)
        if not fits:
            wrong.append(f"{place}: {said!r} instead of {text!r}")
    wrong.extend(f"{place}: {said!r} made up" for place, said in printed.items() if place[1] not in MADE_UP)
    return wrong


def _with_signs(said: str, text: str, signs: bool) -> bool:
    """Whether a place says its text, where `signs` allows with a dash before it and a sign of its end after it."""
    if said == text or not signs:
        return said == text
    return any(said == dash + text + end for dash in ("", "-") for end in ("", ";", ".", ",", "./.", "/.", "/"))


def _repeated(document: Document, place: Place) -> bool:
    """Whether a place may stand on several pages: in a head row of a table, a mark in a table, a note cited twice."""
    if document.footnote(place[0]):
        return sum(run.footnote == place[0] for run in all_runs(document)) > 1
    tables = {b.id: b.table for _name, blocks in trees(document) for b in walk(blocks) if b.table}
    table = tables.get(place[0])
    if table is None:
        return False
    return not _CELL.fullmatch(place[1]) or int(place[1].partition(":")[0]) < table.header_rows


def _expected(document: Document, standard: Standard) -> Iterator[tuple[Place, str, bool]]:
    """Every place with its letters, and whether signs may stand around them."""
    for place, text, signs in _all_expected(document, standard):
        if squeezed(text):
            yield place, squeezed(text), signs


def _all_expected(document: Document, standard: Standard) -> Iterator[tuple[Place, str, bool]]:
    yield from _header(document.header, standard)
    receivers = [receiver for receiver in document.addressed_to if receiver.strip()]
    if len(receivers) == 1:
        yield ("addressed-to", "addressed"), standard.addressed_words(document.header.kind) + receivers[0], False
    else:
        for number, receiver in enumerate(receivers):
            yield ("addressed-to", f"item:{number}"), receiver, True
    numbers = footnote_numbers(document)
    for place, blocks in trees(document):
        shown = labels(blocks, standard.forms)
        for block in walk(blocks):
            yield from _block(block, "" if place == "bases" else shown[block.id], numbers)
    yield from _recipients("recipients", document.recipients)
    yield from _signature("signature", document.signature)
    for number, appendix in enumerate(document.appendices, start=1):
        label = standard.appendix_label(number, several=len(document.appendices) > 1)
        yield (appendix.id, ""), f"{label}{appendix.title}{attached_words(appendix, document.header, standard)}", False
    for note in document.footnotes:
        yield (note.id, ""), f"{numbers.get(note.id, '')}{note.text}", False
    if document.copy:
        yield ("copy", "superior"), document.copy.header.superior, False
        yield ("copy", "issuer"), document.copy.header.issuer, False
        yield from _recipients("copy", document.copy.recipients)
        yield from _signature("copy", document.copy.signature)


def _header(header: Header, standard: Standard) -> Iterator[tuple[Place, str, bool]]:
    for name in ("superior", "issuer", "urgency", "draft"):
        yield ("header", name), getattr(header, name), False
    yield ("circulation", "circulation"), header.circulation, False
    yield ("digital-line", "digital_line"), header.digital_line, False
    yield ("contact", "contact"), header.contact, False
    if standard.is_letter(header.kind):
        yield ("title", "letter_subject"), standard.letter_subject(header.subject), False
    else:
        yield ("title", "kind"), header.kind, False
        yield ("title", "subject"), header.subject, False


def _block(block: Block, label: str, numbers: dict[str, int]) -> Iterator[tuple[Place, str, bool]]:
    if block.table is None:
        yield (block.id, ""), label + block.text if label or block.runs else "", True
        yield from _marks(block.id, block.runs, numbers)
        return
    for placed in placed_cells(block.table):
        yield (block.id, f"{placed.row}:{placed.column}"), plain(placed.cell.runs), False
    yield from _marks(block.id, tuple(r for row in block.table.rows for cell in row for r in cell.runs), numbers)


def _marks(block_id: str, runs: tuple[Run, ...], numbers: dict[str, int]) -> Iterator[tuple[Place, str, bool]]:
    """The raised figures of a block's notes; a note may be cited more than once."""
    cited = [run.footnote for run in runs if run.footnote in numbers]
    for note_id in dict.fromkeys(cited):
        yield (block_id, f"note:{note_id}"), str(numbers[note_id]) * cited.count(note_id), False


def _recipients(part: str, recipients: Recipients) -> Iterator[tuple[Place, str, bool]]:
    number = 0
    for group, recipient_group in enumerate(recipients.groups):
        items = [item for item in recipient_group.items if item.strip()]
        for item in items:
            yield (part, f"item:{number}"), item, True
            number += 1
        yield (part, f"bracket:{group}"), recipient_group.label, False
    yield (part, f"item:{number}"), recipients.archive, True
    drafter = recipients.drafter.strip()
    copies = f"({recipients.copies})" if recipients.copies else ""
    yield (part, "drafter"), f"{drafter}{'.' if drafter and copies else ''}{copies}", False


def _signature(part: str, signature: Signature) -> Iterator[tuple[Place, str, bool]]:
    for name, text in (
        ("authority", signature.authority),
        ("post", signature.post),
        ("signature_mark", signature.mark),
        ("signer", signature.signer),
    ):
        yield (part, name), text, False


class Box(NamedTuple):
    """The room of a run's small letters, in pt: accents may reach into the line above."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def boxes(page: Page) -> list[Box]:
    """The room of every run that has letters."""
    return [
        Box(run.x, run.baseline - 0.45 * run.size, end_of(run), run.baseline, run.text)
        for run in page.items
        if isinstance(run, TextRun) and run.text.strip()
    ]


def end_of(run: TextRun) -> float:
    """Where a run ends, its blanks at the end left out."""
    text = run.text.rstrip(" \u00a0")
    spaces = text.count(" ") + text.count("\u00a0")
    return run.x + text_width(text, run.face, run.size) + run.word_space * spaces


def overlaps(pages: tuple[Page, ...]) -> list[str]:
    """Pairs of runs that stand on one another."""
    found: list[str] = []
    for number, page in enumerate(pages, start=1):
        rows: dict[float, list[Box]] = defaultdict(list)
        for box in boxes(page):
            rows[round(box.bottom, 1)].append(box)
        ordered = sorted(rows)
        for at, bottom in enumerate(ordered):
            line = sorted(rows[bottom])
            found.extend(f"page {number}: {a.text!r} {b.text!r}" for a, b in pairwise(line) if a.right > b.left + 0.3)
            for lower in ordered[at + 1 :]:
                if lower - bottom > 20:
                    break
                found.extend(
                    f"page {number}: {a.text!r} over {b.text!r}"
                    for a in line
                    for b in rows[lower]
                    if b.top < a.bottom - 0.3 and a.left < b.right - 0.3 and b.left < a.right - 0.3
                )
    return found


def outside(pages: tuple[Page, ...], standard: Standard) -> list[str]:
    """Runs and rules that leave the text area, but for what belongs into the margin."""
    found = []
    for number, page in enumerate(pages, start=1):
        left, top = standard.points("margin_left"), standard.points("margin_top")
        right = page.width_pt - standard.points("margin_right")
        bottom = page.height_pt - standard.points("margin_bottom")
        for item in page.items:
            if isinstance(item, TextRun):
                x1, x2 = item.x, end_of(item)
                y1, y2 = item.baseline - 0.9 * ASCENT * item.size, item.baseline + DESCENT * item.size
            else:
                x1, x2 = sorted((item.x1, item.x2))
                y1, y2 = sorted((item.y1, item.y2))
            highest = 2 * POINTS_PER_MM if item.block_id in IN_MARGIN or item.block_id == PAGE_NUMBER else top
            lowest = top if item.block_id == PAGE_NUMBER else bottom
            if not (left - 0.5 <= x1 and x2 <= right + 0.5 and highest - 0.5 <= y1 and y2 <= lowest + 0.5):
                found.append(f"page {number}: {item}")
    return found
