"""The desk with the real pages: scrolls, zooms, and paints the pages in view with the block and the caret in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.typeset.page import Page
from desktop.ui.pages.places import Area, PagePlaces
from desktop.ui.pages.stack import GAP, Fit, PageStack, Scale, scale_of_zoom, stack_pages, zoom_of_scale
from desktop.ui.pages.tiles import Tiles, tiles_of
from desktop.ui.theme import TOKENS, current_theme
from desktop.ui.widgets import ring
from i18n import _

MIN_ZOOM, MAX_ZOOM = 25, 400
ZOOM_STEP = 10  # per cent a notch of the wheel
LINE_STEP = 40  # px an arrow key
SEEN = 16  # px of a block that are enough to see it: about a line
REVEAL_MARGIN = 48  # px kept between a block that is brought into view and the edge
BAR = 3  # px
CARET = 2  # px
# Pages are white in both themes, so the mark on them keeps the light colours.
_PAPER, _TINT, _BAR_COLOUR = TOKENS["paper"][0], TOKENS["tint"][0], TOKENS["accent"][0]


class PagesCanvas(QAbstractScrollArea):
    """Shows the pages of one layout at a time."""

    hit = Signal(object)
    """Hit: what was clicked."""
    page_changed = Signal(int, int)
    """The page in view, from 1, and how many there are."""
    zoom_changed = Signal(int)
    """Per cent, rounded; while pages follow the view that of the page in view."""
    scale_changed = Signal(object)
    """A Fit that pages follow from now on, or None for a zoom of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Trang thật"))
        self.setProperty("ground", "desk")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that fitting never flickers
        self._pages: tuple[Page, ...] = ()
        self._places = PagePlaces(())
        self._stack = PageStack()
        self._stacked: tuple[object, ...] = ()  # what the stack was made of
        self._tiles = Tiles()
        self._painted: tuple[Page, ...] = ()  # those that were painted last
        self._caret: Area | None = None
        self._scale: Scale = Fit.WIDTH
        self._told_zoom = 0
        self._marked = ""
        self._shown = (0, 0)
        self._ring = False
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        current_theme().changed.connect(self.viewport().update)

    # What is shown

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def current_page(self) -> int:
        """The page in view, from 1; 0 where there is none."""
        return self._shown[0]

    @property
    def zoom(self) -> int:
        """The zoom in use in per cent."""
        boxes = self._stack.boxes
        if boxes:
            return zoom_of_scale(boxes[min(max(self.current_page, 1), len(boxes)) - 1].scale)
        return 100 if isinstance(self._scale, Fit) else zoom_of_scale(self._scale)

    @property
    def fit(self) -> Fit | None:
        """How pages follow the view; None at a zoom of its own."""
        return self._scale if isinstance(self._scale, Fit) else None

    @property
    def painted(self) -> bool:
        """Whether the pages that are shown have been painted."""
        return bool(self._pages) and self._painted is self._pages

    @property
    def places(self) -> PagePlaces:
        """What stands where on the pages that are shown."""
        return self._places

    def set_pages(self, pages: tuple[Page, ...]) -> None:
        """Show another layout. Pages that are the same keep their pictures; the marked block stays where the eye is."""
        had_pages = bool(self._pages)
        before = self._marked_top()
        self._pages, self._places = pages, PagePlaces(pages, self._places)
        self._tiles.keep_only(pages)
        self._restack()
        after = self._marked_top()
        if before is not None and after is not None and self._in_view(before):
            if before != after:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(after - before))
        elif after is not None and had_pages:
            self._reveal_marked()
        self._refresh()

    def show_caret(self, caret: Area | None) -> None:
        """Show where the text is typed, and bring the place into view where it is another; None for nowhere."""
        if caret != self._caret:
            self._caret = caret
            self.viewport().update()
            if caret is not None and caret.page < len(self._stack.boxes):
                self._reveal(self._rect_of(caret))

    def show_block(self, block_id: str) -> None:
        """Mark a block and bring it into view where it is not; "" takes the mark away."""
        if block_id != self._marked:
            self._marked = block_id
            self.viewport().update()
        self._reveal_marked()

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page, from 1, to the top of the view."""
        if self._stack.boxes:
            box = self._stack.boxes[max(1, min(page, len(self._stack.boxes))) - 1]
            self.verticalScrollBar().setValue(box.y - GAP // 2)

    def set_zoom(self, percent: float, anchor: QPointF | None = None) -> None:
        """Zoom; what is under `anchor` (a place of the view, its upper third by itself) stays there."""
        self._rescale(scale_of_zoom(max(MIN_ZOOM, min(MAX_ZOOM, percent))), anchor)

    def follow(self, fit: Fit) -> None:
        """Let the pages follow the view from now on. Seen as a whole, the page in view begins at its top."""
        page = self.current_page
        self._rescale(fit, None)
        if fit is Fit.PAGE:
            self.go_to_page(page)

    # Geometry

    def _origin(self) -> QPoint:
        """The place of the desk that is at the top left corner of the view."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _restack(self) -> None:
        view = self.viewport().size()
        sizes = tuple([(p.width_pt, p.height_pt) for p in self._pages])
        place = (sizes, self._scale, view.width(), view.height())
        if place == self._stacked:
            return
        self._stacked = place
        self._stack = stack_pages(sizes, self._scale, (view.width(), view.height()))
        for bar, size, shown in (
            (self.verticalScrollBar(), self._stack.height, view.height()),
            (self.horizontalScrollBar(), self._stack.width, view.width()),
        ):
            bar.setRange(0, max(0, size - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(LINE_STEP)

    def _rescale(self, scale: Scale, anchor: QPointF | None) -> None:
        view = self.viewport()
        point = anchor or QPointF(view.width() / 2, view.height() / 3)
        origin, old = self._origin(), self._stack
        place = (origin.x() + point.x(), origin.y() + point.y())
        page = old.page_in_view(place[1], 0)
        told, self._scale = self.fit, scale
        if self.fit is not told:
            self.scale_changed.emit(self.fit)
        self._restack()
        if old.boxes:
            was, box = old.boxes[page], self._stack.boxes[page]
            ratio = box.scale / was.scale
            self.verticalScrollBar().setValue(round(box.y + (place[1] - was.y) * ratio - point.y()))
            self.horizontalScrollBar().setValue(round(box.x + (place[0] - was.x) * ratio - point.x()))
        self._refresh()

    def _rect_of_page(self, page: int) -> QRectF:
        """A page in pixels of the desk."""
        box = self._stack.boxes[page]
        return QRectF(box.x, box.y, box.width, box.height)

    def _rect_of(self, area: Area) -> QRectF:
        """An area of a page in pixels of the desk."""
        box = self._stack.boxes[area.page]
        scale = box.scale
        left, top = box.x + area.left * scale, box.y + area.top * scale
        return QRectF(left, top, (area.right - area.left) * scale, (area.bottom - area.top) * scale)

    def _marked_top(self) -> float | None:
        areas = self._places.areas(self._marked)
        return self._rect_of(areas[0]).top() if areas else None

    def _in_view(self, y: float) -> bool:
        top = self.verticalScrollBar().value()
        return top <= y < top + self.viewport().height()

    def _reveal_marked(self) -> None:
        areas = self._places.areas(self._marked)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        view = QRectF(0, bar.value(), self._stack.width, height)
        if not areas or any(view.intersected(self._rect_of(area)).height() >= SEEN for area in areas[1:]):
            return  # what goes on over a page is in view where it goes on
        rect = self._rect_of(areas[0])
        self._reveal(rect.intersected(QRectF(0, rect.top(), self._stack.width, height / 2)))

    def _reveal(self, rect: QRectF) -> None:
        """Bring a place of the desk into the upper part of the view where it is not in view."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + height:
            bar.setValue(round(rect.top() - max(REVEAL_MARGIN, height / 3)))

    def _refresh(self) -> None:
        """After anything moved: say which page is in view, and paint anew."""
        view = self.viewport()
        count = len(self._pages)
        page = self._stack.page_in_view(self.verticalScrollBar().value(), view.height()) + 1 if count else 0
        if (page, count) != self._shown:
            self._shown = (page, count)
            self.setAccessibleDescription(_("Trang {page}/{count}").format(page=page, count=count) if count else "")
            self.page_changed.emit(page, count)
        if self.zoom != self._told_zoom:
            self._told_zoom = self.zoom
            self.zoom_changed.emit(self.zoom)
        view.update()

    def _on_scrolled(self) -> None:
        self._refresh()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_theme().color("desk"))
        origin = self._origin()
        painter.translate(-origin)
        for page in self._stack.between(origin.y(), origin.y() + self.viewport().height()):
            self._paint_page(painter, page)
        self._paint_caret(painter)
        self._painted = self._pages
        painter.translate(origin)
        if self._ring and self.hasFocus():
            ring(painter, self.viewport().rect(), radius=0)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        sheet = self._on_pixels(self._rect_of_page(page))
        for spread, alpha in ((3, 8), (2, 10), (1, 15)):  # 3 to 6% of black, as under every sheet
            shadow = sheet.adjusted(-spread, -spread + 1, spread, spread + 1)
            _frame(painter, shadow.toRect(), spread + 2, QColor(0, 0, 0, alpha))
        _frame(painter, sheet.toRect().adjusted(-1, -1, 1, 1), 2, current_theme().color("paperEdge"))
        self._paint_ink(painter, page, sheet)
        self._paint_mark(painter, page)

    def _paint_ink(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """The part of a page that is in view, pixel for pixel."""
        box, ratio, origin, view = self._stack.boxes[page], self.devicePixelRatioF(), self._origin(), self.viewport()
        width, height = round(box.width * ratio), round(box.height * ratio)
        left, top = int((origin.x() - box.x - 1) * ratio), int((origin.y() - box.y - 1) * ratio)
        right, bottom = left + int((view.width() + 3) * ratio), top + int((view.height() + 3) * ratio)
        for tile in tiles_of(width, height, left, top, right, bottom):
            image = self._tiles.picture(self._pages[page], tile)
            corner = sheet.topLeft() + QPointF(tile.left / ratio, tile.top / ratio)
            painter.drawImage(QRectF(corner, QSizeF(image.width() / ratio, image.height() / ratio)), image)

    def _paint_mark(self, painter: QPainter, page: int) -> None:
        """The block in hand: tint under the ink, bar at its left."""
        for area in self._places.areas(self._marked):
            if area.page != page:
                continue
            rect = self._rect_of(area)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(rect, QColor(_TINT))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(QRectF(rect.left() - BAR, rect.top(), BAR, rect.height()), QColor(_BAR_COLOUR))

    def _paint_caret(self, painter: QPainter) -> None:
        """Where the text is typed: a line in the letters' height, on whole pixels."""
        if self._caret is not None and self._caret.page < len(self._pages):
            rect = self._rect_of(self._caret)
            line = self._on_pixels(QRectF(rect.left() - CARET / 2, rect.top(), CARET, rect.height()))
            painter.fillRect(line, QColor(_BAR_COLOUR))

    def _on_pixels(self, rect: QRectF) -> QRectF:
        """`rect` of the desk moved to whole device pixels of the window, so that letters stay sharp at 125 and 150%."""
        ratio = self.devicePixelRatioF()
        corner = QPointF(self.viewport().mapTo(self.window(), QPoint(0, 0)) - self._origin())
        place = rect.topLeft() + corner
        snapped = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        return QRectF(snapped - corner, rect.size())

    # Hand and keys

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position() + QPointF(self._origin())
        found = self._stack.at(place.x(), place.y())
        hit = self._places.hit(*found) if found else None
        if hit is not None:
            self.hit.emit(hit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.set_zoom(round(self.zoom / ZOOM_STEP + notches) * ZOOM_STEP, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
        }
        if control and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to_page(self.current_page + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom + ZOOM_STEP)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom - ZOOM_STEP)
        elif event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rescale(self._scale, QPointF(0, 0))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.Show):
            self._refresh()
        return handled

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()


def _frame(painter: QPainter, rect: QRect, width: int, color: QColor) -> None:
    """Fill the edge of a rectangle, `width` px of it inwards; what lies inside costs nothing."""
    left, top, across, down = rect.x(), rect.y(), rect.width(), rect.height()
    painter.fillRect(left, top, across, width, color)
    painter.fillRect(left, top + down - width, across, width, color)
    painter.fillRect(left, top + width, width, down - 2 * width, color)
    painter.fillRect(left + across - width, top + width, width, down - 2 * width, color)
