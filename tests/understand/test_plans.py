"""Made-up plans of many kinds of offices, each with what a careful reader finds in it (`plans/*.shown`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.numbering import Forms
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text
from desktop.understand.safety import words
from tests.understand.shown import renumbered, shown

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
BY_NAME = [pytest.param(path, id=path.stem) for path in PLANS]


def test_there_are_plans_of_many_kinds() -> None:
    assert len(PLANS) >= 10


@pytest.mark.parametrize("path", BY_NAME)
def test_a_plan_is_understood(path: Path) -> None:
    assert shown(read_text(path.read_text("utf-8"))) == path.with_suffix(".shown").read_text("utf-8")


@pytest.mark.parametrize("path", BY_NAME)
def test_printing_it_loses_no_word(path: Path) -> None:
    text = path.read_text("utf-8").replace("[bookmark: bookmark0]", "")
    reading = read_text(text)
    printed = words(plain_text(reading.document, standard_of(reading.document), reading.written))
    assert words(text) - printed - renumbered(reading) == {}


@pytest.mark.parametrize("path", BY_NAME)
def test_the_printed_text_reads_the_same_again(path: Path) -> None:
    first = read_text(path.read_text("utf-8"))
    again = read_text(plain_text(first.document, standard_of(first.document), first.written))
    one, two = inventory(first, Forms()), inventory(again, Forms())
    for entry in (*one["outline"], *two["outline"]):
        entry["line"] = entry["printed_label"] = None
    for part in ("header", "outline", "appendices", "footnotes", "recipients", "signature"):
        assert two[part] == one[part], part


@pytest.mark.parametrize("path", BY_NAME)
def test_the_same_text_gives_the_same_document(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read_text(text) == read_text(text)
    assert read_text(text.replace("\n", "\r\n")).document == read_text(text).document
