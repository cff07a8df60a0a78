"""Every placed run of two small plans, line by line. THAO_ACCEPT=1 in the environment takes new places over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.document import Document
from desktop.services.library import standard_of
from desktop.typeset import TextRun, lay_out_document
from tests.typeset.plans import party_plan, union_plan, with_note

FOLDER = Path(__file__).parent / "golden"
PLANS = {
    "union": with_note(union_plan(appendix_rows=3), "Chương trình số 01 của Liên đoàn Lao động tỉnh."),
    "party": party_plan(),
}


def described(document: Document) -> str:
    """One line for each run and rule: its place in pt, its dress, its block, its words."""
    lines = []
    for page in lay_out_document(document, standard_of(document)):
        lines.append(f"page {page.part or 'main'} {page.number}")
        for item in page.items:
            if isinstance(item, TextRun):
                dress = f"{item.face.name.lower()} {item.size:g} {item.word_space:+.2f}"
                lines.append(f"  {item.x:7.2f} {item.baseline:7.2f} {dress} [{item.block_id}] {item.text}")
            else:
                ends = f"{item.x1:.2f},{item.y1:.2f} to {item.x2:.2f},{item.y2:.2f}"
                lines.append(f"  rule {ends} {item.width:g} [{item.block_id}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PLANS)
def test_places_are_those_accepted_before(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    found = described(PLANS[name])
    if os.environ.get("THAO_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()
