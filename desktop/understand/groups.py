"""Recipients in groups: which of them a label such as "Báo cáo" holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.document import RecipientGroup

_OWN = re.compile(
    r"(?:Các|Những|Như|Đơn vị|CĐCS|Công đoàn|LĐLĐ (?:các|huyện|thành phố|thị xã)|Phòng|Ban chuyên|Website|Trang|"
    r"Lưu|Cổng|Ủy viên|"
    r"Uỷ viên|Thành viên|Huyện|Chi bộ|Đảng ủy|Đảng uỷ|CĐ|Tổ )"
)


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """A label, how many items came before it, and where it stands: beside an item, or above its group ("Báo cáo:")."""

    text: str
    count: int
    beside: bool = False
    above: bool = False


def in_groups(items: list[str], labels: list[GroupLabel]) -> tuple[RecipientGroup, ...]:
    """Groups of items: a bracket's label stands beside the middle of what it holds, a heading above it."""
    groups: list[RecipientGroup] = []
    start = 0
    for index, label in enumerate(labels):
        name = label.text.strip(" ()[]{}-.;:")
        if label.above:
            if items[start : label.count]:
                groups.append(RecipientGroup(tuple(items[start : label.count])))
            begin = max(start, label.count)
            end = labels[index + 1].count if index + 1 < len(labels) else len(items)
        else:
            begin, middle = start, max(label.count - start, 1)
            reach = _extent(items[start:], middle) if label.beside else _reach(items[start:], middle)
            end = min(max(start + reach, start + 1, label.count), len(items))
        end = max(begin, end)
        groups.append(RecipientGroup(tuple(items[begin:end]), name))
        start = end
    if items[start:]:
        groups.append(RecipientGroup(tuple(items[start:])))
    return tuple(groups)


def _reach(items: list[str], count: int) -> int:
    """How many items a label on a line of its own holds: those above it, and as many below that are not our own."""
    reach = count
    while reach < min(2 * count, len(items)) and not _OWN.match(items[reach]):
        reach += 1
    return reach


def _extent(items: list[str], middle: int) -> int:
    """How many items a label beside item `middle` holds: an odd or an even number, told by whose bodies they are."""
    even, odd = 2 * middle - 2, 2 * middle - 1
    if middle == 1:
        return 1
    return even if len(items) < odd or _OWN.match(items[odd - 1]) else odd
