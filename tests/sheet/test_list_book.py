"""A list of the window as a workbook: every row, head on every page, and nothing once it is not wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from gc import collect
from io import BytesIO
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import CannotWrite
from desktop.services.list_files import PAGE, pages, write_list
from desktop.sheet.list_book import ListColumn, Stopped, list_bytes

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
COLUMNS = (ListColumn("TT", 6), ListColumn("Nhiệm vụ", 60), ListColumn("Tiến độ", 9), ListColumn("Hạn", 12))


def test_rows_keep_their_kinds_and_texts_stay_texts() -> None:
    rows = [("1", "=1+1", 40, date(2026, 6, 30)), ("2", "Họp giao ban", None, None)]
    book = openpyxl.load_workbook(BytesIO(list_bytes(["Phân công", "Đến 20/11/2026"], COLUMNS, rows, NOON)))
    (sheet,) = book.worksheets
    assert [cell.value for cell in sheet[1]][:1] == ["Phân công"]
    assert [cell.value for cell in sheet[3]] == [column.head for column in COLUMNS]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    assert (sheet["C4"].value, sheet["D4"].value) == (40, datetime(2026, 6, 30))
    assert (sheet["C5"].value, sheet["D5"].value) == (None, None)
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("A4", "$3:$3", "A3:D5")


def test_a_long_list_stops_when_it_is_not_wanted() -> None:
    asked = count()
    endless = (("1", "x", None, None) for _row in count())
    with pytest.raises(Stopped):
        list_bytes(["x"], COLUMNS, endless, NOON, wanted=lambda: next(asked) < 2)


def test_a_list_is_read_in_pages_and_no_further_than_it_is_wanted(tmp_path: Path) -> None:
    asked: list[int] = []

    def read(numbers: Sequence[int]) -> list[tuple[str]]:
        asked.append(len(numbers))
        return [(str(number),) for number in numbers]

    path, numbers = tmp_path / "Phân công.xlsx", range(2 * PAGE + 1)
    path.write_bytes(b"old")
    rows = pages(read, numbers, lambda: not asked)
    with pytest.raises(Stopped):
        write_list(path, ("x",), (("TT", 6.0),), rows, NOON, lambda: not asked)
    assert (asked, path.read_bytes()) == ([PAGE], b"old")
    asked.clear()
    write_list(path, ("x",), (("TT", 6.0),), pages(read, numbers, lambda: True), NOON, lambda: True)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert (asked, sheet.max_row, sheet.cell(sheet.max_row, 1).value) == ([PAGE, PAGE, 1], 2 * PAGE + 3, str(2 * PAGE))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # XlsxWriter leaves its files open then
def test_a_temporary_folder_that_takes_no_more_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def taken() -> Iterator[tuple[str, ...]]:
        (next(tmp_path.glob("thao*")) / "list.xlsx").mkdir()  # where the file is to be packed
        yield ("1",)

    with pytest.raises(IsADirectoryError if sys.platform != "win32" else OSError):
        list_bytes(["x"], COLUMNS, taken(), NOON)
    collect()  # what XlsxWriter left open is told of here, and not in the test that comes next
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "mất"))
    with pytest.raises(CannotWrite, match="Phân công"):
        write_list(tmp_path / "Phân công.xlsx", ("x",), (("TT", 6.0),), (), NOON, lambda: True)
    assert not (tmp_path / "Phân công.xlsx").exists()
