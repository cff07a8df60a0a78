"""A report as data, read from `resources/reviews`: its headings, sentences, tables and what it calls its period."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from desktop.domain.document import Orientation, RecipientGroup, Signature
from desktop.domain.reviews.patterns import fill, parse_pattern
from desktop.domain.reviews.periods import Stretch
from desktop.domain.text import nfc

_DAYS = ("ngày đầu", "ngày cuối")
_COUNTS = ("tổng số", "hoàn thành", "tỷ lệ", "đang làm", "chưa làm", "quá hạn", "tạm dừng", "chưa báo cáo")
_OF_TASK = ("nhiệm vụ", "chủ trì", "phối hợp", "thời hạn")
_DONE = (*_OF_TASK, "kết quả", "phần trăm", "lý do", "ngày xong", "số lần")
_PLAN = ("loại", "số ký hiệu", "trích yếu")
_WHOLE = ("kỳ", "kỳ tới", "kế hoạch", "tên ngắn", "cơ quan", "năm", *_DAYS)

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("plan", "short_plan"), _PLAN),
        **dict.fromkeys(
            ("overview_tasks", "overview_within", "section_tasks", "section_silent"), (*_COUNTS, "trong kỳ", *_WHOLE)
        ),
        "overview_targets": ("tổng số", "đạt", "chưa đạt", "chưa đo", *_WHOLE),
        "target": ("chỉ tiêu", "kế hoạch", "thực hiện", "tỷ lệ", "cùng kỳ", "đơn vị tính", "thời kỳ"),
        **dict.fromkeys(("task_done", "task_doing", "task_todo", "task_paused", "task_silent", "late_task"), _DONE),
        **dict.fromkeys(("ahead_task", "ahead_late_task"), _OF_TASK),
    }
)
"""Which fields a pattern may name, where not those of the whole report (`_WHOLE`)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence or heading: its name in code, what the office knows it by, its words."""

    name: str
    label: str
    text: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it may name."""
        return FIELDS.get(self.name, _WHOLE)


class TableForm(NamedTuple):
    """A table of an appendix: the words over its columns, their shares of its width, how its pages lie."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    orientation: Orientation


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """One kind of report: patterns by name, in the order in which the office sees them.

    `stretches` say what a period is called; `guidance` is for lines that only people can write,
    `samples` what a field may say, `names` what is written with capitals inside a heading. Texts of `recipients` may
    name {cấp trên}.
    """

    id: str
    order: int
    name: str
    description: str
    kind: str
    archive: str
    stretches: Mapping[Stretch, str]
    patterns: Mapping[str, Pattern]
    guidance: Mapping[str, str]
    samples: Mapping[str, str]
    names: tuple[str, ...]
    targets: TableForm
    late: TableForm
    signature: Signature
    party_signature: Signature
    recipients: tuple[RecipientGroup, ...]

    def says(self, name: str) -> str:
        """The words of a pattern."""
        return self.patterns[name].text

    def sample(self, name: str, text: str) -> str:
        """What a pattern may print, by the samples. Raises UserError as `patterns.parse_pattern` does."""
        fields = {field: self.samples[field] for field in self.patterns[name].fields}
        return "".join(run.text for run in fill(text, fields))

    def with_patterns(self, texts: Mapping[str, str]) -> ReviewForm:
        """The form with the office's own words in some patterns; names that it does not have are left out.

        Raises UserError where a pattern has a field that it may not have, or odd brackets.
        """
        own = {
            name: replace(self.patterns[name], text=nfc(text)) for name, text in texts.items() if name in self.patterns
        }
        for pattern in own.values():
            parse_pattern(pattern.text, pattern.fields)
        return replace(self, patterns=MappingProxyType({**self.patterns, **own}))


def parse_form(text: str) -> ReviewForm:
    """Read a form's TOML. Raises KeyError or ValueError for what is missing, UserError for a bad pattern."""
    data: dict[str, Any] = tomllib.loads(nfc(text))
    form = ReviewForm(
        id=data["id"],
        order=data["order"],
        name=data["name"],
        description=data["description"],
        kind=data["kind"],
        archive=data["archive"],
        stretches=MappingProxyType({stretch: data["stretches"][stretch.value] for stretch in Stretch}),
        patterns=MappingProxyType({name: Pattern(name, **one) for name, one in data["patterns"].items()}),
        guidance=MappingProxyType(data["guidance"]),
        samples=MappingProxyType(data["samples"]),
        names=tuple(data["names"]),
        targets=_table(data["tables"]["targets"]),
        late=_table(data["tables"]["late"]),
        signature=Signature(**data["signature"]),
        party_signature=Signature(**data["party_signature"]),
        recipients=tuple(RecipientGroup(tuple(one["items"]), one.get("label", "")) for one in data["recipients"]),
    )
    return form.with_patterns({name: pattern.text for name, pattern in form.patterns.items()})


def _table(data: Mapping[str, Any]) -> TableForm:
    if len(data["columns"]) != len(data["widths"]):
        raise ValueError("as many widths as columns")
    return TableForm(tuple(data["columns"]), tuple(map(float, data["widths"])), Orientation(data["orientation"]))
