"""Qt style rules made from the theme's tokens; what rules cannot say is painted by `widgets`.

Labels carry two properties: `type` (a name of TYPE, "strong" for body in weight 600) and `tone` (a token). Widgets that
are a plain area carry `ground` (a token).
"""

from __future__ import annotations

import re
from string import Template

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.resources import resource
from desktop.ui.theme import TOKENS, TYPE, Theme

_RULES = """
QWidget { font-size: ${body}px; color: $text; }
QMainWindow, QDialog { background: $surface; }
QToolTip { background: $surface; color: $text; border: 1px solid $line2; padding: 4px 8px; }

QMenuBar { background: $surface; border: none; padding: 0; }
QMenuBar::item { background: transparent; padding: ${p6}px ${p10}px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $tint; color: $accent; }
QMenu { background: $surface; border: 1px solid $line2; padding: 4px 0; }
QMenu::item { padding: ${p5}px ${p24}px ${p5}px ${p12}px; margin: 0 4px; border-radius: 4px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $off; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 1px ${p8}px; selection-background-color: $tint2; selection-color: $text;
}
QLineEdit, QComboBox, QSpinBox { min-height: ${p28}px; }
QPlainTextEdit { padding: ${p4}px ${p4}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $accent; padding: 0 ${p7}px;
}
QPlainTextEdit:focus { padding: ${p3}px ${p3}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $err; padding: 0 ${p7}px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $off; border-color: $line2; }
QLineEdit[locked="true"], QPlainTextEdit[locked="true"], QComboBox[locked="true"] {
    background: transparent; border-color: transparent; color: $text; padding: 1px 0;
}
QLineEdit[search="true"] { background: $window; border-color: $line2; border-radius: 5px; min-height: ${p22}px; }
QLineEdit[search="true"]:focus { border: 2px solid $accent; background: $surface; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox::down-arrow { image: none; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line2; outline: none;
    selection-background-color: $sel; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${p28}px; padding: 0 ${p8}px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 0 ${p10}px; height: ${p36}px; }
QTabBar[tight="true"]::tab { padding: 0 ${p4}px; }
QTabBar[tight="more"] { font-size: ${small}px; }
QTabBar[tight="more"]::tab { padding: 0 ${p2}px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected:focus { color: $accent; border: 2px solid $accent; border-radius: 6px; padding: 0 ${p8}px; }
QTabBar[tight]::tab:selected { font-weight: 400; }
QTabBar[tight="true"]::tab:selected:focus { padding: 0 ${p2}px; }
QTabBar[tight="more"]::tab:selected:focus { padding: 0; }

QFrame[box="true"] { background: $surface; border: 1px solid $line2; border-radius: 8px; }

QScrollArea, QListView, QTreeView, QTextBrowser { border: none; background: transparent; outline: none; }
QListWidget::item { padding: ${p8}px; border-radius: 4px; border: 2px solid transparent; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $tint; color: $accent; border-left: 3px solid $accent; }
QListWidget::item:selected:focus { border: 2px solid $accent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: 2px; background: $line2; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $edge; border-radius: 1px; }
QSlider::handle:horizontal { background: $accent; width: 10px; height: 10px; margin: -4px 0; border-radius: 5px; }
QSlider:focus { border: 2px solid $accent; border-radius: 4px; }

QRadioButton, QCheckBox { spacing: ${p8}px; background: transparent; padding: 2px; border: 2px solid transparent;
    border-radius: 4px; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid $accent; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $onAccent; }
QCheckBox::indicator, QListWidget::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:checked, QListWidget::indicator:checked {
    border-color: $accent; background: $accent; image: url("$tick");
}
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line2; }
QCheckBox::indicator:checked:disabled { border-color: $line2; background: $line2; }
"""


def style_rules(theme: Theme) -> str:
    """The rules for the whole application in the colours and sizes of `theme`."""
    values = {name: theme.hex(name) for name in TOKENS}
    values |= {name: str(theme.px(size[0])) for name, size in TYPE.items()}
    values |= {f"p{pixels}": str(theme.px(pixels)) for pixels in range(1, 64)}
    values["tick"] = resource("icons", f"tick-{'black' if theme.dark else 'white'}.svg").as_posix()
    rules = [Template(_RULES).substitute(values)]
    for name, (pixels, _line, weight) in TYPE.items():
        rules.append(f'QLabel[type="{name}"] {{ font-size: {theme.px(pixels)}px; font-weight: {int(weight.value)}; }}')
    rules.append('QLabel[type="strong"], QLabel[type="smallStrong"] { font-weight: 600; }')
    rules.append(f'QLabel[type="smallStrong"] {{ font-size: {theme.px(TYPE["small"][0])}px; }}')
    rules += [f'QLabel[tone="{name}"] {{ color: {theme.hex(name)}; }}' for name in TOKENS]
    rules += [f'*[ground="{name}"] {{ background: {theme.hex(name)}; }}' for name in TOKENS]
    return re.sub(r"\n\s*", "\n", "\n".join(rules))


class Dress(QObject):
    """Gives the whole application the look of a theme, now and whenever the theme changes. One is enough for all."""

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self._application, self._theme = application, theme
        application.setStyle("Fusion")  # the same drawing on every system; the rules above do the rest
        theme.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Take over what the theme says now."""
        self._application.setPalette(self._theme.palette())
        self._application.setFont(self._theme.font("body"))
        self._application.setStyleSheet(style_rules(self._theme))


def dress(application: QApplication, theme: Theme) -> None:
    """Let the application follow `theme`; a second call changes nothing."""
    if application.findChild(Dress) is None:
        Dress(application, theme)
