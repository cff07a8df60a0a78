"""Trường mẫu: the fields of the template that a draft was begun with, each with its value, filled in all at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.gaps import Blank, blanks
from desktop.domain.template_fields import FieldUse, field_uses, fill_field, level_field
from desktop.services.library import template_of
from desktop.ui.forms.fields import Field
from desktop.ui.forms.fold import Fold
from desktop.ui.session import EditSession
from desktop.ui.template_field_names import field_label
from desktop.ui.widgets import Button, label
from i18n import _

LOOK_AFTER_MS = 300  # of rest: looking through a long draft is no business of a key


class BlankWatch(QObject):
    """Tells, when the draft has come to rest, which fields it has and how many places wait for words."""

    seen = Signal(object, object)
    """The tuple of FieldUse, then that of Blank: the places that wait."""

    def __init__(self, session: EditSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LOOK_AFTER_MS)
        self._rest.timeout.connect(self.look)
        session.changed.connect(lambda _changes, _initiator: self._rest.start())

    def look(self) -> None:
        """Look through the draft now."""
        document = self._session.document
        uses = field_uses(document, template_of(document) if document.template else None)
        self.seen.emit(uses, blanks(document))


class UseField(Field):
    """The value of one field; beneath it what other places say, with the one way to make them all the same."""

    leveled = Signal()
    """All places are to say what the field shows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.others = label("", "small", "warn", wrap=True)
        self.level = Button("", "ghost", height=28)
        self.level.clicked.connect(self.leveled)
        column = self.layout()
        assert column is not None
        for widget in (self.others, self.level):
            column.addWidget(widget)
            column.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
            widget.hide()

    def show_use(self, use: FieldUse) -> None:
        """Show what a field says; not over what is being typed."""
        if not self.input.hasFocus():
            self.show_text(use.value)
        said = ", ".join(f"“{words}”" for words in dict.fromkeys(use.others))
        self.others.setText(_("{count} chỗ ghi khác: {words}").format(count=len(use.others), words=said))
        self.level.setText(_("Ghi “{value}” ở mọi chỗ").format(value=use.value).replace("&", "&&"))
        for widget in (self.others, self.level):
            widget.setVisible(bool(use.others))


class TemplateForm(Fold):
    """A fold with a field for each field of the template; it is not there while the draft has none."""

    next_asked = Signal()
    """The clerk wants to go to the next place that waits for words."""

    def __init__(self, session: EditSession) -> None:
        super().__init__(_("Trường mẫu"))
        self._session = session
        self.rule.hide()  # nothing stands above
        self.fields: dict[str, UseField] = {}
        self._values: dict[str, str] = {}
        self.go = Button(_("Đến chỗ trống kế tiếp"), "ghost", "arrow-down", height=28)
        self.go.setToolTip(_("Đến chỗ trống kế tiếp") + " (F11)")
        self.go.clicked.connect(self.next_asked)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.watch = BlankWatch(session, self)
        self.watch.seen.connect(self._on_seen)
        self.watch.look()

    def _on_seen(self, uses: tuple[FieldUse, ...], waiting: tuple[Blank, ...]) -> None:
        if [use.name for use in uses] != list(self.fields):
            self._make(uses)
        self._values = {use.name: use.value for use in uses}
        for use in uses:
            self.fields[use.name].show_use(use)
        empty = sum(not use.value for use in uses)
        if self.parentWidget() is not None or not uses:  # shown before it has its place it would be a window
            self.setVisible(bool(uses))
        self.go.setVisible(bool(waiting))
        gaps = sum(not one.lost for one in waiting) or empty  # as many as the status bar says
        words = _("{count} trường, còn {gaps} chỗ trống") if gaps else _("{count} trường")
        self.tell(words.format(count=len(uses), gaps=gaps))

    def _make(self, uses: tuple[FieldUse, ...]) -> None:
        """Have one input for each field, in their order. Those that stay are kept: a word may be composed in one."""
        known, self.fields = self.fields, {}
        for field in known.values():
            self.column.removeWidget(field)
        before: UseField | None = None
        for at, use in enumerate(uses):
            field = known.pop(use.name) if use.name in known else self._fresh(use)
            self.column.insertWidget(at, field)
            self.fields[use.name] = field
            if before is not None:
                self.setTabOrder(before.input, field.input)
            before = field
        for field in known.values():
            field.hide()
            field.deleteLater()

    def _fresh(self, use: FieldUse) -> UseField:
        field = UseField(field_label(use.name, template_of(self._session.document)))
        field.show_text(use.value)
        field.leveled.connect(partial(self._on_leveled, use.name))
        field.edited.connect(partial(self._on_edited, use.name))
        return field

    def _on_leveled(self, name: str) -> None:
        value = self._values[name]
        template = template_of(self._session.document)
        self._session.apply(
            _("đổi mọi chỗ cùng trường"), lambda document: level_field(document, name, value, template), initiator=self
        )
        self.watch.look()

    def _on_edited(self, name: str, value: str) -> None:
        old, self._values[name] = self._values.get(name, ""), value.strip(" .…") and value
        document = self._session.document
        template = template_of(document) if document.template else None
        self._session.apply(
            _("điền trường mẫu"),
            lambda document: fill_field(document, name, old, self._values[name], template),
            initiator=self,
            merge_key=f"field:{name}",
        )
