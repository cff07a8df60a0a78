"""Text taken out of the PDF again, as readers search and copy it: every letter as it was typed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.document import Document, Header, Level
from desktop.services.library import standards
from desktop.typeset import render_pdf
from desktop.typeset.page import Face
from tests.typeset.letters import letters_of
from tests.typeset.plans import NOW, SENTENCE, block, paragraphs, union_plan, with_note
from tests.typeset.tags import read_tags

UNION = standards()["nd30_union"]
LETTERS = letters_of(Face.REGULAR).replace(" ", "")
VIETNAMESE = "Ă Â Đ Ê Ô Ơ Ư ằ ẵ ặ ấ ẩ ẫ ề ễ ệ ố ổ ộ ờ ỡ ợ ừ ữ ự ỳ ỷ ỹ ỵ “ ” – …"


def pdf_of(*texts: str) -> bytes:
    body = tuple(block(f"p{number}", Level.PARAGRAPH, text) for number, text in enumerate(texts))
    return render_pdf(Document("d", header=Header(kind="KẾ HOẠCH"), body=body), UNION, now=NOW)


def taken_out(pdf: bytes) -> str:
    """All text as Chrome, Edge and our own preview take it out, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub("[ \r\n]+", " ", text)


def test_a_paragraph_is_taken_out_as_it_was_typed() -> None:
    assert SENTENCE in taken_out(render_pdf(union_plan(*paragraphs(1)), UNION, now=NOW))


def test_vietnamese_letters_are_taken_out_whole() -> None:
    assert f"{VIETNAMESE} {VIETNAMESE.upper()}" in taken_out(pdf_of(f"{VIETNAMESE} {VIETNAMESE.upper()}."))


def test_a_no_break_space_stays_one_also_where_a_line_is_stretched() -> None:
    typed = SENTENCE.replace("công đoàn", "công\u00a0đoàn")
    assert typed in taken_out(render_pdf(union_plan(block("p", Level.PARAGRAPH, typed)), UNION, now=NOW))


def test_a_no_break_space_is_read_as_one() -> None:
    words = next(tag.words for tag in read_tags(pdf_of("Điều\u00a05 khoản\u00a02.")).all("P") if "Điều" in tag.words)
    assert words == "Điều\u00a05 khoản\u00a02./."
    document = pypdfium2.PdfDocument(pdf_of("Điều\u00a05."))
    assert "Điều\u00a05." in document[0].get_textpage().get_text_range()
    document.close()


@pytest.mark.parametrize("start", range(0, len(LETTERS), 400))
def test_every_letter_of_the_face_is_read_as_itself(start: int) -> None:
    """Also where a page needs several fonts of one face."""
    some = LETTERS[start : start + 400]
    texts = [some[at : at + 25] for at in range(0, len(some), 25)]
    assert [text in read_tags(pdf_of(*texts)).words.replace(" ", "") for text in texts] == [True] * len(texts)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")
def test_another_reader_takes_out_the_same(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(render_pdf(with_note(union_plan(appendix_rows=4), "Xem Điều 5."), UNION, now=NOW))
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())
    assert SENTENCE in text
    assert "1 Xem Điều 5." in text
    assert done.stderr == b""
