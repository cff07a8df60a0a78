"""What is entered in a cell or a field of a target, as a change with the name of its step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.document import Target
from desktop.domain.errors import UserError
from desktop.domain.measured import on_day, read_day, read_measurement, standing, value_words
from desktop.domain.progress import Measurement, TargetRow
from desktop.domain.record_words import INDICATOR, PERIOD, UNIT, WORDS, YEAR, read_target, target_words
from desktop.domain.text import clean, one_line
from desktop.ui.following.targets.changes import TargetChanges
from i18n import _

PARTS = {"indicator": INDICATOR, "unit": UNIT, "planned": WORDS, "period": PERIOD, "year": YEAR}


def enter(changes: TargetChanges, rows: Sequence[TargetRow], field: str, value: object, today: date) -> None:
    """Change a field of rows, the id of a column, to what was entered in words."""
    words = one_line(clean(str(value)))
    try:
        if field in PARTS:
            changes.plan(_("sửa chỉ tiêu"), rows, lambda target: planned(target, field, words))
        elif field == "reached":
            _enter_reached(changes, rows, words, today)
        elif field in ("day", "note"):
            for row in rows:
                _enter_about(changes, row, field, words, today)
    except UserError as error:
        changes.refused.emit(error)


def planned(target: Target, field: str, words: str) -> Target:
    """A target after words were entered for a part of it; what nothing was entered for stays."""
    if not words and field in ("indicator", "planned"):
        return target
    part = PARTS[field]
    return target if words == one_line(target_words(target, part)) else read_target(target, part, words)


def enter_measurement(
    changes: TargetChanges, rows: Sequence[TargetRow], value: str, day: str, note: str, today: date
) -> bool:
    """Keep what the form says for rows; False, and a sentence, for what cannot be."""
    try:
        found = read_measurement(value, today)
        if found is None:
            return False
        on = read_day(day, today) if one_line(clean(day)) else found.on
    except UserError as error:
        changes.refused.emit(error)
        return False
    changes.measure(_("nhập số liệu"), rows, (replace(found, on=on, note=clean(note).strip()),))
    return True


def _enter_reached(changes: TargetChanges, rows: Sequence[TargetRow], words: str, today: date) -> None:
    found = read_measurement(words, today)
    shown = {row.number: standing(row, today).newest for row in rows}
    if found is None:
        return  # to take a measurement away there is its list, where one sees which
    for row in rows:
        newest = shown[row.number]
        if newest is not None and words == value_words(row, newest) and len(rows) == 1:
            return
        before = on_day(row, found.on)
        kept = replace(found, note=before.note) if before is not None else found
        changes.measure(_("nhập số liệu"), (row,), (kept,))


def _enter_about(changes: TargetChanges, row: TargetRow, field: str, words: str, today: date) -> None:
    """The day or the note of what is shown."""
    newest: Measurement | None = standing(row, today).newest
    if newest is None:
        return
    if field == "note":
        changes.measure(_("ghi chú số liệu"), (row,), (replace(newest, note=words),))
        return
    on = read_day(words, today)
    if on != newest.on:
        changes.measure(_("đổi ngày số liệu"), (row,), (replace(newest, on=on),), (newest,))
