"""Our own Vietnamese texts: one Unicode form, one style of tone marks, no words that the program does not use."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from desktop.resources import resource

TEXTS = sorted(
    path
    for folder in ("templates", "sample", "help", "reviews")
    for path in resource(folder).iterdir()
    if path.suffix in (".toml", ".json", ".md")
)
# "hòa", "ủy", "thủy": the mark on the first vowel of oa, oe, uy, as our style has it ("quý" is another vowel)
_OLD_MARKS = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)
_UNWANTED = re.compile(r"\bvui lòng\b|\bbạn\b|\s[,;:.](?!\.)|  |(?<!“)\bhàng năm\b", re.IGNORECASE)


def prose(path: Path) -> list[tuple[int, str]]:
    """Numbered lines without indents, comments with "x" for what stands in code marks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [(n, re.sub(r"`[^`]*`", "x", line.strip())) for n, line in enumerate(lines, start=1)]
    return [(n, line) for n, line in kept if not line.startswith("#") or path.suffix == ".md"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_texts_are_composed(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_tone_marks_stand_where_our_style_puts_them(path: Path) -> None:
    found = [f"{n}: {match[0]} in {line[:80]}" for n, line in prose(path) for match in _OLD_MARKS.finditer(line)]
    assert found == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_word_or_spacing_that_we_do_not_write(path: Path) -> None:
    found = [f"{n}: {match[0]!r} in {line[:80]}" for n, line in prose(path) for match in _UNWANTED.finditer(line)]
    assert found == []
