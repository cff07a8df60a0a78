"""Rows of the sheet made from those before: the same as made anew, and the very same objects where nothing differs."""

from __future__ import annotations

from desktop.domain import edits, keys
from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.lines import Caret, set_line
from desktop.domain.numbering import labels
from desktop.domain.standards import Standard
from desktop.ui.sheet.lines.kept_rows import KeptRows, sheet_rows
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.styles import SheetStyle
from tests.ui.sheet.hands import block


def long_plan(sections: int = 4, items: int = 5) -> Document:
    """Sections of clauses with a point below the first of each."""
    point = Level.POINT
    return Document(
        "long",
        body=tuple(
            block(
                f"s{s}",
                Level.SECTION,
                f"MỤC {s}",
                *(
                    block(f"c{s}{c}", Level.CLAUSE, f"Việc {c}.", *[block(f"p{s}", point, "Điểm.")] * (c == 0))
                    for c in range(items)
                ),
            )
            for s in range(sections)
        ),
    )


def by_key(rows: list[SheetRow]) -> dict[str, SheetRow]:
    return {row.key: row for row in rows}


class TestRowsFromThoseBefore:
    def test_a_new_item_makes_new_rows_for_itself_and_for_the_numbers_after_it(self, standard: Standard) -> None:
        style, kept, document = SheetStyle(standard), KeptRows(), long_plan()
        before = by_key(kept.of(document, style))
        after_document, _caret = keys.enter(document, Caret("c12", 4), "new")
        after = by_key(kept.of(after_document, style))
        new = {key for key, row in after.items() if row is not before.get(key)}
        assert new == {"s1", "c12", "new", "c13", "c14"}  # the section holds other blocks; its own row says the same
        assert after["c14"].label == "6."

    def test_a_section_moved_renumbers_those_that_changed_places_and_no_other(self, standard: Standard) -> None:
        style, kept, document = SheetStyle(standard), KeptRows(), long_plan()
        before = by_key(kept.of(document, style))
        rows = kept.of(edits.move(document, "s1", 1), style)
        assert [row.label for row in rows if row.level is Level.SECTION] == ["I.", "II.", "III.", "IV."]
        assert all(row is before[row.key] for row in rows if row.key[1] in "03")

    def test_articles_count_on_across_chapters_whose_rows_are_kept(self, standard: Standard) -> None:
        style, kept = SheetStyle(standard), KeptRows()
        chapters = tuple(
            block(f"C{c}", Level.CHAPTER, "CHƯƠNG", *(block(f"A{c}{a}", Level.ARTICLE, "Điều.") for a in range(2)))
            for c in range(3)
        )
        document = Document("rules", body=chapters)
        kept.of(document, style)
        document = edits.remove(document, "A00")
        rows = by_key(kept.of(document, style))
        assert {key: rows[key].label for key in rows if key[0] == "A"} == {
            key: label for key, label in labels(document.body, standard.forms).items() if key[0] == "A"
        }
        assert rows["A21"].label == "Điều 5."

    def test_one_word_in_one_line_makes_one_row(self, standard: Standard) -> None:
        style, kept, document = SheetStyle(standard), KeptRows(), long_plan()
        before = kept.of(document, style)
        after = kept.of(set_line(document, "c32", text_runs("Việc khác.")), style)
        assert [row.key for row, old in zip(after, before, strict=True) if row != old] == ["c32"]

    def test_another_style_dresses_every_row_anew(self, standard: Standard) -> None:
        kept, document, small = KeptRows(), long_plan(), SheetStyle(standard, small=True)
        kept.of(document, SheetStyle(standard))
        assert kept.of(document, small) == sheet_rows(document, small)

    def test_every_place_is_kept_by_itself(self, plan: Document, standard: Standard) -> None:
        style, kept = SheetStyle(standard), KeptRows()
        before = by_key(kept.of(plan, style))
        changed = set_line(plan, "title:A", text_runs("PHÂN CÔNG MỚI"))
        after = kept.of(changed, style)
        assert after == sheet_rows(changed, style)
        assert [row.key for row in after if row is not before[row.key]] == ["title:A"]

    def test_a_line_that_comes_under_another_counts_as_its_last_child(self, standard: Standard) -> None:
        style, kept, document = SheetStyle(standard), KeptRows(), long_plan()
        kept.of(document, style)
        document = edits.demote(document, "c01")
        assert kept.of(document, style) == sheet_rows(document, style)
        assert isinstance(document.body[0], Block)
