"""Lines of the sheet as HTML that Word takes as well made: letters, indents and numbers as on paper, real footnotes.

Numbers are text, so that "đ)" stays "đ)". Every measure comes from the standard in points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from desktop.domain.document import Document, Run, Table, plain
from desktop.domain.runs import join
from desktop.domain.standards import Standard
from desktop.domain.tables import Placed, placed_cells

_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Thao">'
)
_FONT = 'font-family:"Times New Roman",serif'
_NOTE_RULE = "<![if !supportFootnotes]><br clear=all><hr align=left size=1 width='33%'><![endif]>"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it is printed. `label` stands before the words, or `over` them on a line of its own; `size` is in pt.

    `bold`, `italic` and `caps` are those of the whole line; `label_bold` and `label_italic` of its label. `title` is 1
    for what heads the text, 2 and more for titles below it, 0 for text.
    """

    runs: tuple[Run, ...] = ()
    label: str = ""
    over: bool = False
    table: Table | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    centred: bool = False
    inset: bool = False
    label_bold: bool = False
    label_italic: bool = False
    title: int = 0


def word_html(lines: Iterable[PrintedLine], document: Document, standard: Standard, *, labelled: bool = True) -> str:
    """Lines of a document as a whole page of HTML; one alone (`labelled` False) comes without its number."""
    writer = _Writer(document, standard)
    body = "".join(writer.line(line, labelled=labelled) for line in lines)
    sheet = f"<style>p.MsoNormal{{margin:0cm;{_FONT}}}span.MsoFootnoteReference{{vertical-align:super}}</style>"
    return (
        f"{_HEAD}{sheet}</head><body lang=VI><!--StartFragment-->{body}<!--EndFragment-->{writer.notes()}</body></html>"
    )


def plain_lines(lines: Iterable[PrintedLine], *, labelled: bool = True) -> str:
    """Lines as plain text with their printed numbers; cells of tables parted by tabs."""
    return "\n".join(_plain_line(line, labelled=labelled) for line in lines)


def _plain_line(line: PrintedLine, *, labelled: bool) -> str:
    if line.table:
        return "\n".join("\t".join(" ".join(plain(cell.runs).split()) for cell in row) for row in line.table.rows)
    label = f"{line.label}\n" if line.over else f"{line.label} "
    return f"{label}{plain(line.runs)}" if line.label and labelled else plain(line.runs)


class _Writer:
    """Writes lines one after another; the notes that they mark are collected for the end, counted from 1."""

    def __init__(self, document: Document, standard: Standard) -> None:
        self._document = document
        self._notes: dict[str, int] = {}
        self._indent = standard.points("first_indent")
        self._gap = standard.points("paragraph_gap")
        self._leading = standard.points("leading")
        self._inset = standard.points("quotation_inset")
        sizes = {name: standard.elements[name].size(small=False) for name in ("body", "table_cell", "footnote")}
        self._size, self._cell_size, self._note_size = sizes["body"], sizes["table_cell"], sizes["footnote"]

    def line(self, line: PrintedLine, *, labelled: bool) -> str:
        """One line, or a table."""
        if line.table is not None:
            return self._table(line.table)
        label = line.label if labelled else ""
        words = self._runs(line.runs, line)
        if label and line.over:
            above = replace(line, bold=line.label_bold, italic=line.label_italic)
            return self._paragraph(escape(label), above) + self._paragraph(words, line)
        if label:
            words = f"{_label(escape(label), line)} {words}"
        return self._paragraph(words, line)

    def _paragraph(self, words: str, line: PrintedLine) -> str:
        """A paragraph in its place: centred, set in, or justified with its first line indented."""
        broken = any("\n" in run.text for run in line.runs)  # Word stretches a justified line at its break
        place = "text-align:left" if broken else "text-align:justify"
        sides = "0cm"
        if line.centred:
            place = "text-align:center"
        elif line.inset:
            sides = f"{self._inset:.1f}pt"
        else:
            place += f";text-indent:{self._indent:.1f}pt"
        title = f";page-break-after:avoid;mso-outline-level:{line.title}" if line.title else ""
        dress = (
            (line.bold, ";font-weight:bold"),
            (line.italic, ";font-style:italic"),
            (line.caps, ";text-transform:uppercase"),
        )
        look = "".join(said for on, said in dress if on)
        return (
            f"<p class=MsoNormal style='margin:{self._gap:.1f}pt {sides} 0cm {sides};{place};"
            f"line-height:{self._leading:.1f}pt;mso-line-height-rule:at-least;"
            f"font-size:{line.size or self._size:.1f}pt;{_FONT}{title}{look}'>{words or '&nbsp;'}</p>\n"
        )

    def _runs(self, runs: tuple[Run, ...], line: PrintedLine) -> str:
        """Runs with their own dress and that of their line."""
        found = []
        for run in runs:
            if run.footnote:
                found.append(self._mark(run.footnote))
                continue
            text = escape(run.text, quote=False).replace("\n", "<br>")
            found.append(_dressed(text, bold=run.bold and not line.bold, italic=run.italic, underline=run.underline))
        return "".join(found)

    def _mark(self, note: str) -> str:
        number = self._notes.setdefault(note, len(self._notes) + 1)
        return _anchor(number, f"#_ftn{number}", f"_ftnref{number}")

    def _table(self, table: Table) -> str:
        placed = placed_cells(table)
        wide = max((one.column + one.cell.columns for one in placed), default=1)
        widths = table.widths if len(table.widths) == wide else (1.0,) * wide
        shares = [100 * width / sum(widths) for width in widths]
        rows = ["" for _row in table.rows]
        for one in placed:
            rows[one.row] += self._cell(one, shares, head=one.row < table.header_rows)
        lines = [f"<tr>{cells}</tr>" for cells in rows]
        head, rest = "".join(lines[: table.header_rows]), "".join(lines[table.header_rows :])
        head = f"<thead>{head}</thead>" if head else ""
        return (
            '<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 width="100%" '
            f"style='border-collapse:collapse;border:none;width:100.0%'>{head}{rest}</table>\n"
        )

    def _cell(self, placed: Placed, shares: list[float], *, head: bool) -> str:
        """A cell with a line round it; those of the head are bold and centred."""
        cell = placed.cell
        width = sum(shares[placed.column : placed.column + cell.columns])
        spans = "".join(
            f" {name}={count}" for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
        )
        align = "text-align:center" if head else "text-align:left"
        look, weight = PrintedLine(bold=head), ";font-weight:bold" if head else ""
        words = "".join(
            f"<p class=MsoNormal style='margin:0cm;{align};font-size:{self._cell_size:.1f}pt;{_FONT}{weight}'>"
            f"{self._runs(runs, look) or '&nbsp;'}</p>"
            for runs in lines_of_runs(cell.runs)
        )
        return (
            f'<td width="{width:.0f}%"{spans} valign={"middle" if head else "top"} style=\'width:{width:.1f}%;'
            f"border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>{words}</td>"
        )

    def notes(self) -> str:
        """The words of the notes that were marked, as Word keeps them: each pairs with its mark by name."""
        found = []
        texts = {note.id: note.runs for note in self._document.footnotes}
        for note, number in list(self._notes.items()):
            words = self._runs(texts.get(note, ()), PrintedLine())
            back = _anchor(number, f"#_ftnref{number}", f"_ftn{number}")
            found.append(
                f"<div style='mso-element:footnote' id=ftn{number}><p class=MsoFootnoteText "
                f"style='font-size:{self._note_size:.1f}pt;{_FONT}'>{back} {words}</p></div>"
            )
        return f"<div style='mso-element:footnote-list'>{_NOTE_RULE}{''.join(found)}</div>" if found else ""


def _anchor(number: int, href: str, name: str) -> str:
    """Half of the pair of anchors that is a footnote to Word."""
    return (
        f'<a style="mso-footnote-id:ftn{number}" href="{href}" name="{name}" title="">'
        "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'>"
        f"<![if !supportFootnotes]><span class=MsoFootnoteReference>[{number}]</span><![endif]></span></span></a>"
    )


def lines_of_runs(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Runs cut at their line breaks: the paragraphs of a cell."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(replace(run, text=text))
    return [join(tuple(line)) for line in lines]


def _label(label: str, line: PrintedLine) -> str:
    """A number before its words, in its own dress where that is another than the line's."""
    if line.label_bold and not line.bold:
        return f"<b>{label}</b>"
    return f"<span style='font-weight:normal'>{label}</span>" if line.bold and not line.label_bold else label


def _dressed(text: str, *, bold: bool = False, italic: bool = False, underline: bool = False) -> str:
    for on, tag in ((underline, "u"), (italic, "i"), (bold, "b")):
        text = f"<{tag}>{text}</{tag}>" if on and text else text
    return text
