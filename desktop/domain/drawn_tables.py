"""Tables drawn from the records of their document: the appendix of assignments, the table of targets.

A drawn table shows every record of its kind that the text holds, and those that are rows of this table and of nothing
else: they lie in its own block. Heads, dress, and words in columns of no name belong to the table and stay with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Block, Cell, Document, Drawn, Run, Target, plain, text_runs, trees, walk
from desktop.domain.drawn_columns import (
    BY_DEADLINE,
    BY_LEAD,
    BY_SECTION,
    COLUMNS,
    FREE,
    GROUPS,
    NUMBER,
    OF_YEAR,
    ORDERS,
    OWN_ORDER,
)
from desktop.domain.drawn_rows import Key, Row, keyed, shown_here, shown_in
from desktop.domain.held import Held, is_said, own_records, records_of, shown
from desktop.domain.linked import link
from desktop.domain.planned import plan_year, section_words
from desktop.domain.record_words import DEADLINE, LEAD, NOTHING
from desktop.domain.references import Items
from desktop.domain.standards import Standard
from desktop.domain.text import fold, one_line

__all__ = ["COLUMNS", "GROUPS", "ORDERS", "OWN_ORDER", "Lines", "draw"]


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a drawn table below its head: each with its key, () for headings of groups."""

    keys: tuple[Key, ...]
    rows: tuple[Row, ...]


def draw(
    document: Document,
    block: Block,
    held: Mapping[str, Held] | None = None,
    known: Sequence[tuple[Key, Row]] | None = None,
    standard: Standard | None = None,
) -> Lines:
    """The rows of the drawn table in `block` as the records of `document` ask for them now.

    `held` are the records where they are known already. `known` are the rows as they stand, by key: cells that say
    what they should are kept as they are, in their dress; rows of the table's own stay behind the row before them.
    Groups by section are headed with the numbers of `standard`, or as they are without one. Raises
    ValueError for a table that is not drawn.
    """
    table = block.table
    if table is None or table.drawn is None:
        raise ValueError("the table is not drawn from records")
    held = records_of(document) if held is None else held
    known = keyed(block, held) if known is None else known
    had = [key for key, _row in known if key]
    keys = _in_order(document, block, table.drawn, _listed(block, table.drawn, held, had), had, held)
    cells = {id: row for key, row in known for id in key}
    headings = [plain(row[0].runs) for key, row in known if not key and len(row) == 1]
    groups = _groups(document, table.drawn, keys, held, standard, headings)
    if groups is not None:
        by_name = table.drawn.group == BY_DEADLINE  # years follow each other, others stand as their first row does
        names = sorted(dict.fromkeys(groups.values()), key=lambda name: (bool(name), name if by_name else ""))
        keys.sort(key=lambda key: names.index(groups[key]))
    lines: list[tuple[Key, Row]] = []
    heading = ""
    for number, key in enumerate(keys, start=1):
        before, heading = heading, groups[key] if groups is not None else ""
        if heading not in ("", before):
            lines.append(((), _heading(known, heading, len(table.drawn.columns))))
        standing = next((cells[id] for id in key if id in cells), ())
        lines.append((key, _row(table.drawn, key, held, number, standing)))
    if not lines:
        lines.append(((), tuple(Cell() for _name in table.drawn.columns)))
    return Lines(tuple(key for key, _row in lines), tuple(row for _key, row in lines))


# which rows there are


def _listed(block: Block, drawn: Drawn, held: Mapping[str, Held], had: list[Key]) -> list[Key]:
    """The keys of all rows in printed order; `had` are those that the table has."""
    found = shown_here(block, drawn, held)
    if not any(name.startswith(OF_YEAR) for name in drawn.columns):
        return [(one.record.id,) for one in found]
    return _by_indicator([one.record for one in found if isinstance(one.record, Target)], had)


def _by_indicator(targets: list[Target], had: list[Key]) -> list[Key]:
    """Targets of one indicator in one row, each in the column of its year. Rows that stand apart stay apart."""
    of_id = {target.id: target for target in targets}
    rows: list[list[Target]] = []
    for key in had:
        known = [of_id.pop(id) for id in key if id in of_id]
        rows += [[one for one in known if _is_like(one, known[0])]] if known else []
        of_id |= {one.id: one for one in known if not _is_like(one, known[0])}
    for target in targets:
        if target.id in of_id:
            years = (row for row in rows if _is_like(target, row[0]) and all(one.year != target.year for one in row))
            row = next(years, None)
            if row is None:
                rows.append([target])
            else:
                row.append(target)
    order = {target.id: number for number, target in enumerate(targets)}
    rows.sort(key=lambda row: min(order[one.id] for one in row))
    return [tuple(one.id for one in sorted(row, key=lambda one: order[one.id])) for row in rows]


def _is_like(one: Target, other: Target) -> bool:
    """Whether two targets are of one indicator, so that they belong in one row."""
    if one is other:
        return True
    names = {fold(one_line(target.indicator)) for target in (one, other)}
    return len(names) == 1 and "" not in names and fold(one.unit) == fold(other.unit)


def _in_order(
    document: Document, block: Block, drawn: Drawn, listed: list[Key], known: list[Key], held: Mapping[str, Held]
) -> list[Key]:
    """Keys in the order of the table; `known` is the one that they have."""
    now = {id: key for key in listed for id in key}
    had = list(dict.fromkeys(now[id] for key in known for id in key if id in now))
    if drawn.order == OWN_ORDER:
        return _put_in(had, listed)
    ordered = _with_own_rows(had, listed, {record.id for record in own_records(block)})
    if drawn.order == BY_DEADLINE:
        year = plan_year(document)
        return sorted(ordered, key=lambda key: _due(held[key[0]], year) or date.max)
    if drawn.order == BY_LEAD:
        return sorted(ordered, key=lambda key: fold(shown(held[key[0]], LEAD)))
    return ordered


def _with_own_rows(had: list[Key], listed: list[Key], own: set[str]) -> list[Key]:
    """Records of the text in its order. A row of the table's own stays behind the row before it, or at the end of all
    where it is; new ones come there.
    """
    ordered = [key for key in listed if key[0] not in own]
    end = next((len(had) - n for n, key in enumerate(reversed(had)) if key[0] not in own), 0)
    last = [key for key in had[end:] if key[0] in own]
    for at, key in enumerate(had[:end]):
        if key[0] in own:
            above = next((one for one in reversed(had[:at]) if one in ordered), None)
            ordered.insert(ordered.index(above) + 1 if above is not None else 0, key)
    return [*ordered, *last, *(key for key in listed if key[0] in own and key not in had)]


def _put_in(had: list[Key], listed: list[Key]) -> list[Key]:
    """The order that rows have, with new ones behind the row that comes before them in the text."""
    ordered = list(had)
    for number, key in enumerate(listed):
        if key not in ordered:
            above = next((one for one in reversed(listed[:number]) if one in ordered), None)
            ordered.insert(len(ordered) if above is None else ordered.index(above) + 1, key)
    return ordered


def _due(held: Held, year: int | None) -> date | None:
    return parse_deadline(shown(held, DEADLINE), year).due


def _groups(
    document: Document,
    drawn: Drawn,
    keys: list[Key],
    held: Mapping[str, Held],
    standard: Standard | None,
    headings: Sequence[str],
) -> dict[Key, str] | None:
    """The heading that each row stands under; None where rows are not grouped."""
    if drawn.group == BY_LEAD:
        return {key: shown(held[key[0]], LEAD) for key in keys}
    if drawn.group == BY_DEADLINE:
        year = plan_year(document)
        return {key: str(due.year) if (due := _due(held[key[0]], year)) else "" for key in keys}
    if drawn.group != BY_SECTION:
        return None
    names = _numbered_sections(document, standard) if standard is not None else _sections_as_headed(document, headings)
    found: dict[Key, str] = {}
    last = ""
    for key in keys:  # a row of the table's own stands with the row before it
        one = held[key[0]]
        last = last if one.is_row else names(one.block.id)
        found[key] = last
    return found


def _numbered_sections(document: Document, standard: Standard) -> Callable[[str], str]:
    """Gives the top section that a block stands in, with its number."""
    items = Items(document, standard)
    return lambda id: section_words(list(items.above(id))[-1])


def _sections_as_headed(document: Document, headings: Sequence[str]) -> Callable[[str], str]:
    """Gives the top section that a block stands in, under the heading that it has in the table so far."""
    tops = {block.id: top for _place, blocks in trees(document) for top in blocks for block in walk((top,))}

    def name(id: str) -> str:
        words = one_line(tops[id].text)
        return next((heading for heading in headings if words and heading.endswith(words)), words)

    return name


# what cells say


def _row(drawn: Drawn, key: Key, held: Mapping[str, Held], number: int, old: Row) -> Row:
    """One row, made of the cells that it had where they say what they should."""
    cells = [*old, *(Cell(),) * len(drawn.columns)][: len(drawn.columns)]
    return tuple(_cell(name, cell, key, held, number) for name, cell in zip(drawn.columns, cells, strict=True))


def _cell(name: str, cell: Cell, key: Key, held: Mapping[str, Held], number: int) -> Cell:
    if name == FREE:
        return cell
    if name == NUMBER:
        said = plain(cell.runs).strip()
        words = f"{number}." if said.endswith(".") else str(number)
        return cell if said == words else _reworded(cell, words, "")
    one, part = shown_in(name, key, held)
    if one is None:
        if plain(cell.runs).strip() not in NOTHING:
            return replace(cell, runs=())
        linked = any(run.record for run in cell.runs)
        return replace(cell, runs=tuple(replace(run, record="") for run in cell.runs)) if linked else cell
    record = link(one.record.id, part)
    if is_said(one, part, plain(cell.runs)):
        runs = tuple(replace(run, record=record) if run.text else run for run in cell.runs)
        return cell if runs == cell.runs else replace(cell, runs=runs)
    return _reworded(cell, shown(one, part), record)


def _reworded(cell: Cell, words: str, record: str) -> Cell:
    """A cell that says something else in the dress that it had; marks of notes stay behind the words."""
    dress = next((run for run in cell.runs if not run.footnote), Run())
    fresh = text_runs(words, bold=dress.bold, italic=dress.italic)
    runs = tuple(replace(run, underline=dress.underline, record=record) for run in fresh)
    return replace(cell, runs=(*runs, *(run for run in cell.runs if run.footnote)))


def _heading(known: Sequence[tuple[Key, Row]], words: str, width: int) -> Row:
    """The row over a group; that of the same words as it stands."""
    for key, row in known:
        if not key and len(row) == 1 and plain(row[0].runs) == words:
            return row
    return (Cell(text_runs(words, bold=True), columns=width),)
