"""What fields of templates are called on screen: as their template asks for them, else by what the office says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from i18n import N_, _

if TYPE_CHECKING:
    from desktop.domain.template_file import Template

_NAMES: Mapping[str, str] = {
    "co_quan": N_("Cơ quan ban hành"),
    "ten_goi": N_("Cách gọi cơ quan"),
    "cap_tren": N_("Cơ quan cấp trên"),
    "cap_uy": N_("Cấp ủy"),
    "dia_danh": N_("Địa danh"),
    "viet_tat": N_("Chữ viết tắt của cơ quan"),
    "quyen_han": N_("Quyền hạn ký"),
    "chuc_vu": N_("Chức vụ"),
    "nguoi_ky": N_("Họ và tên người ký"),
    "nam": N_("Năm kế hoạch"),
    "nam_truoc": N_("Năm trước"),
    "nam_sau": N_("Năm sau"),
    "nam_ky": N_("Năm ký"),
    "nhiem_ky": N_("Nhiệm kỳ"),
}


def field_label(name: str, template: Template | None) -> str:
    """The name of a field for the clerk; one that nobody named is shown by its id."""
    asked = next((one.label for one in template.fields if one.name == name), "") if template is not None else ""
    return asked or (_(_NAMES[name]) if name in _NAMES else name.replace("_", " "))
