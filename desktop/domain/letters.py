"""Phiếu giao việc and công văn đôn đốc: an official document for one unit with its tasks only.

Words come from the data of `letter_forms`, head and signature from the office as for any new document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.dates import OfficialDate, short_date
from desktop.domain.document import Block, Cell, Document, Header, Level, Run, Table, new_id, plain, text_runs
from desktop.domain.letter_forms import LetterColumn, LetterForm, LetterWords, Shows
from desktop.domain.office import Office
from desktop.domain.progress import TaskRow, TaskState, is_late
from desktop.domain.symbols import number_and_symbol
from desktop.domain.template_file import FIELD, TemplateBlock
from desktop.domain.templates import known_values, start_document
from desktop.domain.text import one_line

ALPHABETIC_CASE = 2  # letters that decide whether a word is written as a name
PLAN_FIELD = "{ke_hoach}"
MANY = 2  # plans, from which on each has a basis of its own
SELDOM = (Shows.SUPPORTING, Shows.PRODUCT, Shows.DECIDED_BY)  # columns that stand only where a row fills them
_ENDS = " .;,:"


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What one letter is about. `plans` are the heads of the plans by document; `before` is the day of the last
    reminder where `ordinal` is above 1.
    """

    unit: str
    rows: tuple[TaskRow, ...]
    plans: Mapping[str, Header]
    answer_by: date
    ordinal: int = 1
    before: date | None = None
    with_form: bool = False


def letter_document(
    form: LetterForm,
    words: LetterWords,
    office: Office,
    order: LetterOrder,
    document_id: str,
    today: date,
    ids: Callable[[], str] = new_id,
) -> Document:
    """The draft of one letter: number and day are open until it is signed."""
    form = form.for_body(office.body)
    again = order.ordinal > 1
    subject = form.subject_again if again and form.subject_again else form.template.subject
    values = _values(words, office, order, today)
    template = replace(form.template, subject=subject, bases=_bases(form, words, office, order))
    started = start_document(template, office, values, document_id, today, ids)
    known = known_values(form.template, office, values, today)
    opening = _filled(_opening(form, order.rows, today, again=again), known)
    paragraph = Block(ids(), Level.PARAGRAPH, text_runs(opening))
    table = Block(ids(), Level.TABLE, table=_table(form, words, order, today))
    return replace(
        _without_fields(started),
        template="",
        body=(*_plain_blocks(started.body), paragraph, table),
    )


def _bases(form: LetterForm, words: LetterWords, office: Office, order: LetterOrder) -> tuple[TemplateBlock, ...]:
    """The bases of the letter: one that names the plan stands once for each plan, with its number and day."""
    plans = [cited_plan(words, plan, office.name) for plan in _plans_of(order)]
    if len(plans) < MANY:
        return form.template.bases
    return tuple(
        replace(base, text=base.text.replace(PLAN_FIELD, plan))
        for base in form.template.bases
        for plan in (plans if PLAN_FIELD in base.text else plans[:1])
    )


def _plans_of(order: LetterOrder) -> list[Header]:
    """The heads of the plans that a letter is about, in the order of its rows."""
    return [order.plans[id] for id in dict.fromkeys(row.key.document for row in order.rows)]


def _opening(form: LetterForm, rows: tuple[TaskRow, ...], today: date, *, again: bool) -> str:
    all_late = form.late and all(is_late(row.planned.due, row.progress.state, today) for row in rows)
    return " ".join((form.again if again and form.again else form.first, form.late if all_late else form.due))


def _values(words: LetterWords, office: Office, order: LetterOrder, today: date) -> dict[str, str]:
    """What the fields of a letter say."""
    plans = _plans_of(order)
    count = len(order.rows)
    alone = len(plans) == 1
    values = {
        "don_vi": order.unit,
        "ke_hoach": cited_plan(words, plans[0], office.name) if alone else words.several_plans,
        "ke_hoach_ngan": cited_plan(words, plans[0]) if alone else words.several_plans,
        "so_viec": f"{count:02}",
        "ngay_tinh": short_date(OfficialDate.of(today)),
        "han": short_date(OfficialDate.of(order.answer_by)),
        "cach_bao": words.with_form if order.with_form else words.without_form,
        "lan": str(order.ordinal),
    }
    if order.ordinal > 1:
        values["lan_truoc"] = str(order.ordinal - 1)
        values["ngay_truoc"] = short_date(OfficialDate.of(order.before or today))
    return values


def cited_plan(words: LetterWords, head: Header, issuer: str = "") -> str:
    """ "Kế hoạch số 47/KH-LĐLĐ", and with `issuer` in full, as a document is cited for the first time."""
    text = one_line(head.kind.capitalize())
    if head.number:
        text += words.cited.number.format(number=number_and_symbol(head.number, head.symbol))
    subject = words.cited.subject.format(subject=_inside(head.subject)) if head.subject else ""
    if not issuer:
        return text if head.number else text + subject
    if head.date is not None and head.date.calendar is not None and head.number:
        text += words.cited.date.format(date=short_date(head.date))
    return text + words.cited.issuer.format(issuer=issuer) + subject


def _inside(subject: str) -> str:
    """A subject as it goes on within a sentence: "Thực hiện …" → "thực hiện …"; names keep their capital."""
    subject = one_line(subject)
    first, _blank, rest = subject.partition(" ")
    if first.casefold() == "về":
        return rest
    named = rest[:1].isupper() or first[1:ALPHABETIC_CASE].isupper()
    return subject if named else subject[:1].lower() + subject[1:]


# The table


def _table(form: LetterForm, words: LetterWords, order: LetterOrder, today: date) -> Table:
    """The rows of the unit; those of several plans under the names of their plans."""
    columns = _columns(form, words, order, today)
    head = tuple(Cell(text_runs(column.title, bold=True)) for column in columns)
    rows: list[tuple[Cell, ...]] = [head]
    plans = list(dict.fromkeys(row.key.document for row in order.rows))
    number = 0
    for plan in plans:
        if len(plans) > 1:
            rows.append((Cell(text_runs(cited_plan(words, order.plans[plan]), bold=True), columns=len(columns)),))
        for row in order.rows:
            if row.key.document == plan:
                number += 1
                texts = (_shown(column.shows, row, number, words, today) for column in columns)
                rows.append(tuple(Cell(text_runs(text)) for text in texts))
    return Table(tuple(rows), header_rows=1, widths=tuple(column.width for column in columns))


def _columns(form: LetterForm, words: LetterWords, order: LetterOrder, today: date) -> tuple[LetterColumn, ...]:
    """The columns that say something; what an empty one leaves goes to the others."""
    kept = [
        column
        for column in form.columns
        if column.shows not in SELDOM or any(_shown(column.shows, row, 0, words, today) for row in order.rows)
    ]
    whole = sum(column.width for column in kept)
    return tuple(replace(column, width=column.width / whole) for column in kept)


def _shown(shows: Shows, row: TaskRow, number: int, words: LetterWords, today: date) -> str:
    """What a cell says."""
    planned = row.planned
    if shows is Shows.LATE:
        late = is_late(planned.due, row.progress.state, today)
        return words.late.format(days=(today - planned.due).days) if late and planned.due else words.in_time
    if shows is Shows.REPORTED:
        return _reported(row, words)
    if shows is Shows.SUPPORTING:
        supporting = "; ".join(planned.assignment.supporting)
        return supporting[:1].upper() + supporting[1:]
    return {
        Shows.NUMBER: str(number),
        Shows.TASK: planned.task.rstrip(_ENDS),
        Shows.DEADLINE: planned.assignment.deadline,
        Shows.PRODUCT: planned.assignment.product,
        Shows.DECIDED_BY: planned.assignment.decided_by,
    }[shows]


def _reported(row: TaskRow, words: LetterWords) -> str:
    progress = row.progress
    if progress.state is TaskState.NOT_BEGUN and not progress.percent and not progress.result:
        return words.nothing
    text = words.reported.format(state=words.states.of(progress.state), percent=progress.percent)
    parts = [part.rstrip(".") for part in (text, progress.result, progress.reason) if part]
    return ". ".join(parts) + "."


# What templates leave in a draft for its form, which letters do not have


def _without_fields(document: Document) -> Document:
    return replace(
        document,
        bases=_plain_blocks(document.bases),
        preamble=_plain_blocks(document.preamble),
        closing=_plain_blocks(document.closing),
    )


def _plain_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks whose runs name no fields of a template."""
    return tuple(
        replace(block, runs=_plain_runs(block.runs), children=_plain_blocks(block.children)) for block in blocks
    )


def _plain_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return text_runs(plain(runs), bold=all(run.bold for run in runs))


def _filled(text: str, known: Mapping[str, str]) -> str:
    return FIELD.sub(lambda match: known.get(match[1], ""), text)
