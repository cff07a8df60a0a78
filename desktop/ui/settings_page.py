"""The screen "Cài đặt": the office's own names, colours and size of the interface."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.office import Office
from desktop.services.office import office_from_answers
from desktop.ui.actions import Actions
from desktop.ui.clerk import ClerkField
from desktop.ui.forms.fields import Field
from desktop.ui.theme import CHOICES, SCALES, current_theme
from desktop.ui.widgets import Button, area, label, line
from i18n import LANGUAGES, _, say

WIDTH = 560
LANGUAGE_NAMES = ("Tiếng Việt", "English")  # each in its own language, whatever the interface speaks
_LOOKS = ("theme_light", "theme_dark", "theme_system")
_SIZES = ("text_100", "text_115", "text_130")


class SettingsPage(QWidget):
    """Emits `office_changed` with the Office when the clerk keeps new names; the look goes through the actions."""

    office_changed = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, actions: Actions, language: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._office = Office("")
        self.name = Field(_("Tên cơ quan ban hành văn bản"))
        self.superior = Field(_("Cơ quan cấp trên trực tiếp"))
        self.place = Field(_("Địa danh"))
        self.abbreviation = Field(_("Viết tắt trong ký hiệu"))
        self.authority = Field(_("Quyền hạn ký"), hint=_("Ví dụ: TM. BAN THƯỜNG VỤ"))
        self.post = Field(_("Chức vụ người ký"))
        self.signer = Field(_("Họ và tên người ký"))
        self.clerk = ClerkField()
        self.keep = Button(_("Lưu thông tin cơ quan"), "filled")
        self.keep.clicked.connect(self._on_keep)
        self._groups: list[QButtonGroup] = []
        self._place(actions, language)

    def show_office(self, office: Office) -> None:
        """Show whose office this is."""
        self._office = office
        for name, field in self._fields().items():
            field.show_text(getattr(office, name))
            field.show_error("")

    def focus_first(self) -> None:
        """Give the focus to the first choice that was made."""
        chosen = self._groups[0].checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _fields(self) -> dict[str, Field]:
        return {
            "name": self.name,
            "superior": self.superior,
            "place": self.place,
            "abbreviation": self.abbreviation,
            "authority": self.authority,
            "post": self.post,
            "signer": self.signer,
        }

    def _on_keep(self) -> None:
        try:
            office = office_from_answers(
                self.name.text(), self.superior.text(), self.place.text(), self.abbreviation.text(), self._office.body
            )
        except UserError as error:
            self.name.show_error(say(error))
            self.name.focus()
            return
        office = replace(
            office,
            authority=self.authority.text().strip(),
            post=self.post.text().strip(),
            signer=self.signer.text().strip(),
        )
        self.office_changed.emit(office)

    def _choices(self, actions: Actions, ids: tuple[str, ...], name: str) -> QHBoxLayout:
        """Radio buttons that mirror a group of actions."""
        row = QHBoxLayout()
        row.setSpacing(24)
        group = QButtonGroup(self)
        self._groups.append(group)
        for id in ids:
            action = actions[id]
            button = QRadioButton(action.text().replace("&", ""))
            button.setAccessibleName(f"{name}: {button.text()}")
            group.addButton(button)  # before it is checked: Tab then stops at the choice that was made
            button.setChecked(action.isChecked())
            button.clicked.connect(action.trigger)
            action.toggled.connect(button.setChecked)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _box(self, actions: Actions, id: str, words: str) -> QCheckBox:
        """A box that mirrors an action that is on or off."""
        action, box = actions[id], QCheckBox(words)
        box.setChecked(action.isChecked())
        box.clicked.connect(action.trigger)
        action.toggled.connect(box.setChecked)
        return box

    def _languages(self, language: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        group = QButtonGroup(self)
        self._groups.append(group)
        for one, name in zip(LANGUAGES, LANGUAGE_NAMES, strict=True):
            button = QRadioButton(name)
            group.addButton(button)
            button.setChecked(one == language)
            button.clicked.connect(partial(self.language_chosen.emit, one))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _place(self, actions: Actions, language: str) -> None:
        inside = area("surface")
        inside.setMaximumWidth(current_theme().px(WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 32, 32)
        column.setSpacing(12)
        column.addWidget(label(_("Cài đặt"), "title"))
        column.addWidget(label(_("Màu sắc"), "head"))
        column.addLayout(self._choices(actions, _LOOKS, _("Màu sắc")))
        column.addWidget(label(_("Cỡ chữ giao diện"), "head"))
        column.addLayout(self._choices(actions, _SIZES, _("Cỡ chữ giao diện")))
        column.addWidget(label(_("Ngôn ngữ"), "head"))
        column.addLayout(self._languages(language))
        column.addWidget(label(_("Soạn thảo"), "head"))
        column.addWidget(self._box(actions, "completion", _("Gợi ý khi gõ: chữ mờ sau con trỏ, bấm Tab để điền")))
        column.addWidget(label(_("Theo dõi thực hiện"), "head"))
        column.addWidget(self.clerk)
        column.addWidget(line())
        column.addWidget(label(_("Cơ quan"), "head"))
        about = _("Văn bản mới lấy tên, địa danh và ký hiệu từ đây. Văn bản đã có giữ nguyên.")
        column.addWidget(label(about, "body", "muted", wrap=True))
        for field in (self.name, self.superior):  # long names are seen whole
            column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.place, self.abbreviation):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        for field in (self.authority, self.post, self.signer):
            column.addWidget(field)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.viewport().setProperty("ground", "surface")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


AFTER_MENU_MS = 50


class LookActions(QObject):
    """Lets the actions of colour and size change the theme, and shows its choice in them."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        self._actions, self._theme = actions, current_theme()
        for choice in CHOICES:
            actions.handle(f"theme_{choice}", partial(self._theme.choose, choice=choice))
        for scale in SCALES:
            actions.handle(f"text_{scale}", partial(self._choose_size, scale))
        actions.handle("white_paper", self._on_white_paper)
        self._theme.changed.connect(self._show)
        self._show()

    def _choose_size(self, scale: int) -> None:
        """Once the menu has gone: dressing all widgets anew takes a moment in which nothing else is drawn."""
        QTimer.singleShot(AFTER_MENU_MS, self, lambda: self._theme.choose(scale=scale))

    def _on_white_paper(self) -> None:
        self._theme.choose(white_paper=self._actions["white_paper"].isChecked())

    def _show(self) -> None:
        self._actions[f"theme_{self._theme.choice}"].setChecked(True)
        self._actions[f"text_{self._theme.scale}"].setChecked(True)
        self._actions["white_paper"].setChecked(self._theme.white_paper)
