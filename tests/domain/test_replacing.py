"""Replacing: every match gets the new words in the dress that it had, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.appendices import title_key
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Footnote,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    find,
    text_runs,
    walk,
)
from desktop.domain.finding import find_words
from desktop.domain.replacing import Replaced, replace_matches
from desktop.domain.sought import Sought
from tests.domain.documents import documents


def line(*runs: Run) -> Document:
    return Document("plan", body=(Block("b", Level.CLAUSE, runs),))


def all_replaced(document: Document, sought: Sought | str, words: str) -> Replaced:
    wanted = Sought(sought) if isinstance(sought, str) else sought
    return replace_matches(document, find_words(document, wanted), words, as_found=not wanted.case)


def runs_of(document: Document, key: str = "b") -> tuple[Run, ...]:
    found = find(document, key)
    assert found is not None
    return found[1].runs


PLAN = Document(
    "plan",
    header=Header("LĐLĐ TỈNH", "CÔNG ĐOÀN A", number="05", kind="KẾ HOẠCH", subject="Tổ chức Tháng Công nhân"),
    addressed_to=("Công đoàn cơ sở", "Ban Công nhân"),
    body=(
        Block("s", Level.SECTION, text_runs("CÔNG NHÂN"), (Block("c", Level.CLAUSE, text_runs("Công nhân là ai")),)),
        Block("n", Level.PARAGRAPH, (Run("Xem"), Run(footnote="f"))),
    ),
    recipients=Recipients((RecipientGroup(("Ban Công nhân", "Công nhân B")),), "Lưu: VT"),
    signature=Signature(post="TRƯỞNG BAN CÔNG NHÂN"),
    appendices=(
        Appendix(
            "a",
            "DANH SÁCH CÔNG NHÂN",
            blocks=(Block("t", Level.TABLE, table=Table(((Cell(text_runs("Công nhân")), Cell(text_runs("Việc"))),))),),
        ),
    ),
    footnotes=(Footnote("f", text_runs("Theo nghị quyết về công nhân.")),),
)


def test_words_are_replaced_wherever_they_stand_on_the_paper() -> None:
    matches = find_words(PLAN, Sought("công nhân"))
    places = [(match.key, match.spot) for match in matches]
    assert places == [
        ("header.subject", "part"),
        ("addressed.item:1", "part"),
        ("s", ""),
        ("c", ""),
        ("f", "note"),
        ("recipients.item:0", "part"),
        ("recipients.item:1", "part"),
        ("signature.post", "part"),
        (title_key("a"), ""),
        ("t", "0:0"),
    ]
    after, changed, kept = all_replaced(PLAN, "công nhân", "người lao động")
    assert (changed, kept) == (len(places), 0)
    assert find_words(after, Sought("công nhân")) == ()
    assert after.header.subject == "Tổ chức Tháng Người lao động"
    assert after.addressed_to == ("Công đoàn cơ sở", "Ban Người lao động")
    assert after.recipients.groups[0].items == ("Ban Người lao động", "Người lao động B")
    assert after.signature.post == "TRƯỞNG BAN NGƯỜI LAO ĐỘNG"
    assert after.appendices[0].title == "DANH SÁCH NGƯỜI LAO ĐỘNG"
    assert after.footnotes[0].text == "Theo nghị quyết về người lao động."
    assert (after.header.number, after.bases) == (PLAN.header.number, PLAN.bases)


@pytest.mark.parametrize(
    ("sought", "words", "before", "after"),
    [
        (
            Sought("kế hoạch"),
            "chương trình",
            "Kế hoạch, KẾ HOẠCH, kế hoạch",
            "Chương trình, CHƯƠNG TRÌNH, chương trình",
        ),
        (
            Sought("kế hoạch"),
            "Chương trình",
            "Kế hoạch, KẾ HOẠCH, kế hoạch",
            "Chương trình, Chương trình, Chương trình",
        ),
        (Sought("Kế hoạch", case=True), "đề án", "Kế hoạch, kế hoạch", "đề án, kế hoạch"),
        (Sought("ubnd"), "uỷ ban", "UBND", "UỶ BAN"),
        (Sought("  "), " ", "một  hai  ba", "một hai ba"),
        (Sought("đ"), "", "đa đoan", "a oan"),
        (Sought("an", whole=True), "Ân", "an lan an", "Ân lan Ân"),
        (Sought("a"), "aa", "aaa", "aaaaaa"),
    ],
    ids=str,
)
def test_capitals_follow_what_was_found_unless_they_were_sought(
    sought: Sought, words: str, before: str, after: str
) -> None:
    assert find(all_replaced(line(Run(before)), sought, words).document, "b") == (
        "body",
        Block("b", Level.CLAUSE, text_runs(after)),
    )


def test_new_words_take_the_dress_of_the_first_letter_that_goes() -> None:
    found = all_replaced(
        line(Run("Công ", bold=True, underline=True), Run("đoàn", italic=True)), "công đoàn", "nghiệp đoàn"
    )
    assert runs_of(found.document) == (Run("Nghiệp đoàn", bold=True, underline=True),)


def test_a_target_a_citation_and_a_field_stay_where_all_of_them_is_replaced() -> None:
    whole = all_replaced(
        line(Run("đạt "), Run("85%", record="t"), Run(" năm "), Run("2026", field="year")), "85%", "90%"
    )
    assert runs_of(whole.document)[1] == Run("90%", record="t")
    beyond = all_replaced(line(Run("đạt "), Run("85%", record="t")), "đạt 85%", "vượt 90%")
    assert runs_of(beyond.document) == (Run("vượt 90%"),)
    gone = all_replaced(line(Run("Năm "), Run("2026", field="year")), "2026", "")
    assert runs_of(gone.document) == (Run("Năm "),)


def test_a_live_reference_keeps_its_words_and_is_counted() -> None:
    plan = line(Run("Theo khoản 2, "), Run("khoản 2 mục I", reference="x"), Run(" và khoản 2."))
    found = all_replaced(plan, "khoản 2", "khoản 3")
    assert (found.changed, found.kept) == (2, 1)
    assert runs_of(found.document) == (
        Run("Theo khoản 3, "),
        Run("khoản 2 mục I", reference="x"),
        Run(" và khoản 3."),
    )


def test_the_mark_of_a_footnote_stays_between_words_that_change() -> None:
    plan = replace(line(Run("công đoàn"), Run(footnote="n"), Run(" công đoàn")), footnotes=(Footnote("n"),))
    found = all_replaced(plan, "công đoàn", "hội")
    assert runs_of(found.document) == (Run("hội"), Run(footnote="n"), Run(" hội"))


def test_a_receiver_that_has_no_words_left_is_none_any_more() -> None:
    found = all_replaced(PLAN, "ban công nhân", "")
    assert found.document.recipients.groups[0].items == ("Công nhân B",)
    assert found.document.addressed_to == ("Công đoàn cơ sở",)


def test_what_has_changed_since_it_was_found_is_left_alone() -> None:
    matches = find_words(line(Run("một hai ba")), Sought("ba"))
    assert replace_matches(line(Run("một")), matches, "bốn", as_found=True).changed == 0
    assert replace_matches(Document("other"), matches, "bốn", as_found=True) == Replaced(Document("other"), 0, 0)


@given(documents(), st.sampled_from(["a", "công", "ữ", "  ", "85%", "x", "đ"]), st.booleans())
def test_replacing_words_by_themselves_changes_no_document(document: Document, words: str, case: bool) -> None:
    sought = Sought(words, marks=True, case=case)
    matches = find_words(document, sought)
    assert list(matches) == sorted(matches, key=lambda match: (match.line, match.at))
    lines = tuple(match for match in matches if match.spot not in ("part",))
    after = replace_matches(document, lines, words, as_found=True)
    if case:
        assert _words_of(after.document) == _words_of(document)
    assert after.changed + after.kept == len(lines)


def _words_of(document: Document) -> list[str]:
    found: list[str] = []
    for place in (document.bases, document.preamble, document.body, document.closing):
        found.extend(block.text for block in walk(place))
    return [*found, *(note.text for note in document.footnotes)]
