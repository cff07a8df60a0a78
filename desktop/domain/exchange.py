"""The exchange file (`.thao.json`): UTF-8 JSON with a schema version, the same value in and out.

Values equal to their default are left out; unknown names are refused, so nothing is lost in silence. The shape is
written down in `resources/schema/`, one schema a version; files of every version there was are read.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.domain.errors import N_, NewerVersion, UnreadableInput, UserError
from desktop.domain.old_exchange import to_newest
from desktop.domain.records import decode, default_of
from desktop.domain.soundness import faults

FORMAT = "thao"
VERSION = 4
"""2: marks, Kính gửi, copies, levels of regulations, quotations, appendices that turn by themselves.
3: underlined words, references to other blocks.
4: what runs show of records, several assignments in one block, tables drawn from records.
"""
MOST_DECODED = 100_000_000  # bytes that a packed exchange file may unpack to
LONGEST_NUMBER = 400  # digits; beyond any float
LONGEST_REASON = 120  # characters in a sentence on screen

NOT_JSON = N_("Tệp này không phải văn bản của Thảo hoặc đã hỏng ({reason}). Chưa ghi gì. Hãy chọn tệp khác.")
NEWER = N_(
    "Tệp này do phiên bản Thảo mới hơn tạo ra (mẫu dữ liệu {found}, máy này đọc được đến {known}). "
    "Tệp giữ nguyên, chưa ghi gì. Hãy cập nhật Thảo rồi mở lại."
)


def dumps(document: Document, *, compact: bool = False) -> str:
    """The document as the text of an exchange file; the same document gives the same text.

    `compact` leaves out the blanks that people read by: three times quicker, for the store.
    """
    content = {"format": FORMAT, "version": VERSION, "document": _encode(document)}
    if compact:
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def loads(text: str) -> Document:
    """Read an exchange file's text.

    Raises NewerVersion for a file of a newer program, UnreadableInput for anything else that is not a document.
    """
    try:
        content = json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise UnreadableInput(NOT_JSON, reason=UserError(N_("đứt ở dòng {line}"), line=error.lineno)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(NOT_JSON, reason=_short(error)) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnreadableInput(NOT_JSON, reason=N_("thiếu dấu nhận dạng"))
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableInput(NOT_JSON, reason=N_("thiếu số phiên bản"))
    if version > VERSION:
        raise NewerVersion(NEWER, found=version, known=VERSION)
    if set(content) != {"format", "version", "document"}:
        raise UnreadableInput(NOT_JSON, reason=N_("khóa lạ hoặc thiếu khóa ở ngoài cùng"))
    try:
        document = decode(to_newest(content["document"], version), Document, "document")
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(NOT_JSON, reason=_short(error)) from error
    if not isinstance(document, Document):  # for mypy: `decode` gives what it is asked for, or raises
        raise UnreadableInput(NOT_JSON, reason=N_("không có văn bản"))
    for fault in faults(document):
        raise UnreadableInput(NOT_JSON, reason=fault)
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once: of two, one would be lost in silence."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError(N_("một khóa đứng hai lần"))
    return content


def _whole(digits: str) -> int:
    """A whole number of a length that Python reads; a longer one is nothing that a plan says."""
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(N_("một con số quá dài"))
    return int(digits)


def _short(error: Exception) -> str | UserError:
    """What is wrong, from its end where it is long; as it can be translated where it can."""
    told = error.args[0] if error.args else None
    if isinstance(told, UserError):
        return told
    reason = N_("lồng quá sâu") if isinstance(error, RecursionError) else str(error)
    return reason if len(reason) <= LONGEST_REASON else "…" + reason[-LONGEST_REASON:]


def _encode(value: object) -> Any:
    if isinstance(value, OfficialDate):
        return value.iso()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        named = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _encode(kept) for name, kept, default in named if kept != default}
    return value


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, default_of(f)) for f in fields(cls))
