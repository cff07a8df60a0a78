"""Kính gửi: whom a letter or a proposal is for, between the head and the text (NĐ 30, Phụ lục I.1-II.9.d)."""

from __future__ import annotations

from desktop.domain.document import Document
from desktop.typeset.dress import Dress
from desktop.typeset.lines import Span
from desktop.typeset.metrics import text_width
from desktop.typeset.page import ADDRESSED, TextRun
from desktop.typeset.receivers import listed
from desktop.typeset.rows import ParagraphStyle, Row, baseline, part_rows, spotted


def addressed_rows(document: Document, dress: Dress) -> list[Row]:
    """One receiver on the line of the words; several on lines of their own, their dashes under the colon."""
    lines = [line.strip() for line in document.addressed_to if line.strip()]
    if not lines:
        return []
    words = dress.standard.addressed_words(document.header.kind)
    known = words.rstrip(":").casefold()
    if lines[0].casefold().startswith(known):  # the clerk wrote the words too
        words, lines[0] = lines[0][: len(known)] + ":", lines[0][len(known) :].lstrip(" :")
        lines = [line for line in lines if line]
    rows = _one(words, lines[0], dress) if len(lines) == 1 else _several(words, lines, dress)
    rows[0] = rows[0]._replace(gap=dress.points("addressed_gap"))
    more = max(0.0, dress.points("addressed_gap") - dress.points("body_gap"))  # as much space under them as over them
    rows[-1] = rows[-1]._replace(height=rows[-1].height + more)
    return [row._replace(keep_next=True) for row in rows]


def _one(words: str, receiver: str, dress: Dress) -> list[Row]:
    """The words and their receiver, centred; a receiver of several lines goes on under itself."""
    label, name = dress.span("addressed_label", words + " "), dress.span("addressed", receiver)
    label = label._replace(text=label.text + " ")  # trimmed off by `span`
    width, indent = dress.frame().width, dress.points("first_indent")
    before = text_width(label.text, label.face, label.size)
    high = dress.line_height("addressed")
    fitting = before + max(text_width(part, name.face, name.size) for part in name.text.split("\n"))
    if fitting <= width and "\n" not in name.text:
        style = ParagraphStyle(width, high, "centre")
        rows = part_rows((label, name), style, ADDRESSED)
        return list(spotted(rows, "addressed"))
    left = max(indent, (width - fitting) / 2)
    style = ParagraphStyle(width - left - before, high, "left", left=left + before)
    first, *others = spotted(part_rows((name,), style, ADDRESSED), "addressed")
    return [first._replace(items=(_word_run(label, left, high, "addressed"), *first.items)), *others]


def _several(words: str, receivers: list[str], dress: Dress) -> list[Row]:
    """The words, then the receivers in a block that is centred with them; long names go on behind their dashes."""
    label = dress.span("addressed_label", words)
    width, indent = dress.frame().width, dress.points("first_indent")
    high, gap = dress.line_height("addressed"), dress.points("addressed_line_gap")
    count = len(receivers)
    spans = [
        dress.span("addressed", listed(name, number == count, dress, "addressed"))
        for number, name in enumerate(receivers, start=1)
    ]
    before, _text, _after = dress.words("addressed_form").partition("{text}")
    dash = text_width(before, spans[0].face, spans[0].size)
    colon = text_width(label.text.rstrip(":"), label.face, label.size)
    widest = max(text_width(part, span.face, span.size) for span in spans for part in span.text.split("\n"))
    left = max(indent, (width - colon - widest) / 2)
    rows = [Row(high, (_word_run(label, left, high, "addressed_label"),))]
    for number, span in enumerate(spans):
        spot = f"item:{number}"
        room = width - left - colon
        inner = ParagraphStyle(room - dash, high, "left", left=left + colon + dash, gap=gap)
        if span.text.startswith(before):
            found = list(part_rows((span._replace(text=span.text[len(before) :]),), inner, ADDRESSED))
            mark = _word_run(span._replace(text=before), left + colon, high, spot)
            found[0] = found[0]._replace(items=(mark, *found[0].items))
        else:
            found = list(part_rows((span,), inner._replace(left=left + colon, width=room), ADDRESSED))
        rows.extend(spotted(tuple(found), spot))
    return rows


def _word_run(span: Span, x: float, high: float, spot: str) -> TextRun:
    return TextRun(x, baseline(high, span.size), span.text, span.face, span.size, ADDRESSED, spot=spot)
