"""The store of documents: what was saved comes back, by version and by list, and a stale save is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import db
from desktop.domain.document import Document
from desktop.domain.errors import NewerVersion
from desktop.domain.exchange import VERSION
from desktop.domain.office import Office
from desktop.domain.ports import Conflict, Database, DocumentInfo, State, Stored, VersionInfo
from desktop.services import drafts
from desktop.services.office import keep_office, office_of
from tests.db.plans import NOON, plan
from tests.domain.documents import documents


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_a_saved_document_comes_back_after_closing(path: Path) -> None:
    first = db.open_database(path)
    assert drafts.save(first, plan(), 0, NOON) == 1
    first.close()
    again = db.open_database(path)
    stored = drafts.open_document(again, "d1")
    again.close()
    assert (stored.document, stored.revision, stored.saved_at) == (plan(), 1, NOON)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_any_document_comes_back_as_it_was(database: Database, document: Document) -> None:
    with database.unit() as unit:  # never committed: each example finds an empty store
        assert unit.documents.save(document, 0, NOON) == 1
        stored = unit.documents.load(document.id)
        assert stored is not None
        assert stored.document == unit.documents.load_version(document.id, 1) == document


def test_every_save_is_a_version(database: Database) -> None:
    for number, text in enumerate(["một", "hai", "ba"]):
        drafts.save(database, plan(text), number, later(number))
    assert drafts.versions(database, "d1") == tuple(VersionInfo("d1", n, later(n - 1)) for n in (3, 2, 1))
    assert drafts.open_version(database, "d1", 2) == plan("hai")


def test_an_earlier_version_comes_back_as_the_newest(database: Database) -> None:
    drafts.save(database, plan("cũ"), 0, NOON)
    drafts.save(database, plan("mới"), 1, later(1))
    assert drafts.save(database, drafts.open_version(database, "d1", 1), 2, later(2)) == 3
    assert drafts.open_document(database, "d1") == Stored(plan("cũ"), 3, later(2))
    assert drafts.open_version(database, "d1", 2) == plan("mới")


def test_a_stale_save_is_refused_and_writes_nothing(database: Database) -> None:
    drafts.save(database, plan("của tôi"), 0, NOON)
    drafts.save(database, plan("của tôi, tiếp"), 1, NOON)
    with pytest.raises(Conflict, match="Bản đang soạn còn giữ trong máy"):
        drafts.save(database, plan("của cửa sổ khác"), 1, NOON)
    with pytest.raises(Conflict):
        drafts.save(database, plan(document_id="new"), 3, NOON)
    assert drafts.open_document(database, "d1").document == plan("của tôi, tiếp")
    assert drafts.count(database) == 1


def test_after_a_conflict_the_text_can_be_kept_as_a_document_of_its_own(database: Database) -> None:
    drafts.save(database, plan("một"), 0, NOON)
    stored = drafts.save_as_new(database, plan("hai"), NOON)
    assert stored.document.id != "d1"
    assert drafts.open_document(database, stored.document.id).document.body == plan("hai").body
    assert drafts.open_document(database, "d1").document == plan("một")


def test_the_list_shows_the_last_saved_first(database: Database) -> None:
    for number, subject in enumerate(["Một", "Hai", "Ba"]):
        drafts.save(database, plan(document_id=f"d{number}", subject=subject), 0, later(number))
    drafts.save(database, plan(document_id="d0", subject="Một, sửa"), 1, later(9))
    assert [info.subject for info in drafts.recent(database, 2)] == ["Một, sửa", "Ba"]
    assert drafts.recent(database, 1)[0] == DocumentInfo(
        "d0", "KẾ HOẠCH", "47", "KH-LĐLĐ", "Một, sửa", State.DRAFT, 2, later(9)
    )


def test_the_bin_keeps_what_was_thrown_away_for_thirty_days(database: Database) -> None:
    drafts.save(database, plan(document_id="d1"), 0, NOON)
    drafts.save(database, plan(document_id="d2"), 0, NOON)
    drafts.discard(database, "d1", NOON)
    drafts.discard(database, "d1", NOON + timedelta(days=20))  # a second time does not prolong its stay
    assert [info.id for info in drafts.recent(database)] == ["d2"]
    assert [info.id for info in drafts.discarded(database)] == ["d1"]
    assert drafts.clear_old_bin(database, NOON + timedelta(days=30)) == 0
    assert drafts.clear_old_bin(database, NOON + timedelta(days=30, seconds=1)) == 1
    assert drafts.discarded(database) == ()
    assert drafts.versions(database, "d1") == ()
    assert drafts.count(database) == 1


def test_what_lies_in_the_bin_can_be_taken_back_or_is_by_saving_it(database: Database) -> None:
    drafts.save(database, plan(), 0, NOON)
    drafts.discard(database, "d1", NOON)
    drafts.restore(database, "d1")
    assert drafts.count(database) == 1
    drafts.discard(database, "d1", NOON)
    drafts.save(database, plan("viết tiếp"), 1, NOON)
    assert drafts.count(database) == 1


def test_old_versions_are_thinned_while_saving(database: Database) -> None:
    start = NOON - timedelta(days=3)
    for number in range(15):
        drafts.save(database, plan(str(number)), number, start + timedelta(minutes=number))
    drafts.save(database, plan("mới nhất"), 15, NOON)
    kept = [version.revision for version in drafts.versions(database, "d1")]
    assert kept == [16, 15]  # the newest, and the last of three days ago


def test_a_version_that_another_took_the_place_of_is_never_thinned(database: Database) -> None:
    start = NOON - timedelta(days=3)
    for number in range(8):
        drafts.save(database, plan(str(number)), number, start + timedelta(minutes=number))
    drafts.pin_newest(database, "d1", start)
    for number in range(8, 15):
        drafts.save(database, plan(str(number)), number, start + timedelta(minutes=number))
    drafts.save(database, plan("mới nhất"), 15, NOON)
    found = drafts.versions_and_pins(database, "d1")
    assert [version.revision for version in found.versions] == [16, 15, 8]
    assert found.pins == {8: start}


def test_a_unit_that_is_not_committed_leaves_nothing(database: Database) -> None:
    with database.unit() as unit:
        unit.documents.save(plan(), 0, NOON)
    with pytest.raises(Conflict):
        save_two_of_which_one_fails(database)
    assert drafts.count(database) == 0


def save_two_of_which_one_fails(database: Database) -> None:
    with database.unit() as unit:
        unit.documents.save(plan(), 0, NOON)
        unit.documents.save(plan(), 7, NOON)
        unit.commit()


def test_a_unit_outside_its_block_says_so(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.unit().commit()


def test_a_time_without_its_zone_is_a_mistake_of_ours(database: Database) -> None:
    with pytest.raises(ValueError, match="zone"):
        drafts.save(database, plan(), 0, datetime(2026, 11, 20))


def test_the_office_and_settings_are_kept(database: Database) -> None:
    office = Office("Liên đoàn Lao động tỉnh Bình An", place="Bình An", abbreviation="LĐLĐ")
    assert office_of(database) is None
    keep_office(database, office)
    keep_office(database, replace(office, signer="Đỗ Thị Minh Tuệ"))
    assert office_of(database) == replace(office, signer="Đỗ Thị Minh Tuệ")
    assert drafts.setting(database, "place") is None
    drafts.keep_setting(database, "place", "d1 b1 0")
    drafts.keep_setting(database, "place", "d1 b1 7")
    assert drafts.setting(database, "place") == "d1 b1 7"


def test_text_that_looks_like_sql_is_text(database: Database) -> None:
    name = "x'); DROP TABLE documents; --"
    drafts.save(database, plan(name, name, name), 0, NOON)
    drafts.keep_setting(database, name, ":value")
    assert drafts.open_document(database, name).document == plan(name, name, name)
    assert drafts.setting(database, name) == ":value"


def test_a_document_of_a_newer_program_is_refused_by_a_sentence_and_still_listed(path: Path) -> None:
    database = db.open_database(path)
    drafts.save(database, plan(), 0, NOON)
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        (content,) = connection.execute("SELECT content FROM documents").fetchone()
        newer = content.replace(f'"version":{VERSION}', f'"version":{VERSION + 1}')
        connection.execute("UPDATE documents SET content = ?, sha256 = ?", (newer, sha256(newer.encode()).digest()))
        connection.commit()
    database = db.open_database(path)
    with pytest.raises(NewerVersion, match="phiên bản Thảo mới hơn"):
        drafts.open_document(database, "d1")
    assert [info.id for info in drafts.recent(database, 5)] == ["d1"]
    database.close()
