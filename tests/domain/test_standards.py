"""Every measure of the three standards lies in the range that the texts allow: a table written apart from them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.document import CopyForm, Level
from desktop.domain.standards import GRADES, Element, Measure, Standard, choose_standard, parse_scope, parse_standard
from desktop.resources import resource

IDS = ("nd30_union", "party_hd05", "party_hd36")


def load(standard_id: str) -> Standard:
    return parse_standard(resource("standards", f"{standard_id}.toml").read_text(encoding="utf-8"))


STANDARDS = {standard_id: load(standard_id) for standard_id in IDS}
NEW, OLD = STANDARDS["party_hd05"], STANDARDS["party_hd36"]
UNION = STANDARDS["nd30_union"]

# What the texts say, in mm, pt, lines or shares: (least, most). NĐ 30, Phụ lục I.
UNION_MEASURES = {
    "page_width": (210, 210),
    "page_height": (297, 297),
    "margin_top": (20, 25),
    "margin_bottom": (20, 25),
    "margin_left": (30, 35),
    "margin_right": (15, 20),
    "first_indent": (10, 12.7),
    "paragraph_gap": (6, 1000),
    "leading": (16.1, 22.4),  # 1 to 1.5 lines of both 13 and 14 pt
    "issuer_rule": (1 / 3 - 0.001, 1 / 2),
    "subject_rule": (1 / 3 - 0.001, 1 / 2),
    "signature_room": (25, 30),
    "letter_subject_gap": (6, 6),
    "seal_diameter": (36, 42),
    "seal_over": (0.25, 0.4),  # "about 1/3"
    "heading_gap": (6, 1000),
    "quotation_inset": (10, 12.7),
    "header_left": (60, 70),
    "header_right": (95, 103),
    "signature_left": (52.8, 64),
    "signature_right": (101, 111),
}
# Sizes in pt: (small set, large set), bold, italic, capitals.
UNION_ELEMENTS = {
    "top_title": (12, 13, "bold caps"),
    "motto": (13, 14, "bold"),
    "superior": (12, 13, "caps"),
    "issuer": (12, 13, "bold caps"),
    "number": (13, 13, ""),
    "place_date": (13, 14, "italic"),
    "urgency": (13, 13, "bold caps"),
    "kind": (13, 14, "bold caps"),
    "subject": (13, 14, "bold"),
    "basis": (13, 14, "italic"),
    "body": (13, 14, ""),
    "part_label": (13, 14, "bold"),
    "part_title": (13, 14, "bold caps"),
    "chapter_label": (13, 14, "bold"),
    "chapter_title": (13, 14, "bold caps"),
    "division_label": (13, 14, "bold"),
    "division_title": (13, 14, "bold caps"),
    "subdivision_label": (13, 14, "bold"),
    "subdivision_title": (13, 14, "bold caps"),
    "article": (13, 14, "bold"),
    "section": (13, 14, "bold caps"),
    "clause_title": (13, 14, "bold"),
    "letter_subject": (12, 13, ""),
    "addressed_label": (13, 14, ""),
    "addressed": (13, 14, ""),
    "circulation": (13, 13, "bold caps"),
    "drafter": (11, 11, "caps"),
    "contact": (11, 11, ""),
    "digital_line": (10, 10, ""),
    "copy_form": (13, 14, "bold caps"),
    "authority": (13, 14, "bold caps"),
    "post": (13, 14, "bold caps"),
    "signer": (13, 14, "bold"),
    "recipients_label": (12, 12, "bold italic"),
    "recipients": (11, 11, ""),
    "page_number": (13, 14, ""),
    "appendix_label": (14, 14, "bold"),
    "appendix_title": (13, 14, "bold caps"),
    "attached_to": (13, 14, "italic"),
}
PARTY_MEASURES = {
    "page_width": (210, 210),
    "page_height": (297, 297),
    "margin_top": (20, 20),
    "margin_bottom": (20, 20),
    "margin_left": (30, 30),
    "margin_right": (15, 15),
    "duplex_left": (15, 15),
    "duplex_right": (30, 30),
    "page_number_top": (10, 10),
    "first_indent": (10, 12.7),
    "paragraph_gap": (6, 1000),
}
# Sizes in pt: (least, most) allowed.
PARTY_ELEMENTS = {
    "top_title": (15, 15, "bold caps"),
    "superior": (14, 14, "caps"),
    "issuer": (14, 14, "bold caps"),
    "issuer_mark": (14, 14, ""),
    "number": (14, 14, ""),
    "place_date": (14, 14, "italic"),
    "kind": (15, 16, "bold caps"),
    "subject": (14, 15, "bold"),
    "basis": (14, 15, ""),
    "body": (14, 15, ""),
    "chapter_label": (14, 15, "bold"),
    "chapter_title": (14, 15, "bold caps"),
    "division_label": (14, 15, "bold"),
    "division_title": (14, 15, "bold caps"),
    "subdivision_label": (14, 15, "bold"),
    "subdivision_title": (14, 15, "bold caps"),
    "article": (14, 15, "bold"),
    "section": (14, 15, "bold caps"),
    "clause_title": (14, 15, ""),
    "letter_subject": (12, 12, "italic"),
    "addressed_label": (14, 14, "italic"),
    "addressed": (14, 14, ""),
    "circulation": (12, 12, "bold caps"),
    "draft": (14, 14, "italic"),
    "drafter": (8, 8, "caps"),
    "contact": (10, 10, ""),
    "authority": (14, 14, "bold caps"),
    "post": (14, 14, "caps"),
    "signer": (14, 14, "bold"),
    "recipients_label": (14, 14, "underline"),
    "recipients": (12, 12, ""),
    "page_number": (14, 14, ""),
}

# Measures whose text gives no number to compare with, or one that other tests here compare.
CLAIMED_WITHOUT_A_NUMBER = {
    *("duplex_left", "duplex_right", "page_number_top", "single_line", "subject_gap", "leading"),
    *("attached_rule", "urgency", "part_label", "part_title", "subject_mark", "seal_over"),
}


def dress(standard: Standard, name: str) -> set[str]:
    element = standard.elements[name]
    return {word for word in ("bold", "italic", "caps", "underline") if getattr(element, word)}


def entries(standard: Standard) -> dict[str, Measure | Element]:
    return {**standard.measures, **standard.elements}


@pytest.mark.parametrize(("name", "allowed"), UNION_MEASURES.items())
def test_measures_of_the_decree(name: str, allowed: tuple[float, float]) -> None:
    assert allowed[0] <= UNION.measures[name].value <= allowed[1]
    assert allowed[0] <= UNION.measures[name].least + 0.001
    assert UNION.measures[name].most <= allowed[1] + 0.001


@pytest.mark.parametrize(("name", "expected"), UNION_ELEMENTS.items())
def test_letters_of_the_decree_in_both_size_sets(name: str, expected: tuple[float, float, str]) -> None:
    element = UNION.elements[name]
    assert (element.size(small=True), element.size(small=False)) == expected[:2]
    assert dress(UNION, name) == set(expected[2].split())


def test_columns_of_the_decree_fill_the_text() -> None:
    text = 210 - UNION.share("margin_left") - UNION.share("margin_right")
    assert UNION.share("header_left") + UNION.share("header_right") == text
    assert UNION.share("signature_left") + UNION.share("signature_right") == text


@pytest.mark.parametrize("standard", [NEW, OLD], ids=lambda s: s.id)
@pytest.mark.parametrize(("name", "allowed"), PARTY_MEASURES.items())
def test_measures_of_the_party(standard: Standard, name: str, allowed: tuple[float, float]) -> None:
    assert allowed[0] <= standard.measures[name].value <= allowed[1]


@pytest.mark.parametrize("standard", [NEW, OLD], ids=lambda s: s.id)
@pytest.mark.parametrize(("name", "expected"), PARTY_ELEMENTS.items())
def test_letters_of_the_party(standard: Standard, name: str, expected: tuple[float, float, str]) -> None:
    element = standard.elements[name]
    assert expected[0] <= element.small <= element.large <= expected[1]
    assert dress(standard, name) == set(expected[2].split())


def test_line_spacing_of_the_party_is_exact() -> None:
    assert 18 <= NEW.measures["leading"].value <= NEW.measures["leading"].most <= 22
    assert OLD.measures["leading"].least == 18 <= OLD.measures["leading"].value


def test_fixed_words() -> None:
    assert UNION.words["top_title"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert UNION.words["motto"] == "Độc lập - Tự do - Hạnh phúc"
    assert UNION.words["number"].format(number="05", symbol="KH-LĐLĐ") == "Số: 05/KH-LĐLĐ"
    assert UNION.words["end_mark"] == "./."
    assert (UNION.words["issuer_mark"], UNION.words["subject_mark"]) == ("", "")
    for standard in (NEW, OLD):
        assert standard.words["top_title"] == "ĐẢNG CỘNG SẢN VIỆT NAM"
        assert standard.words["number"].format(number="61", symbol="KH/TU") == "Số 61-KH/TU"
        assert standard.words["end_mark"] == "."
        assert (standard.words["issuer_mark"], standard.words["subject_mark"]) == ("*", "-----")
        assert standard.words["basis_form"] == "- {text}"
        assert "issuer_rule" not in standard.measures
        assert "subject_rule" not in standard.measures
    assert (NEW.words["recipient_end"], OLD.words["recipient_end"]) == (";", ",")


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.id)
def test_the_three_forms_of_copies_have_their_words(standard: Standard) -> None:
    words = [standard.words[f"copy_form_{form.value}"] for form in CopyForm]
    assert words == ["SAO Y", "TRÍCH SAO", "SAO LỤC"]


def test_abbreviations_of_copies() -> None:
    assert [UNION.abbreviation(form) for form in ("Sao y", "Trích sao", "Sao lục")] == ["SY", "TrS", "SL"]


def test_a_letter_is_told_by_its_kind() -> None:
    assert UNION.is_letter("  CÔNG  VĂN ")
    assert not UNION.is_letter("Công điện")
    assert not UNION.is_letter("")


@pytest.mark.parametrize(
    ("subject", "union", "party"),
    [
        ("chăm lo Tết", "V/v chăm lo Tết", "về việc chăm lo Tết"),
        ("V/v chăm lo Tết", "V/v chăm lo Tết", "V/v chăm lo Tết"),
        ("Về việc chăm lo Tết", "Về việc chăm lo Tết", "Về việc chăm lo Tết"),
        ("  ", "", ""),
    ],
)
def test_words_before_the_subject_of_a_letter(subject: str, union: str, party: str) -> None:
    assert (UNION.letter_subject(subject), NEW.letter_subject(subject)) == (union, party)


@pytest.mark.parametrize(
    ("drafter", "copies", "mark"),
    [("PL", 300, "PL.(300)"), ("PL", 0, "PL"), ("", 25, "(25)"), ("", 0, ""), (" ", 0, "")],
)
def test_the_mark_of_the_drafter_and_the_number_of_copies(drafter: str, copies: int, mark: str) -> None:
    assert UNION.drafter_mark(drafter, copies) == mark


def test_words_before_receivers() -> None:
    assert UNION.addressed_words("Tờ trình") == UNION.addressed_words("Công văn") == "Kính gửi:"
    assert NEW.addressed_words("TỜ TRÌNH") == "Kính trình:"
    assert NEW.addressed_words("Công văn") == OLD.addressed_words("Tờ trình") == "Kính gửi:"


def test_kinds_that_begin_with_receivers() -> None:
    takes = [
        UNION.takes_addressed(kind) for kind in ("TỜ TRÌNH", "Báo cáo", "công văn", "KẾ HOẠCH", "Báo  cáo tháng", "")
    ]
    assert takes == [True, True, True, False, True, False]


def test_words_of_drafts() -> None:
    assert [UNION.draft_words(), UNION.draft_words(2)] == ["DỰ THẢO", "DỰ THẢO lần 2"]
    assert NEW.draft_words(1) == OLD.draft_words(1) == "Dự thảo lần 1"


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.id)
def test_marks_that_forms_offer(standard: Standard) -> None:
    """NĐ 30, PL I.1-III.2.b and c; HD 36."""
    assert set(standard.choices["urgency"]) == {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"}
    assert set(standard.frames) <= set(standard.choices["urgency"])
    assert {"LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"} <= set(standard.choices["circulation"])


def test_numbers_of_sections() -> None:
    assert UNION.forms.label(Level.SECTION, 3, None) == "III."
    assert NEW.forms.label(Level.SECTION, 3, None) == "III-"
    assert OLD.forms.label(Level.POINT, 5, None) == "đ)"


@pytest.mark.parametrize(
    ("kind", "abbreviation"),
    [("KẾ HOẠCH", "KH"), ("Chương trình hành động", "CTr"), ("Quy định", "QyĐ"), ("Công văn", ""), ("Kế hoạchh", "")],
)
def test_abbreviations_of_kinds(kind: str, abbreviation: str) -> None:
    assert UNION.abbreviation(kind) == abbreviation


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.id)
def test_every_entry_has_its_clause_and_grade(standard: Standard) -> None:
    for entry in entries(standard).values():
        assert entry.clause.strip()
        assert entry.grade in GRADES


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda s: s.id)
def test_what_the_tables_above_leave_out_is_our_own_choice(standard: Standard) -> None:
    """Every value that claims a text behind it (A, B, C) is compared with that text here."""
    union = standard is UNION
    compared = {*(UNION_MEASURES if union else PARTY_MEASURES), *(UNION_ELEMENTS if union else PARTY_ELEMENTS)}
    claimed = {name for name, entry in entries(standard).items() if entry.grade in "ABC"}
    assert claimed - compared <= CLAIMED_WITHOUT_A_NUMBER


@pytest.mark.parametrize("standard", [NEW, OLD], ids=lambda s: s.id)
def test_nothing_of_the_party_claims_to_be_read_in_the_text(standard: Standard) -> None:
    grades = {entry.grade for entry in entries(standard).values()}
    assert "A" not in grades
    assert "B" not in grades or standard is OLD


@pytest.mark.parametrize(
    ("body", "on", "expected"),
    [
        ("union", date(2021, 11, 23), "nd30_union"),
        ("union", date(2026, 11, 20), "nd30_union"),
        ("union", date(2015, 1, 1), "nd30_union"),
        ("party", date(2026, 5, 26), "party_hd36"),
        ("party", date(2026, 5, 27), "party_hd05"),
        ("party", date(2010, 1, 1), "party_hd36"),
        ("party", None, "party_hd05"),
    ],
)
def test_the_day_and_the_body_choose_the_standard(body: str, on: date | None, expected: str) -> None:
    assert choose_standard(STANDARDS.values(), body, on).id == expected


def test_days_in_force_meet_without_a_gap() -> None:
    assert OLD.in_force(date(2026, 5, 26))
    assert not OLD.in_force(date(2026, 5, 27))
    assert NEW.in_force(date(2026, 5, 27))
    assert not NEW.in_force(date(2026, 5, 26))


@pytest.mark.parametrize("standard", STANDARDS.values(), ids=list(STANDARDS))
def test_the_head_alone_says_whose_papers_follow_a_standard(standard: Standard) -> None:
    scope = parse_scope(resource("standards", f"{standard.id}.toml").read_text(encoding="utf-8"))
    assert scope[:4] == (standard.id, standard.body, standard.since, standard.until)
    assert bool(scope.opening) == (standard.body == "party")


@pytest.mark.parametrize(("old", "reason"), [("since =", "since: missing"), ("body =", "body: expected words")])
def test_a_head_without_an_entry_is_refused(old: str, reason: str) -> None:
    text = resource("standards", "nd30_union.toml").read_text(encoding="utf-8")
    for parse in (parse_scope, parse_standard):
        with pytest.raises(ValueError, match=reason):
            parse(text.replace(old, f"# {old}", 1))


def test_a_body_without_a_standard_is_refused() -> None:
    with pytest.raises(ValueError, match="state"):
        choose_standard(STANDARDS.values(), "state", None)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("margin_top = { value = 20,", "margin_top = { value = 30,", "margin_top"),
        ("body = { size = [14, 13]", "body = { size = [15, 13]", "body"),
        ('unit = "mm", clause = "PL I.1-I.1"', 'unit = "inch", clause = "PL I.1-I.1"', "page_width"),
        ('grade = "M"', 'grade = "X"', "grade"),
        ("[numbering]", "[numbers]", "numbering: missing"),
        ("margin_top = { value = 20,", "margin_top = {", "margin_top: value is missing"),
    ],
)
def test_a_value_that_is_missing_or_outside_its_range_is_refused(old: str, new: str, reason: str) -> None:
    text = resource("standards", "nd30_union.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(ValueError, match=reason):
        parse_standard(text.replace(old, new))
