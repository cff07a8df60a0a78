"""The words of one cell, laid out at a width: as letters of one dress, or with bold, notes and fields among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from desktop.domain.document import Run, plain
from desktop.ui.sheet.look.formats import LINE_BREAK, NOTE_OBJECT, write_runs
from desktop.ui.sheet.look.styles import Face, SheetStyle
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.theme import Theme

Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Setting:
    """How words of a cell are set: at how many pixels, from which side, in which dress of the table's letters."""

    width: float
    align: Qt.AlignmentFlag
    face: Face


Marks = Callable[[QTextDocument, SheetStyle], NoteMark]
"""Makes what draws the numbers of notes in a document."""


def text_option(align: Qt.AlignmentFlag = Align.AlignLeft) -> QTextOption:
    """How lines are broken in cells, drawn or in hand: as on paper, a word too long for its cell is cut."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def write_cell(
    document: QTextDocument, runs: tuple[Run, ...], setting: Setting, style: SheetStyle, theme: Theme
) -> None:
    """Make the words of a cell all that stands in a text document."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    form = cursor.blockFormat()
    form.setAlignment(setting.align)
    cursor.setBlockFormat(form)
    cursor.setCharFormat(cursor.blockCharFormat())
    write_runs(cursor, runs, setting.face, style, theme)


class CellWords:
    """Laid out once; `height` is that of all lines in pixels."""

    def __init__(
        self, runs: tuple[Run, ...], setting: Setting, style: SheetStyle, theme: Theme, marks: Marks | None = None
    ) -> None:
        self._layout: QTextLayout | None = None
        self._document: QTextDocument | None = None
        dress = _one_dress(runs)
        if dress is not None:
            self._layout = _lines(plain(runs), setting, style, dress)
            self.height = sum(self._layout.lineAt(i).height() for i in range(self._layout.lineCount()))
            return
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultTextOption(text_option(setting.align))
        if marks is not None:
            self._document.documentLayout().registerHandler(NOTE_OBJECT, marks(self._document, style))
        write_cell(self._document, runs, setting, style, theme)
        self._document.setTextWidth(setting.width)
        self.height = self._document.size().height()

    @property
    def layout(self) -> QTextLayout:
        """The lines, from the top left corner of the words."""
        if self._layout is not None:
            return self._layout
        return self._document.firstBlock().layout() if self._document is not None else QTextLayout()

    def paint(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Draw the words with their top left corner at a point."""
        if self._layout is not None:
            painter.setPen(theme.color("ink"))
            self._layout.draw(painter, at)
        elif self._document is not None:
            painter.translate(at)
            self._document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
            painter.translate(-at)


def _one_dress(runs: tuple[Run, ...]) -> Run | None:
    """The dress that all words share, where it is no more than bold or italic; cells do not mark records."""
    first = Run(bold=runs[0].bold, italic=runs[0].italic) if runs else Run()
    return first if all(replace(run, text="", record="") == first for run in runs) else None


def _lines(text: str, setting: Setting, style: SheetStyle, dress: Run) -> QTextLayout:
    face = setting.face
    font = style.font(face.size, bold=face.bold or dress.bold, italic=face.italic or dress.italic, caps=face.caps)
    layout = QTextLayout(text.replace("\n", LINE_BREAK), font)
    layout.setTextOption(text_option(setting.align))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(setting.width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
