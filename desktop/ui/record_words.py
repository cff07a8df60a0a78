"""What words of the text show of a record, said in a tooltip."""

from __future__ import annotations

from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Assignment, Document, Target
from desktop.domain.held import records_of, shown
from desktop.domain.linked import part_of, record_id
from desktop.domain.planned import plan_year
from desktop.ui.deadline_words import reading
from i18n import N_, _

_PARTS = {
    "task": N_("Nhiệm vụ"),
    "lead": N_("Đơn vị chủ trì"),
    "supporting": N_("Đơn vị phối hợp"),
    "lead_and_supporting": N_("Đơn vị chủ trì, phối hợp"),
    "deadline": N_("Thời hạn"),
    "decided_by": N_("Cấp quyết định"),
    "product": N_("Sản phẩm"),
    "note": N_("Ghi chú"),
}


def tip_of(document: Document, name: str) -> str:
    """What a run that shows `name` is: "Chỉ tiêu: doanh nghiệp nhà nước, năm 2027"; "" for no record."""
    held = records_of(document).get(record_id(name))
    if held is None:
        return ""
    if isinstance(held.record, Target):
        target = held.record
        said = [target.indicator, target.period or str(target.year or "")]
        return _("Chỉ tiêu: {words}").format(words=", ".join(part for part in said if part) or shown(held, ""))
    assignment: Assignment = held.record
    part = part_of(name)
    words = _(_PARTS[part]) if part in _PARTS else _("Phân công")
    if part == "deadline":
        understood = reading(parse_deadline(assignment.deadline, plan_year(document))).words
        return _("Thời hạn: {words}").format(words=understood) if understood else words
    return words
