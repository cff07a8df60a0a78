"""Which kept versions of a document are still worth their place, by age."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

HOUR, DAY, QUARTER = timedelta(hours=1), timedelta(days=1), timedelta(days=90)
MINUTES = 10
PINS = "pins:"  # before a document's id: the setting that holds which of its versions stay whatever their age


def expendable(saved: Sequence[datetime], now: datetime) -> tuple[int, ...]:
    """Indexes of `saved` (aware times, in any order) that may go, so that these stay:

    all of the last hour, one of every ten minutes of the last day, one a day for 90 days, then one a month. The last of
    each period stays, and the newest of all always. Periods are those of the clock in `now`'s zone, so that thinning
    twice, or later, takes nothing that thinning once would have kept for longer.
    """
    newest_first = sorted(range(len(saved)), key=lambda index: saved[index], reverse=True)
    taken: set[tuple[object, ...]] = set()
    gone: list[int] = []
    for index in newest_first:
        period = _period(saved[index], now)
        if period in taken:
            gone.append(index)
        elif period is not None:
            taken.add(period)
    return tuple(sorted(gone))


def _period(when: datetime, now: datetime) -> tuple[object, ...] | None:
    """The stretch of time of which one version is enough; None while every one is kept."""
    age, local = now - when, when.astimezone(now.tzinfo)
    if age <= HOUR:
        return None
    if age <= DAY:
        return ("minutes", local.date(), local.hour, local.minute // MINUTES)
    if age <= QUARTER:
        return ("day", local.date())
    return ("month", local.year, local.month)


def read_pins(kept: str | None) -> dict[int, datetime]:
    """Which revisions stay whatever their age: those left behind when an earlier one, saved at the time given, came
    back. What is damaged is passed over.
    """
    try:
        found = json.loads(kept or "{}")
        pins = {int(revision): datetime.fromisoformat(when) for revision, when in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {revision: when for revision, when in pins.items() if when.tzinfo is not None}


def write_pins(pins: Mapping[int, datetime]) -> str:
    """Pins as `read_pins` reads them."""
    return json.dumps({str(revision): when.isoformat() for revision, when in pins.items()})
