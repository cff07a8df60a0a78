"""The exchange file (`.thao.json`): UTF-8 JSON with a schema version, the same value in and out.

Values equal to their default are left out; unknown names are refused, so nothing is lost in silence. The shape is written
down in `resources/schema/thao-1.schema.json`.
"""

from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, trees, walk
from desktop.domain.errors import N_, NewerVersion, UnreadableInput
from desktop.domain.text import nfc

FORMAT = "thao"
VERSION = 1
MAX_DEPTH = 60  # blocks nested deeper than any plan: a hostile file

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
        document = _decode(content.get("document"), Document, "document", 0)
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
            f.name: _encode(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) != _default(f)
        }
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value


def _default(f: Field[Any]) -> Any:
    if f.default is not MISSING:
        return f.default
    if f.default_factory is not MISSING:
        return f.default_factory()
    return MISSING


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode(value: Any, hint: Any, where: str, depth: int) -> Any:
    """`value` as the type `hint`; raises ValueError naming the place of what does not fit."""
    if depth > 4 * MAX_DEPTH:
        raise ValueError(f"{where}: nested too deep")
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        hint = next(option for option in typing.get_args(hint) if option is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return _decode_tuple(value, typing.get_args(hint)[0], where, depth)
    if hint is OfficialDate:
        if not isinstance(value, str):
            raise ValueError(f"{where}: not a date")
        return OfficialDate.from_iso(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _decode_record(value, hint, where, depth)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise ValueError(f"{where}: expected {getattr(hint, '__name__', hint)}")
    if isinstance(value, str):
        value.encode("utf-8")  # a lone surrogate is a ValueError here, not a file that cannot be written later
        return nfc(value)
    return value


def _decode_tuple(value: Any, item: Any, where: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: expected a list")
    return tuple(_decode(part, item, f"{where}[{i}]", depth + 1) for i, part in enumerate(value))


def _decode_record(value: Any, cls: type, where: str, depth: int) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: expected an object")
    hints = _hints(cls)
    unknown = set(value) - set(hints)
    if unknown:
        raise ValueError(f"{where}: unknown {min(unknown)!r}")
    missing = [f.name for f in fields(cls) if f.name not in value and _default(f) is MISSING]
    if missing:
        raise ValueError(f"{where}: {missing[0]!r} is missing")
    return cls(**{name: _decode(part, hints[name], f"{where}.{name}", depth + 1) for name, part in value.items()})
