"""Images of the signer's signature and of the seal in the rooms that pages keep for them (NĐ 30, PL I.1-II.7.d, 8.a).

An image with soft edges is two streams: its colours, and how much of them covers what lies under it (ISO 32000-1,
11.6.5.3). For a screen reader each is a figure with words instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.typeset.ink.packing import Packer
from desktop.typeset.ink.tagging import END, Tags
from desktop.typeset.page import COPY, SIGNATURE, Page, Room

SIGNATURE_ROOM, SEAL_ROOM, OF_COPY = "signature", "seal", "copy-"
# A seal's file that claims a size outside these shares of a usual seal's tells of a screen, not of the seal.
LEAST_SEAL, MOST_SEAL = 0.5, 1.5
_GROUP = b"/Group<</S/Transparency/CS/DeviceRGB>>"  # colours of a page with soft edges are mixed as sRGB


class Picture(NamedTuple):
    """An image of `width` x `height` pixels: three bytes of colour and one of opacity for each, row after row.

    `natural` is how wide and high it is in pt by its own file, None where the file does not say.
    """

    width: int
    height: int
    colors: bytes
    opacity: bytes
    natural: tuple[float, float] | None = None


class Stamp(NamedTuple):
    """A picture for the room of this name, and the words that are read instead of it."""

    room: str
    picture: Picture
    words: str


class Box(NamedTuple):
    """Where a picture goes, in pt from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


def usual_seal(picture: Picture, room: Room) -> bool:
    """Whether a seal's own size is known and could be that of a seal; else it is drawn as wide as its room."""
    if picture.natural is None:
        return False
    share = max(picture.natural) / (room.right - room.left)
    return LEAST_SEAL <= share <= MOST_SEAL


def placed(stamps: Iterable[Stamp], rooms: Sequence[Room]) -> list[tuple[Stamp, Box]]:
    """The stamps with a room here and their places, the seals last: they go over the signatures.

    A signature fills its room as far as its shape lets it and stands in its middle. A seal has its real size and covers
    as much of the signature as its room does of the signature's; without a signature it ends where its room ends.
    """
    room_of = {room.name: room for room in rooms}
    wanted = {stamp.room: stamp for stamp in stamps if stamp.room in room_of}
    found: list[tuple[Stamp, Box]] = []
    for prefix in ("", OF_COPY):
        kept, signature = room_of.get(prefix + SIGNATURE_ROOM), wanted.get(prefix + SIGNATURE_ROOM)
        box = None
        if kept and signature:
            box = _fitted(signature.picture, kept)
            found.append((signature, box))
        seal, place = wanted.get(prefix + SEAL_ROOM), room_of.get(prefix + SEAL_ROOM)
        if seal and place:
            over = (place.right - kept.left) / (kept.right - kept.left) if kept else 0.0
            right = box.left + over * (box.right - box.left) if box else place.right
            found.append((seal, _sealed(seal.picture, place, right)))
    return found


def _fitted(picture: Picture, room: Room) -> Box:
    wide, high = picture.natural or (picture.width, picture.height)
    scale = min((room.right - room.left) / wide, (room.bottom - room.top) / high)
    return _around((room.left + room.right) / 2, (room.top + room.bottom) / 2, wide * scale, high * scale)


def _sealed(picture: Picture, room: Room, right: float) -> Box:
    wide, high = picture.natural or (picture.width, picture.height)
    if not usual_seal(picture, room):
        scale = (room.right - room.left) / max(wide, high)
        wide, high = wide * scale, high * scale
    return _around(right - wide / 2, (room.top + room.bottom) / 2, wide, high)


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


class Stamper:
    """Draws the stamps of one file; `number` numbers objects."""

    def __init__(self, stamps: Sequence[Stamp], tags: Tags, packer: Packer, number: Callable[[], int]) -> None:
        self._stamps, self._tags, self._packer, self._number = stamps, tags, packer, number
        self._drawn: list[int] = []

    def draw(self, page: Page) -> bytes:
        """The operators that draw what has a room on a page; the tags must have turned to it, its text be drawn."""
        if not self._stamps or not page.rooms:
            return b""
        return b"".join([self._draw(stamp, box, page.height_pt) for stamp, box in placed(self._stamps, page.rooms)])

    def _draw(self, stamp: Stamp, box: Box, height: float) -> bytes:
        left, bottom, right, top = (
            round(one, 3) for one in (box.left, height - box.bottom, box.right, height - box.top)
        )
        block_id = COPY if stamp.room.startswith(OF_COPY) else SIGNATURE
        begin = self._tags.figure(block_id, stamp.words, (left, bottom, right, top))
        place = b"%.7g 0 0 %.7g %.7g %.7g cm" % (round(right - left, 3), round(top - bottom, 3), left, bottom)
        self._drawn.append(self._write(stamp.picture))
        return begin + b"q %b /I%d Do Q\n" % (place, len(self._drawn) - 1) + END

    def _write(self, picture: Picture) -> int:
        soft, image = self._number(), self._number()
        size = b"/Type/XObject/Subtype/Image/BitsPerComponent 8/Width %d/Height %d" % (picture.width, picture.height)
        self._packer.stream(soft, size + b"/ColorSpace/DeviceGray", picture.opacity)
        self._packer.stream(image, size + b"/ColorSpace/DeviceRGB/SMask %d 0 R" % soft, picture.colors)
        return image

    def resources(self) -> bytes:
        """The entry of the pages' resources that names what was drawn."""
        names = b"".join([b"/I%d %d 0 R" % (place, image) for place, image in enumerate(self._drawn)])
        return b"/XObject<<%b>>" % names if names else b""


def mixing(drawn: bytes) -> bytes:
    """The entry of a page on which stamps were `drawn`."""
    return _GROUP if drawn else b""
