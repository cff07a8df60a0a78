"""Times and days as the database keeps them: times as texts in UTC that sort, days as numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEVER = date.max.toordinal()  # the day of what never falls due; sorts behind all others


def written(at: datetime) -> str:
    """A time as it is kept. Raises ValueError for one that does not know its zone."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read(at: object) -> datetime:
    """A time as it was kept; a damaged one is the oldest there is, so that the list still opens."""
    try:
        found = datetime.fromisoformat(str(at))
    except ValueError:
        return EPOCH
    return found if found.tzinfo else EPOCH


def read_optional(at: object) -> datetime | None:
    """The same where there may be none."""
    return None if at is None else read(at)


def day_number(day: date | None) -> int:
    """A day as it is kept; NEVER without one."""
    return NEVER if day is None else day.toordinal()


def read_day(number: object) -> date | None:
    """A day as it was kept; None for never, for none, and for a damaged one."""
    if not isinstance(number, int) or not 1 <= number < NEVER:
        return None
    return date.fromordinal(number)
