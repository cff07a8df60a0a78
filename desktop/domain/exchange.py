"""The exchange file (`.thao.json`): UTF-8 JSON with a schema version, the same value in and out.

Values equal to their default are left out; unknown names are refused, so nothing is lost in silence. The shape is
written down in `resources/schema/thao-1.schema.json`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, trees, walk
from desktop.domain.errors import N_, NewerVersion, UnreadableInput
from desktop.domain.records import decode, default_of

FORMAT = "thao"
VERSION = 1

NOT_JSON = N_("Tệp này không phải văn bản của Thảo hoặc đã hỏng ({reason}). Chưa ghi gì. Hãy chọn tệp khác.")
NEWER = N_(
    "Tệp này do phiên bản Thảo mới hơn tạo ra (mẫu dữ liệu {found}, máy này đọc được đến {known}). "
    "Tệp giữ nguyên, chưa ghi gì. Hãy cập nhật Thảo rồi mở lại."
)


def dumps(document: Document) -> str:
    """The document as the text of an exchange file; the same document gives the same text."""
    content = {"format": FORMAT, "version": VERSION, "document": _encode(document)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Document:
    """Read an exchange file's text.

    Raises NewerVersion for a file of a newer program, UnreadableInput for anything else that is not a document.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(NOT_JSON, reason=_short(error)) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnreadableInput(NOT_JSON, reason=N_("thiếu dấu nhận dạng"))
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableInput(NOT_JSON, reason=N_("thiếu số phiên bản"))
    if version > VERSION:
        raise NewerVersion(NEWER, found=version, known=VERSION)
    try:
        document = decode(content.get("document"), Document, "document")
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(NOT_JSON, reason=_short(error)) from error
    if not isinstance(document, Document):
        raise UnreadableInput(NOT_JSON, reason="document")
    _refuse_doubles(document)
    return document


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _refuse_doubles(document: Document) -> None:
    """Ids name blocks for undo, findings and pages; two of one name would mix them up."""
    ids = [block.id for _place, blocks in trees(document) for block in walk(blocks)]
    if len(ids) != len(set(ids)):
        raise UnreadableInput(NOT_JSON, reason=N_("hai đoạn mang cùng một mã"))


def _encode(value: object) -> Any:
    if isinstance(value, OfficialDate):
        return value.iso()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _encode(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) != default_of(f)
        }
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value
