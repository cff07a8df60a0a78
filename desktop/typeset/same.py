"""Values known by which object they are, to remember what was made of them without comparing all they hold."""

from __future__ import annotations

from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Same(Generic[_Value]):
    """A value that equals no other object, however alike; it lives as long as this does. Its parts must not change."""

    __slots__ = ("value",)

    def __init__(self, value: _Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value
