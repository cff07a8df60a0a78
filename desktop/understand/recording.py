"""Targets and assignments that a text states become records of the document, shown by the words that state them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from desktop.domain.document import Assignment, Block, Document, Level, Target, walk
from desktop.domain.linked import link
from desktop.domain.planned import plan_year
from desktop.domain.record_words import DEADLINE, DECIDED_BY, LEAD, NOTE, PRODUCT, SUPPORTING, figure_words, units_words
from desktop.understand.handed_out import Task, handed_out
from desktop.understand.linking import Shown, shown_runs
from desktop.understand.periods import NONE, Period, period_in
from desktop.understand.reading import Stated
from desktop.understand.row_records import with_row_records
from desktop.understand.targets import Found, Kind, find_targets, kind_below
from desktop.understand.units import listed

_LONGEST_HEADING = 160  # letters
_NO_PLANS = (
    *(
        "BÁO CÁO",
        "TỜ TRÌNH",
        "BIÊN BẢN",
        "GIẤY",
        "QUY CHẾ",
        "QUY ĐỊNH",
        "QUY TRÌNH",
        "HỢP ĐỒNG",
        "BẢN ",
        "THƯ ",
        "THỂ LỆ",
    ),
    *("TUYÊN BỐ", "LỜI KÊU GỌI", "ĐỀ CƯƠNG"),
)


def with_records(document: Document) -> tuple[Document, dict[str, Stated]]:
    """`document` with its targets and assignments, found in its text, and where each was stated by its id. Not a letter
    of the text changes.

    The same text gives the same ids: "t1", "t2" … for targets, "p1", "p2" … for assignments, in printed order. Papers
    that tell or rule and plan nothing ("BÁO CÁO", "QUY CHẾ") stay as they are.
    """
    if document.header.kind.upper().startswith(_NO_PLANS):
        return document, {}
    recorder = _Recorder(document)
    recorder.targets()
    recorder.tasks()
    return with_row_records(recorder.recorded()), recorder.stated


class _Recorder:
    """Collects records by the block that they belong to, and what each text shows of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes = {note.id: note for note in document.footnotes}
        self.found_targets: dict[str, list[Target]] = {}
        self.assignments: dict[str, list[Assignment]] = {}
        self.shown: dict[str, list[Shown]] = {}
        self.stated: dict[str, Stated] = {}
        self.count = 0

    def targets(self) -> None:
        """Targets of the body, of appendices and of notes; those of a note lie in the block that bears its mark."""
        subject = period_in(self.document.header.subject)
        around = subject if subject.words.startswith(("Năm", "Đến")) else NONE
        self._targets_in(self.document.body, Kind.WORK, around)
        for appendix in self.document.appendices:
            self._targets_in(appendix.blocks, kind_below(appendix.title, Kind.WORK), around)

    def _targets_in(self, blocks: tuple[Block, ...], kind: Kind, around: Period) -> None:
        for block in blocks:
            if block.table:
                continue
            text = block.text
            found = find_targets(text, kind, around)
            for one in found:
                name = self._keep(block.id, one, text)
                self.shown.setdefault(block.id, []).append(Shown(one.start, one.end, link(name)))
            self._targets_of_notes(block)
            if block.children:
                named = period_in(text) if len(text) < _LONGEST_HEADING else NONE
                self._targets_in(block.children, kind_below(text, kind), _narrowed(named, around))
            elif not found and len(text) < _LONGEST_HEADING and _heads(block):
                kind, around = kind_below(text, kind), _narrowed(period_in(text), around)

    def _keep(self, block_id: str, found: Found, text: str) -> str:
        self.count += 1
        target = _target(f"t{self.count}", found, text)
        self.found_targets.setdefault(block_id, []).append(target)
        self.stated[target.id] = Stated(block_id, found.quote)
        return target.id

    def _targets_of_notes(self, block: Block) -> None:
        for run in block.runs:
            note = self.notes.get(run.footnote) if run.footnote else None
            if note is None:
                continue
            for one in find_targets(note.text, Kind.WORK):
                self._keep(block.id, one, note.text)

    def tasks(self) -> None:
        """Assignments of the body and of the closing words."""
        blocks = {block.id: block for block in chain(walk(self.document.body), walk(self.document.closing))}
        found = handed_out(self.document.body, self.document.closing, plan_year(self.document))
        order = {block_id: number for number, block_id in enumerate(blocks)}
        for number, task in enumerate(sorted(found, key=lambda task: order[task.block]), start=1):
            self._hand_out(f"p{number}", task, blocks)

    def _hand_out(self, name: str, task: Task, blocks: dict[str, Block]) -> None:
        parts: dict[str, str] = {}
        for block_id, said in task.said:
            words = blocks[block_id].text[said.start : said.end]
            parts[said.part] = words
            supporting = said.part != SUPPORTING or units_words(listed(words)) == words
            if supporting:
                self.shown.setdefault(block_id, []).append(Shown(said.start, said.end, link(name, said.part)))
        for block_id, span in task.around:
            self.shown.setdefault(block_id, []).append(Shown(*span, link(name)))
        where = next((block_id for block_id, _said in task.said if block_id != task.block), task.block)
        self.stated[name] = Stated(where, task.quote or blocks[where].text)
        assignment = Assignment(
            name,
            lead=parts.get(LEAD, task.lead),
            supporting=listed(parts.get(SUPPORTING, "")),
            deadline=parts.get(DEADLINE, ""),
            decided_by=parts.get(DECIDED_BY, ""),
            task=task.words,
            product=parts.get(PRODUCT, ""),
            note=parts.get(NOTE, ""),
        )
        self.assignments.setdefault(task.block, []).append(assignment)

    def recorded(self) -> Document:
        """The document with all records in their blocks and all runs that show them."""
        if not (self.found_targets or self.assignments):
            return self.document
        return replace(
            self.document,
            body=self._with(self.document.body),
            closing=self._with(self.document.closing),
            appendices=tuple(
                replace(appendix, blocks=self._with(appendix.blocks)) for appendix in self.document.appendices
            ),
        )

    def _with(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._with_records(block) for block in blocks)

    def _with_records(self, block: Block) -> Block:
        children = self._with(block.children) if block.children else ()
        name = block.id
        if name not in self.shown and name not in self.found_targets and name not in self.assignments:
            return block if children == block.children else replace(block, children=children)
        return replace(
            block,
            runs=shown_runs(block.runs, self.shown.get(name, ())),
            children=children,
            targets=(*block.targets, *self.found_targets.get(name, ())),
            assignments=(*block.assignments, *self.assignments.get(name, ())),
        )


def _target(name: str, found: Found, text: str) -> Target:
    target = Target(
        name,
        indicator=found.indicator,
        comparator=found.comparator,
        value=found.value,
        unit=found.unit,
        period=found.period.words,
        year=found.period.year,
    )
    words = text[found.start : found.end]
    return target if words == figure_words(target) else replace(target, words=words)


def _heads(block: Block) -> bool:
    """Whether a paragraph without children heads those behind it: "Đến năm 2025:"."""
    text = block.text.rstrip()
    return block.level in (Level.PARAGRAPH, Level.LABEL) and (text.endswith(":") or not text.endswith((".", ";")))


def _narrowed(named: Period, around: Period) -> Period:
    """The period below a heading: the one it names, within the year that the headings above it name."""
    if named == NONE:
        return around
    return named if named.year else Period(named.words, around.year)
