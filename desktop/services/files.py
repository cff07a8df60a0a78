"""Files that come in and go out: read with limits and clear refusals, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import N_, CannotWrite, UnreadableInput, UserError
from desktop.services.leftovers import clear_leftovers, fresh_name

if TYPE_CHECKING:
    from desktop.domain.document import Document
    from desktop.understand.reading import Reading

EXCHANGE = ".thao.json"
MOST_TEXT = 4_000_000  # bytes; the longest real plan has some 200,000
MOST_EXCHANGE = 30_000_000  # bytes: the same plan with every run spelled out
DATABASE = "thao.db"
SAMPLE = "mau"  # the folder of the sample office within the data folder
RENAMES, RENAME_PAUSE = 10, 0.2  # virus scanners hold a fresh file for a moment on Windows

MISSING = N_("Không tìm thấy tệp “{name}”. Chưa ghi gì. Hãy xem lại tên và thư mục.")
IS_FOLDER = N_("“{name}” là một thư mục, không phải tệp. Chưa ghi gì. Hãy chọn một tệp trong đó.")
NOT_A_FILE = N_("“{name}” không phải là một tệp thường. Chưa ghi gì. Hãy chọn tệp khác.")
NO_RIGHT = N_("Không có quyền đọc tệp “{name}”. Chưa ghi gì. Hãy chép tệp sang thư mục của mình rồi mở lại.")
NOT_READ = N_("Không đọc được tệp “{name}” ({reason}). Chưa ghi gì. Hãy chép tệp vào máy rồi mở lại.")
EMPTY = N_("Tệp “{name}” không có chữ nào. Chưa ghi gì. Hãy chọn tệp khác.")
TOO_LONG = N_(
    "Tệp “{name}” dài {size} MB, quá {most} MB mà Thảo đọc được. Chưa ghi gì. Hãy tách lấy một văn bản rồi mở lại."
)
BINARY = N_("Tệp “{name}” không phải là văn bản chữ. Chưa ghi gì. Hãy lưu văn bản thành tệp .txt rồi mở lại.")
NOT_UNICODE = N_(
    "Chữ trong tệp “{name}” không theo bảng mã Unicode. Chưa ghi gì. "
    "Hãy mở tệp bằng Word hoặc Notepad, lưu lại với mã UTF-8 rồi mở lại."
)
WORD = N_(
    "Bản này chưa đọc tệp {kind} (“{name}”). Chưa ghi gì. "
    "Hãy mở tệp trong Word, chọn Lưu thành “Văn bản thuần (.txt)” với mã UTF-8 rồi mở tệp ấy."
)
UNKNOWN = N_("Thảo chưa đọc loại tệp “{suffix}” (“{name}”). Chưa ghi gì. Hãy chọn tệp .txt hoặc .thao.json.")
_OFFICE_KINDS = {
    ".doc": "Word",
    ".docx": "Word",
    ".docm": "Word",
    ".rtf": "Word",
    ".odt": "LibreOffice",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".pdf": "PDF",
}

NO_FOLDER = N_("Không có thư mục “{folder}”. Chưa ghi gì. Hãy tạo thư mục hoặc chọn chỗ khác.")
NO_SUCH_FOLDER = N_("Không tạo được thư mục “{folder}” ({reason}). Chưa ghi gì. Hãy chọn chỗ khác.")
ONTO_FOLDER = N_("“{name}” là một thư mục, không ghi đè được. Chưa ghi gì. Hãy đặt tên khác.")
ONTO_DEVICE = N_("“{name}” không phải là một tệp thường. Chưa ghi gì. Hãy đặt tên khác.")
READ_ONLY = N_("Thư mục “{folder}” không cho ghi. Chưa ghi gì. Hãy chọn thư mục khác, chẳng hạn Tài liệu.")
DISK_FULL = N_("Đĩa chứa “{folder}” đã đầy. Tệp “{name}” chưa được ghi. Hãy dọn bớt đĩa hoặc chọn ổ khác rồi ghi lại.")
HELD = N_(
    "Không ghi được “{name}” vì tệp đang mở trong chương trình khác. Bản cũ còn nguyên. Hãy đóng tệp rồi ghi lại."
)
NOT_WRITTEN = N_("Không ghi được “{name}” ({reason}). Chưa ghi gì. Hãy chọn chỗ khác rồi ghi lại.")


def data_folder() -> Path:
    """Where the data of this user lies: THAO_DATA, else %LOCALAPPDATA%\\Thao on Windows, else XDG's thao."""
    chosen = os.environ.get("THAO_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "Thao") if local else Path.home() / "AppData" / "Local" / "Thao"
    xdg = os.environ.get("XDG_DATA_HOME", "")
    return (Path(xdg) if Path(xdg).is_absolute() else Path.home() / ".local" / "share") / "thao"


def database_file(folder: Path) -> Path:
    """The database within a data folder."""
    return folder / DATABASE


def read_document(path: Path) -> Reading:
    """A document from a text or an exchange file, with where its blocks came from and what was doubtful.

    Raises UnreadableInput, with one sentence, for anything that is not such a file.
    """
    if _is_exchange(path):
        from desktop.understand.reading import Reading

        return Reading(bare_document(path))
    _refuse_other_kinds(path)
    from desktop.understand.reader import read_text

    return read_text(_text(path, MOST_TEXT))


def bare_document(path: Path) -> Document:
    """Only the document of such a file. Raises UnreadableInput as `read_document` does.

    For an exchange file all that understands texts stays unloaded: a sixth of the time of printing a plan.
    """
    if not _is_exchange(path):
        return read_document(path).document
    from desktop.domain.exchange import loads

    return loads(_text(path, MOST_EXCHANGE))


def _is_exchange(path: Path) -> bool:
    return path.name.lower().endswith(EXCHANGE) or path.suffix.lower() == ".json"


def _refuse_other_kinds(path: Path) -> None:
    """Only plain text is understood; other kinds are named, so that the clerk knows what to do."""
    suffix = path.suffix.lower()
    _existing(path)  # a missing file is missing, whatever its kind
    if suffix in ("", ".txt", ".text"):
        return
    if suffix in _OFFICE_KINDS:
        raise UnreadableInput(WORD, kind=_OFFICE_KINDS[suffix], name=path.name)
    raise UnreadableInput(UNKNOWN, suffix=path.suffix, name=path.name)


def _existing(path: Path) -> os.stat_result:
    """What the path is. Raises UnreadableInput where that is no plain file."""
    try:
        found = path.stat()
    except PermissionError as error:
        raise UnreadableInput(NO_RIGHT, name=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise UnreadableInput(MISSING, name=path.name) from error
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableInput(IS_FOLDER, name=path.name or str(path))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableInput(NOT_A_FILE, name=path.name)
    return found


def _text(path: Path, most: int) -> str:
    """The text of a file of at most `most` bytes, in UTF-8 or in UTF-16 with its mark."""
    text = _decoded(content_of(path, most, TOO_LONG), path.name)
    if not text.lstrip("\ufeff \t\r\n\x0c\u00a0"):  # of `strip` nearly every text would be a copy
        raise UnreadableInput(EMPTY, name=path.name)
    return text


def content_of(path: Path, most: int, too_long: str) -> bytes:
    """The bytes of a plain file of at most `most`; of a longer one `too_long` is said. Raises UnreadableInput."""
    size = _existing(path).st_size
    if size > most:
        raise UnreadableInput(too_long, name=path.name, size=f"{size / 1e6:.1f}".replace(".", ","), most=most // 10**6)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)  # a file that grows meanwhile is cut, and whoever reads it finds it damaged
    except PermissionError as error:
        raise UnreadableInput(NO_RIGHT, name=path.name) from error
    except OSError as error:
        raise UnreadableInput(NOT_READ, name=path.name, reason=_reason(error)) from error


def _decoded(content: bytes, name: str) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") and content[:4] != b"\xff\xfe\x00\x00":
        encoding = "utf-16"
    elif b"\0" in content or content[:5] in (b"%PDF-", b"{\\rtf"):
        raise UnreadableInput(BINARY, name=name)
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        controls = sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in content[:4096])
        raise UnreadableInput(BINARY if controls > len(content[:4096]) // 50 else NOT_UNICODE, name=name) from error


def make_folder(folder: Path) -> None:
    """Make a folder that the clerk named, and those above it. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise CannotWrite(NO_SUCH_FOLDER, folder=folder, reason=_reason(error)) from error


def check_target(path: Path) -> None:
    """Look, before any work is done, whether a file could be written. Raises CannotWrite with the reason."""
    folder = path.parent
    try:
        if not folder.is_dir():
            raise CannotWrite(NO_FOLDER, folder=folder)
        if path.is_dir():
            raise CannotWrite(ONTO_FOLDER, name=path.name or str(path))
        if path.exists() and not path.is_file():
            raise CannotWrite(ONTO_DEVICE, name=path.name)
    except (OSError, ValueError) as error:
        raise CannotWrite(NOT_WRITTEN, name=path.name, reason=_reason(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotWrite(READ_ONLY, folder=folder)


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that its name always holds the old content or the new one, whole and on the disk.

    Raises CannotWrite; the old file, where there was one, is then untouched and nothing is left beside it.
    """
    check_target(path)
    target = Path(os.path.realpath(path))  # through a link, to the file that it stands for
    try:
        _replace(target, content)
    except OSError as error:
        raise cannot_write(error, path) from error


def cannot_write(error: OSError, path: Path) -> CannotWrite:
    """The sentence for a failed write to `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotWrite(DISK_FULL, folder=path.parent, name=path.name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotWrite(HELD, name=path.name) if path.exists() else CannotWrite(READ_ONLY, folder=path.parent)
    return CannotWrite(NOT_WRITTEN, name=path.name, reason=_reason(error))


_REASONS = {
    errno.ENOENT: N_("nơi ấy không còn hoặc không cho tạo tệp"),
    errno.ENAMETOOLONG: N_("tên tệp quá dài"),
    errno.EINVAL: N_("tên có chữ mà nơi ấy không nhận"),
    errno.EIO: N_("ổ đĩa bị lỗi"),
}


def _reason(error: Exception) -> UserError:
    """What went wrong, in words of our own: those of the system are English, its numbers say nothing."""
    number = getattr(error, "errno", None)
    return UserError(_REASONS.get(number or 0, N_("hệ thống không cho làm việc này")))


def _replace(target: Path, content: bytes) -> None:
    fresh = target.with_name(fresh_name())
    try:
        with fresh.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        _patiently(lambda: fresh.replace(target))
    finally:
        fresh.unlink(missing_ok=True)  # it is there only where something failed
    _sync_folder(target.parent)
    clear_leftovers(target.parent, time.time())


def _patiently(rename: Callable[[], object]) -> None:
    """Rename, trying again where Windows says that someone holds the file."""
    for _attempt in range(RENAMES - 1 if sys.platform == "win32" else 0):
        try:
            rename()
        except PermissionError:
            time.sleep(RENAME_PAUSE)
        else:
            return
    rename()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows does that by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
