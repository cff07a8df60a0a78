"""The file itself: title, author, date, language, outline, identity, objects, and how little is loaded and kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from io import BytesIO
from weakref import ref

import pikepdf
import pypdfium2
import pytest

from desktop.domain.document import Document, Header, Level
from desktop.services.library import standards
from desktop.typeset import Page, TextRun, iter_pages, lay_out_document, render_pdf
from desktop.typeset.ink.pdf import write_pdf
from desktop.typeset.metrics import advances
from desktop.typeset.structure import reading_structure
from tests.typeset.plans import NOW, SENTENCE, block, paragraphs, party_plan, union_plan, with_note, written
from tests.typeset.reading import MM, read_pdf

UNION = standards()["nd30_union"]
HANOI = datetime(2026, 2, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(union_plan(appendix_rows=3), UNION, now=HANOI)


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf)) as file:
        yield file


def test_title_author_and_date(pdf: bytes) -> None:
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert about["Title"].startswith("KẾ HOẠCH Thực hiện Nghị quyết")
    assert about["Author"] == "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"
    assert about["CreationDate"] == about["ModDate"] == "D:20260205083000+07'00'"


def test_the_metadata_say_what_the_document_information_says(pdf: bytes) -> None:
    with opened(pdf) as file:
        words, info = file.open_metadata(), {name: str(value) for name, value in file.docinfo.items()}
        assert words["dc:title"] == info["/Title"]
        assert words["dc:creator"] == [info["/Author"]]
        assert words["dc:description"] == info["/Subject"]
        assert words["xmp:CreatorTool"] == words["pdf:Producer"] == info["/Creator"] == info["/Producer"] == "Thảo"
        assert words["xmp:CreateDate"] == words["xmp:ModifyDate"] == "2026-02-05T08:30:00+07:00"
        assert (words["pdfaid:part"], words["pdfaid:conformance"], words["pdfuaid:part"]) == ("2", "A", "1")
        assert set(info) == {"/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_words_that_xml_or_a_title_cannot_hold_are_cleaned_in_both() -> None:
    header = Header(issuer="Ban\n \x07A & <B>", kind="KẾ HOẠCH", subject="“x” \ud7ff\x01 ]]> &amp;")
    structure = reading_structure(Document("d", header=header), UNION)
    with opened(write_pdf(lay_out_document(Document("d"), UNION), structure, header, now=NOW)) as file:
        assert file.open_metadata()["dc:title"] == str(file.docinfo.Title)
        assert str(file.docinfo.Author) == "Ban A & <B>"
        assert file.open_metadata()["dc:creator"] == ["Ban A & <B>"]
        assert "]]> &amp;" in str(file.docinfo.Title)


def test_a_paper_without_a_name_has_a_title_all_the_same() -> None:
    with opened(render_pdf(Document("d"), UNION, now=NOW)) as file:
        assert str(file.docinfo.Title) == "Thảo"
        assert "/Author" not in file.docinfo


def test_the_language_is_vietnamese_and_the_title_is_shown(pdf: bytes) -> None:
    with opened(pdf) as file:
        assert file.Root.Lang == "vi-VN"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_the_outline_leads_to_sections_and_appendices(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    entries = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert entries[:2] == [(0, "I. MỤC ĐÍCH, YÊU CẦU", 0), (1, "1. Mục đích", 0)]
    assert entries[-1][1:] == ("Phụ lục. Phân công nhiệm vụ", len(document) - 1)


def test_the_same_values_give_the_same_bytes_in_another_process(pdf: bytes) -> None:
    program = (
        "import hashlib, sys\n"
        "from datetime import datetime, timedelta, timezone\n"
        "from desktop.services.library import standards\n"
        "from desktop.typeset import render_pdf\n"
        "from tests.typeset.plans import union_plan\n"
        "now = datetime(2026, 2, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))\n"
        "sys.stdout.buffer.write(render_pdf(union_plan(appendix_rows=3), standards()['nd30_union'], now=now))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == pdf


def test_another_date_changes_nothing_but_the_date(pdf: bytes) -> None:
    later = render_pdf(union_plan(appendix_rows=3), UNION, now=HANOI + timedelta(days=1))
    with opened(pdf) as one, opened(later) as other:
        assert one.trailer.ID[0] != other.trailer.ID[0]
        changed = [old for old, new in zip(one.objects, other.objects, strict=True) if content(old) != content(new)]
        assert len(changed) == 2, "the document information and the metadata"
        assert all(b"20260205" in content(old).replace(b"-", b"") for old in changed)


def content(thing: pikepdf.Object) -> bytes:
    """An object of a file as bytes, cross-references and packed objects left out: they are the file's own business."""
    if isinstance(thing, pikepdf.Stream):
        kind = thing.get("/Type")
        return b"" if kind in ("/XRef", "/ObjStm") else thing.read_bytes()
    return thing.unparse(resolved=True)


def test_objects_are_packed_and_nothing_in_the_file_is_unused(pdf: bytes) -> None:
    """Else a file of many small tags is twice as large."""
    with opened(pdf) as file:
        kinds = [str(thing.get("/Type")) for thing in file.objects if isinstance(thing, pikepdf.Stream)]
        again = BytesIO()
        file.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert kinds.count("/ObjStm") >= 1
    assert kinds.count("/XRef") == 1
    assert len(pdf) < 1.05 * len(again.getvalue())


def test_every_reader_finds_the_file_whole(pdf: bytes) -> None:
    with opened(pdf) as file:
        assert file.check_pdf_syntax() == []
        assert file.pdf_version == "1.7"
        assert not file.is_encrypted


def test_marks_of_markup_are_only_text() -> None:
    header = Header(issuer="A & B <b>", kind="KẾ HOẠCH", subject='<font color="red">x</font> & (y) \\ {{z}}')
    page = pypdfium2.PdfDocument(render_pdf(Document("d", header=header), UNION, now=NOW))[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "A & B <B>" in text
    assert '<font color="red">x</font> & (y) \\ {{z}}' in text


def test_a_plan_of_some_pages_is_a_small_file() -> None:
    assert len(render_pdf(party_plan(), standards()["party_hd05"], now=NOW)) < 30_000


def test_laying_out_loads_no_pdf_library() -> None:
    program = (
        "import sys\n"
        "from desktop.services.library import standards\n"
        "from desktop.typeset import lay_out_document\n"
        "from desktop.domain.document import Document\n"
        "lay_out_document(Document('d'), standards()['nd30_union'])\n"
        "tops = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(tops & {'zlib', 'PIL', 'PySide6', 'pypdfium2'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_letter_stands_where_layout_put_it() -> None:
    """What PDFium finds is what was laid out, to a hundredth of a point: a preview may paint the runs themselves."""
    blanks = block("blanks", Level.PARAGRAPH, SENTENCE.replace("công đoàn", "công\u00a0đoàn"))
    document = with_note(union_plan(*paragraphs(14), blanks, appendix_rows=6), "Ghi chú có\u00a0chỗ trống\u00a0liền.")
    pages = lay_out_document(document, UNION)
    for page, read in zip(pages, read_pdf(written(pages, document, UNION)), strict=True):
        placed = []
        for item in page.items:
            if isinstance(item, TextRun):
                x, widths = item.x, advances(item.face)
                for letter in item.text:
                    blank = letter in " \u00a0"
                    if not blank:
                        placed.append((letter, x, item.baseline))
                    x += widths[letter] * item.size / 1000 + (item.word_space if blank else 0.0)
        found = [letter for line in read.lines for letter in line.letters if letter.text.strip()]
        assert "".join(letter.text for letter in found) == "".join(letter for letter, _x, _y in placed)
        for there, (_text, x, y) in zip(found, placed, strict=True):
            assert abs(there.x / MM - x) < 0.01
            assert abs(there.y / MM - y) < 0.01


class WatchedPage(Page):
    """A page that tells whether anyone still holds it."""

    __slots__ = ("__weakref__",)


def test_pages_are_taken_one_at_a_time_and_forgotten() -> None:
    """A print of 650 pages needs little memory."""
    document = union_plan(*paragraphs(60))
    seen: list[ref[Page]] = []
    held: list[int] = []

    def watched() -> Iterator[Page]:
        for page in iter_pages(document, UNION):
            one = WatchedPage(page.width_pt, page.height_pt, page.items, page.number, page.part, page.headings)
            seen.append(ref(one))
            held.append(sum(page() is not None for page in seen))
            yield one

    write_pdf(watched(), reading_structure(document, UNION), document.header, now=NOW)
    assert len(seen) > 5
    assert max(held) <= 3, "the page that comes, the one before it, and what is drawn"


def test_some_pages_alone_are_a_whole_file_of_their_own() -> None:
    document = union_plan(*paragraphs(30), appendix_rows=30)
    pages = lay_out_document(document, UNION)
    some = tuple(page for page in pages if page.part)
    alone = written(some, document, UNION)
    with opened(alone) as file:
        assert len(file.pages) == len(some) < len(pages)
        assert file.check_pdf_syntax() == []
    assert len(alone) < len(written(pages, document, UNION))
