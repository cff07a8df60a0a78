"""The three real plans beside the project: what a careful reader finds in each is found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.numbering import Forms
from desktop.domain.text import nfc
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text
from desktop.understand.safety import words

NAMES = ("binh-dinh", "duong-minh-chau", "kon-tum")


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest, cases: Path) -> tuple[str, dict[str, Any]]:
    """Text and truth of one plan."""
    path = cases / f"{request.param}.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    return path.read_text("utf-8"), json.loads(path.with_suffix(".truth.json").read_text("utf-8"))


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).strip(" .;:,").replace("…", "")


def test_the_parts_of_a_real_plan_are_found(case: tuple[str, dict[str, Any]]) -> None:
    text, truth = case
    found = inventory(read_text(text), Forms())
    for part in ("header", "signature"):
        assert {name: _line(value) for name, value in found[part].items()} == {
            name: _line(value) for name, value in truth[part].items()
        }
    assert found["recipients"] == truth["recipients"]
    assert [a["rows"] for a in found["appendices"]] == [a["rows"] for a in truth["appendices"]]
    assert [_line(note["text"]) for note in found["footnotes"]] == [_line(note["text"]) for note in truth["footnotes"]]


def test_every_item_of_a_real_plan_stands_in_its_place(case: tuple[str, dict[str, Any]]) -> None:
    text, truth = case
    found = inventory(read_text(text), Forms())["outline"]
    names = ("level", "label", "printed_label", "line")
    assert [{name: entry[name] for name in names} for entry in found] == [
        {name: entry[name] for name in names} for entry in truth["outline"]
    ]
    assert [_line(entry["text"])[:80] for entry in found] == [_line(entry["text"])[:80] for entry in truth["outline"]]


def test_no_word_of_a_real_plan_is_lost(case: tuple[str, dict[str, Any]]) -> None:
    reading = read_text(case[0])
    text = nfc(case[0]).replace("[bookmark: _GoBack]", "")
    assert (
        words(text) - words(plain_text(reading.document, standard_of(reading.document), reading.written)) - words("III")
        == {}
    )


def test_documents_named_in_a_real_plan_are_listed(case: tuple[str, dict[str, Any]]) -> None:
    text, truth = case
    found = inventory(read_text(text), Forms())["citations"]
    assert [one["number"] + one["separator"] + one["symbol"] for one in found] == truth["citations"]


def test_targets_and_assignments_of_a_real_plan_are_found(case: tuple[str, dict[str, Any]]) -> None:
    text, truth = case
    found = inventory(read_text(text), Forms())
    values = [Counter((one["value"], one["year"][-4:]) for one in part["targets"]) for part in (truth, found)]
    assert _shared(*values) >= 0.85  # some years are said otherwise in the truth: "đến 2023"
    deadlines = [Counter(_line(one["deadline_text"]) for one in part["assignments"]) for part in (truth, found)]
    assert _shared(*deadlines) >= 0.85
    leads = [Counter(_line(one["lead"]) for one in part["assignments"]) for part in (truth, found)]
    assert _shared(*leads) >= 0.85


def _shared(listed: Counter[Any], reported: Counter[Any]) -> float:
    """What was found of what is listed, or of what was reported, whichever is less."""
    return (listed & reported).total() / max(listed.total(), reported.total())


def test_lost_footnote_marks_go_where_the_lines_were_broken(cases: Path) -> None:
    path = cases / "kon-tum.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    document = read_text(path.read_text("utf-8")).document
    text = plain_text(document, standard_of(document))
    assert "Tổng Liên đoàn Lao động Việt Nam[1]; Ban Thường vụ" in text
    assert "nâng cao chất lượng hoạt động công đoàn[11] theo hướng" in text
