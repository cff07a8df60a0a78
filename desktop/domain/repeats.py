"""How often tasks come back; apart from what reads it in texts, as every table of tasks needs the names alone."""

from __future__ import annotations

from enum import StrEnum


class Repeat(StrEnum):
    """How often a task comes back."""

    ONCE = ""
    CONTINUOUS = "continuous"  # Thường xuyên: never falls due, but is asked at each review
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    ON_EVENT = "on event"  # khi có phát sinh
