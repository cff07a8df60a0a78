"""The ways from the menu to Kính gửi, Nơi nhận and Chữ ký where they stand on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.part_texts import ADDRESSED_ITEM, part_of

if TYPE_CHECKING:
    from desktop.ui.sheet import SheetEditor

PARTS = {"addressed": f"{ADDRESSED_ITEM}0", "recipients": "recipients.item:0", "signature": "signature.authority"}
"""The parts, each with the field that is opened where the paper has none of it yet."""


def go_to_part(sheet: SheetEditor, part: str) -> None:
    """Put the caret behind the words of the first field of a part, or into a new one."""
    sheet.commit_preedit()
    fields = sheet.parts
    fields.prepare()
    field = next((one for one in fields.ways.order() if part_of(one) == part), PARTS[part])
    fields.open(field, -1)
