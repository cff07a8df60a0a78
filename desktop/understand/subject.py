"""Where the subject of a document ends and its opening begins."""

from __future__ import annotations

import re

from desktop.understand.labels import PARTS, Mark, read_label
from desktop.understand.lines import Line, is_rule
from desktop.understand.paragraphs import Shape
from desktop.understand.vocabulary import OPENING, is_basis, leads_over

_BROKEN_OFF = re.compile(
    r"(?:[,–-]|(?<!\w)(?:của|và|về|với|theo|tại|cho|các|trong|số|ngày|tháng|năm|từ|đến|thứ|là))$", re.I
)

DRAFT = re.compile(r"\(?\s*(?:Bản\s+)?dự\s*thảo\b[^\n]{0,40}", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?!Kèm|Ban hành|Dự thảo|kèm)[^()]{3,90}\)")  # "(28/7/1929 - 28/7/2026)"
_MOST_LINES = 10  # no subject is longer


def read_subject(lines: list[Line], start: int, begun: str, shape: Shape, left_out: list[str]) -> tuple[str, int]:
    """The subject from behind the kind to a rule, a blank line, a basis or the first section; its end.

    "(Dự thảo)" below it is added to `left_out`.
    """
    parts = [begun] if begun else []
    at = start
    for at, line in enumerate(lines[start:], start):
        words = line.words
        if DRAFT.fullmatch(words) and parts and words.startswith("("):
            left_out.append(words)
            continue
        if is_rule(line.text):
            if parts:
                return " ".join(parts), at + 1
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if len(parts) >= _MOST_LINES or (parts and not _goes_on(parts, line, below, shape)):
            return " ".join(parts), at
        label = read_label(words)
        if label and (parts or label.mark in (Mark.ROMAN, *PARTS)) and not words[0].isdigit():
            return " ".join(parts), at
        if parts and _running_text(lines, at, shape):
            return " ".join(parts), at
        if not parts and (len(words) > 400 or words.endswith("như sau:") or (is_basis(words) and words[-1] == ";")):
            return "", at
        parts.append(words)
    at = len(lines)
    return " ".join(parts), at


def _running_text(lines: list[Line], at: int, shape: Shape) -> bool:
    """Whether a full line begins a paragraph of the opening, told by the sentence's end that its next lines come to."""
    if not shape.wrapped or len(lines[at].words) < 0.75 * shape.width or not lines[at].words[0].isupper():
        return False
    for line in lines[at + 1 : at + 12]:
        if line.gap or is_rule(line.text) or read_label(line.words) or OPENING.match(line.words):
            return False
        if line.words.endswith((":", ";", ".")):
            return True
    return False


def _goes_on(parts: list[str], line: Line, below: Line | None, shape: Shape) -> bool:
    """Whether a line still belongs to the subject whose earlier lines are `parts`; `below` is the next one."""
    words, before = line.words, parts[-1]
    if words.startswith("Kính gửi") or len(words) > 250:
        return False
    label = read_label(words)
    if label and label.mark not in (Mark.DASH,):
        return False
    if before.endswith((".", ";")) and len(before) > 60:
        return False
    if words[0].islower():
        return not words.endswith((";", ":"))
    if _BRACKETED.fullmatch(words):
        return True
    parted = shape.parted(line) or (line.gap > 0 and words.isupper() and not before.isupper())
    full = shape.wrapped and len(before) + 1 + len(words.split(" ", 1)[0]) >= shape.full[0]
    opens = bool(OPENING.match(words)) and not (full and leads_over(words) and not parted)
    if _BROKEN_OFF.search(before) and not (opens and parted):
        return True
    if parted or (words.endswith(".") and len(words) > 40):
        return False
    if opens and leads_over(words) and len(words) <= 110 and words[-1].isalnum():
        # "… Đại hội XIV / Công đoàn Y tế, nhiệm kỳ 2023 - 2028": a name, with nothing behind it
        if below is None or shape.parted(below) or is_rule(below.text):
            return True
        return is_basis(below.words) or bool(_BRACKETED.fullmatch(below.words))
    if words.isupper() and before.isupper():
        return True
    if words[0] in '“"(':
        return not words.startswith(("(Kèm", "(Ban hành"))
    return not opens and not words.endswith((";", ":")) and len(words) <= 130
