"""Templates: the first draft of a plan from a skeleton with guidance (see `template_file`), the office and the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.assignments import AssignmentForm, stated
from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    LEAVES,
    Appendix,
    Assignment,
    Block,
    Cell,
    Document,
    Drawn,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    new_id,
    rank,
    text_runs,
)
from desktop.domain.drawn_columns import FREE, NUMBER
from desktop.domain.gaps import BLANK
from desktop.domain.office import Office, party_committee, short_name
from desktop.domain.record_settling import settle_records
from desktop.domain.record_words import BOTH, DEADLINE, DECIDED_BY, TASK
from desktop.domain.symbols import number_and_symbol
from desktop.domain.template_file import (
    FIELD,
    PAPER_FIELDS,
    Template,
    TemplateAppendix,
    TemplateAssignment,
    TemplateBlock,
    TemplateField,
    TemplateSignature,
    parse_template,
)
from desktop.domain.text import clean, one_line

_APPENDIX_COLUMNS = (NUMBER, TASK, BOTH, DEADLINE, DECIDED_BY)  # what the columns of a template's appendix show
OPEN_NUMBER = "……"  # stands for the number where other papers of the document cite it
PLANNING_STARTS = 9  # from this month on, a new plan is usually for the year to come


def known_values(template: Template, office: Office, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Every field that has a text: what was typed in, else what the office and the day say, else the defaults.

    An office of another kind of body (a union's template in a Party office) gives no names, only its place.
    """
    year = today.year + 1 if today.month >= PLANNING_STARTS else today.year
    known = {"nam": str(year), "nam_ky": str(today.year), "dia_danh": office.place}
    known["cap_uy"] = party_committee(office.name)
    if office.body == template.body:
        known |= {"co_quan": office.name, "cap_tren": office.superior, "viet_tat": office.abbreviation}
        known["ten_goi"] = short_name(office.name)
        known |= {"quyen_han": office.authority, "chuc_vu": office.post, "nguoi_ky": office.signer}
    known |= {name: one_line(clean(value)) for name, value in values.items() if value.strip()}
    if known["nam"].isdecimal() and len(known["nam"]) == 4:
        known.setdefault("nam_truoc", str(int(known["nam"]) - 1))
        known.setdefault("nam_sau", str(int(known["nam"]) + 1))
    for asked in template.fields:
        if (
            not known.get(asked.name)
            and asked.default
            and all(known.get(name) for name in FIELD.findall(asked.default))
        ):
            known[asked.name] = _filled(asked.default, known)
    return {name: value for name, value in known.items() if value}


def start_document(
    template: Template,
    office: Office,
    values: Mapping[str, str],
    document_id: str,
    today: date,
    ids: Callable[[], str] = new_id,
) -> Document:
    """The first draft: fields filled in, the day of the date and the number left open.

    Each field becomes a run that carries its name, of `BLANK` where it has no text; an empty block carries guidance.
    """
    known = known_values(template, office, values, today)
    start = _Start(known | {"so_ky_hieu": number_and_symbol(OPEN_NUMBER, _filled(template.symbol, known))}, ids)
    body = start.tree(template.outline)
    for form in template.assignment_forms:
        body = _with_stated(body, form, ids)
    document = Document(
        id=document_id,
        template=template.id,
        header=Header(
            superior=start.name(template.superior).upper(),
            issuer=start.name(template.issuer).upper(),
            symbol=start.text(template.symbol),
            place=start.known.get("dia_danh", ""),
            date=OfficialDate(today.year, today.month),
            kind=template.kind,
            subject=start.text(template.subject),
        ),
        addressed_to=tuple(start.text(line) for line in template.addressed_to),
        bases=start.tree(template.bases),
        preamble=start.tree(template.preamble),
        body=body,
        closing=start.tree(template.closing),
        recipients=start.recipients(template),
        signature=start.signature(template.signature),
        appendices=tuple(start.appendix(one) for one in template.appendices),
    )
    return settle_records(document, document)


@dataclass(frozen=True, slots=True)
class _Start:
    """Fills the parts of a template with what is known."""

    known: dict[str, str]
    ids: Callable[[], str]

    def text(self, text: str) -> str:
        """`text` with its fields; `BLANK` where one is open."""
        return _filled(text, self.known)

    def name(self, text: str) -> str:
        """As `text`, but empty where a field is open: the form asks for it then."""
        return self.text(text) if all(name in self.known for name in FIELD.findall(text)) else ""

    def runs(self, text: str, *, bold: bool) -> tuple[Run, ...]:
        """`text` as runs; a field is a run of its own, so that it can be filled in again wherever it stands."""
        runs: list[Run] = []
        stretch, at = "", 0
        for match in FIELD.finditer(text):
            stretch += text[at : match.start()]
            at = match.end()
            value = _value(match, self.known, BLANK)
            if match[1] in PAPER_FIELDS:
                stretch += value
                continue
            runs += [*text_runs(stretch, bold=bold), Run(value, bold=bold, field=match[1])]
            stretch = ""
        return (*runs, *text_runs(stretch + text[at:], bold=bold))

    def block(self, source: TemplateBlock, children: tuple[Block, ...]) -> Block:
        """One block of the draft."""
        return Block(
            id=self.ids(),
            level=source.level,
            runs=self.runs(source.text, bold=source.bold),
            children=children,
            assignments=self.assignments(source.assignment),
            guidance=self.text(source.guidance),
        )

    def assignments(self, source: TemplateAssignment | None) -> tuple[Assignment, ...]:
        """The assignment of a block, where it has one."""
        if source is None:
            return ()
        supporting = tuple(self.text(unit) for unit in source.supporting)
        texts = (self.text(text) for text in (source.deadline, source.decided_by))
        return (Assignment(self.ids(), self.text(source.lead), supporting, *texts),)

    def tree(self, flat: tuple[TemplateBlock, ...]) -> tuple[Block, ...]:
        """The flat outline as a tree: a block takes what follows it until one of its own rank or above."""
        blocks: list[Block] = []
        at = 0
        while at < len(flat):
            end = at + 1
            while end < len(flat) and flat[at].level not in LEAVES and rank(flat[end].level) > rank(flat[at].level):
                end += 1
            blocks.append(self.block(flat[at], self.tree(flat[at + 1 : end])))
            at = end
        return tuple(blocks)

    def recipients(self, template: Template) -> Recipients:
        """Nơi nhận with its archive line."""
        groups = tuple(
            RecipientGroup(tuple(self.text(item) for item in group.items), self.text(group.label))
            for group in template.recipients
        )
        return Recipients(groups, self.text(template.archive))

    def signature(self, source: TemplateSignature) -> Signature:
        """The office's own signature lines, else the usual ones of this kind of plan."""
        return Signature(
            authority=self.known.get("quyen_han", self.text(source.authority)).upper(),
            post=self.known.get("chuc_vu", self.text(source.post)).upper(),
            signer=self.known.get("nguoi_ky", ""),
        )

    def appendix(self, source: TemplateAppendix) -> Appendix:
        """The appendix with the table that is drawn from what the text assigns, and rows of its own to fill in."""
        head = tuple(Cell(text_runs(column, bold=True)) for column in source.columns)
        columns = (*_APPENDIX_COLUMNS, *(FREE,) * len(source.columns))[: len(source.columns)]
        table = Table((head,), header_rows=1, widths=source.widths, drawn=Drawn(columns=columns))
        own = tuple(Assignment(self.ids()) for _row in range(source.empty_rows))
        return Appendix(
            id=self.ids(),
            title=self.text(source.title).upper(),
            attached_to=self.text(source.attached_to),
            blocks=(Block(self.ids(), Level.TABLE, table=table, assignments=own),),
        )


def _with_stated(blocks: tuple[Block, ...], form: AssignmentForm, ids: Callable[[], str]) -> tuple[Block, ...]:
    """A tree whose assignments are said in the text in `form`."""
    return tuple(
        stated(replace(block, children=_with_stated(block.children, form, ids)), form, ids) for block in blocks
    )


def _filled(text: str, known: Mapping[str, str]) -> str:
    return FIELD.sub(lambda match: _value(match, known, BLANK), text)


def _value(match: re.Match[str], known: Mapping[str, str], otherwise: str) -> str:
    """What a field prints: at the beginning of a text with a capital letter."""
    value = known.get(match[1], otherwise)
    return value[:1].upper() + value[1:] if match.start() == 0 else value


__all__ = [
    "BLANK",
    "AssignmentForm",
    "Template",
    "TemplateField",
    "known_values",
    "parse_template",
    "start_document",
]
