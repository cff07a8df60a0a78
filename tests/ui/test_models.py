"""Qt's own checks of models hold for every list of the window, also while its rows change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.comparison import compare_documents
from desktop.domain.edits import remove
from desktop.domain.ports import DocumentInfo, State, VersionInfo
from desktop.domain.references import Items
from desktop.services.library import standard_of
from desktop.services.rendering import render
from desktop.services.sample import issued_plan
from desktop.ui.choose_reference import ItemList
from desktop.ui.comparing.model import ComparedModel
from desktop.ui.documents.list_model import DocumentsModel
from desktop.ui.pages.thumbnails import PageRows
from desktop.ui.versions.rows import VersionsModel

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PLAN = issued_plan()


Made = tuple[QAbstractItemModel, Callable[[], object]]
"""A model, and what changes its rows in every way that the window knows."""


def documents() -> Made:
    model = DocumentsModel()
    found = tuple(DocumentInfo(str(n), "KẾ HOẠCH", "", "KH-LĐLĐ", f"Việc {n}", State.DRAFT, 1, NOON) for n in range(5))

    def change() -> None:
        for words in ("", "viec 3", "không có", ""):
            model.show_documents(found)
            model.seek(words)

    return model, change


def versions() -> Made:
    model = VersionsModel(date(2026, 11, 20))

    def change() -> None:
        model.show([VersionInfo("d", n, NOON - timedelta(hours=9 * n)) for n in range(5, 0, -1)], {3: "đã lấy lại"})
        model.tell(3, "sửa 2 dòng")

    return model, change


def items() -> Made:
    model = ItemList(Items(PLAN, standard_of(PLAN)))

    def change() -> None:
        for words in ("khoan", "không có mục này", ""):
            model.seek(words)

    return model, change


def compared() -> Made:
    model, forms = ComparedModel(), standard_of(PLAN).forms

    def change() -> None:
        model.show(compare_documents(PLAN, remove(PLAN, PLAN.body[1].id), (forms, forms)))
        model.show_only_differences(True)
        model.show_only_differences(False)
        model.open(0)

    return model, change


def pages() -> Made:
    model = PageRows(standard_of(PLAN))
    shown = (PLAN, replace(PLAN, body=PLAN.body[:2]), PLAN, replace(PLAN, appendices=()))

    def change() -> None:
        for document in shown:
            model.show(render(document, now=NOON))

    return model, change


@pytest.mark.parametrize("make", [documents, versions, items, compared, pages])
def test_the_list_keeps_the_rules_of_qt(qtbot: QtBot, make: Callable[[], Made]) -> None:
    model, change = make()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)  # fails the test
    change()
    assert model.rowCount() > 0
    assert tester.model() is model
