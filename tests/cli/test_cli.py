"""The terminal: what each command does, and one clear line with exit code 2 where it cannot."""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from db import open_database
from desktop.cli import main
from desktop.domain.exchange import dumps, loads
from desktop.resources import resource
from desktop.services import drafts
from desktop.services.files import database_file
from desktop.services.sample import sample_folder
from tests.db.places import posix, read_only, small_disk

SAMPLE = resource("sample", "ke-hoach-nam-2027.thao.json")
PLAN = "KẾ HOẠCH\nTổ chức Tháng Công nhân\n\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của đoàn viên.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "KH Tháng Công nhân.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line of a refusal; nothing else was printed."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_import_writes_the_exchange_file_beside_the_text(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = plan.with_name("KH Tháng Công nhân.thao.json")
    assert main(["import", str(plan)]) == 0
    assert capsys.readouterr().out == f"{made}\n"
    document = loads(made.read_text(encoding="utf-8"))
    assert document.body[0].text == "MỤC ĐÍCH"


def test_import_replaces_a_file_only_where_it_was_named(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = plan.with_name("KH Tháng Công nhân.thao.json")
    old.write_text("của tôi", encoding="utf-8")
    assert main(["import", str(plan)]) == 2
    assert "Đã có tệp “KH Tháng Công nhân.thao.json”. Tệp ấy giữ nguyên" in refusal(capsys)
    assert old.read_text(encoding="utf-8") == "của tôi"
    assert main(["import", str(plan), "-o", str(old)]) == 0
    assert loads(old.read_text(encoding="utf-8")).header.kind == "KẾ HOẠCH"


def test_inventory_says_what_was_understood(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inventory", str(plan)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["header"]["kind"] == "KẾ HOẠCH"
    assert [item["label"] for item in found["outline"]] == ["I.", "1."]


def test_text_prints_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", str(SAMPLE)]) == 0
    assert "\nII. MỘT SỐ CHỈ TIÊU\n" in capsys.readouterr().out


def test_print_writes_the_same_bytes_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "một.pdf", tmp_path / "hai.pdf"
    assert main(["print", str(SAMPLE), "-o", str(first)]) == 0
    assert main(["print", str(SAMPLE), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert capsys.readouterr().out == f"{first}\n{second}\n"
    pdf = pypdfium2.PdfDocument(first)
    assert "MỤC ĐÍCH, YÊU CẦU" in pdf[0].get_textpage().get_text_bounded()
    pdf.close()


def test_print_leaves_the_garbage_collector_as_it_was(tmp_path: Path) -> None:
    before = gc.isenabled()
    try:
        for collecting in (gc.enable, gc.disable):
            collecting()
            chosen = gc.isenabled()
            assert main(["print", str(SAMPLE), "-o", str(tmp_path / "giấy.pdf")]) == 0
            assert main(["print", str(tmp_path), "-o", str(tmp_path / "giấy.pdf")]) == 2
            assert gc.isenabled() is chosen
    finally:
        (gc.enable if before else gc.disable)()


def test_print_takes_another_standard_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dang.pdf"
    assert main(["print", str(SAMPLE), "-o", str(path), "--standard", "party_hd05"]) == 0
    pdf = pypdfium2.PdfDocument(path)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert main(["print", str(SAMPLE), "-o", str(path), "--standard", "iso"]) == 2
    assert "chọn một trong: nd30_union, party_hd05, party_hd36" in capsys.readouterr().err


def page_count(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_print_can_leave_pages_out(tmp_path: Path) -> None:
    whole, some, appendix = (tmp_path / name for name in ("cả.pdf", "vài.pdf", "phụ lục.pdf"))
    assert main(["print", str(SAMPLE), "-o", str(whole)]) == 0
    assert main(["print", str(SAMPLE), "-o", str(some), "--pages", "1,3-4"]) == 0
    assert main(["print", str(SAMPLE), "-o", str(appendix), "--appendix"]) == 0
    assert page_count(some) == 3
    assert 0 < page_count(appendix) < page_count(whole)
    with pypdfium2.PdfDocument(appendix) as document:
        assert document[0].get_textpage().get_text_bounded().startswith("Phụ lục")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pages", "99"], "“99”: văn bản có"),
        (["--pages", "99"], "Chưa ghi gì."),
        (["--pages", "2-1"], "trang đầu lớn hơn trang cuối. Ghi trang nhỏ trước, như 1-5. Chưa ghi gì."),
        (["--pages", "hai"], "“hai” không phải là trang"),
        (["--pages", ""], "Chưa ghi trang nào."),
        (["--appendix"], "không có phụ lục. Chưa ghi gì"),
        (["--pages", "1", "--appendix"], "--appendix không dùng cùng --pages"),
    ],
)
def test_pages_that_are_not_there_are_refused(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    out = tmp_path / "ra.pdf"
    assert main(["print", str(plan), "-o", str(out), *options]) == 2
    assert said in refusal(capsys)
    assert not out.exists()


def test_export_writes_the_exchange_file_unchanged(tmp_path: Path) -> None:
    out = tmp_path / "bản sao.thao.json"
    assert main(["export", str(SAMPLE), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == dumps(loads(SAMPLE.read_text(encoding="utf-8")))


def test_the_tables_of_appendices_become_a_workbook_or_csv(tmp_path: Path) -> None:
    book, commas = tmp_path / "bảng.xlsx", tmp_path / "bảng.csv"
    for out in (book, commas):
        assert main(["export", str(SAMPLE), "-o", str(out)]) == 0
    assert openpyxl.load_workbook(book).sheetnames == ["Phụ lục I", "Phụ lục II"]
    assert commas.read_text(encoding="utf-8-sig").startswith("TT,Nhiệm vụ,")


@pytest.mark.parametrize("suffix", [".docx", ""])
def test_what_this_version_does_not_write_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / f"ra{suffix}")]) == 2
    assert "Bản này chưa ghi loại tệp" in refusal(capsys)
    assert files_in(tmp_path) == {}


def test_version_and_help_are_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Thảo ")
    assert main(["print", "--help"]) == 0
    words = capsys.readouterr().out
    assert words.startswith("Cách dùng: thao print")
    assert "usage" not in words
    assert "show this" not in words


WRONG_USE = {
    ("bay",): "thao: không có lệnh “bay”. Xem: thao --help",
    ("print",): "thao: thiếu TỆP, -o. Xem: thao print --help",
    ("print", "a.txt", "-o"): "thao: thiếu giá trị sau -o. Xem: thao print --help",
    ("text", "a.txt", "b.txt"): "thao: không hiểu “b.txt”. Xem: thao --help",
    ("--nhanh",): "thao: không hiểu “--nhanh”. Xem: thao --help",
    ("--sample=1",): "thao: --sample không nhận giá trị “1”. Xem: thao --help",
    ("demo",): "thao: thiếu -o. Xem: thao demo --help",
}


@pytest.mark.parametrize("arguments", sorted(WRONG_USE))
def test_wrong_use_is_one_vietnamese_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert refusal(capsys) == WRONG_USE[arguments] + "\n"


BAD_FILES: dict[str, bytes] = {
    "hong.thao.json": b'{"format": "thao", "version": 1, "docu',
    "dai.txt": b"Mot dong chu.\n" * 360_000,
    "rong.txt": b"",
    "nhi-phan.txt": bytes(range(256)) * 64,
    "word.docx": b"PK\x03\x04",
    "doi\ndong.txt": b"",
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
@pytest.mark.parametrize("command", ["import", "inventory", "text", "print", "export"])
def test_a_file_that_cannot_be_read_is_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    source = tmp_path / name
    source.write_bytes(BAD_FILES[name])
    targets = {"print": ["-o", str(tmp_path / "ra.pdf")], "export": ["-o", str(tmp_path / "ra.thao.json")]}
    before = files_in(tmp_path)
    assert main([command, str(source), *targets.get(command, [])]) == 2
    assert "Chưa ghi gì. Hãy " in refusal(capsys)
    assert files_in(tmp_path) == before


@posix
def test_a_read_only_folder_is_said_before_any_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dia"
    folder.mkdir()
    with read_only(folder):
        assert main(["print", str(tmp_path / "khong-co.txt"), "-o", str(folder / "a.pdf")]) == 2
        assert refusal(capsys) == (
            f"Thư mục “{folder}” không cho ghi. Chưa ghi gì. Hãy chọn thư mục khác, chẳng hạn Tài liệu.\n"
        )
        assert main(["demo", "-o", str(folder)]) == 2
        assert "không cho ghi" in refusal(capsys)
        assert files_in(folder) == {}


@posix
def test_a_full_disk_leaves_no_half_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disk = tmp_path / "o"
    with small_disk(disk, "32k"):
        assert main(["print", str(SAMPLE), "-o", str(disk / "a.pdf")]) == 2
        assert "đã đầy" in refusal(capsys)
        assert files_in(disk) == {}


def test_the_demo_does_the_whole_main_job(tmp_path: Path) -> None:
    """In a process of its own, as in a container: no screen, a poor locale, and nobody's data but its own."""
    out, data = tmp_path / "thử", tmp_path / "dữ liệu"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8", "PYTHONIOENCODING")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "desktop.cli", "demo", "-o", str(out)],
        env=environment | {"LC_ALL": "C", "THAO_DATA": str(data), "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
    )
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    made = [Path(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [path.name for path in made] == [
        *("ke-hoach.thao.json", "ke-hoach.pdf", "trang-1.png", "ke-hoach-da-phat-hanh.pdf"),
        *("phu-luc.xlsx", "cua-so.png"),
    ]
    document = loads(made[0].read_text(encoding="utf-8"))
    assert document.header.issuer == "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"
    texts = {}
    for path in (made[1], made[3]):
        pdf = pypdfium2.PdfDocument(path)
        texts[path.stem] = [page.get_textpage().get_text_bounded() for page in pdf]
        pdf.close()
    assert [len(pages) for pages in texts.values()] == [9, 9]
    assert re.search(r"Số: +/KH-LĐLĐ", texts["ke-hoach"][0]), "begun from a template: its number is not given yet"
    assert re.search(r"Số: \d+/KH-LĐLĐ", texts["ke-hoach-da-phat-hanh"][0])
    assert any("số 47/KH-LĐLĐ ngày 20 tháng 11 năm 2026" in page for page in texts["ke-hoach-da-phat-hanh"][1:])
    assert all(made[at].read_bytes().startswith(b"\x89PNG") for at in (2, 5))
    assert not data.exists()


def test_the_plan_of_the_demo_is_the_newest_of_its_office(tmp_path: Path) -> None:
    """The picture of the window shows the newest document."""
    assert main(["demo", "-o", str(tmp_path)]) == 0
    made = loads((tmp_path / "ke-hoach.thao.json").read_text(encoding="utf-8"))
    database = open_database(database_file(sample_folder(tmp_path)))
    try:
        first, second = drafts.recent(database, 2)
    finally:
        database.close()
    assert first.id == made.id
    assert first.saved_at > second.saved_at


def test_a_refusal_reaches_a_terminal_of_another_code_page(tmp_path: Path) -> None:
    missing = tmp_path / "kế hoạch.txt"
    done = subprocess.run(
        [sys.executable, "-m", "desktop.cli", "text", str(missing)],
        env=os.environ | {"PYTHONIOENCODING": "cp1258", "LC_ALL": "C"},
        capture_output=True,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode("utf-8").rstrip() == (
        "Không tìm thấy tệp “kế hoạch.txt”. Chưa ghi gì. Hãy xem lại tên và thư mục."
    )


def test_asking_for_the_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; from desktop.cli import main; main(['--version'])\n"
        "print(sorted({'PySide6', 'sqlalchemy', 'reportlab', 'pypdfium2', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[1] == "[]"
