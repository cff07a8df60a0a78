"""The clock of the PC as a test sets it: a day of the year that is played, from which it goes on by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from time import monotonic

import pytest


class PlayedTime:
    """What the screens read as the present (see `desktop.ui.clock`) while a test runs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, day: date) -> None:
        played = self
        self._begun, self._from = 0.0, datetime.min
        self.come(day)

        class Clock(datetime):
            """Tells the played time for the real one."""

            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # Qt needs no subclass back
                return played.moment.astimezone(tz)

        monkeypatch.setattr("desktop.ui.clock.datetime", Clock)

    @property
    def moment(self) -> datetime:
        """The played present."""
        return self._from + timedelta(seconds=monotonic() - self._begun)

    def come(self, day: date) -> None:
        """It is eight o'clock in the morning of another day."""
        self._begun, self._from = monotonic(), datetime.combine(day, time(8)).astimezone(UTC)
