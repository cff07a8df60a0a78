"""Mẫu câu: a sentence with fields in words, "Đã hoàn thành {hoàn thành}/{tổng số} nhiệm vụ[, quá hạn {quá hạn}]."

What stands in square brackets is left out where one of its fields has nothing to say, or nought. A field outside of
brackets that has nothing to say is a gap, marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.domain.document import Run, text_runs
from desktop.domain.errors import N_, UserError
from desktop.domain.figures import Question, figure_run
from desktop.domain.gaps import BLANK
from desktop.domain.runs import join

UNKNOWN_FIELD = N_("Mẫu câu có trường lạ “{field}”. Chưa lưu gì. Trường dùng được: {known}.")
NO_FIELDS = N_("Mẫu câu này không có trường nào, nhưng có “{field}”. Chưa lưu gì. Hãy bỏ phần trong dấu ngoặc nhọn.")
ODD_BRACKETS = N_("Mẫu câu thiếu hoặc thừa dấu ngoặc. Chưa lưu gì. Mỗi dấu [ hay {{ cần một dấu đóng, không lồng nhau.")
EMPTY_PATTERN = N_("Mẫu câu đang trống. Chưa lưu gì. Hãy ghi câu, hoặc trả về mẫu của Thảo.")

_TOKEN = re.compile(r"\{([^{}\[\]]*)\}|([\[\]{}])")


class Asked(NamedTuple):
    """A value that is a figure: its question, the answer (None where nobody entered it), the name of its gap."""

    question: Question
    answer: str | None
    gap: str


Value = str | Asked
"""Words of the plan or the office, or a figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a pattern: plain words, or a field by name; `optional` counts its pair of brackets, 0 for none."""

    words: str = ""
    field: str = ""
    optional: int = 0


def parse_pattern(text: str, known: Collection[str]) -> tuple[Part, ...]:
    """The parts of a pattern. Raises UserError for a field that is not `known`, brackets that do not pair, no words."""
    if not text.strip():
        raise UserError(EMPTY_PATTERN)
    parts = []
    at = bracket = opened = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            parts.append(Part(text[at : match.start()], optional=bracket))
        at = match.end()
        if match[1] is not None:
            parts.append(Part(field=_known_field(match[1], known), optional=bracket))
        elif match[2] == "[" and not bracket:
            opened += 1
            bracket = opened
        elif match[2] == "]" and bracket:
            bracket = 0
        else:
            raise UserError(ODD_BRACKETS)
    if bracket:
        raise UserError(ODD_BRACKETS)
    if at < len(text):
        parts.append(Part(text[at:]))
    return tuple(parts)


def _known_field(written: str, known: Collection[str]) -> str:
    field = " ".join(written.split()).lower()
    if field in known:
        return field
    if not known:
        raise UserError(NO_FIELDS, field=written)
    raise UserError(UNKNOWN_FIELD, field=written, known=", ".join(known))


def fill(text: str, values: Mapping[str, Value], *, bold: bool = False, as_it_is: bool = False) -> tuple[Run, ...]:
    """The runs of a pattern with its fields filled in; it begins with a capital unless left `as_it_is`.

    Raises UserError as `parse_pattern` does.
    """
    parts = parse_pattern(text, values)
    left_out = {part.optional for part in parts if part.optional and part.field and _says_nothing(values[part.field])}
    shown = (part for part in parts if part.optional not in left_out)
    runs = tuple(run for part in shown for run in _runs(part, values, Run(bold=bold)))
    return join(runs if as_it_is else _capital(runs))


def fields_of(text: str) -> Iterator[str]:
    """The names of the fields in a pattern, as written."""
    return (match[1] for match in _TOKEN.finditer(text) if match[1] is not None)


def _says_nothing(value: Value) -> bool:
    words = value.answer if isinstance(value, Asked) else value
    return words in (None, "", "0", "0%")


def _runs(part: Part, values: Mapping[str, Value], dress: Run) -> tuple[Run, ...]:
    if not part.field:
        return text_runs(part.words, bold=dress.bold)
    value = values[part.field]
    if isinstance(value, Asked):
        return (figure_run(value.question, value.answer, value.gap, dress),)
    return (replace(dress, text=value),) if value else (replace(dress, text=BLANK, field=part.field),)


def _capital(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A sentence begins with a capital letter, unless a figure begins it."""
    if not runs or runs[0].record or runs[0].field:
        return runs
    return (replace(runs[0], text=runs[0].text[:1].upper() + runs[0].text[1:]), *runs[1:])
