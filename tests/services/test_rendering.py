"""Pages and PDF of a document are one thing: what is kept, what is saved, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.document import Block, Document, Header, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.errors import CannotWrite, UserError
from desktop.services.library import standards
from desktop.services.renderer import Renderer
from desktop.services.rendering import export_pdf, render
from tests.typeset.plans import block, union_plan

NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
PLAN = Document(
    "d1",
    header=Header(
        issuer="Liên đoàn Lao động tỉnh Bình An", number="47", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject="Thử"
    ),
    body=(Block("b1", Level.SECTION, text_runs("Mục đích, yêu cầu")),),
)


def words_of(pdf: bytes | Path) -> str:
    """The text of a PDF as another program reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_document_becomes_pages_and_the_pdf_that_shows_them() -> None:
    rendered = render(PLAN, now=NOW)
    assert rendered.document is PLAN
    assert rendered.standard_id == "nd30_union"
    assert len(rendered.pages) == 1
    assert "MỤC ĐÍCH, YÊU CẦU" in words_of(rendered.pdf).upper()


def test_the_same_document_and_moment_give_the_same_bytes() -> None:
    assert render(PLAN, now=NOW) == render(PLAN, now=NOW)
    assert render(PLAN, now=NOW).pdf == render(PLAN, now=NOW).pdf


def test_a_renderer_keeps_the_pages_that_an_edit_leaves_alone() -> None:
    sections = (block(f"p{n}", Level.CLAUSE, f"Đoạn {n}: " + "đào tạo, bồi dưỡng cán bộ. " * 9) for n in range(30))
    plan = union_plan(*sections)
    renderer = Renderer(standards()["nd30_union"])
    before = renderer.render(plan, now=NOW).pages
    changed = set_runs(plan, "p29", text_runs("Khác hẳn."))
    after = renderer.render(changed, now=NOW)
    assert after.document is changed
    assert after.pages[0] is before[0]
    assert after.pages[-1] is not before[-1]
    assert after == render(changed, now=NOW)


def test_another_standard_can_be_asked_for() -> None:
    assert render(PLAN, standards()["party_hd36"], now=NOW).standard_id == "party_hd36"


def test_saving_writes_the_bytes_that_were_seen(tmp_path: Path) -> None:
    seen = render(PLAN, now=NOW)
    path = tmp_path / "KH 47-LĐLĐ.pdf"
    saved = export_pdf(PLAN, path, now=datetime.now(UTC), rendered=seen)
    assert saved is seen
    assert path.read_bytes() == seen.pdf


def test_pages_of_an_older_draft_are_never_saved_for_the_new_one(tmp_path: Path) -> None:
    seen = render(PLAN, now=NOW)
    newer = replace(PLAN, body=(Block("b1", Level.SECTION, text_runs("Chữ vừa sửa")),))
    path = tmp_path / "moi.pdf"
    saved = export_pdf(newer, path, now=NOW, rendered=seen)
    assert saved.document is newer
    assert "Chữ vừa sửa".upper() in words_of(path)


def test_pages_of_another_standard_are_not_saved_either(tmp_path: Path) -> None:
    seen = render(PLAN, standards()["party_hd36"], now=NOW)
    saved = export_pdf(PLAN, tmp_path / "a.pdf", now=NOW, rendered=seen)
    assert saved.standard_id == "nd30_union"


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refused:
        export_pdf(PLAN, tmp_path / "không có" / "a.pdf", now=NOW)
    assert "Chưa ghi gì" in str(refused.value)
    assert not (tmp_path / "không có").exists()


def test_a_letter_that_cannot_be_printed_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"the old one")
    with pytest.raises(UserError, match="😀"):
        export_pdf(replace(PLAN, body=(Block("b1", runs=text_runs("😀")),)), path, now=NOW)
    assert path.read_bytes() == b"the old one"
