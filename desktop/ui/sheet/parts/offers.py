"""Quiet offers to add what a paper may have around its text: seen while pointer or caret is near, never printed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.domain.part_texts import ADDRESSED_ITEM
from desktop.ui.sheet.look.paint import SheetPainter
from desktop.ui.sheet.surface import SheetSurface
from i18n import _

HEIGHT = 24  # pixels: what a pointer hits with ease
AIR = 8
CLOSE = 72  # pixels over or under an offer in the head


class Offer(NamedTuple):
    """The field that a click opens, the words that say so, and where they stand in the text document."""

    field: str
    words: str
    rect: QRectF


class PartOffers:
    """Knows what could be added, and draws that which is near."""

    def __init__(self, painter: SheetPainter, surface: SheetSurface) -> None:
        self.painter, self.surface = painter, surface
        self._pointer: QPointF | None = None
        self._seen: tuple[str, ...] = ()

    def point(self, spot: QPointF | None) -> bool:
        """The pointer is at a point, or gone; whether other offers are seen than before."""
        self._pointer = spot
        seen = tuple(offer.field for offer in self.near())
        changed, self._seen = seen != self._seen, seen
        return changed

    def at(self, spot: QPointF) -> str:
        """The field of the offer under a point; "" where none is seen there."""
        return next((offer.field for offer in self.near() if offer.rect.contains(spot)), "")

    def near(self) -> list[Offer]:
        """The offers beside which the pointer or the caret is."""
        return [*(self._above() if self._is_above() else ()), *(self._below() if self._is_below() else ())]

    def paint(self, painter: QPainter) -> None:
        """Draw the offers that are near, as links: words of action in the colour of what can be pressed."""
        theme = self.surface.theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("accent"))
        for offer in self.near():
            painter.drawText(offer.rect, Qt.AlignmentFlag.AlignCenter.value, offer.words)

    def _is_above(self) -> bool:
        band, origin = self.painter.bands()[0]
        field = self.painter.open_part.field if self.painter.open_part is not None else ""
        area = QRectF(origin, QPointF(origin.x() + self.painter.style.text_width, origin.y() + band.height))
        pointed = self._pointer is not None and area.adjusted(0, -40, 0, 8).contains(self._pointer)
        return pointed or field in band.places

    def _is_below(self) -> bool:
        band, origin = self.painter.bands()[1]
        rows = self.surface.lines.rows
        last = next(
            (row.key for row, after in zip(rows, [*rows[1:], None], strict=False) if not after or after.opens), ""
        )
        field = self.painter.open_part.field if self.painter.open_part is not None else ""
        area = QRectF(origin, QPointF(origin.x() + self.painter.style.text_width, origin.y() + band.height))
        pointed = self._pointer is not None and area.adjusted(0, -AIR, 0, 56).contains(self._pointer)
        return pointed or field in band.places or (not field and self.painter.current == last)

    def _above(self) -> list[Offer]:
        band, origin = self.painter.bands()[0]
        places, found = self.painter.shown.places, []
        if "header.superior" not in places and "header.issuer" in places:
            issuer = band.part_text_boxes("header.issuer")[0].translated(origin)
            words = _("Thêm cơ quan cấp trên")
            found.append(self._offer("header.superior", words, issuer.center().x(), issuer.top() - HEIGHT))
        if f"{ADDRESSED_ITEM}0" not in places:
            words, top = _("Thêm Kính gửi"), origin.y() + band.height - 6
            found.append(self._offer(f"{ADDRESSED_ITEM}0", words, origin.x() + self._width(words) / 2, top))
        return [offer for offer in found if self._is_close(offer)]

    def _is_close(self, offer: Offer) -> bool:
        """Whether the pointer is beside an offer, or the caret in a field next to it."""
        field = self.painter.open_part.field if self.painter.open_part is not None else ""
        beside = {"header.superior": ("header.issuer",)}.get(offer.field, ("header.kind", "header.subject"))
        pointed = self._pointer is not None and abs(self._pointer.y() - offer.rect.center().y()) < CLOSE
        return pointed or field in beside

    def _below(self) -> list[Offer]:
        band, origin = self.painter.bands()[1]
        document, width, found = self.painter.document, self.painter.style.text_width, []
        left, foot = origin.x(), origin.y() + band.height + 4
        listed = "recipients.item:0" in band.places
        lowest = max(
            (b.bottom() for name in band.places if name.startswith("recipients.") for b in band.part_text_boxes(name)),
            default=band.height,
        )
        if not listed:
            words, top = _("Thêm nơi nhận"), origin.y() if band.height else foot  # level with who signs
            found.append(self._offer("recipients.item:0", words, left + self._width(words) / 2, top))
        elif "recipients.archive" not in band.places:
            words = _("Thêm dòng lưu")
            found.append(
                self._offer("recipients.archive", words, left + self._width(words) / 2, origin.y() + lowest + 2)
            )
        if document.signature.is_empty and "signature.authority" not in band.places:
            found.append(self._offer("signature.authority", _("Thêm chữ ký"), left + width * 0.72, foot))
        elif "signature.authority" not in band.places and "signature.post" in band.places:
            post = band.part_text_boxes("signature.post")[0].translated(origin)
            words = _("Thêm quyền hạn ký")
            found.append(self._offer("signature.authority", words, post.center().x(), post.top() - HEIGHT))
        return found

    def _width(self, words: str) -> float:
        return QFontMetricsF(self.surface.theme.font("small")).horizontalAdvance(words) + AIR

    def _offer(self, field: str, words: str, middle: float, top: float) -> Offer:
        width = self._width(words)
        return Offer(field, words, QRectF(middle - width / 2, top, width, HEIGHT))
