"""The file itself: title, author, date, language, outline, identity, and how little is loaded to lay a page out."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pypdfium2
import pytest

from desktop.domain.document import Document, Header
from desktop.services.library import standards
from desktop.typeset import TextRun, lay_out_document, render_pdf
from desktop.typeset.metrics import advances
from desktop.typeset.pdf import write_pdf
from tests.typeset.plans import NOW, party_plan, union_plan
from tests.typeset.reading import MM, read_pdf

UNION = standards()["nd30_union"]
HANOI = datetime(2026, 2, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(union_plan(appendix_rows=3), UNION, now=HANOI)


def test_title_author_and_date(pdf: bytes) -> None:
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert about["Title"].startswith("KẾ HOẠCH Thực hiện Nghị quyết")
    assert about["Author"] == "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"
    assert about["CreationDate"] == about["ModDate"] == "D:20260205083000+07'00'"


def test_the_language_is_vietnamese(pdf: bytes) -> None:
    assert re.search(rb"/Lang\s*\(vi-VN\)", pdf)


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
    assert later != pdf
    assert len(later) == len(pdf)


def test_marks_of_markup_are_only_text() -> None:
    header = Header(issuer="A & B <b>", kind="KẾ HOẠCH", subject='<font color="red">x</font> & (y) \\ {{z}}')
    page = pypdfium2.PdfDocument(render_pdf(Document("d", header=header), UNION, now=NOW))[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "A & B <B>" in text
    assert '<font color="red">x</font> & (y) \\ {{z}}' in text


def test_a_plan_of_some_pages_is_a_small_file() -> None:
    assert len(render_pdf(party_plan(), standards()["party_hd05"], now=NOW)) < 80_000


def test_laying_out_loads_no_pdf_library() -> None:
    program = (
        "import sys\n"
        "from desktop.services.library import standards\n"
        "from desktop.typeset import lay_out_document\n"
        "from desktop.domain.document import Document\n"
        "lay_out_document(Document('d'), standards()['nd30_union'])\n"
        "tops = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(tops & {'reportlab', 'PIL', 'PySide6', 'pypdfium2'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_letter_stands_where_layout_put_it() -> None:
    """What PDFium finds is what was laid out, to a hundredth of a point: a preview may paint the runs themselves."""
    document = union_plan(appendix_rows=6)
    pages = lay_out_document(document, UNION)
    for page, read in zip(pages, read_pdf(write_pdf(pages, document.header, now=NOW)), strict=True):
        placed = []
        for item in page.items:
            if isinstance(item, TextRun):
                x, widths = item.x, advances(item.face)
                for letter in item.text:
                    if letter != " ":
                        placed.append((letter, x, item.baseline))
                    x += widths[letter] * item.size / 1000 + (item.word_space if letter == " " else 0.0)
        found = [letter for line in read.lines for letter in line.letters if letter.text.strip()]
        assert "".join(letter.text for letter in found) == "".join(letter for letter, _x, _y in placed)
        for there, (_text, x, y) in zip(found, placed, strict=True):
            assert abs(there.x / MM - x) < 0.01
            assert abs(there.y / MM - y) < 0.01
