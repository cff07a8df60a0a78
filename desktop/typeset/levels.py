"""How each level of the body looks: the element of the standard it wears, where its number stands, what it heads."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.document import Block, Level, rank

FINAL = ".;:,!?…"
_TITLE_LENGTH = 120  # letters that a title of its own line has at most


class Look(NamedTuple):
    """The dress of a block. `element` is that of its words, `label` that of its number.

    With `over` the number has a line of its own over the words, as "Chương I" has. `title` says that the block heads
    what follows, `outline` that such a title is an entry of the outline, `inset` that the text is set in on both sides.
    `own_bold` leaves the bold of the words to the clerk where a part of them was made bold.
    """

    element: str = "body"
    label: str = "body"
    over: bool = False
    title: bool = False
    outline: bool = False
    inset: bool = False
    own_bold: bool = False


_OVER = {
    level: Look(f"{level.value}_title", f"{level.value}_label", over=True, title=True, outline=True)
    for level in (Level.PART, Level.CHAPTER, Level.DIVISION, Level.SUBDIVISION)
}
_FIXED = {
    **_OVER,
    Level.SECTION: Look("section", "section", title=True, outline=True),
    Level.LABEL: Look("label", "label", title=True),
    Level.QUOTATION: Look("quotation", "quotation", inset=True),
}
_CLAUSES = frozenset({Level.CLAUSE, Level.SUBCLAUSE})
_CLAUSE_TITLE = Look("clause_title", "clause_title", title=True, outline=True, own_bold=True)
_ARTICLE_TITLE = Look("article", "article", title=True, outline=True, own_bold=True)
_ARTICLE = Look("body", "article", own_bold=True)
_BODY = Look()

CENTRED = frozenset({name for look in _OVER.values() for name in (look.element, look.label)})
"""The elements of headings that stand centred over the text, set single, in lines of even length."""


def look_of(block: Block, following: Level | None) -> Look:
    """The dress of a block after which one of the level `following` comes. NĐ 30, Phụ lục I.1-II.6.đ and V, row 6."""
    fixed = _FIXED.get(block.level)
    if fixed is not None:
        return fixed
    if block.level is Level.ARTICLE:
        return _ARTICLE_TITLE if _is_short(block) and _heads(block, following) else _ARTICLE
    if block.level in _CLAUSES and _titles_clause(block, following):
        return _CLAUSE_TITLE
    return _BODY


def leads_bold(block: Block) -> bool:
    """Whether the number of a block is bold as its first words are: PL I.1-V sets both of a clause alike."""
    if block.level not in _CLAUSES:
        return False
    first = next((run for run in block.runs if run.text.strip()), None)
    return first is not None and first.bold


def _titles_clause(block: Block, following: Level | None) -> bool:
    """Whether a clause is a title: a sentence over points is one only where the clerk made words of it bold.

    One with nothing under it yet is a title where the clerk made all its words bold.
    """
    if not block.children:
        return _is_short(block) and (
            _heads(block, following) or all(run.bold for run in block.runs if run.text.strip())
        )
    return block.text.rstrip()[-1:] not in FINAL or any(run.bold for run in block.runs)


def _is_short(block: Block) -> bool:
    """Whether the words are a title's and not a sentence."""
    text = block.text.rstrip()
    return 0 < len(text) <= _TITLE_LENGTH and text[-1] not in FINAL


def _heads(block: Block, following: Level | None) -> bool:
    return bool(block.children) or (following is not None and rank(following) > rank(block.level))
