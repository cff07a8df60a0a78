"""What the font files hold, read by another library than the program does it with."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from desktop.typeset.font_files import font_path
from desktop.typeset.page import Face


def letters_of(face: Face) -> str:
    """All letters that a face has and that show, a space among them."""
    return "".join(
        letter for code in sorted(TTFont(font_path(face)).getBestCmap()) if (letter := chr(code)).isprintable()
    )
