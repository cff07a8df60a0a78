"""Fields of a template: filling one fills it wherever it stands, except where it was worded by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Header, Level, Run, Table, all_runs
from desktop.domain.gaps import Blank, blanks
from desktop.domain.office import Office
from desktop.domain.template_fields import field_uses, fill_field, fill_places, level_field
from desktop.domain.template_file import Template
from desktop.domain.templates import BLANK, start_document
from desktop.services.library import templates

OFFICE = Office(
    body="union",
    superior="Tổng Liên đoàn Lao động Việt Nam",
    name="Liên đoàn Lao động tỉnh Bình An",
    abbreviation="LĐLĐ",
    place="Bình An",
)
NOVEMBER = date(2026, 11, 3)
PLAN = next(template for template in templates() if template.id == "ke-hoach-tinh")


def draft(template: Template = PLAN, **values: str) -> Document:
    numbers = iter(range(1000))
    return start_document(template, OFFICE, values, "d", NOVEMBER, lambda: f"b{next(numbers)}")


def says(document: Document, name: str) -> set[str]:
    return {run.text for run in all_runs(document) if run.field == name}


def test_a_new_year_is_written_everywhere_with_the_years_beside_it_and_in_the_header() -> None:
    before = draft()
    assert says(before, "nam") == {"2027"}
    after = fill_field(before, "nam", "2027", "2028", PLAN)
    assert says(after, "nam") == {"2028"}
    assert after.header.subject == "Công tác công đoàn năm 2028"
    assert "2027" not in after.preamble[0].text
    assert fill_field(after, "nam", "2028", "2027", PLAN) == before
    inside = sum(run.field == "nam" for run in all_runs(before))
    assert fill_places(before, "nam", "2027", "2028", PLAN).places == inside + 2  # subject and title of the appendix


def test_years_beside_the_year_of_the_plan_follow_it() -> None:
    runs = (Run("2026", field="nam_truoc"), Run(" - "), Run("2027", field="nam"), Run(" - "), Run("x", field="nam_sau"))
    document = Document("d", body=(Block("b", runs=runs),))
    assert fill_field(document, "nam", "2027", "2030").body[0].text == "2029 - 2030 - x"


def test_what_was_worded_by_hand_stays() -> None:
    before = draft()
    by_hand = replace(before, header=replace(before.header, subject="Công tác Công đoàn năm ấy"))
    place = next(block for block in by_hand.preamble)
    runs = tuple(replace(run, text="hai nghìn") if run.field == "nam" else run for run in place.runs)
    by_hand = replace(by_hand, preamble=(replace(place, runs=runs),))
    after = fill_field(by_hand, "nam", "2027", "2028", PLAN)
    assert after.header == by_hand.header
    assert after.preamble == by_hand.preamble
    assert says(after, "nam") <= {"2028", "hai nghìn"}


def test_a_line_that_begins_with_a_field_begins_with_a_capital() -> None:
    runs = (Run(BLANK, field="ten"), Run(" và "), Run(BLANK, field="ten"))
    document = Document("d", body=(Block("b", runs=runs),))
    filled = fill_field(document, "ten", "", "ban chấp hành")
    assert filled.body[0].text == "Ban chấp hành và ban chấp hành"
    assert field_uses(filled)[0].value == "ban chấp hành"
    assert fill_field(filled, "ten", "ban chấp hành", "") == document


def test_lines_around_the_text_follow_where_they_say_what_the_template_does() -> None:
    before = draft(noi_soan="VP")
    assert before.recipients.archive == "Lưu: VT, VP"
    assert fill_field(before, "noi_soan", "VP", "Ban TG", PLAN).recipients.archive == "Lưu: VT, Ban TG"
    other = replace(before, recipients=replace(before.recipients, archive="Lưu: VT, KT"))
    assert fill_field(other, "noi_soan", "VP", "Ban TG", PLAN) is other


def test_capitals_of_the_issuer_follow_the_name_of_the_office() -> None:
    before = draft()
    after = fill_field(before, "co_quan", "Liên đoàn Lao động tỉnh Bình An", "Liên đoàn Lao động tỉnh An Bình", PLAN)
    assert after.header.issuer == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH"


def test_fields_in_tables_are_filled_too() -> None:
    table = Table(((Cell((Run("Năm "), Run(BLANK, field="nam"))),),), 0)
    document = Document("d", body=(Block("t", Level.TABLE, table=table),))
    assert blanks(document) == (Blank("t", 4, 5, cell=(0, 0)),)
    filled = fill_field(document, "nam", "", "2027")
    assert blanks(filled) == ()
    assert [run.text for run in all_runs(filled)] == ["Năm ", "2027"]


def test_fields_are_listed_with_what_they_hold_and_where_they_are_empty() -> None:
    runs = (Run("Nhiệm kỳ "), Run(BLANK, field="ky"), Run(", "), Run("2025 - 2030", field="ky"), Run("…", field="so"))
    document = Document("d", body=(Block("b", runs=runs), Block("g", guidance="Nêu việc.")))
    assert [tuple(use) for use in field_uses(document)] == [("ky", "2025 - 2030", 1, ()), ("so", "", 1, ())]
    assert blanks(document) == (Blank("b", 9, 10), Blank("b", 23, 24), Blank("g", 0, 0))


def test_words_at_the_edge_of_a_field_in_the_subject_stay_outside() -> None:
    before = draft()
    for subject in ("Công tác công đoàn năm 2027 tại tỉnh", "Về công tác công đoàn năm 2027, tại tỉnh"):
        written = replace(before, header=replace(before.header, subject=subject))
        assert {use.name: use.value for use in field_uses(written, PLAN)}["nam"] == "2027"
        after = fill_field(written, "nam", "2027", "2028", PLAN)
        assert after.header.subject == subject.replace("2027", "2028")
        assert says(after, "nam") == {"2028"}
        assert (
            fill_field(after, "chu_de", "công tác công đoàn", "hội thao", PLAN).header.subject.lower().count("hội thao")
        )


def test_places_that_say_something_else_are_told_and_made_the_same() -> None:
    before = draft()
    places = sum(run.field == "nam" for run in all_runs(before))
    other = replace(before, header=replace(before.header, subject="Công tác công đoàn năm 2030 tại tỉnh"))
    use = next(use for use in field_uses(other, PLAN) if use.name == "nam")
    assert (use.value, use.others) == ("2027", ("2030",))
    same = level_field(other, "nam", "2027", PLAN)
    assert same.header.subject == "Công tác công đoàn năm 2027 tại tỉnh"
    assert next(use for use in field_uses(same, PLAN) if use.name == "nam").others == ()
    there = level_field(other, "nam", "2030", PLAN)
    assert [run.text for run in all_runs(there) if run.field == "nam"] == ["2030"] * places


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_line_put_in_among_the_recipients_moves_no_field(number: int) -> None:
    before = draft(cap_uy="Tỉnh ủy")
    first, *others = before.recipients.groups
    items = (*first.items[:number], "Bộ Nội vụ", *first.items[number:])
    more = replace(before, recipients=replace(before.recipients, groups=(replace(first, items=items), *others)))
    assert field_uses(more, PLAN) == field_uses(before, PLAN)
    after = fill_field(more, "cap_tren", OFFICE.superior, "Công đoàn Việt Nam", PLAN)
    assert after.recipients.groups[0].items == tuple(
        "Công đoàn Việt Nam" if item == OFFICE.superior else item for item in items
    )
    longer = (*first.items[:1], "Báo cáo " + first.items[1] + " (qua Văn phòng)", *first.items[2:])
    worded = replace(before, recipients=replace(before.recipients, groups=(replace(first, items=longer), *others)))
    assert [use.name for use in field_uses(worded, PLAN)] == [use.name for use in field_uses(before, PLAN)]


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_field_that_a_template_asks_for_and_shows_is_listed(template: Template) -> None:
    document = draft(template, **{one.name: f"giá trị {one.name}" for one in template.fields if one.name != "nam"})
    listed = {use.name: use for use in field_uses(document, template)}
    assert all(use.empty == 0 for use in listed.values())
    for one in template.fields:
        if one.name in listed and one.name != "nam" and listed[one.name].value:
            assert listed[one.name].value.lower() == f"giá trị {one.name}"


@given(st.lists(st.sampled_from(["2027", "2028", "", "hai", "2030"]), max_size=6))
def test_filling_again_and_again_ends_as_filling_once(values: list[str]) -> None:
    document, old = draft(), "2027"
    for value in values:
        document = fill_field(document, "nam", old, value, PLAN)
        old = value
    assert document == fill_field(draft(), "nam", "2027", old, PLAN)
    assert fill_field(document, "nam", old, "2027", PLAN) == draft()


def shown_in_subject(form: str, subject: str) -> list[str]:
    """What the fields of a template's subject hold in a draft, in order."""
    template = replace(templates()[0], superior="", issuer="", symbol="", addressed_to=(), recipients=(), archive="")
    template = replace(template, appendices=(), subject=form)
    return [use.value for use in field_uses(Document("d", header=Header(subject=subject)), template)]


@given(st.lists(st.sampled_from(("", "a", "b", "ab", " ", "aa")), min_size=2, max_size=5), st.text("ab ", max_size=12))
def test_fields_of_a_line_are_the_shortest_words_between_those_of_the_template(words: list[str], subject: str) -> None:
    form = words[0] + "".join(f"{{truong_{name}}}{word}" for name, word in zip("abcd", words[1:], strict=False))
    found = re.fullmatch("(.*?)".join(re.escape(word) for word in words), subject)
    assert shown_in_subject(form, subject) == ([value.strip() and value for value in found.groups()] if found else [])


def test_many_fields_in_a_long_line_are_found_at_once() -> None:
    form = " và ".join(f"{{truong_{name}}}" for name in "abcde") + " hết"
    begun = perf_counter()
    assert shown_in_subject(form, " và ".join(["chữ"] * 400)) == []
    assert shown_in_subject(form, "một và hai và ba và bốn và năm HẾT") == ["một", "hai", "ba", "bốn", "năm"]
    assert perf_counter() - begun < 0.5  # one after the other; with all ways tried it would be hours
