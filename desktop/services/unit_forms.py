"""The .xlsx forms of units: written for those who send them, read when they come back, taken over row by row.

What comes back is compared with what the store remembers to have sent; a file is never believed by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.domain.form_review import ReturnedForm, RowReview, review_row
from desktop.domain.form_values import quoted
from desktop.domain.letter_ports import Accepted, SentForm
from desktop.domain.ports import Conflict, Database, UnitOfWork
from desktop.domain.progress import Event, Progress, RecordKey, TaskRow
from desktop.domain.unit_forms import FIRST_ROW, UnitForm, digest, from_kept, locked_cells
from desktop.services.file_names import safe_name
from desktop.services.files import content_of, write_file
from desktop.services.letters import form_words, free_name, letter_words
from desktop.services.tasks import CHANGED as CHANGED_TASK
from desktop.services.tasks import GONE, MOST_QUOTED, TaskChange, apply_changes

MOST_BYTES = 8_000_000
FILE_NAME = "Phiếu báo cáo {unit} {day}"
TOO_LARGE = N_(
    "Tệp “{name}” nặng {size} MB, quá {most} MB mà một phiếu có thể có. Chưa nhận gì. Hãy chọn đúng tệp phiếu."
)
UNKNOWN = N_(
    "Phiếu “{name}” do {office} lập, không phải phiếu mà văn phòng này đã gửi. Chưa nhận gì. Hãy chọn đúng tệp phiếu."
)
CHANGED = N_(
    "Phiếu của {unit} đã bị sửa ở phần khóa: ô {cell} ({title}). Chưa nhận gì. "
    "Hãy xin đơn vị điền lại vào phiếu đã gửi, chỉ ghi các ô nền vàng."
)
CHANGED_ROWS = N_(
    "Phiếu của {unit} đã bị thêm hoặc bớt dòng: gửi {sent} nhiệm vụ, nhận lại {back}. Chưa nhận gì. "
    "Hãy xin đơn vị điền lại vào phiếu đã gửi."
)
CHANGED_MARK = N_("Phiếu của {unit} đã bị sửa trang mã ẩn. Chưa nhận gì. Hãy xin đơn vị điền lại vào phiếu đã gửi.")
TAKEN = N_(
    "Phiếu này của {unit} đã nhận lúc {when}, do {who} nhận. Không nhận lần nữa. Cần báo thêm, hãy gửi phiếu mới."
)
NEWER_RECEIVED = N_(
    "Đã nhận phiếu mới hơn của {unit} lúc {when}. Phiếu lập ngày {made} này không nhận nữa. "
    "Cần báo thêm, hãy gửi phiếu mới."
)
OLD_ISSUE = N_(
    "Phiếu của {unit} theo bản {plan} cũ; kế hoạch đã đưa vào thực hiện lại lần {issue}. Chưa nhận gì. "
    "Hãy gửi phiếu mới cho đơn vị."
)
NO_PLAN = N_("Kế hoạch của phiếu này ({plan}) không còn trong kho. Chưa nhận gì. Hãy lấy lại kế hoạch từ Thùng rác.")
NOTHING_NEW = N_("Phiếu của {unit} chưa ghi gì mới so với lúc gửi. Chưa nhận gì. Hãy xin đơn vị điền rồi gửi lại.")
NOTHING_CHOSEN = N_("Chưa chọn dòng nào để nhận. Chưa ghi gì. Hãy đánh dấu dòng muốn nhận.")


@dataclass(frozen=True, slots=True)
class FormReview:
    """A returned form to decide on. `rows` are those with something new or doubtful; `same` counts those without.

    `taken` are rows that were taken over from it before, `extra` is the first cell written below the table.
    """

    form: UnitForm
    name: str
    rows: tuple[RowReview, ...]
    same: int = 0
    taken: tuple[Accepted, ...] = ()
    extra: str = ""


def form_file_name(form: UnitForm) -> str:
    """ "Phiếu báo cáo Ban Tuyên giáo - Nữ công 20-11-2026.xlsx"."""
    return safe_name(FILE_NAME.format(unit=form.unit, day=f"{form.made_on:%d-%m-%Y}")) + ".xlsx"


def write_form(form: UnitForm, folder: Path) -> Path:
    """Write the file of a form into a folder, beside one of the same name. Raises CannotWrite."""
    from desktop.sheet.form_file import form_bytes  # with what writes spreadsheets

    content = form_bytes(form, form_words())
    target = free_name(folder, form_file_name(form).removesuffix(".xlsx"), ".xlsx")
    write_file(target, content)
    return target


def read_form(path: Path) -> ReturnedForm:
    """What a file from outside holds, read in a process of its own; takes a moment. Raises UnreadableInput."""
    from desktop.sheet.form_answers import returned_form
    from desktop.sheet.opening import open_book

    content = content_of(path, MOST_BYTES, TOO_LARGE)
    return returned_form(open_book(content, path.name), path.name)


def review_form(database: Database, back: ReturnedForm, name: str, today: date) -> FormReview:
    """Compare what came back with what was sent and with what is known. Raises UserError with the one reason not to."""
    with database.unit() as unit:
        sent = unit.letters.form(back.id)
        if sent is None:
            raise UserError(UNKNOWN, name=name, office=quoted(back.office) or "?")
        form = from_kept(sent.content)
        _refuse_changed(form, back)
        if len(sent.accepted) == len(form.rows):
            raise _taken(form, sent.accepted[-1])
        rows = _rows_now(unit, form)
        _refuse_stale(unit, sent, form, rows)
    taken = {one.key for one in sent.accepted}
    words = form_words().states.by_state()
    reviews = tuple(
        review_row(row, answer, rows[row.key].progress, words, today)
        for row, answer in zip(form.rows, back.rows, strict=True)
        if row.key not in taken and row.key in rows
    )
    told = tuple(review for review in reviews if review.fields or review.doubts)
    if not any(review.fields for review in told):
        _refuse_empty(form, sent, told)
    return FormReview(form, name, told, len(reviews) - len(told), sent.accepted, back.extra)


def _refuse_empty(form: UnitForm, sent: SentForm, told: Sequence[RowReview]) -> None:
    """Where nothing is proposed: it was taken over before, or nobody filled it in. What is doubtful is still shown."""
    if sent.accepted:
        raise _taken(form, sent.accepted[-1])
    if not told:
        raise UserError(NOTHING_NEW, unit=form.unit)


def _taken(form: UnitForm, one: Accepted) -> UserError:
    """Opened twice."""
    return UserError(TAKEN, unit=form.unit, when=_moment(one.at), who=one.by or "?")


def _refuse_changed(form: UnitForm, back: ReturnedForm) -> None:
    """Raise where the locked part is not what was sent."""
    if back.digest != digest(form) or back.unit != form.unit:
        raise UserError(CHANGED_MARK, unit=form.unit)
    if len(back.rows) != len(form.rows):
        raise UserError(CHANGED_ROWS, unit=form.unit, sent=len(form.rows), back=len(back.rows))
    titles = [column.title for column in form_words().columns.all()]
    for number, (texts, row) in enumerate(zip(locked_cells(form), back.rows, strict=True)):
        for column, (text, found) in enumerate(zip(texts, row.locked, strict=True)):
            if text != found:
                cell = f"{chr(ord('A') + column)}{FIRST_ROW + number + 1}"
                raise UserError(CHANGED, unit=form.unit, cell=cell, title=titles[column])


def _rows_now(unit: UnitOfWork, form: UnitForm) -> dict[RecordKey, TaskRow]:
    """The rows of a form as they are known now; tasks that went with their plan are missing."""
    numbers = [number for row in form.rows if (number := unit.tasks.number(row.key)) is not None]
    return {row.key: row for row in unit.tasks.rows(numbers)}


def _refuse_stale(unit: UnitOfWork, sent: SentForm, form: UnitForm, rows: dict[RecordKey, TaskRow]) -> None:
    """Raise for a form of an older issue, of a plan that is gone, and for one that a newer one has overtaken."""
    for row in form.rows:
        now = rows.get(row.key)
        if now is None:
            raise UserError(NO_PLAN, plan=row.plan)
        if now.plan.issue != row.issue:
            raise UserError(OLD_ISSUE, unit=form.unit, plan=row.plan, issue=now.plan.issue)
    keys = {row.key for row in form.rows}
    for newer in unit.letters.received_after(sent):
        if any(one.key in keys for one in newer.accepted):
            when = _moment(newer.accepted[-1].at)
            raise UserError(NEWER_RECEIVED, unit=form.unit, when=when, made=f"{form.made_on:%d/%m/%Y}")


def accept_rows(
    database: Database, review: FormReview, chosen: Collection[RecordKey], at: datetime, by: str
) -> tuple[TaskRow, ...]:
    """Take over the chosen rows of a reviewed form in one transaction; the rows as they are then.

    Raises UserError where one of them was taken over meanwhile, `ports.Conflict` where it was changed.
    """
    rows = [row for row in review.rows if row.key in chosen and row.fields]
    if not rows:
        raise UserError(NOTHING_CHOSEN)
    unit_name = review.form.unit
    with database.unit() as unit:
        sent = unit.letters.form(review.form.id)
        if sent is None:
            raise UnreadableInput(UNKNOWN, name=review.name, office=review.form.office)
        for one in sent.accepted:
            if one.key in chosen:
                raise _taken(review.form, one)
        words = letter_words().received.format(don_vi=unit_name)
        for row in rows:
            unit.history.add(row.key, Event(at, by, "form", "", words))
        changes = [TaskChange(row.key, _seen(unit, row.key, row.now), row.proposed) for row in rows]
        changed = apply_changes(unit, changes, at, by)
        unit.letters.accept(review.form.id, [Accepted(row.key, at, by) for row in rows])
        unit.commit()
    return changed


def _seen(unit: UnitOfWork, key: RecordKey, progress: Progress) -> int:
    """The revision of a task of which this progress was seen. Raises Conflict where it is another by now."""
    number = unit.tasks.number(key)
    rows = unit.tasks.rows((number,)) if number is not None else ()
    if not rows:
        raise UserError(GONE)
    if rows[0].progress != progress:
        raise Conflict(CHANGED_TASK, task=quoted(rows[0].planned.task, MOST_QUOTED))
    return rows[0].revision


def give_back(
    database: Database, review: FormReview, rows: Sequence[TaskRow], at: datetime, by: str
) -> tuple[TaskRow, ...]:
    """Take back what `accept_rows` did, whose result `rows` is: the form can be received again.

    Raises `ports.Conflict` where a row was changed since.
    """
    before = {row.key: row.now for row in review.rows}
    with database.unit() as unit:
        words = letter_words().given_back.format(don_vi=review.form.unit)
        for row in rows:
            unit.history.add(row.key, Event(at, by, "form", "", words))
        changes = [TaskChange(row.key, _seen(unit, row.key, row.progress), before[row.key]) for row in rows]
        changed = apply_changes(unit, changes, at, by)
        unit.letters.give_back(review.form.id, [row.key for row in rows])
        unit.commit()
    return changed


def _moment(at: datetime) -> str:
    """ "10:42 ngày 20/11/2026", by the clock of this PC."""
    local = at.astimezone()
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"
