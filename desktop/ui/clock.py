"""What time and what day it is: every screen asks here, and only here the PC is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment, aware of its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The day where this PC stands."""
    return now().astimezone().date()
