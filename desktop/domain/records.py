"""Plain data (what JSON and TOML readers give) as frozen values, strictly: nothing unknown, nothing of another type.

What reads a type is put together once; long plans hold thousands of its values. A place is put into words only where
something does not fit, on the way back from there.
"""

from __future__ import annotations

import re
import sys
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.errors import N_, UserError
from desktop.domain.text import clean, clean_printable

MOST = sys.float_info.max
BROKEN = re.compile("[\ud800-\udfff]")  # half a letter: could be read, and never be written again
MOST_QUOTED = 80  # letters of a file's own words in an error
MAX_DEPTH = 240  # lists and records within one another; blocks nest half as deep, which no plan comes near

_Reader = Callable[[Any, int], Any]
"""Reads a value that lies so many lists and records deep. Raises _Misfit."""


class _Misfit(Exception):  # becomes the ValueError of `decode`
    """Why something does not fit, and where it lies in what is being read."""

    def __init__(self, reason: str | UserError) -> None:
        super().__init__(reason)
        self.reason, self.place = reason, ""


def decode(value: Any, hint: Any, where: str) -> Any:
    """`value` as the type `hint`; texts pass `clean`.

    Raises ValueError, whose argument is a UserError that names the place of what does not fit.
    """
    try:
        return _reader(hint)(value, 0)
    except _Misfit as misfit:
        place = f"{where}{misfit.place}"
        place = place if len(place) <= MOST_QUOTED else f"…{place[-MOST_QUOTED:]}"  # its end tells most
        raise ValueError(UserError(N_("{place}: {reason}"), place=place, reason=misfit.reason)) from misfit


def _brief(value: object) -> str:
    """What a file says, not longer than a sentence bears."""
    text = str(value)
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"


def default_of(f: Field[Any]) -> Any:
    """The default of a field of a dataclass, or MISSING."""
    if f.default is not MISSING:
        return f.default
    if f.default_factory is not MISSING:
        return f.default_factory()
    return MISSING


@cache
def _reader(hint: Any) -> _Reader:
    """What reads values of a type."""
    if isinstance(hint, types.UnionType):
        option = next(option for option in typing.get_args(hint) if option is not types.NoneType)
        return partial(_read_option, _reader(option))
    if typing.get_origin(hint) is tuple:
        return partial(_read_tuple, _reader(typing.get_args(hint)[0]))
    if hint is OfficialDate:
        return _read_date
    if hint is str:
        return _read_text
    if hint is float:
        return _read_number
    if issubclass(hint, Enum):
        return partial(_read_choice, {choice.value: choice for choice in hint})
    return partial(_read_record if is_dataclass(hint) else _read_plain, hint)


def _read_option(read: _Reader, value: Any, depth: int) -> Any:
    return None if value is None else read(value, depth)


def _read_plain(cls: type, value: Any, _depth: int) -> Any:
    """A whole number, or yes or no, which Python takes for a number too."""
    if not isinstance(value, cls) or (isinstance(value, bool) and cls is not bool):
        raise _Misfit(N_("sai kiểu dữ liệu"))
    return value


def _read_text(value: Any, _depth: int) -> str:
    if not isinstance(value, str):
        raise _Misfit(N_("sai kiểu dữ liệu"))
    if value.isprintable():
        return value if value.isascii() else clean_printable(value)  # of ids nothing is to be cleaned
    if BROKEN.search(value):
        raise _Misfit(N_("có ký tự hỏng"))
    return clean(value)


def _read_date(value: Any, _depth: int) -> OfficialDate:
    try:
        return OfficialDate.from_iso(value)
    except (ValueError, TypeError) as error:
        raise _Misfit(N_("không phải ngày")) from error


def _read_number(value: Any, _depth: int) -> float:
    """A whole number may be longer than any float; "NaN" and "Infinity" pass Python's JSON reader and no other."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _Misfit(N_("sai kiểu dữ liệu"))
    if not -MOST <= value <= MOST:
        raise _Misfit(N_("không phải là số"))
    return float(value)


def _read_choice(choices: dict[Any, Enum], value: Any, _depth: int) -> Enum:
    try:
        return choices[value]
    except (KeyError, TypeError) as error:  # of what is no text some cannot even be looked up
        raise _Misfit(UserError(N_("không có lựa chọn “{value}”"), value=_brief(value))) from error


def _read_tuple(read: _Reader, value: Any, depth: int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _Misfit(N_("phải là một danh sách"))
    if depth >= MAX_DEPTH:
        raise _Misfit(N_("lồng quá sâu"))
    parts: list[Any] = []
    try:
        for part in value:
            parts.append(read(part, depth + 1))  # where it fails, their count is the place
    except _Misfit as misfit:
        misfit.place = f"[{len(parts)}]{misfit.place}"
        raise
    return tuple(parts)


@cache
def _fields(cls: type) -> tuple[dict[str, _Reader], dict[str, None]]:
    """What reads the fields of a record by their names, and which of them have no default."""
    hints = typing.get_type_hints(cls)
    needed = dict.fromkeys([f.name for f in fields(cls) if default_of(f) is MISSING])
    return {name: _reader(hint) for name, hint in hints.items()}, needed


def _read_record(cls: type, value: Any, depth: int) -> Any:
    if not isinstance(value, dict):
        raise _Misfit(N_("phải là một nhóm khóa"))
    if depth >= MAX_DEPTH:
        raise _Misfit(N_("lồng quá sâu"))
    readers, needed = _fields(cls)
    if not readers.keys() >= value.keys():
        strange = _brief(min(set(value) - set(readers)))
        raise _Misfit(UserError(N_("khóa lạ “{key}”"), key=strange))
    for name in needed:
        if name not in value:
            raise _Misfit(UserError(N_("thiếu khóa “{key}”"), key=name))
    given = {}
    depth += 1
    try:
        for name, part in value.items():
            given[name] = readers[name](part, depth)
    except _Misfit as misfit:
        misfit.place = f".{name}{misfit.place}"
        raise
    return cls(**given)
