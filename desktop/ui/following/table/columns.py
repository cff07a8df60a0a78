"""Columns of a table over all plans: their words, widths, what sorts by them, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from i18n import N_, _


class Numbered(Protocol):
    """A row of a store."""

    @property
    def number(self) -> int:
        """Its own number in the store."""


Row = TypeVar("Row", bound=Numbered)

SMALLEST = 60
NOT_HERE = N_("Cột này không nhập ở đây.")
GOING = N_("Kế hoạch đã đưa vào thực hiện, phần này đã khóa. Muốn sửa, mở văn bản rồi chọn “Mở lại để sửa”.")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. `width` is in pixels of text size 100 %, 0 takes what is left. `order` is the name of an order of the
    service, "" where nothing sorts by it. `usual` columns are there before anyone chooses. `editor` is what edits it,
    "" for none; `planned` says whether its words are those of the plan. `figures` stand at the right.
    """

    id: str
    title: str
    width: int
    text: Callable[[Row, date], str]
    order: str = ""
    usual: bool = True
    editor: str = ""
    planned: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Columns(Generic[Row]):
    """The columns of a table. `main` is the one that takes what is left and is always there; `number` counts the lines.

    Where there is little room `gives_way` goes first, then the bar of `barred`; `main` keeps `least` pixels.
    """

    all: tuple[Column[Row], ...]
    number: int
    main: int
    gives_way: int
    barred: int
    least: int = 150

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Column[Row]:
        return self.all[at]

    def __iter__(self) -> Iterator[Column[Row]]:
        return iter(self.all)

    def named(self, id: str) -> int | None:
        """Which column has an id."""
        return next((at for at, column in enumerate(self.all) if column.id == id), None)

    def title(self, at: int) -> str:
        """The words of a column's head."""
        return _(self.all[at].title)
