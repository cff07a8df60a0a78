"""Words that a PDF says outside its pages, to readers of outlines and properties."""

from __future__ import annotations


def text_string(words: str) -> bytes:
    """Words as an object of a PDF, for all writing (ISO 32000-1, 7.9.2.2)."""
    if words.isascii() and words.isprintable():
        return b"(%b)" % words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode()
    return b"<FEFF%b>" % words.encode("utf-16-be").hex().encode()
