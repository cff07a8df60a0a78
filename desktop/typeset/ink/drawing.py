"""One page as the operators of a PDF: rules, then text in tagged stretches (ISO 32000-1, 8.5 and 9.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from desktop.typeset.ink.fonts import FaceCodes
from desktop.typeset.ink.tagging import END, Tags, layout_artefact
from desktop.typeset.metrics import NO_BREAK
from desktop.typeset.page import BLACK, NOTE_SPOT, PAGE_NUMBER, TITLE, Face, Page, Rule, TextRun, made_of
from desktop.typeset.structure import Key

_FINE = 1000  # steps of a point in which places are written
_MOVES = 1 << 12  # that are kept as bytes; most are from one line to the next and come again and again
_LINE_LEAST = 0.8  # shares of the letter size that the next line is lower at least
_FACES = tuple(Face)

_key: Callable[[TextRun], Key] = itemgetter(*map(TextRun._fields.index, ("block_id", "spot")))

Color = tuple[float, float, float]


class Pen:
    """Draws the pages of one file; what it needs of fonts adds up in `faces`."""

    def __init__(self, tags: Tags) -> None:
        self.faces: dict[Face, FaceCodes] = {}
        self._tags = tags
        self._moves: dict[tuple[int, int], bytes] = {}

    def draw(self, page: Page, following: Page | None = None) -> bytes:
        """The content of a page, in pt from its lower left corner; `following` is the page where its text goes on."""
        rules = layout_artefact(b"".join((*_shapes(page), *_rules(page))))
        runs = _spaced([item for item in page.items if isinstance(item, TextRun)], _blocks(following))
        return b"".join([rules, b"BT\n", *self._text(runs, page.height_pt), b"ET\n"]) if runs else rules

    def _text(self, runs: list[TextRun], height: float) -> list[bytes]:
        """Text in stretches. Places are counted in whole steps, so that moves from line to line add up to no error."""
        codes: FaceCodes | None = None
        dress: tuple[Face, float, int] | None = None  # of the letters drawn last
        spacing, color = 0.0, BLACK
        at_x, at_y = 0, 0
        moves = self._moves
        ink: list[bytes] = []
        for key, group in groupby(runs, key=_key):
            for begin, stretch in self._tags.tagged(key, list(group)):
                ink.append(begin)
                for x, baseline, text, face, size, _block_id, word_space, run_color, _spot in stretch:
                    if word_space != spacing:
                        spacing = word_space
                        ink.append(b"%.4f Tw " % word_space if word_space else b"0 Tw ")
                    if run_color != color:
                        color = run_color
                        ink.append(_color(color) + b" ")
                    right, up = round(x * _FINE), round((height - baseline) * _FINE)
                    step = (right - at_x, up - at_y)
                    at_x, at_y = right, up
                    move = moves.get(step)
                    if move is None:
                        move = b"%.6g %.6g Td" % (step[0] / _FINE, step[1] / _FINE)
                        if len(moves) < _MOVES:
                            moves[step] = move
                    ink.append(move)
                    if codes is None or face is not codes.face:
                        codes = self._codes(face)
                    for font, shown in codes.encode(text):
                        if dress is None or face is not dress[0] or size != dress[1] or font != dress[2]:
                            dress = (face, size, font)
                            ink.append(b"/%b %.6g Tf" % (font_name(face, font), size))
                        if word_space and NO_BREAK in text:
                            ink.append(_widened(shown, codes.fonts[font].get(NO_BREAK), word_space * 1000 / size))
                        else:
                            ink.append(b"(%b)Tj\n" % shown)
                ink.append(END)
        return ink

    def _codes(self, face: Face) -> FaceCodes:
        known = self.faces.get(face)
        if known is None:
            known = self.faces[face] = FaceCodes(face)
        return known


def font_name(face: Face, font: int) -> bytes:
    """How the pages call a font of a face."""
    return b"F%d" % (_FACES.index(face) + len(_FACES) * font)


def _widened(shown: bytes, blank: int | None, space: float) -> bytes:
    """Text whose no-break spaces, of code `blank`, are as wide as the others; `space` in thousandths of the size.

    The file widens only spaces of code 32 by itself (ISO 32000-1, 9.3.3), and that one reads as an ordinary space.
    """
    if blank is None:
        return b"(" + shown + b")Tj\n"
    code = bytes([blank])
    return b"[(" + shown.replace(code, code + b")%.6g(" % round(-space, 2)) + b")]TJ\n"


def _blocks(page: Page | None) -> frozenset[str]:
    """The blocks with paragraphs on a page."""
    if page is None:
        return frozenset()
    return frozenset([item.block_id for item in page.items if isinstance(item, TextRun) and not item.spot])


def _spaced(runs: list[TextRun], going_on: frozenset[str]) -> list[TextRun]:
    """Runs with a space at the end of each line that its paragraph goes on after: ISO 32000-1, 14.8.2.5 wants them.

    Blocks that are `going_on` have words on the next page.
    """
    spaced = []
    for run, after in pairwise(runs):
        x, baseline, text, face, size, block_id, space, color, spot = run
        if block_id == after[5]:
            ends = baseline < after[1] - _LINE_LEAST * size and (spot == after[8] or _goes_on(block_id, spot, after[8]))
        else:
            ends = block_id in going_on and block_id != PAGE_NUMBER
        spaced.append(
            made_of(TextRun, (x, baseline, text + " ", face, size, block_id, space, color, spot)) if ends else run
        )
    last = runs[-1:]
    if last and last[0].block_id in going_on and last[0].block_id != PAGE_NUMBER:
        last = [last[0]._replace(text=last[0].text + " ")]
    return spaced + last


def _goes_on(block_id: str, spot: str, following: str) -> bool:
    """Whether a block's text at one spot goes on at another on the next line."""
    return block_id == TITLE or spot.startswith(NOTE_SPOT) or following.startswith(NOTE_SPOT)


def _shapes(page: Page) -> Iterator[bytes]:
    """The shapes in their order; text after them is black again."""
    color = BLACK
    height = page.height_pt
    for shape in page.shapes:
        if shape.color != color:
            color = shape.color
            yield _color(color) + b"\n"
        moves = [b"%.7g %.7g " % (round(x, 3), round(height - y, 3)) for x, y in shape.points]
        yield moves[0] + b"m " + b"".join([move + b"l " for move in moves[1:]]) + b"h f\n"
    if color != BLACK:
        yield _color(BLACK) + b"\n"


def _rules(page: Page) -> Iterator[bytes]:
    """The rules, each drawn once where several cells share one."""
    width, color = 0.0, BLACK
    height = page.height_pt
    for item in dict.fromkeys([item for item in page.items if isinstance(item, Rule)]):
        if item.width != width:
            width = item.width
            yield b"%.6g w " % round(width, 3)
        if item.color != color:
            color = item.color
            yield _color(color).upper() + b" "
        ends = (item.x1, height - item.y1, item.x2, height - item.y2)
        yield b"%.7g %.7g m %.7g %.7g l S\n" % tuple([round(end, 3) for end in ends])
    if color != BLACK:
        yield b"0 G\n"


def _color(color: Color) -> bytes:
    """The operator for text in a colour; in capitals it is the one for rules."""
    return b"0 g" if color == BLACK else b"%.3g %.3g %.3g rg" % color
