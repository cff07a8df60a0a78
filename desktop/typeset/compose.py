"""What is printed, in order and in which dress: blocks as paragraphs and tables. Nothing here has a place."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.attached import attached_words
from desktop.domain.document import Appendix, Block, Footnote, Header, Level, Run, walk
from desktop.domain.runs import join
from desktop.domain.text import one_line
from desktop.typeset.dress import Dress, face_of
from desktop.typeset.levels import FINAL, Look, leads_bold, look_of
from desktop.typeset.words import Span, joined

_HEADING_LENGTH = 200  # letters of an entry in the PDF's outline
_DEEPEST = 5  # depth of such an entry


class Paragraph(NamedTuple):
    """A paragraph in the dress of `element`. `indent` says whether its first line is set in, `inset` whether all are.

    A `bare` one is still to be written: it has a label and no words.
    """

    block_id: str
    spans: tuple[Span, ...]
    element: str = "body"
    indent: bool = True
    keep_next: bool = False
    gap: str = "paragraph_gap"
    heading: tuple[int, str] | None = None
    bare: bool = False
    inset: bool = False


class TableFlow(NamedTuple):
    """A table: the block that holds it, for layout to set."""

    block: Block


Flow = Paragraph | TableFlow


class Composer:
    """Turns blocks into flow. `numbers` are the printed numbers of notes, known at least for the marks composed."""

    def __init__(self, dress: Dress, footnotes: tuple[Footnote, ...], numbers: dict[str, int]) -> None:
        self.dress, self.numbers = dress, numbers
        self.notes = {note.id: note for note in footnotes}

    def appendix_head(self, number: int, appendix: Appendix, header: Header, *, several: bool) -> list[Flow]:
        """The label of appendix `number` (from 1), its title, and "(Kèm theo …)" a paper with this header."""
        standard = self.dress.standard
        label = standard.appendix_label(number, several=several)
        attached = attached_words(appendix, header, standard)
        head = [("appendix_label", label), ("appendix_title", appendix.title), ("attached_to", attached)]
        flow: list[Flow] = []
        for element, text in head:
            if text.strip():
                entry = (0, one_line(f"{label}. {appendix.title}").strip(". "))
                heading = entry if element == "appendix_label" else None
                spans = (self.dress.span(element, text),)
                flow.append(Paragraph(appendix.id, spans, element, False, True, "subject_gap", heading))
        return flow

    def note(self, note_id: str) -> Paragraph | None:
        """The paragraph at the foot of the page, its raised number first; None for a mark without a note."""
        note = self.notes.get(note_id)
        if note is None:
            return None
        number = self.numbers.get(note_id)
        mark = (self._mark(str(number), "footnote", ""),) if number else ()
        runs = (Run(" "), *note.runs) if number else note.runs
        return Paragraph(note_id, (*mark, *self.spans(join(runs), "footnote")), "footnote", False)

    def unmarked_notes(self) -> tuple[str, ...]:
        """Notes that no mark cites: they are printed all the same, for no word may be lost."""
        return tuple(note_id for note_id in self.notes if note_id not in self.numbers)

    def spans(self, runs: tuple[Run, ...], element: str, *, plain: bool = False) -> tuple[Span, ...]:
        """Runs in the dress of an element; with `plain` the element's bold is left to the runs themselves."""
        dress, size = self.dress.element(element), self.dress.size(element)
        bold = dress.bold and not plain
        found = []
        for run in runs:
            if run.footnote:
                if run.footnote in self.numbers:
                    found.append(self._mark(str(self.numbers[run.footnote]), element, run.footnote))
            elif run.text:
                text = run.text.upper() if dress.caps else run.text
                face = face_of(bold=bold or run.bold, italic=dress.italic or run.italic)
                found.append(Span(text, face, size, 0.0, "", True) if run.underline else Span(text, face, size))
        return tuple(found)

    def _mark(self, number: str, element: str, note_id: str) -> Span:
        size = self.dress.size(element)
        small, up = self.dress.share("mark_size") * size, self.dress.share("mark_rise") * size
        return Span(number, self.dress.face("body"), small, up, note_id)

    def bases(self, blocks: tuple[Block, ...]) -> list[Flow]:
        """The bases, each with the sign that the standard sets after it; the levels of their tree do not show."""
        form, words = self.dress.words("basis_form"), self.dress.words
        written = [(block, self.spans(block.runs, "basis")) for block in walk(blocks)]
        written = [one for one in written if one[0].table or any(span.text.strip() for span in one[1])]
        flow: list[Flow] = []
        for number, (block, spans) in enumerate(written):
            if block.table is not None:
                flow.append(TableFlow(block))
                continue
            before, _text, after = form.partition("{text}")
            if block.text.startswith(before.strip()):
                before = ""
            if block.text.rstrip()[-1:] not in FINAL:
                after += words("basis_last") if number == len(written) - 1 else words("basis_end")
            flow.append(Paragraph(block.id, _around(before, spans, after), "basis"))
        return flow

    def block(self, block: Block, label: str, following: Level | None, depth: int) -> list[Flow]:
        """A block without its children, `depth` deep in its tree, before one of the level `following`.

        Layout keeps what comes of this, so it may depend on nothing else: not on the rest of the document.
        """
        if block.table is not None:
            return [TableFlow(block)]
        if not label and not block.runs:
            return []
        look = look_of(block, following)
        own_bold = look.own_bold and any(run.bold for run in block.runs)  # the clerk's bold says what is the title
        spans = self.spans(block.runs, look.element, plain=own_bold)
        ends = block.text.rstrip()[-1:]  # "" where there are no words
        keep = look.title or ends == ":" or (bool(block.children) and ends not in FINAL)
        heading = _entry(block, label, look, depth)
        if look.over:
            number = (self.dress.span(look.label, label),)
            flow: list[Flow] = [Paragraph(block.id, number, look.label, False, True, "heading_gap", heading)]
            if spans:
                flow.append(Paragraph(block.id, joined(spans), look.element, False, True, "subject_gap"))
            return flow
        if label:
            own_face = look.label != "article" and (own_bold or leads_bold(block))
            face = spans[0].face if own_face and spans else self.dress.face(look.label)
            spans = (Span(label + " ", face, self.dress.size(look.label)), *spans)
        inset = look.inset
        return [Paragraph(block.id, spans, look.element, not inset, keep, "paragraph_gap", heading, not ends, inset)]

    def ended(self, flow: list[Flow]) -> list[Flow]:
        """The flow with the end mark after its last words, unless they have it or stand in a table."""
        mark = self.dress.words("end_mark")
        last = flow[-1] if flow else None
        if not isinstance(last, Paragraph) or not last.spans or last.bare:
            return flow
        text = "".join(span.text for span in last.spans if not span.note).rstrip()
        missing = end_of(text, mark)
        if missing:
            tail = next((span for span in reversed(last.spans) if not span.note), last.spans[-1])
            spans = (*last.spans, Span(missing, tail.face, tail.size))
            flow = [*flow[:-1], last._replace(spans=spans)]
        return flow


def _entry(block: Block, label: str, look: Look, depth: int) -> tuple[int, str] | None:
    """The entry of a block in the outline: of titles, and of articles that have none, by which regulations are read."""
    if not look.outline:
        return (min(depth, _DEEPEST), label.rstrip(".")) if block.level is Level.ARTICLE else None
    words = f"{label}. {block.text}" if look.over and block.text.strip() else f"{label} {block.text}"
    return min(depth, _DEEPEST), one_line(words)[:_HEADING_LENGTH]


def _around(before: str, spans: tuple[Span, ...], after: str) -> tuple[Span, ...]:
    first, last = spans[0], spans[-1]
    head = (Span(before, first.face, first.size),) if before else ()
    tail = (Span(after, last.face, last.size),) if after else ()
    return (*head, *spans, *tail)


def end_of(text: str, mark: str) -> str:
    """What is missing of the end mark at the end of a text: "", "./." or the rest after a full stop."""
    if not text or text.endswith(mark):
        return ""
    if mark.startswith(".") and text.endswith(".") and not text.endswith(".."):
        return mark[1:]
    return "" if text[-1] in FINAL + "/" else mark
