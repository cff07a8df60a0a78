"""A template file: TOML whose keys are the fields of `Template`, read strictly. It is data and runs nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.assignments import AssignmentForm
from desktop.domain.document import Level
from desktop.domain.errors import N_, UserError
from desktop.domain.records import decode
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.text import clean

MAX_CHARACTERS = 200_000
MAX_BLOCKS = 500

BAD_TEMPLATE = N_(
    "Không dùng được mẫu “{file}”: {reason}. Mẫu này bị bỏ qua, các mẫu khác vẫn dùng được. Hãy sửa tệp mẫu."
)

# What a text may name without asking for it: known from the office and the day.
OFFICE_FIELDS = frozenset(
    {"co_quan", "ten_goi", "cap_tren", "cap_uy", "dia_danh", "viet_tat", "quyen_han", "chuc_vu", "nguoi_ky"}
)
YEAR_FIELDS = frozenset({"nam", "nam_truoc", "nam_sau", "nam_ky"})  # of the plan, beside it, of its signing
PAPER_FIELDS = frozenset({"so_ky_hieu"})  # of the document itself: "……/KH-LĐLĐ"
KNOWN_FIELDS = OFFICE_FIELDS | YEAR_FIELDS | PAPER_FIELDS
FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class TemplateField:
    """What the template asks for before the draft begins. `default` may itself name fields ("{nam}")."""

    name: str
    label: str
    hint: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """One block of the skeleton. Where `text` is empty `guidance` says what belongs there."""

    text: str = ""
    guidance: str = ""
    level: Level = Level.PARAGRAPH
    bold: bool = False
    assignment: TemplateAssignment | None = None


@dataclass(frozen=True, slots=True)
class TemplateAssignment:
    """An assignment that every plan of this kind has; texts may name fields."""

    lead: str = ""
    supporting: tuple[str, ...] = ()
    deadline: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class TemplateGroup:
    """Lines of Nơi nhận; lines may name fields."""

    items: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSignature:
    """Who signs where the office has not said; texts may name fields."""

    authority: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class TemplateAppendix:
    """The table of assignments: rows come from the body's assignments, then `empty_rows` for those to be added."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[float, ...] = ()
    empty_rows: int = 0
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of plan. `body` is the kind of issuing body ("union" or "party"), `order` its place in the list.

    `outline` is flat: each block goes under the last one before it whose level is higher. `assignment_forms` say where
    the plan prints who does what, `addressed_to` whom a letter or a report is for.
    """

    id: str
    name: str
    description: str
    kind: str
    symbol: str
    subject: str
    outline: tuple[TemplateBlock, ...]
    body: str = "union"
    order: int = 100
    superior: str = "{cap_tren}"
    issuer: str = "{co_quan}"
    fields: tuple[TemplateField, ...] = ()
    assignment_forms: tuple[AssignmentForm, ...] = ()
    addressed_to: tuple[str, ...] = ()
    bases: tuple[TemplateBlock, ...] = ()
    preamble: tuple[TemplateBlock, ...] = ()
    closing: tuple[TemplateBlock, ...] = ()
    recipients: tuple[TemplateGroup, ...] = ()
    archive: str = ""
    signature: TemplateSignature = TemplateSignature()
    appendices: tuple[TemplateAppendix, ...] = ()


def parse_template(text: str, file: str = "") -> Template:
    """Read a template file's text; `file` names it in the message. Raises UserError for what is not as declared."""
    if len(text) > MAX_CHARACTERS:
        raise UserError(BAD_TEMPLATE, file=file, reason=N_("tệp quá lớn"))
    try:
        template: Template = decode(tomllib.loads(clean(text)), Template, "mẫu")
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError
        raise UserError(BAD_TEMPLATE, file=file, reason=str(error).splitlines()[0][:160]) from error
    fault = _fault(template)
    if fault:
        raise UserError(BAD_TEMPLATE, file=file, reason=fault)
    return template


def _fault(template: Template) -> str:
    """What the types of the keys cannot say: too much, unknown fields and kinds of body, ragged tables."""
    blocks = (*template.bases, *template.preamble, *template.outline, *template.closing)
    if len(blocks) > MAX_BLOCKS:
        return f"quá {MAX_BLOCKS} đoạn"
    if template.body not in ("union", "party"):
        return f"mẫu.body: không có lựa chọn “{template.body}”"
    if any(block.level is Level.TABLE for block in blocks):
        return "mẫu.outline: bảng chỉ đặt được ở phụ lục"
    named = {field.name for field in template.fields}
    unknown = {name for text in texts_of(template) for name in FIELD.findall(text)} - named - KNOWN_FIELDS
    if unknown:
        return f"trường “{min(unknown)}” chưa khai trong fields"
    for number, appendix in enumerate(template.appendices):
        if not 1 <= len(appendix.columns) <= MOST_COLUMNS:
            return f"mẫu.appendices[{number}].columns: phải có từ 1 đến {MOST_COLUMNS} cột"
        if not 0 <= appendix.empty_rows <= MAX_BLOCKS:
            return f"mẫu.appendices[{number}].empty_rows: phải từ 0 đến {MAX_BLOCKS} hàng"
        if appendix.widths and len(appendix.widths) != len(appendix.columns):
            return f"mẫu.appendices[{number}].widths: số cột không khớp"
    return ""


def texts_of(template: Template) -> Iterator[str]:
    """Every text of a template that may name fields."""
    yield from (template.superior, template.issuer, template.symbol, template.subject, template.archive)
    yield from template.addressed_to
    yield from (template.signature.authority, template.signature.post)
    yield from (field.default for field in template.fields)
    for block in (*template.bases, *template.preamble, *template.outline, *template.closing):
        yield from (block.text, block.guidance)
        if block.assignment:
            yield from (block.assignment.lead, block.assignment.deadline, block.assignment.decided_by)
            yield from block.assignment.supporting
    for group in template.recipients:
        yield from (group.label, *group.items)
    for appendix in template.appendices:
        yield from (appendix.title, appendix.attached_to)
