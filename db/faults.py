"""What SQLite and the system report, as sentences for the clerk."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from desktop.domain.errors import N_, CannotWrite, UnreadableInput, UserError

FULL = N_(
    "Đĩa chứa “{folder}” đã đầy. Lần lưu này chưa được ghi, các bản đã lưu còn nguyên. Hãy dọn bớt đĩa rồi lưu lại."
)
READ_ONLY = N_("Thư mục “{folder}” không cho ghi. Chưa ghi gì. Hãy xin quyền ghi hoặc đặt dữ liệu ở thư mục khác.")
CORRUPT = N_(
    "Kho dữ liệu “{file}” đã hỏng. Tệp ấy giữ nguyên, không bị ghi đè. "
    "Hãy chép tệp sang chỗ khác rồi lấy lại từ bản sao lưu."
)
NOT_OURS = N_("Tệp “{file}” không phải kho dữ liệu của Thảo. Tệp giữ nguyên, chưa ghi gì. Hãy chọn thư mục khác.")
NEWER = N_(
    "Kho dữ liệu này do phiên bản Thảo mới hơn lập (mẫu {found}, máy này biết đến {known}). "
    "Kho giữ nguyên, chưa ghi gì. Hãy cập nhật Thảo rồi mở lại."
)
BUSY = N_("Kho dữ liệu “{file}” đang bận. Lần lưu này chưa được ghi, bản đang soạn còn giữ trong máy. Hãy lưu lại.")
FAILED = N_("Không đọc ghi được kho dữ liệu “{file}” ({reason}). Các bản đã lưu còn nguyên. Hãy đóng Thảo rồi mở lại.")

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_NO_RIGHT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN}
_WAITED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


# A damaged name of a table comes out of the sqlite3 module as a failure to decode SQLite's message about it.
SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)


def explain(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> UserError:
    """The sentence for a failure of SQLite on the database at `path`."""
    if isinstance(error, UnicodeDecodeError):
        return UnreadableInput(CORRUPT, file=path)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the extended codes say more than is needed
    if code == sqlite3.SQLITE_FULL:
        return CannotWrite(FULL, folder=path.parent)
    if code in _NO_RIGHT:
        return CannotWrite(READ_ONLY, folder=path.parent)
    if code in _DAMAGE:
        return UnreadableInput(CORRUPT, file=path)
    if code in _WAITED:
        return CannotWrite(BUSY, file=path)
    return CannotWrite(FAILED, file=path, reason=UserError(N_("lỗi {number}"), number=code))


def explain_os(error: OSError, path: Path) -> UserError:
    """The sentence for a failure of the system at `path` or its folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotWrite(FULL, folder=path.parent)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotWrite(READ_ONLY, folder=path.parent)
    return CannotWrite(FAILED, file=path, reason=UserError(N_("lỗi hệ thống {number}"), number=error.errno))
