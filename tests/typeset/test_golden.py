"""Every placed run of some plans, line by line. THAO_ACCEPT=1 in the environment takes new places over: read the
difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.document import Document
from desktop.services.library import standard_of
from desktop.services.sample import issued_plan
from desktop.typeset import Page, TextRun, lay_out_document
from tests.typeset.long_plans import NOTES, plan_with_long_table, plan_with_notes
from tests.typeset.plans import party_plan, union_plan, with_note

FOLDER = Path(__file__).parent / "golden"
PLANS: dict[str, Callable[[], Document]] = {
    "union": lambda: with_note(union_plan(appendix_rows=3), "Chương trình số 01 của Liên đoàn Lao động tỉnh."),
    "demo": issued_plan,
    "party": party_plan,
    "notes": plan_with_notes,
    "table": plan_with_long_table,
}


def described(pages: tuple[Page, ...]) -> str:
    """Page by page and line by line: x, y, face, size, what each space is wider, the block, the words."""
    lines = []
    for page in pages:
        lines.append(f"page {page.part or 'main'} {page.number}: {page.width_pt:.0f} x {page.height_pt:.0f}")
        heights = sorted({round(item.baseline, 1) for item in page.items if isinstance(item, TextRun)})
        for item in page.items:
            if isinstance(item, TextRun):
                line = heights.index(round(item.baseline, 1)) + 1
                place = f"{line:3} {item.x:7.2f} {item.baseline:7.2f}"
                dress = f"{item.face.name.lower()} {item.size:g} {item.word_space:+.2f}"
                lines.append(f"{place} {dress} [{item.block_id}{' ' + item.spot if item.spot else ''}] {item.text}")
            else:
                ends = f"{item.x1:.2f},{item.y1:.2f} to {item.x2:.2f},{item.y2:.2f}"
                lines.append(f"    rule {ends} {item.width:g} [{item.block_id}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PLANS)
def test_places_are_those_accepted_before(name: str) -> None:
    path, document = FOLDER / f"{name}.txt", PLANS[name]()
    found = described(lay_out_document(document, standard_of(document)))
    if os.environ.get("THAO_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_the_plans_are_what_they_are_kept_for() -> None:
    notes, table = plan_with_notes(), plan_with_long_table()
    pages = lay_out_document(notes, standard_of(notes))
    assert len(pages) == 8
    cited = [
        item.spot for page in pages for item in page.items if isinstance(item, TextRun) and item.spot[:5] == "note:"
    ]
    assert sorted(cited) == sorted(f"note:n{number}" for number in range(1, NOTES + 1))
    lying = [page for page in lay_out_document(table, standard_of(table)) if page.part]
    assert len(lying) > 3
    assert all(page.width_pt > page.height_pt for page in lying)
