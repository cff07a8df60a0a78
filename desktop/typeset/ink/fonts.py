"""Letters of our four faces as bytes of a PDF.

A face is a simple font: one byte a letter, so that the file stays small and the page can widen the space between words.
Where a paper uses more letters of a face than one font holds, a second one takes the others.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode
from itertools import groupby
from typing import Any

from desktop.typeset.page import Face

SPACE = 32  # the one code that the page's word spacing widens (ISO 32000-1, 9.3.3)
# Codes that need no escape inside a string of a PDF; 0 is none in the tables of Python's codecs.
_CODES = tuple(code for code in range(1, 256) if code not in (SPACE, *b"\n\r()\\"))
_NO_LETTER = "\ufffe"  # what Python's codecs take for a code without a letter


CharMap = Any  # what `charmap_encode` looks letters up in: a kind of trie that has no public name


Coded = tuple[int, bytes]
"""Which of a face's fonts, and bytes that show a text in it."""


class FaceCodes:
    """The codes of the letters of one face in one file, given out as the letters come.

    `fonts` are the fonts of the face: a code for each letter. The first holds all letters of an ordinary paper.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fonts: list[dict[str, int]] = [{" ": SPACE}]
        self._homes: dict[str, int] = {}
        self._map = self._build()

    def _build(self) -> CharMap:
        letters = ["\0", *[_NO_LETTER] * 255]
        for letter, code in self.fonts[0].items():
            letters[code] = letter
        return charmap_build("".join(letters))

    def encode(self, text: str) -> tuple[Coded, ...]:
        """The text, in one font where that is possible; a space stays in the font of the letter before it."""
        try:
            return ((0, charmap_encode(text, "strict", self._map)[0]),)
        except UnicodeEncodeError:
            return self._encode_slowly(text)

    def _encode_slowly(self, text: str) -> tuple[Coded, ...]:
        """The same where letters are new or have no code in the first font."""
        homes = self._homes
        new = [letter for letter in dict.fromkeys(text) if letter != " " and letter not in homes]
        for letter in new:
            homes[letter] = self._place(letter)
        if new:
            self._map = self._build()
        home = 0
        places = []
        for letter in text:
            home = homes.get(letter, home)
            places.append((home, letter))
        return tuple(
            (font, bytes([self.fonts[font][letter] for _home, letter in group]))
            for font, group in groupby(places, key=lambda place: place[0])
        )

    def _place(self, letter: str) -> int:
        """Give a letter a code in the first font that has one free; which font that is."""
        for number, codes in enumerate(self.fonts):
            if len(codes) <= len(_CODES):
                codes[letter] = _CODES[len(codes) - 1]
                return number
        self.fonts.append({" ": SPACE, letter: _CODES[0]})
        return len(self.fonts) - 1
