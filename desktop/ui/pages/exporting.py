"""Asking where a file goes: a name that is found again, an ending, and a question with verbs before one is replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.document import Document
from desktop.services.file_names import suggested_name
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH = 480
Kind = tuple[str, str]
"""What a file is called in the list of kinds, and the ending of its name: ("Tệp PDF", ".pdf")."""


class ReplaceDialog(QDialog):
    """Asks whether a file that is there already shall be replaced. `other_name` tells the second answer from "Hủy"."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.other_name = False
        self.setWindowTitle(_("Ghi đè tệp đã có?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(_("Ghi đè tệp đã có?"), "title"))
        sentence = _("Thư mục “{folder}” đã có tệp “{name}”. Ghi đè thì bản cũ mất.")
        column.addWidget(label(sentence.format(folder=path.parent.name, name=path.name), wrap=True))
        column.addSpacing(12)
        replace = Button(_("Ghi đè"))
        replace.setObjectName("replace_go")
        replace.clicked.connect(self.accept)
        cancel = Button(_("Hủy"))
        cancel.clicked.connect(self.reject)
        rename = Button(_("Chọn tên khác"), "filled")
        rename.setObjectName("replace_rename")
        rename.setDefault(True)
        rename.clicked.connect(self._on_rename)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(replace)  # what loses something stands apart, at the left
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(rename)
        column.addLayout(row)

    def _on_rename(self) -> None:
        self.other_name = True
        self.reject()


def kinds_dialog(title: str, start: Path, kinds: tuple[Kind, ...], parent: QWidget | None = None) -> QFileDialog:
    """The system's own dialogue for saving; where there is none Qt's, in Vietnamese.

    A kind is a name as "Tệp PDF" and its ending; a name of a file without one gets that of the kind chosen.
    """
    filters = {f"{kind} (*{ending})": ending for kind, ending in kinds}
    dialog = QFileDialog(parent, title, str(start.parent), ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)

    def choose(chosen: str) -> None:
        dialog.setDefaultSuffix(filters.get(chosen, kinds[0][1]).removeprefix("."))

    dialog.filterSelected.connect(choose)
    choose(dialog.selectedNameFilter())
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # we ask ourselves, with verbs
    dialog.selectFile(start.name)
    words = {
        QFileDialog.DialogLabel.LookIn: _("Nơi cất:"),
        QFileDialog.DialogLabel.FileName: _("Tên tệp:"),
        QFileDialog.DialogLabel.FileType: _("Loại tệp:"),
        QFileDialog.DialogLabel.Accept: _("Lưu"),
        QFileDialog.DialogLabel.Reject: _("Hủy"),
    }
    for which, text in words.items():
        dialog.setLabelText(which, text)
    return dialog


def ask_save_path(title: str, start: Path, ending: str, kind: str, parent: QWidget | None = None) -> Path | None:
    """Where to save, or None where the person turned back. A file that is there is named only after asking."""
    return ask_kind_path(title, start, ((kind, ending),), parent)


def ask_kind_path(title: str, start: Path, kinds: tuple[Kind, ...], parent: QWidget | None = None) -> Path | None:
    """Where to save, and by the ending of the path as what; see `ask_save_path`."""
    while True:
        dialog = kinds_dialog(title, start, kinds, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        path = with_ending(Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter(), kinds)
        if not path.exists():
            return path
        question = ReplaceDialog(path, parent)
        if question.exec() == QDialog.DialogCode.Accepted:
            return path
        if not question.other_name:
            return None
        start = free_name(path)


def with_ending(path: Path, chosen: str, kinds: tuple[Kind, ...]) -> Path:
    """A path with the ending of the kind that was chosen ("Tệp PDF (*.pdf)"), unless it has one of the kinds already.

    An ending that the clerk typed says more than the list of kinds.
    """
    if len(kinds) == 1 or any(path.name.lower().endswith(ending) for _kind, ending in kinds):
        return path
    ending = next((ending for kind, ending in kinds if chosen == f"{kind} (*{ending})"), kinds[0][1])
    return path.with_name(path.name + ending)


def free_name(path: Path) -> Path:
    """The first of "name (2)", "name (3)"… in the same folder that no file has yet."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def ask_pdf_path(document: Document, folder: Path | None, parent: QWidget | None = None, part: str = "") -> Path | None:
    """Where to save a document as PDF; the name is suggested, the folder is that of last time or "Tài liệu".

    `part` names what is saved where it is not everything ("phụ lục II").
    """
    place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    start = place / f"{suggested_name(document, part)}.pdf"
    return ask_save_path(_("Xuất PDF"), start, ".pdf", _("Tệp PDF"), parent)
