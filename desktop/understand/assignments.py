"""Assignments that the text states on a line of their own: "Thời gian hoàn thành: Quý II/2021."."""

from __future__ import annotations

import re
from typing import Any

from desktop.domain.document import Level, walk
from desktop.understand.reading import Reading

_TIME = re.compile(r"(?:Thời gian|Thời hạn|Tiến độ)(?:\s+[^\W\d]+){0,6}?\s*[:,]\s*(?P<time>.+)", re.DOTALL)
_ALWAYS = re.compile(
    r"Thực hiện (?P<time>thường xuyên|hằng năm|hàng năm)[^:]{0,40}:\s*(?P<lead>.+?)\s+(?:chủ trì|"
    r"chịu trách nhiệm|tham mưu)\b"
)
_JOINING = re.compile(
    r"phối hợp (?:cùng |với )+(?P<with>.+?)(?=\s+(?:tham mưu|hướng dẫn|thực hiện|tổ chức|triển khai)\b|[,.;]|$)"
)


def assignments(reading: Reading) -> list[dict[str, Any]]:
    """One entry for each line that says only when, or who always, does what stands above it."""
    found: list[dict[str, Any]] = []
    for block in walk(reading.document.body):
        text = block.text
        source = reading.sources.get(block.id)
        always = _ALWAYS.match(text)
        time = always or (_TIME.fullmatch(text) if block.level is Level.PARAGRAPH else None)
        if not time:
            continue
        joining = _JOINING.search(text) if always else None
        found.append(
            {
                "quote": text,
                "lead": always["lead"] if always else None,
                "supporting": [joining["with"]] if joining else [],
                "deadline_text": time["time"].rstrip(" .;"),
                "line": source.line if source else None,
            }
        )
    return found
