"""Plain data (what JSON and TOML readers give) as frozen values, strictly: nothing unknown, nothing of another type."""

from __future__ import annotations

import re
import sys
import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.text import clean

MOST = sys.float_info.max
BROKEN = re.compile("[\ud800-\udfff]")  # half a letter: could be read, and never be written again
MAX_DEPTH = 240  # lists and records within one another; blocks nest half as deep, which no plan comes near


def decode(value: Any, hint: Any, where: str, depth: int = 0) -> Any:
    """`value` as the type `hint`; texts pass `clean`. Raises ValueError naming the place of what does not fit."""
    if depth > MAX_DEPTH:
        raise ValueError(f"{where}: lồng quá sâu")
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        hint = next(option for option in typing.get_args(hint) if option is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return _decode_tuple(value, typing.get_args(hint)[0], where, depth)
    if hint is OfficialDate:
        return _decode_date(value, where)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _decode_choice(value, hint, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return _decode_record(value, hint, where, depth)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return _decode_number(value, where)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise ValueError(f"{where}: sai kiểu dữ liệu")
    if isinstance(value, str):
        if BROKEN.search(value):
            raise ValueError(f"{where}: có ký tự hỏng")
        return clean(value)
    return value


def _decode_date(value: Any, where: str) -> OfficialDate:
    try:
        return OfficialDate.from_iso(value)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{where}: không phải ngày") from error


def _decode_number(value: float, where: str) -> float:
    """A whole number may be longer than any float; "NaN" and "Infinity" pass Python's JSON reader and no other."""
    if not -MOST <= value <= MOST:
        raise ValueError(f"{where}: không phải là số")
    return float(value)


def default_of(f: Field[Any]) -> Any:
    """The default of a field of a dataclass, or MISSING."""
    if f.default is not MISSING:
        return f.default
    if f.default_factory is not MISSING:
        return f.default_factory()
    return MISSING


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode_choice(value: Any, hint: type[Enum], where: str) -> Enum:
    try:
        return hint(value)
    except ValueError as error:
        raise ValueError(f"{where}: không có lựa chọn “{value}”") from error


def _decode_tuple(value: Any, item: Any, where: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: phải là một danh sách")
    return tuple(decode(part, item, f"{where}[{i}]", depth + 1) for i, part in enumerate(value))


def _decode_record(value: Any, cls: type, where: str, depth: int) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: phải là một nhóm khóa")
    hints = _hints(cls)
    unknown = set(value) - set(hints)
    if unknown:
        raise ValueError(f"{where}: khóa lạ “{min(unknown)}”")
    missing = [f.name for f in fields(cls) if f.name not in value and default_of(f) is MISSING]
    if missing:
        raise ValueError(f"{where}: thiếu khóa “{missing[0]}”")
    return cls(**{name: decode(part, hints[name], f"{where}.{name}", depth + 1) for name, part in value.items()})
