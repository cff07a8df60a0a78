"""What completion knows: phrases, names, what the office's other documents say; and how often it is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import db
from desktop.domain.completion import Kind, Known, Place, Vocabulary, complete
from desktop.domain.document import (
    BASES,
    Assignment,
    Block,
    Document,
    Header,
    RecipientGroup,
    Recipients,
    text_runs,
    trees,
    walk,
)
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.text import nfc
from desktop.services import drafts
from desktop.services.sample import fill_sample, sample_documents, sample_plan
from desktop.services.vocabulary import OfficeWords, Said, Words, known_of_parts, lines_of, phrases, vocabulary

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """The sample office."""
    opened = db.open_database(tmp_path / "thao.db")
    fill_sample(opened, NOW)
    yield opened
    opened.close()


def read_all(words: OfficeWords, database: Database) -> Said:
    for _reading in range(100):
        said = words.read_next(database)
        if said is not None:
            return said
    raise AssertionError("it never ends")


def test_the_phrases_of_the_program_are_tidy_and_of_several_words() -> None:
    known = list(phrases())
    assert len(known) >= 80
    assert [one.text for one in known if one.text != nfc(" ".join(one.text.split()))] == []
    assert [one.text for one in known if len(one.text.split()) < 3 or one.text[-1] in " ,.;:"] == []
    assert [one.text for one in known if one.uses > 1] == []  # none is there twice


def test_every_phrase_is_offered_at_last_and_whole() -> None:
    for one in phrases():
        begun = next(
            (
                offer
                for end in range(3, len(one.text))
                if (offer := complete(one.text[:end], Vocabulary(phrases=phrases())))
            ),
            None,
        )
        assert begun is not None, one.text
        assert begun.typed.lower() == one.text[: len(begun.typed)].lower()


def test_names_come_from_the_parts_around_the_text_where_they_name_one_body() -> None:
    task = Block(
        "b", runs=text_runs("Việc"), assignments=(Assignment("t", "Ban Tổ chức - Kiểm tra", ("Văn phòng Tỉnh ủy",)),)
    )
    document = Document(
        "d",
        header=Header(superior="TỔNG LIÊN ĐOÀN", issuer="LĐLĐ TỈNH"),
        body=(task,),
        recipients=Recipients(
            (RecipientGroup(("Ban Dân vận Tỉnh ủy (để báo cáo)", "Như trên", "Các ban, đơn vị", "Tỉnh ủy")),)
        ),
    )
    assert [one.text for one in known_of_parts(document)] == [
        "Ban Dân vận Tỉnh ủy",
        "Tỉnh ủy",
        "Ban Tổ chức - Kiểm tra",
        "Văn phòng Tỉnh ủy",
    ]


def test_a_document_knows_its_citations_until_their_line_goes() -> None:
    words = Words()
    words.put("a", "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị về đổi mới;")
    words.put("b", "Theo Nghị quyết số 02-NQ/TW, xây dựng kế hoạch.")
    known = vocabulary(words.said())
    offer = complete("tinh thần Nghị quyết số 0", known)
    assert offer is not None
    assert offer.rest == "2-NQ/TW"
    words.keep_only(frozenset({"b"}))
    assert [one.uses for one in words.said().known if one.place is Place.TEXT] == [1]


def test_the_offices_other_documents_are_read_one_by_one(database: Database) -> None:
    plan = sample_plan()
    said = read_all(OfficeWords(plan.id), database)
    names = {one.text for one in said.known if one.kind is Kind.UNIT}
    assert "Liên đoàn Lao động tỉnh Bình An" in names  # the office itself
    kept = [drafts.open_document(database, info.id).document for info in drafts.recent(database)]
    others = [line for other in kept if other.id != plan.id for _key, line in lines_of(other) if line]
    assert len(said.echoes) == len(others)
    assert said.echoes.count(" ".join(others[0].split())) >= 1


def test_a_line_of_the_bases_is_offered_to_the_next_plan(database: Database) -> None:
    basis = "Căn cứ Chương trình công tác của Liên đoàn Lao động tỉnh Bình An năm 2027;"
    with database.unit() as unit:
        document = replace(sample_plan(), id="other", bases=(Block("x", runs=text_runs(basis)),))
        unit.documents.save(document, 0, NOW + timedelta(minutes=1))
        unit.commit()
    known = vocabulary(Words().said(), read_all(OfficeWords("new"), database))
    offer = complete("Căn cứ Chương trình công tác của", known, Place.BASES)
    assert offer is not None
    assert offer.whole == basis.rstrip(";")


def test_a_damaged_document_is_passed_over(database: Database, tmp_path: Path) -> None:
    import sqlite3

    with database.unit() as unit:
        ids = [info.id for info in unit.documents.recent(9)]
    other = sqlite3.connect(tmp_path / "thao.db")
    with other:
        other.execute("UPDATE versions SET sha256 = zeroblob(32) WHERE document_id = ?", (ids[0],))
    other.close()
    assert len(read_all(OfficeWords(""), database).echoes) > 0


class Typed:
    """How a plan would have been typed with offers: each is taken where it is right, and typed over where it is not."""

    def __init__(self, document: Document, office: Said) -> None:
        self.shown = self.right = self.saved = self.letters = 0
        words = Words()
        words.take_parts(document)
        for place, blocks in trees(document):
            for block in walk(blocks):
                known = vocabulary(words.said(), office)
                self._line(block.text, known, Place.BASES if place == BASES else Place.TEXT)
                words.put(block.id, block.text)

    def _line(self, text: str, known: Vocabulary, place: Place) -> None:
        at = 1
        seen = set()
        self.letters += len(text)
        while at < len(text):
            offer = complete(text[:at], known, place) if not text[at].isalnum() or text[at - 1].isspace() else None
            if offer is not None and at + len(offer.rest) not in seen:
                seen.add(at + len(offer.rest))
                self.shown += 1
                end = at + len(offer.rest)
                if text.startswith(offer.rest, at) and not text[end : end + 1].isalnum():
                    self.right += 1
                    self.saved += len(offer.rest) - 1
                    at = end
            at += 1


def test_three_offers_of_five_are_what_the_plan_says(database: Database) -> None:
    """Shown at the ends of words, where a clerk pauses; the office's other plans are known, this one is not."""
    plan = sample_plan()
    typed = Typed(plan, read_all(OfficeWords(plan.id), database))
    assert typed.shown > 30
    assert typed.right >= 0.6 * typed.shown
    assert typed.saved >= 0.04 * typed.letters


def test_nothing_of_the_office_is_needed() -> None:
    document = sample_documents()[0]
    typed = Typed(document, OfficeWords("").said())
    assert typed.right >= 0.6 * typed.shown


def test_an_office_without_a_name_yet_knows_only_phrases(tmp_path: Path) -> None:
    opened = db.open_database(tmp_path / "empty.db")
    try:
        said = read_all(OfficeWords(""), opened)
        assert (list(said.known), len(said.echoes)) == ([], 0)
        with opened.unit() as unit:
            unit.office.save(Office("Công đoàn phường Hòa Thắng"))
            unit.commit()
        assert list(read_all(OfficeWords(""), opened).known) == [Known("Công đoàn phường Hòa Thắng", Kind.UNIT)]
    finally:
        opened.close()
