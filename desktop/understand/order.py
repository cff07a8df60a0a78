"""Which number is due next, so that a figure in a sentence is told from the next item of a list."""

from __future__ import annotations

from desktop.understand.labels import NUMBERED, Label, Mark


class Order:
    """The numbers that a stretch of text came to so far, by kind of label."""

    def __init__(self) -> None:
        self._last: dict[Mark, tuple[int, ...]] = {}

    def expects(self, label: Label) -> bool:
        """Whether `label` is the next of its list or the first of one that may begin here."""
        path = label.path or (label.number,)
        last = self._last.get(label.mark)
        if label.mark is Mark.DOTTED:
            due = last is not None and last[: len(path) - 1] == path[:-1] and last[len(path) - 1 :][:1] < path[-1:]
            return due or path[-1] == 1 or path[:-1] == self._last.get(Mark.ARABIC)
        if last is None:
            return label.number == 1
        return label.number == last[0] + 1

    def meet(self, label: Label | None) -> None:
        """Remember a label; lists of deeper kinds begin again below it."""
        if label is None:
            return
        group = label.mark is Mark.STAR
        for mark in [mark for mark in self._last if mark > label.mark or (group and mark >= Mark.ARABIC)]:
            del self._last[mark]
        if label.mark in NUMBERED:
            self._last[label.mark] = label.path or (label.number,)
