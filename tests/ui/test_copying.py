"""Lập bản sao: a few questions, then a document of its own; the one that is copied stays as it was."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desktop.domain.dates import OfficialDate
from desktop.domain.document import CopyForm, Document, Header, Signature
from desktop.domain.office import Office
from desktop.ui.copying import CopyDialog
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven, write

TODAY = date(2026, 11, 21)
OFFICE = Office("Liên đoàn Lao động tỉnh Bình An", "Tổng Liên đoàn Lao động Việt Nam", "Bình An", "LĐLĐ")
OWN = Document(
    "d1",
    header=Header(
        "TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN", "47", "KH-LĐLĐ", "Bình An",
        kind="KẾ HOẠCH",
    ),
    signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Đỗ Thị Minh Tuệ"),
)  # fmt: skip


def ask(qtbot: QtBot, document: Document = OWN, office: Office | None = OFFICE) -> CopyDialog:
    dialog = CopyDialog(document, office, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def answer(qtbot: QtBot, dialog: CopyDialog) -> Document:
    with qtbot.waitSignal(dialog.made) as made:
        dialog.go.click()
    assert made.args is not None
    document = made.args[0]
    assert isinstance(document, Document)
    return document


def test_a_copy_of_today_is_made_with_one_press(qtbot: QtBot, theme: Theme) -> None:
    made = answer(qtbot, ask(qtbot))
    assert made.id != OWN.id
    assert made.header == OWN.header
    assert made.copy is not None
    assert made.copy.form is CopyForm.COPY
    assert made.copy.header == Header(
        OWN.header.superior, OWN.header.issuer, "", "SY-LĐLĐ", "Bình An", OfficialDate(2026, 11, 21)
    )


def test_form_number_day_and_signer_are_asked(qtbot: QtBot, theme: Theme) -> None:
    dialog = ask(qtbot)
    words = [button.text() for button in dialog.findChildren(QRadioButton)]
    assert [text.partition(":")[0] for text in words] == ["Sao y", "Trích sao", "Sao lục"]
    dialog.choose(CopyForm.EXTRACT)
    write(dialog.number, "7")
    write(dialog.day, "22/11/2026")
    write(dialog.authority, "TL. BAN THƯỜNG VỤ")
    write(dialog.post, "CHÁNH VĂN PHÒNG")
    write(dialog.signer, "Lê Văn Bình")
    copy = answer(qtbot, dialog).copy
    assert copy is not None
    assert copy.form is CopyForm.EXTRACT
    assert (copy.header.number, copy.header.symbol) == ("07", "TrS-LĐLĐ")
    assert copy.header.date == OfficialDate(2026, 11, 22)
    assert copy.signature == Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn Bình")


def test_a_paper_of_another_body_is_copied_by_this_office(qtbot: QtBot, theme: Theme) -> None:
    theirs = Document("d2", header=Header("", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "12", "KH-TLĐ", "Hà Nội"))
    made = answer(qtbot, ask(qtbot, theirs))
    assert made.copy is not None
    assert made.copy.header.superior == "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
    assert made.copy.header.issuer == "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"
    assert made.copy.header.place == "Bình An"


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("bảy", "22/11/2026", "“bảy” không phải là số văn bản. Chưa lập bản sao."),
        ("07", "31/11/2026", "“31/11/2026” không phải là ngày. Chưa lập bản sao."),
    ],
)
def test_what_is_wrong_is_said_beneath_and_nothing_is_made(
    qtbot: QtBot, theme: Theme, number: str, day: str, said: str
) -> None:
    dialog = ask(qtbot)
    write(dialog.number, number)
    write(dialog.day, day)
    with qtbot.assertNotEmitted(dialog.made):
        dialog.go.click()
    assert dialog.isVisible()
    (error,) = [field.error for field in (dialog.number, dialog.day) if field.error]
    assert error.startswith(said)


def test_the_copy_opens_as_a_document_of_its_own_beside_the_original(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    original = desk.document
    assert original is not None
    count = driven.workspace.documents.total
    driven.window.actions_of["new_copy"].trigger()
    driven.qtbot.waitUntil(lambda: any(one.isVisible() for one in driven.window.findChildren(CopyDialog)))
    dialog = driven.window.findChildren(CopyDialog)[0]
    dialog.go.click()
    made, screen = desk.document, desk.screen
    assert made is not None
    assert screen is not None
    assert made.id != original.id
    assert made.copy is not None
    assert screen.properties.copy.isVisible()
    assert driven.window.windowTitle().startswith("Sao y kế hoạch ")
    driven.qtbot.waitUntil(lambda: driven.workspace.documents.total == count + 1)
    rows = driven.workspace.documents.documents.rows
    newest = rows.info(0)
    assert (newest.kind.split()[:2], newest.symbol) == (["Sao", "y"], made.copy.header.symbol)
    desk.open(original.id)
    driven.qtbot.waitUntil(lambda: getattr(desk.document, "id", "") == original.id)
    assert desk.document == original
