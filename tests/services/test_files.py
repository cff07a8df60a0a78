"""Files come in whole or are refused with one sentence, and go out whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.errors import CannotWrite, NewerVersion, UnreadableInput
from desktop.domain.exchange import dumps
from desktop.services.files import (
    MOST_TEXT,
    cannot_write,
    check_target,
    data_folder,
    make_folder,
    read_document,
    write_file,
)
from tests.db.killing import KILLS, victim
from tests.db.places import posix, read_only, small_disk

PLAN = "KẾ HOẠCH\nTổ chức Tháng Công nhân\n\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của đoàn viên.\n"


def words_of(document: Document) -> str:
    return " ".join(block.text for block in document.body[0].children)


@pytest.mark.parametrize(
    "content",
    [
        PLAN.encode(),
        codecs.BOM_UTF8 + PLAN.encode(),
        codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
        PLAN.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "UTF-8 with its mark", "UTF-16 of Notepad", "UTF-16 big-endian", "line ends of Windows"],
)
def test_text_is_read_in_every_form_of_unicode(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Kế hoạch.txt"
    path.write_bytes(content)
    document = read_document(path).document
    assert document.header.kind == "KẾ HOẠCH"
    assert words_of(document) == "Nâng cao nhận thức của đoàn viên."


def test_an_exchange_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    document = Document("d", body=(Block("b", Level.CLAUSE, text_runs("Mục đích")),))
    path = tmp_path / "KH 47.THAO.JSON"
    path.write_text(dumps(document), encoding="utf-8")
    assert read_document(path).document == document


REFUSED: dict[str, tuple[bytes, str]] = {
    "rong.txt": (b"", "không có chữ nào"),
    "trang.txt": (b" \n\t\r\n\xc2\xa0", "không có chữ nào"),
    "rong.thao.json": (b"", "không có chữ nào"),
    "dai.txt": (b"chu " * (MOST_TEXT // 4) + b"x", "dài 4,0 MB, quá 4 MB"),
    "anh.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "không phải là văn bản chữ"),
    "nen.txt": (bytes(range(1, 256)) * 20, "không phải là văn bản chữ"),
    "in.txt": (b"%PDF-1.7\n1 0 obj", "không phải là văn bản chữ"),
    "tcvn3.txt": ("KÕ ho¹ch tæ chøc ".encode("latin-1") * 40, "không theo bảng mã Unicode"),
    "thao.json": (b'{"format": "thao"', "đã hỏng (đứt ở dòng 1)"),
    "hong.thao.json": (b"PK\x03\x04\x00\x00", "không phải là văn bản chữ"),
    "KH.docx": (b"PK\x03\x04", "Bản này chưa đọc tệp Word (“KH.docx”)"),
    "KH.doc": (b"\xd0\xcf\x11\xe0", "chọn Lưu thành “Văn bản thuần (.txt)” với mã UTF-8"),
    "KH.pdf": (b"%PDF-1.7", "Bản này chưa đọc tệp PDF"),
    "bang.xlsx": (b"PK\x03\x04", "Bản này chưa đọc tệp Excel"),
    "phim.mp4": (b"....ftyp", "chưa đọc loại tệp “.mp4”"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_is_refused_with_its_name_and_a_way_out(tmp_path: Path, name: str) -> None:
    content, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as refused:
        read_document(path)
    sentence = str(refused.value)
    assert reason in sentence
    assert "Chưa ghi gì. Hãy " in sentence
    assert "\n" not in sentence


def test_a_newer_exchange_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "moi.thao.json"
    path.write_text('{"format": "thao", "version": 99, "document": {}}', encoding="utf-8")
    with pytest.raises(NewerVersion):
        read_document(path)


@pytest.mark.parametrize("name", ["không có.txt", "không có.docx", "nul\0.txt", "x" * 300 + ".txt"])
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput, match="Không tìm thấy tệp"):
        read_document(tmp_path / name)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="là một thư mục"):
        read_document(tmp_path)


@posix
def test_a_device_or_a_pipe_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    with pytest.raises(UnreadableInput, match="không phải là một tệp thường"):
        read_document(tmp_path / "ong.txt")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="rights stop neither Windows nor the superuser"
)
def test_a_file_without_the_right_to_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kin.txt"
    path.write_text(PLAN, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="Không có quyền đọc"):
        read_document(path)


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "Kế hoạch 47.pdf"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name]


@posix
def test_rights_and_links_of_an_old_file_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "that.pdf", tmp_path / "loi-tat.pdf"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o640)


@posix
def test_a_new_file_has_the_rights_that_the_user_gives_to_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "moi.pdf", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "moi.pdf").stat().st_mode) == 0o640


def test_a_target_that_cannot_be_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "thu muc.pdf").mkdir()
    (tmp_path / "tep").touch()
    with pytest.raises(CannotWrite, match="Không có thư mục"):
        check_target(tmp_path / "không có" / "a.pdf")
    with pytest.raises(CannotWrite, match="là một thư mục, không ghi đè được"):
        check_target(tmp_path / "thu muc.pdf")
    with pytest.raises(CannotWrite, match="Không có thư mục"):
        check_target(tmp_path / "tep" / "a.pdf")
    with pytest.raises(CannotWrite):
        make_folder(tmp_path / "tep" / "con")


@posix
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    with pytest.raises(CannotWrite, match="không phải là một tệp thường"):
        write_file(tmp_path / "ong.pdf", b"x")
    assert stat.S_ISFIFO((tmp_path / "ong.pdf").stat().st_mode)


@posix
def test_a_read_only_folder_keeps_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "dia"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"old")
    with read_only(folder):
        with pytest.raises(CannotWrite, match=r"không cho ghi\. Chưa ghi gì\. Hãy chọn thư mục khác"):
            write_file(folder / "a.pdf", b"new")
        assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [("a.pdf", b"old")]


@posix
def test_a_full_disk_keeps_the_old_file_and_no_half_of_the_new_one(tmp_path: Path) -> None:
    disk = tmp_path / "o dia"
    with small_disk(disk):
        write_file(disk / "a.pdf", b"old" * 1000)
        with pytest.raises(CannotWrite, match="đã đầy"):
            write_file(disk / "a.pdf", bytes(4_000_000))
        assert [(file.name, file.read_bytes()) for file in disk.iterdir()] == [("a.pdf", b"old" * 1000)]


@posix
def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "ke hoach.pdf"
    with victim("write", path) as writer:
        for _ in range(KILLS):
            acknowledged = writer.work_and_die()
            first, *_rest, last = path.read_text(encoding="utf-8").split()
            assert first == last
            assert acknowledged <= int(first) <= acknowledged + 1


def test_the_data_folder_is_where_the_system_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAO_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("THAO_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "xdg"))
    assert data_folder() == tmp_path / "xdg" / ("Thao" if sys.platform == "win32" else "thao")


@posix
def test_a_data_folder_that_is_not_absolute_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THAO_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "tuong-doi")
    assert data_folder() == Path.home() / ".local" / "share" / "thao"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENAMETOOLONG, errno.EIO, errno.EINVAL, errno.EMFILE])
def test_a_failed_write_is_told_in_words_and_not_by_a_number(number: int, tmp_path: Path) -> None:
    told = str(cannot_write(OSError(number, "system words"), tmp_path / "a.pdf"))
    assert told.startswith("Không ghi được “a.pdf” (")
    assert told.endswith("). Chưa ghi gì. Hãy chọn chỗ khác rồi ghi lại.")
    assert not re.search(r"\d|system", told)
