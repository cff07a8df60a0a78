"""Objects packed into a PDF file: streams that two threads compress come back whole and in order."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from desktop.typeset.ink.packing import Packer


def file_of(contents: list[bytes]) -> bytes:
    """A file without pages whose objects from 3 on are streams of these contents."""
    packer = Packer()
    packer.put(1, b"<</Type/Catalog/Pages 2 0 R>>")
    packer.put(2, b"<</Type/Pages/Count 0/Kids[]>>")
    for number, content in enumerate(contents, start=3):
        packer.stream(number, b"/Place %d" % number, content, packed=number % 5 != 0)
    return packer.finish(3 + len(contents), b"/Root 1 0 R")


@pytest.mark.parametrize("size", [0, 1, 5_000, 300_000])
@pytest.mark.parametrize("count", [0, 1, 2, 121])
def test_streams_come_back_whole_under_their_numbers(count: int, size: int) -> None:
    contents = [bytes([65 + number % 26]) * (size + number) for number in range(count)]
    made = file_of(contents)
    with pikepdf.open(BytesIO(made)) as opened:
        streams = [opened.get_object(number, 0) for number in range(3, 3 + count)]
        assert [int(stream.Place) for stream in streams] == list(range(3, 3 + count))
        assert [stream.read_bytes() for stream in streams] == contents


def test_the_same_streams_give_the_same_bytes() -> None:
    contents = [b"%d" % number * 3_000 for number in range(200)]
    assert file_of(contents) == file_of(contents)


def test_streams_lie_in_the_order_in_which_they_came() -> None:
    made = file_of([b"words " * 9_000] * 30)
    places = [made.index(b"\n%d 0 obj" % number) for number in range(3, 33)]
    assert places == sorted(places)
