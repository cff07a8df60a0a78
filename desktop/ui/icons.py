"""Icons by name, coloured at the moment they are painted, so that one file serves both themes and every state."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import resource
from desktop.ui.theme import current_theme


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode("ascii"))))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, token: str = "muted") -> None:
    """Paint an icon into `rect` in the colour of a theme token. Raises FileNotFoundError for an unknown name."""
    _renderer(name, current_theme().hex(token)).render(painter, QRectF(rect))


class _Engine(QIconEngine):
    """Paints one icon: `token` by itself, `on_token` when its tool is on, "off" when it is disabled.

    Qt asks for a `clone` only when pictures are added to a shared icon, which nobody does to these.
    """

    def __init__(self, name: str, token: str, on_token: str) -> None:
        super().__init__()
        self._name, self._token, self._on_token = name, token, on_token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._on_token if state is QIcon.State.On else self._token
        paint_icon(painter, rect, self._name, "off" if mode is QIcon.Mode.Disabled else token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def icon(name: str, token: str = "muted", on_token: str = "accent") -> QIcon:
    """The icon `resources/icons/<name>.svg`. Raises FileNotFoundError for an unknown name."""
    if not resource("icons", f"{name}.svg").is_file():
        raise FileNotFoundError(name)
    return QIcon(_Engine(name, token, on_token))


def icon_pixmap(name: str, size: int, token: str = "muted", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels, sharp on a screen of `ratio` device pixels each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    paint_icon(painter, QRect(0, 0, size, size), name, token)
    painter.end()
    return pixmap
