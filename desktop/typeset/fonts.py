"""Our four faces as ReportLab knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary, ref

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.typeset.metrics import font_file, whole_width
from desktop.typeset.page import Face

_ELSEWHERE = 0x100  # no byte: a letter that is not in the first subset of its document


class _Codes(dict[int, int]):
    """The byte of each letter in the first subset of one document, as `str.translate` asks for it."""

    def __init__(self, font: TTFont, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, ref(document)

    def __missing__(self, letter: int) -> int:
        [(subset, code)] = TTFont.splitString(self._font, chr(letter), self._document())
        self[letter] = code[0] if subset == 0 else _ELSEWHERE
        return self[letter]


class _Font(TTFont):  # type: ignore[misc]  # ReportLab ships no types
    """A face that encodes a line at a time where ReportLab goes letter by letter: a fifth of a long PDF."""

    def __init__(self, face: Face) -> None:
        # Only letters that are used are embedded; text is drawn as laid out, without shaping.
        super().__init__(face.value, font_file(face), asciiReadable=0, shapable=False)
        self.face.charWidths = {code: whole_width(width) for code, width in self.face.charWidths.items()}
        self._codes: WeakKeyDictionary[Any, _Codes] = WeakKeyDictionary()

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802  # theirs
        """The text as (subset, codes), the same as ReportLab's own."""
        codes = self._codes.get(doc)
        if codes is None:
            codes = self._codes[doc] = _Codes(self, doc)
        try:
            return [(0, text.translate(codes).encode("latin-1"))] if text else []
        except UnicodeEncodeError:
            whole: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
            return whole


def register_faces(faces: Iterable[Face] = Face) -> None:
    """Make faces known to ReportLab under their values; reading one takes 6 ms, a second call does nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for face in faces:
        if face.value not in known:
            pdfmetrics.registerFont(_Font(face))
