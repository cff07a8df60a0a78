"""Objects as the bytes of a PDF 1.7 file: streams as they come, all other objects packed into compressed streams.

A cross-reference stream says where each object lies (ISO 32000-1, 7.5.7 and 7.5.8). Nothing here knows what the objects
mean.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import repeat, starmap
from struct import Struct
from threading import Thread

_PACKED = 250  # objects of one stream: its place of an object is kept in one byte
_LEVEL = 4  # of zlib: 6 takes a quarter more time for two bytes in a hundred, 9 twice the time for three
_BATCH = 1 << 20  # bytes of streams that wait to be compressed together
_FIELDS = (1, 4, 1)  # bytes of an entry of the cross-reference: kind; offset, or number of the stream; place in it
_ENTRY = Struct(">BIB")  # the same
_STREAMED, _IN_STREAM = 1, 2  # kinds of entries
_UP = b"\2"  # PNG's filter that subtracts the row above


class _Stream:
    """A stream that waits to be written; `data` is compressed in place where it is `raw`."""

    __slots__ = ("data", "entries", "number", "raw")

    def __init__(self, number: int, entries: bytes, data: bytes, raw: bool) -> None:
        self.number, self.entries, self.data, self.raw = number, entries, data, raw


def _compress(streams: Iterable[_Stream]) -> None:
    for stream in streams:
        if stream.raw:
            stream.data, stream.raw = zlib.compress(stream.data, _LEVEL), False


class Packer:
    """A PDF file that grows in memory. Numbers of objects are given by the caller, each once, from 1."""

    def __init__(self) -> None:
        self._streams: list[_Stream] = []
        self._held = 0  # bytes of these
        self._parts: list[bytes] = []
        self._size = 0
        self._places: dict[int, tuple[int, int, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._packs: list[list[tuple[int, bytes]]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")  # four high bytes: the file is no text

    def _write(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)

    def stream(self, number: int, entries: bytes, data: bytes, *, packed: bool = True) -> None:
        """Write a stream before those that come later; `entries` are its dictionary's beside length and filter."""
        if packed:
            entries += b"/Filter/FlateDecode"
        self._streams.append(_Stream(number, entries, data, packed))
        self._held += len(data)
        if self._held >= _BATCH:
            self._write_streams()

    def _write_streams(self) -> None:
        """Write the streams that wait. Two cores compress them: zlib lets other threads run while it works."""
        streams, self._streams, self._held = self._streams, [], 0
        other = Thread(target=_compress, args=(streams[::2],))
        other.start()
        _compress(streams[1::2])
        other.join()
        _compress(streams)  # none is left, or there was too little memory: then it is said here
        for stream in streams:
            number, data = stream.number, stream.data
            self._places[number] = (_STREAMED, self._size, 0)
            head = b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, stream.entries, len(data))
            self._write(b"%b%b\r\nendstream\nendobj\n" % (head, data))

    def put(self, number: int, body: bytes) -> None:
        """Keep any other object for the packed streams."""
        self._waiting.append((number, body))

    def finish(self, free: int, entries: bytes) -> bytes:
        """The whole file. `free` is the first number without an object, `entries` those of the trailer beside sizes."""
        for start in range(0, len(self._waiting), _PACKED):
            self._pack(free, self._waiting[start : start + _PACKED])
            free += 1
        self._write_streams()
        name, start_of_table = self._identity(), self._size
        self._places[free] = (_STREAMED, start_of_table, 0)
        table = b"/Type/XRef/Size %d/W[%d %d %d]/ID[<%b><%b>]%b" % (free + 1, *_FIELDS, name, name, entries)
        table += b"/DecodeParms<</Predictor 12/Columns %d>>" % sum(_FIELDS)
        self.stream(free, table, self._table(free))
        self._write_streams()
        self._write(b"startxref\n%d\n%%%%EOF\n" % start_of_table)
        return b"".join(self._parts)

    def _identity(self) -> bytes:
        """What is in the file gives it its identity (ISO 32000-1, 14.4): its size and two sums of its bytes.

        MD5, which is proposed there, would load all of OpenSSL, a thirtieth of the time of a short print.
        """
        cyclic, plain = 0, 1
        for part in self._parts:
            cyclic, plain = zlib.crc32(part, cyclic), zlib.adler32(part, plain)
        return b"%016X%08X%08X" % (self._size, cyclic, plain)

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        places, at = [], 0
        for place, (packed, body) in enumerate(objects):
            self._places[packed] = (_IN_STREAM, number, place)
            places.append(b"%d %d" % (packed, at))
            at += len(body) + 1
        index = b" ".join(places) + b"\n"
        bodies = b"\n".join([body for _number, body in objects])
        self.stream(number, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index)), index + bodies)

    def _table(self, last: int) -> bytes:
        """A row for each number from 0, each byte as its difference from the row above: neighbours are much alike."""
        free, width, places = (0, 0, 0), _ENTRY.size, self._places
        entries = starmap(_ENTRY.pack, map(places.get, range(last + 1), repeat(free)))
        rows = bytes(width) + b"".join(entries)  # the row above the first has nothing but 0
        steps = _minus(rows[width:], rows[:-width])
        table = bytearray((last + 1) * (width + 1))
        table[0 :: width + 1] = _UP * (last + 1)
        for column in range(width):
            table[column + 1 :: width + 1] = steps[column::width]
        return bytes(table)


def _minus(some: bytes, others: bytes) -> bytes:
    """Each byte minus the other one at its place, modulo 256: side by side in one large number, none borrowing."""
    size = len(some)
    a, b = int.from_bytes(some, "big"), int.from_bytes(others, "big")
    highest = int.from_bytes(b"\x80" * size, "big")  # bit of each byte
    same = a ^ ~b
    return (((a | highest) - (b & ~highest)) ^ (same & highest)).to_bytes(size, "big")
