"""The words of Qt's own dialogs, context menus and keys, which Qt ships in many languages but not in Vietnamese."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from i18n import N_, _

# Qt's context: its English words and ours. Buttons that ask something of our own bring their own verbs.
WORDS: Final[dict[str, dict[str, str]]] = {
    "QPlatformTheme": {
        "OK": N_("Đồng ý"),
        "Cancel": N_("Hủy"),
        "&Yes": N_("&Có"),
        "&No": N_("&Không"),
        "Open": N_("Mở"),
        "Save": N_("Lưu"),
        "Close": N_("Đóng"),
        "Discard": N_("Không lưu"),
        "Apply": N_("Áp dụng"),
        "Retry": N_("Thử lại"),
        "Help": N_("Hướng dẫn"),
    },
    "QFileDialog": {
        "&Look in:": N_("&Nơi cất:"),
        "Look in:": N_("Nơi cất:"),
        "File &name:": N_("&Tên tệp:"),
        "Files of &type:": N_("&Loại tệp:"),
        "Files of type:": N_("Loại tệp:"),
        "Open": N_("Mở"),
        "Save As": N_("Lưu thành"),
        "&Save": N_("&Lưu"),
        "&Open": N_("&Mở"),
        "&Choose": N_("&Chọn"),
        "&Delete": N_("&Xóa"),
        "&Rename": N_("Đổ&i tên"),
        "&New Folder": N_("Thư mục &mới"),
        "New Folder": N_("Thư mục mới"),
        "Create New Folder": N_("Tạo thư mục"),
        "Create a New Folder": N_("Tạo thư mục mới ở đây"),
        "Show &hidden files": N_("Hiện tệp ẩ&n"),
        "Show ": N_("Hiện "),
        "Back": N_("Về nơi trước"),
        "Go back": N_("Về nơi trước"),
        "Forward": N_("Đến nơi sau"),
        "Go forward": N_("Đến nơi sau"),
        "Parent Directory": N_("Thư mục chứa"),
        "Go to the parent directory": N_("Lên thư mục chứa"),
        "List View": N_("Xem danh sách"),
        "Change to list view mode": N_("Xem danh sách"),
        "Detail View": N_("Xem chi tiết"),
        "Change to detail view mode": N_("Xem chi tiết"),
        "List of places and bookmarks": N_("Các nơi hay dùng"),
        "Sidebar": N_("Các nơi hay dùng"),
        "Files": N_("Tệp"),
        "Directory:": N_("Thư mục:"),
        "Remove": N_("Bỏ"),
        "My Computer": N_("Máy tính"),
        "Drive": N_("Ổ đĩa"),
        "Folder": N_("Thư mục"),
        "All Files (*)": N_("Mọi tệp (*)"),
        "All files (*)": N_("Mọi tệp (*)"),
        "Recent Places": N_("Nơi mới dùng"),
        "%1\nFile not found.\nPlease verify the correct file name was given.": N_(
            "Không có tệp %1.\nXem lại tên tệp rồi thử lại."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": N_(
            "Không có thư mục %1.\nXem lại tên thư mục rồi thử lại."
        ),
        "Are you sure you want to delete '%1'?": N_("Xóa “%1”?"),
        "Could not delete directory.": N_("Không xóa được thư mục."),
        "Delete": N_("Xóa"),
    },
    "QFileSystemModel": {
        "Computer": N_("Máy tính"),
        "Name": N_("Tên"),
        "Size": N_("Cỡ"),
        "Type": N_("Loại"),
        "Date Modified": N_("Sửa lúc"),
        "Invalid filename": N_("Tên tệp không dùng được"),
    },
    "QAbstractFileIconProvider": {
        "Drive": N_("Ổ đĩa"),
        "Folder": N_("Thư mục"),
        "File": N_("Tệp"),
        "%1 File": N_("Tệp %1"),
        "Alias": N_("Lối tắt"),
        "Shortcut": N_("Lối tắt"),
        "Unknown": N_("Không rõ"),
    },
    "QLineEdit": {
        "&Undo": N_("&Hoàn tác"),
        "&Redo": N_("&Làm lại"),
        "Cu&t": N_("Cắ&t"),
        "&Copy": N_("&Chép"),
        "&Paste": N_("&Dán"),
        "Delete": N_("Xóa"),
        "Select All": N_("Chọn hết"),
    },
    "QWidgetTextControl": {
        "&Undo": N_("&Hoàn tác"),
        "&Redo": N_("&Làm lại"),
        "Cu&t": N_("Cắ&t"),
        "&Copy": N_("&Chép"),
        "Copy &Link Location": N_("Chép đị&a chỉ"),
        "&Paste": N_("&Dán"),
        "Delete": N_("Xóa"),
        "Select All": N_("Chọn hết"),
    },
    "QAbstractSpinBox": {
        "&Select All": N_("Chọn &hết"),
        "&Step up": N_("&Tăng"),
        "Step &down": N_("&Giảm"),
    },
    "QComboBox": {"Open the combo box selection popup": N_("Mở danh sách")},
    "QScrollBar": {
        "Scroll here": N_("Cuộn đến đây"),
        "Top": N_("Lên đầu"),
        "Bottom": N_("Xuống cuối"),
        "Page up": N_("Lên một trang"),
        "Page down": N_("Xuống một trang"),
        "Scroll up": N_("Cuộn lên"),
        "Scroll down": N_("Cuộn xuống"),
        "Left edge": N_("Mép trái"),
        "Right edge": N_("Mép phải"),
        "Page left": N_("Sang trái một trang"),
        "Page right": N_("Sang phải một trang"),
        "Scroll left": N_("Cuộn sang trái"),
        "Scroll right": N_("Cuộn sang phải"),
    },
    "QTabBar": {"Scroll Left": N_("Cuộn sang trái"), "Scroll Right": N_("Cuộn sang phải")},
    "QMessageBox": {
        "Show Details...": N_("Chi tiết"),
        "Hide Details...": N_("Ẩn chi tiết"),
        "OK": N_("Đồng ý"),
    },
    # Keys are named as they are printed on keyboards; those that carry an arrow or nothing get a sign or a word.
    "QShortcut": {
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
        "Space": N_("Phím cách"),
        "Del": "Delete",
        "PgUp": "Page Up",
        "PgDown": "Page Down",
    },
}


class QtWords(QTranslator):
    """Gives Qt its words in the language in use; what it does not know stays as Qt has it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        words = WORDS.get(context, {}).get(source_text)
        return _(words) if words else source_text  # an empty answer would be shown as such


def install_qt_words(application: QCoreApplication) -> None:
    """Let Qt's own parts speak the language of the window; once for an application."""
    if application.findChild(QtWords) is None:
        application.installTranslator(QtWords(application))
