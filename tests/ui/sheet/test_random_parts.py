"""Whatever a clerk does in the fields around the text, box and document say the same, and undo leads to the start."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from desktop.domain.document import Copy, Document, Header, RecipientGroup, Recipients, Signature
from desktop.domain.part_texts import is_item, listed_words, part_text, takes_figures
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.parts.bands import part_text_boxes
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key

KEYS = (
    Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Delete, Key.Key_Left,
    Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
)  # fmt: skip
WORDS = ("Công đoàn", "05", "12", "2027", " ", "- Như trên;", "ư", "\n", "A;B", "đ")


def step(sheet: SheetEditor, random: Random) -> str:
    """Do one thing at random; what it was."""
    fields, hands = sheet.parts, Hands(sheet.parts.box)
    doing = random.choice(("type", "type", "key", "key", "open", "compose", "undo", "redo", "select", "leave"))
    if not fields.field or doing == "open":
        field = random.choice(fields.ways.order())
        fields.open(field, random.choice((0, -1, 3)))
        return f"open {field}"
    if doing == "type":
        words = random.choice(WORDS)
        hands.type(words)
        return f"type {words!r}"
    if doing == "key":
        key = random.choice(KEYS)
        hands.press(key, text="\b" if key == Key.Key_Backspace else "")
        return f"key {key.name}"
    if doing == "compose":
        hands.compose("đươ")
        hands.commit("đường")
    elif doing == "undo":
        sheet.session.stack.undo()
    elif doing == "redo":
        sheet.session.stack.redo()
    elif doing == "select":
        hands.press(random.choice((Key.Key_Home, Key.Key_End, Key.Key_A)), random.choice((SHIFT, CONTROL)))
    elif random.random() < 0.3:
        hands.press(Key.Key_Escape)
    return doing


def in_step(sheet: SheetEditor) -> bool:
    """Whether the box says what the document says, and lies over its words."""
    field, document = sheet.parts.field, sheet.session.document
    if not field:
        return sheet.parts.box.isHidden()
    typed, said = sheet.parts.box.toPlainText(), part_text(document, field)
    boxes = part_text_boxes(sheet.painter, field)
    if not boxes or sheet.parts.box.lines is None or not sheet.parts.box.lines.rect.contains(boxes[0].center()):
        return False
    if sheet.parts.typing.slot is not None:
        return not listed_words(typed)
    if takes_figures(field):
        return field in sheet.painter.wrong or typed.strip().lstrip("0") == said.lstrip("0")
    return (listed_words(typed) if is_item(field) else typed).split() == said.split()


@pytest.mark.parametrize("seed", range(6))
def test_box_and_document_stay_in_step(open_sheet: OpenSheet, plan: Document, seed: int) -> None:
    groups = (RecipientGroup(("Tỉnh ủy", "HĐND"), "báo cáo"), RecipientGroup(("Các công đoàn",)))
    copy = Copy(header=Header(issuer="CÔNG ĐOÀN"), signature=Signature(signer="Lê An"))
    start = replace(plan, recipients=Recipients(groups, "Lưu: VT", "PL", 300), addressed_to=("UBND",), copy=copy)
    sheet, random = open_sheet(start), Random(seed)
    done = []
    for _turn in range(120):
        done.append(step(sheet, random))
        assert in_step(sheet), done[-6:]
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
        assert in_step(sheet), done[-6:]
    assert sheet.session.document == start
    sheet.parts.close()
    assert sheet.painter.shown.document.recipients == start.recipients
