"""PDF/A-2a and PDF/UA-1 by a validator that is not ours, on papers of every make; and faults that it has to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    CopyForm,
    Document,
    Footnote,
    Header,
    Level,
    Orientation,
    Run,
    Signature,
    Table,
)
from desktop.services.library import standard_of
from desktop.services.sample import sample_documents
from desktop.typeset import lay_out_document, render_pdf
from desktop.typeset.page import Face
from desktop.understand.reader import read_text
from tests.typeset.letters import letters_of
from tests.typeset.plans import NOW, SENTENCE, block, paragraphs, party_plan, task_table, union_plan, with_note, written
from tests.typeset.tags import Reader

PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)
LETTERS = letters_of(Face.REGULAR)


def faults(pdf: bytes) -> list[str]:
    """What is wrong with a PDF by both standards."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id} {failure.message}" for report in reports for failure in report.failures]


def regulation() -> Document:
    deep = block("k", Level.CLAUSE, "Khoản một.", block("p", Level.POINT, "Điểm.", block("d", Level.DASH, "Gạch.")))
    chapter = block(
        "c",
        Level.CHAPTER,
        "QUY ĐỊNH CHUNG",
        block("m", Level.DIVISION, "MỤC ĐÍCH", block("a1", Level.ARTICLE, "Phạm vi", deep)),
        block("a2", Level.ARTICLE, SENTENCE, block("q", Level.QUOTATION, SENTENCE)),
    )
    return union_plan(block("i", Level.PART, "PHẦN CHUNG", chapter), block("l", Level.LABEL, "Đến năm 2030"))


def many_notes() -> Document:
    """Notes over several pages, two of them longer than the foot of a page, one cited twice, one never."""
    cited = [
        Block(f"c{n}", Level.DASH, (Run(SENTENCE), Run(footnote=f"n{n}"), Run(" " + SENTENCE), Run(footnote="n1")))
        for n in range(1, 12)
    ]
    notes = tuple(Footnote(f"n{n}", (Run(SENTENCE * (14 if n % 5 == 0 else 1)),)) for n in range(1, 13))
    return replace(union_plan(*cited), footnotes=notes)


def merged_cells() -> Document:
    heads = (
        (Cell((Run("TT"),), rows=2), Cell((Run("Chỉ tiêu"),), columns=2), Cell((Run("Ghi chú"),), rows=2)),
        (Cell((Run("2026"),)), Cell((Run("2027"),))),
    )
    group = ((Cell((Run("Nhóm"),), columns=4),), (Cell((Run("1"),), rows=9), Cell((Run("x"),), columns=9)), ())
    rows = tuple((Cell((Run(str(n)),)), Cell((Run(SENTENCE),)), Cell(), Cell((Run("a\nb"),))) for n in range(30))
    ragged = ((Cell((Run("một mình"),)),), (Cell(), Cell(), Cell(), Cell(), Cell((Run("thừa"),))))
    return union_plan(Block("t", Level.TABLE, table=Table((*heads, *group, *rows, *ragged), 2)))


def landscape() -> Document:
    plan = union_plan(appendix_rows=12)
    more = Appendix("a2", "Bảng hai", orientation=Orientation.LANDSCAPE, blocks=plan.appendices[0].blocks)
    headless = Appendix("a3", "", blocks=(Block("n", Level.TABLE, table=replace(task_table(2), header_rows=0)),))
    return replace(plan, appendices=(*plan.appendices, more, headless))


def hostile() -> Document:
    words = "<b>&amp; {{x}} \\( ) ]]> \u202eđảo\u202c " + "dài" * 900
    words += " \u00a0\u00a0 tab\there a\u0302\u0301 1\u2011a \u00adx"
    return Document(
        "d",
        header=Header(issuer=words[:40], kind="KẾ HOẠCH", subject="“(\\” \u00a0 & </x>", urgency="KHẨN"),
        body=(block("p", Level.POINT, words), block("e", Level.DASH, ""), block("h", Level.SECTION, "")),
    )


def every_letter() -> Document:
    return union_plan(*(block(f"l{at}", Level.PARAGRAPH, LETTERS[at : at + 60]) for at in range(0, len(LETTERS), 60)))


def everything() -> Document:
    plan = union_plan(*paragraphs(2))
    header = replace(
        plan.header,
        urgency="HỎA TỐC",
        circulation="LƯU HÀNH NỘI BỘ",
        draft="DỰ THẢO lần 2",
        digital_line="Sao y; LĐLĐ tỉnh; 05/02/2026",
        contact="Số 1, đường A\nĐT: 0123",
    )
    copy = Copy(CopyForm.EXTRACT, plan.header, plan.recipients, Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "B"))
    signature = replace(plan.signature, mark="(Đã ký)")
    return replace(plan, header=header, copy=copy, signature=signature, addressed_to=("Tỉnh ủy", "Các ban"))


PAPERS: dict[str, Document] = {
    "empty": Document("d"),
    "union": with_note(union_plan(appendix_rows=30), "Ghi chú."),
    "party": party_plan(),
    "regulation": regulation(),
    "notes": many_notes(),
    "merged cells": merged_cells(),
    "landscape": landscape(),
    "hostile": hostile(),
    "every letter": every_letter(),
    "everything": everything(),
    **{document.id: document for document in sample_documents()},
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_validator_finds_nothing_and_every_stretch_is_read_once(name: str) -> None:
    document = PAPERS[name]
    pdf = render_pdf(document, standard_of(document), now=NOW)
    assert faults(pdf) == []
    with Reader(pdf) as reader:
        assert reader.every_stretch_has_one_place()


def test_some_pages_alone_conform_too() -> None:
    document = landscape()
    standard = standard_of(document)
    pages = lay_out_document(document, standard)
    assert faults(written(tuple(one for one in pages if one.part), document, standard)) == []
    for number in range(len(pages)):
        assert faults(written(pages[number : number + 1], document, standard)) == []


Fault = Callable[[pikepdf.Pdf], None]


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def no_tags(file: pikepdf.Pdf) -> None:
    del file.Root["/StructTreeRoot"]


def no_intent(file: pikepdf.Pdf) -> None:
    del file.Root["/OutputIntents"]


def no_title_shown(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def no_metadata(file: pikepdf.Pdf) -> None:
    del file.Root["/Metadata"]


def no_order_of_tabs(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj["/Tabs"]  # wanted where a page has annotations
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1])
    file.pages[0].obj["/Annots"] = pikepdf.Array([file.make_indirect(link)])


def text_without_tag(file: pikepdf.Pdf) -> None:
    content = file.pages[0].Contents.read_bytes()
    file.pages[0].Contents = file.make_stream(content.replace(b"ET\n", b"0 -5 Td( )Tj ET\n"))


def no_unicode(file: pikepdf.Pdf) -> None:
    font = next(iter(file.pages[0].obj.Resources.Font.values()))
    del font["/ToUnicode"]


def no_font_program(file: pikepdf.Pdf) -> None:
    font = next(iter(file.pages[0].obj.Resources.Font.values()))
    del font.FontDescriptor["/FontFile2"]


def wrong_widths(file: pikepdf.Pdf) -> None:
    font = next(iter(file.pages[0].obj.Resources.Font.values()))
    font.Widths = pikepdf.Array([int(width) + 5 for width in font.Widths])


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    tags = [
        thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing
    ]
    return [tag for tag in tags if str(tag.S) == f"/{kind}"]


def skipped_heading(file: pikepdf.Pdf) -> None:
    for heading in elements(file, "H2"):
        heading.S = pikepdf.Name.H4


def note_without_name(file: pikepdf.Pdf) -> None:
    del elements(file, "Note")[0]["/ID"]


def unknown_tag(file: pikepdf.Pdf) -> None:
    elements(file, "P")[0].S = pikepdf.Name.Absatz


def item_outside_a_list(file: pikepdf.Pdf) -> None:
    elements(file, "L")[0].S = pikepdf.Name.P


def hole_in_a_table(file: pikepdf.Pdf) -> None:
    row = elements(file, "TR")[2]
    row.K = pikepdf.Array(list(row.K)[:-1])


FAULTS: tuple[Fault, ...] = (
    *(no_language, no_tags, no_intent, no_title_shown, no_metadata, no_order_of_tabs, text_without_tag),
    *(no_unicode, no_font_program, wrong_widths, skipped_heading, note_without_name, unknown_tag),
    *(item_outside_a_list, hole_in_a_table),
)


@pytest.fixture(scope="module")
def sound() -> bytes:
    plan = PAPERS["union"]
    return render_pdf(plan, standard_of(plan), now=NOW)


def after(fault: Fault, pdf: bytes) -> list[str]:
    """What the validator finds in a PDF with a fault put in."""
    with pikepdf.open(BytesIO(pdf)) as file:
        fault(file)
        spoiled = BytesIO()
        file.save(spoiled, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    # Where compressed bytes end in a carriage return, pikepdf's line feed after them makes an end of line of both.
    return [found for found in faults(spoiled.getvalue()) if "STREAM-LENGTH" not in found]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_found(sound: bytes, fault: Fault) -> None:
    """Else the tests above could not fail."""
    assert after(fault, sound) != []


def test_saving_without_a_fault_finds_nothing(sound: bytes) -> None:
    assert after(lambda _file: None, sound) == []


@pytest.mark.parametrize("name", ["binh-dinh", "duong-minh-chau", "kon-tum"])
def test_a_real_plan_conforms(cases: Path, name: str) -> None:
    document = read_text((cases / f"{name}.txt").read_text(encoding="utf-8")).document
    pdf = render_pdf(document, standard_of(document), now=NOW)
    assert faults(pdf) == []
    with Reader(pdf) as reader:
        assert reader.every_stretch_has_one_place()
