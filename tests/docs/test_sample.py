"""The sample office: its documents open, agree with themselves and could hang in a real office."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from desktop.domain import exchange
from desktop.domain.document import Document, Level, Target, all_runs, plain, trees, walk
from desktop.domain.office import Office
from desktop.domain.outgoing import copies_needed
from desktop.domain.record_settling import settle_records
from desktop.domain.record_words import read_number
from desktop.domain.records import decode
from desktop.resources import resource
from desktop.services.library import standard_of, standards
from desktop.understand.contact import is_contact
from tests.domain.assigned_plans import mistakes

NAMES = (
    "ke-hoach-nam-2027.thao.json",
    "thang-cong-nhan-2027.thao.json",
    "cong-doan-phuong-2027.thao.json",
    "ke-hoach-tinh-uy-2027.thao.json",
)
PLAN = NAMES[0]
LETTER = "cong-van-thi-dua-2027.thao.json"
ALL = (*NAMES, LETTER)
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


@cache
def sample(name: str) -> Document:
    return exchange.loads(resource("sample", name).read_text(encoding="utf-8"))


def texts(document: Document) -> Iterator[str]:
    """Every text that a reader sees in the body and the tables."""
    for _, blocks in trees(document):
        for block in walk(blocks):
            yield block.text
            if block.table:
                yield from (plain(cell.runs) for row in block.table.rows for cell in row)


def targets(document: Document) -> dict[str, Target]:
    return {target.id: target for _, blocks in trees(document) for b in walk(blocks) for target in b.targets}


def test_the_office_is_one_that_the_program_can_keep() -> None:
    office = decode(tomllib.loads(resource("sample", "office.toml").read_text(encoding="utf-8")), Office, "office")
    assert office.name == "Liên đoàn Lao động tỉnh Bình An"
    assert office.place == "Bình An"


def test_no_sample_is_forgotten() -> None:
    assert {path.name for path in resource("sample").glob("*.thao.json")} == set(ALL)
    assert len({sample(name).id for name in ALL}) == len(ALL)


@pytest.mark.parametrize("name", ALL)
def test_a_sample_is_written_as_the_program_writes(name: str) -> None:
    assert exchange.dumps(sample(name)) == resource("sample", name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_every_part_that_an_official_plan_needs(name: str) -> None:
    document = sample(name)
    header = document.header
    assert all((header.issuer, header.symbol, header.place, header.date, header.kind, header.subject))
    assert len(document.body) >= 4
    assert document.closing
    assert document.recipients.archive.startswith("Lưu")
    assert all((document.signature.authority, document.signature.post, document.signature.signer))
    assert document.template in {path.stem for path in resource("templates").glob("*.toml")}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_that_belongs_to_a_target_shows_its_value(name: str) -> None:
    document = sample(name)
    known = targets(document)
    assert known
    shown = {run.record: run.text for run in all_runs(document) if run.record in known}
    assert shown.keys() == known.keys()
    for target_id, text in shown.items():
        assert known[target_id].value == read_number(text), known[target_id].indicator


@pytest.mark.parametrize("name", ALL)
def test_all_that_shows_a_record_says_what_it_says(name: str) -> None:
    document = sample(name)
    assert mistakes(document) == []
    assert settle_records(document, document, standard_of(document)) == document


def test_the_appendices_of_the_yearly_plan_are_drawn_from_what_its_text_hands_out() -> None:
    tables = [block for appendix in sample(PLAN).appendices for block in appendix.blocks if block.table is not None]
    assert [len(block.table.rows) for block in tables if block.table and block.table.drawn] == [16, 11]
    assert not any(block.assignments or block.targets for block in tables)


@pytest.mark.parametrize("name", ALL)
def test_deadlines_of_the_coming_year_are_working_days(name: str) -> None:
    found = [date(int(y), int(m), int(d)) for text in texts(sample(name)) for d, m, y in _DATE.findall(text)]
    resting = [day.isoformat() for day in found if day.year >= 2026 and day.weekday() > 4]
    assert [day for day in resting if day != "2027-05-01"] == []  # 1 May is the feast itself


@pytest.mark.parametrize("name", NAMES)
def test_notes_and_their_marks_belong_together(name: str) -> None:
    document = sample(name)
    marks = [run.footnote for run in all_runs(document) if run.footnote]
    assert marks == [note.id for note in document.footnotes]
    assert all(note.text for note in document.footnotes)


def test_the_provincial_plan_shows_what_the_program_can_do() -> None:
    document = sample(PLAN)
    assert [block.text for block in document.body] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "MỘT SỐ CHỈ TIÊU",
        "NHIỆM VỤ VÀ GIẢI PHÁP",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert len(document.footnotes) == 3
    assert len(document.recipients.groups) == 2
    assert {Level.CLAUSE, Level.DASH, Level.LABEL} <= {b.level for b in walk(document.body)}


def test_text_and_appendix_of_the_provincial_plan_say_the_same() -> None:
    document = sample(PLAN)
    assigned = {
        (assignment.lead, assignment.deadline, assignment.decided_by)
        for block in walk(document.body)
        for assignment in block.assignments
    }
    table = document.appendices[0].blocks[0].table
    assert table is not None
    rows = [[plain(cell.runs) for cell in row] for row in table.rows[table.header_rows :]]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 16)]
    assert {(row[2].split("\n")[0], row[3], row[4]) for row in rows} <= assigned


def test_the_letter_shows_what_letters_have() -> None:
    document = sample(LETTER)
    assert standards()["nd30_union"].is_letter(document.header.kind)
    assert len(document.addressed_to) == 3
    assert document.recipients.groups[0].items[0] == "Như trên"
    assert copies_needed(document) == document.recipients.copies == 45
    assert (document.header.draft, document.recipients.drafter) == ("DỰ THẢO", "PL")
    assert is_contact(document.header.contact)


def test_the_party_plan_is_written_in_the_party_forms() -> None:
    document = sample("ke-hoach-tinh-uy-2027.thao.json")
    assert document.signature.authority.startswith("T/M ")
    assert document.header.symbol == "KH/TU"
    assert document.recipients.archive == "Lưu Văn phòng Tỉnh ủy"
    assert not document.closing[-1].text.endswith("./.")
