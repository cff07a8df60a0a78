"""Everything a clerk can do from a menu, a tool or a key, as one table; `menus` and the toolbars list its ids.

`Actions` makes the QActions of one window. Keys that Vietnamese typing programs use (Ctrl+Shift alone, Alt+Z,
Ctrl+Shift+F1 to F9) are in nobody's row; a test says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.ui.icons import icon
from i18n import N_, _


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `text` with its mnemonic, `word` where a tool needs a shorter one, `tip` where more is to be said.

    `why_off` is what the tooltip says while the action cannot be used. Actions of one `group` exclude each other.
    `places` are the screens in which it can be used, where not in all.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    word: str = ""
    tip: str = ""
    why_off: str = ""
    checkable: bool = False
    group: str = ""
    needs_document: bool = False
    places: tuple[str, ...] = ()


DOCUMENT = "document"  # the place of the open document
BADGE = "badge"  # the property of an action that holds a count to show at its tool
_OPEN_FIRST = N_("Mở một văn bản để dùng lệnh này")


def _doc(
    id: str,
    text: str,
    *keys: str,
    icon: str = "",
    word: str = "",
    tip: str = "",
    why_off: str = _OPEN_FIRST,
    on: bool = False,
) -> Entry:
    """A row that needs an open document; `on` where it is a view that is open or not."""
    return Entry(id, text, keys, icon, word, tip, why_off, checkable=on, needs_document=True)


_IN_CELL = N_("Đặt con trỏ vào một ô của bảng")


def _table(
    id: str, text: str, *, icon: str, word: str = "", tip: str = "", why_off: str = _IN_CELL, on: bool = False
) -> Entry:
    """A row that needs a cell in hand."""
    return Entry(id, text, (), icon, word, tip, why_off, checkable=on, needs_document=True)


_TASKS, _TARGETS = "tasks", "targets"  # the places of Phân công and Chỉ tiêu
_OPEN_TARGETS = N_("Mở Chỉ tiêu trước")


def _task(id: str, text: str, *, icon: str = "", word: str = "") -> Entry:
    """A row about the tasks that are selected on the screen Phân công."""
    return Entry(id, text, (), icon, word, why_off=N_("Chọn nhiệm vụ trong bảng Phân công"), places=(_TASKS,))


def _target(id: str, text: str, *, icon: str = "", word: str = "", tip: str = "") -> Entry:
    """A row about the targets that are selected on the screen Chỉ tiêu."""
    return Entry(id, text, (), icon, word, tip, N_("Chọn chỉ tiêu trong bảng Chỉ tiêu"), places=(_TARGETS,))


def _target_view(id: str, text: str, *, icon: str = "", word: str = "") -> Entry:
    """A view of the screen Chỉ tiêu."""
    group = "target_view"
    return Entry(id, text, (), icon, word, checkable=True, group=group, why_off=_OPEN_TARGETS, places=(_TARGETS,))


def _send(id: str, text: str, icon: str, word: str, tip: str) -> Entry:
    """A row about letters to units and forms that come back."""
    return Entry(id, text, (), icon, word, tip, N_("Mở Phân công trước"), places=(_TASKS,))


def _view(id: str, text: str) -> Entry:
    """A view of the screen Phân công."""
    return Entry(id, text, checkable=True, group="task_view", why_off=N_("Mở Phân công trước"), places=(_TASKS,))


_OVERVIEW = "overview"  # the place of Tổng quan


def _sheet(id: str, text: str, icon: str, word: str = "", tip: str = "", group: str = "") -> Entry:
    """A row of the screen Tổng quan; of one `group` exactly one is on."""
    why_off = N_("Mở Tổng quan trước")
    return Entry(id, text, (), icon, word, tip, why_off, checkable=bool(group), group=group, places=(_OVERVIEW,))


ENTRIES: tuple[Entry, ...] = (
    # Tệp
    Entry(
        "new_plan", N_("&Tạo kế hoạch…"), ("Ctrl+N",), "file-plus", tip=N_("Chọn mẫu, điền năm, soạn ngay trên trang")
    ),
    Entry("open_file", N_("&Mở tệp…"), ("Ctrl+O",), "folder-open", tip=N_("Đọc .txt và tệp trao đổi .thao.json")),
    _doc("close_document", N_("Đóng văn &bản"), "Ctrl+W", icon="x"),
    _doc("save", N_("&Lưu"), "Ctrl+S", icon="floppy-disk", tip=N_("Thảo tự lưu khi gõ; phím này lưu ngay")),
    _doc("save_as", N_("Lưu t&hành tệp…"), "F12", icon="export", tip=N_("PDF hoặc tệp trao đổi .thao.json")),
    _doc("export_pdf", N_("Xuất &PDF…"), "Ctrl+Shift+P", icon="file-pdf", word=N_("PDF")),
    _doc(
        "export_appendix",
        N_("Xuất phụ lục…"),
        icon="table",
        tip=N_("Phụ lục đang soạn, hoặc tất cả: Excel, Word, PDF"),
    ),
    _doc("export_exchange", N_("Xuất tệp trao đổ&i…"), icon="export", tip=N_("Tệp .thao.json để chuyển sang máy khác")),
    _doc("versions", N_("Các bản đã lư&u…"), icon="clock-counter-clockwise", tip=N_("Xem và lấy lại bản cũ")),
    _doc("compare", N_("So &sánh bản…"), icon="columns", tip=N_("Từng chữ khác nhau giữa hai bản, hoặc với một tệp")),
    _doc("new_copy", N_("Lập bản s&ao…"), icon="files", tip=N_("Sao y, trích sao, sao lục: thành một văn bản mới")),
    _doc("preview", N_("&Xem trước khi in"), "Ctrl+F2", icon="columns"),
    _doc("print", N_("I&n…"), "Ctrl+P", icon="printer", word=N_("In")),
    Entry("bin", N_("Thùng &rác"), icon="trash", tip=N_("Văn bản đã xóa còn lấy lại được trong 30 ngày")),
    Entry("sample_office", N_("Mở &văn phòng mẫu"), icon="files"),
    Entry("own_office", N_("Về văn phòng &của mình"), icon="house"),
    Entry("quit", N_("Th&oát"), ("Alt+F4", "Ctrl+Q"), "sign-out"),
    # Sửa
    _doc("undo", N_("&Hoàn tác"), "Ctrl+Z", icon="arrow-u-up-left", word=N_("Hoàn tác")),
    _doc("redo", N_("&Làm lại"), "Ctrl+Y", "Ctrl+Shift+Z", icon="arrow-u-up-right", word=N_("Làm lại")),
    _doc("repeat", N_("Lặ&p lại"), "F4", tip=N_("Làm lại lệnh vừa dùng ở chỗ đang chọn")),
    _doc("cut", N_("Cắ&t"), "Ctrl+X", icon="scissors"),
    _doc("copy", N_("&Chép"), "Ctrl+C", icon="copy"),
    _doc("paste", N_("&Dán"), "Ctrl+V", icon="clipboard"),
    _doc(
        "paste_plain",
        N_("Dán chữ t&rơn"),
        "Ctrl+Shift+V",
        icon="clipboard-text",
        tip=N_("Bỏ đậm, nghiêng của nơi chép"),
    ),
    _doc("convert_letters", N_("Ch&uyển mã chữ đã chọn"), tip=N_("Chuyển chữ .VnTime, VNI (mã cũ) sang Unicode")),
    _doc("select_all", N_("Chọ&n hết"), "Ctrl+A"),
    _doc("find", N_("Tì&m trong văn bản"), "Ctrl+F", icon="magnifying-glass"),
    _doc("replace", N_("Th&ay thế…"), "Ctrl+H", tip=N_("Tìm rồi thay bằng chữ khác, từng chỗ hoặc tất cả")),
    _doc("find_next", N_("Tìm chỗ &kế tiếp"), "F3"),
    _doc("next_blank", N_("&Sang chỗ trống kế tiếp"), "F11", tip=N_("Trường của mẫu hoặc dòng có lời hướng dẫn")),
    _doc("previous_blank", N_("&Về chỗ trống trước"), "Shift+F11"),
    # Chèn
    _doc("new_section", N_("&Mục"), icon="list-numbers", word=N_("Mục mới"), tip="I. II. III."),
    _doc("new_clause", N_("&Khoản"), tip="1. 2. 3."),
    _doc("new_point", N_("Đ&iểm"), tip="a) b) c)"),
    _doc("new_dash", N_("&Gạch đầu dòng"), icon="list-dashes"),
    _doc("new_paragraph", N_("Đ&oạn văn")),
    _doc("new_quotation", N_("&Trích dẫn"), tip=N_("Lời trích nguyên văn, lùi vào hai bên")),
    _doc("new_chapter", N_("&Chương"), tip="Chương I"),
    _doc("new_article", N_("Đ&iều"), tip=N_("Điều 1. Đánh số suốt văn bản")),
    _doc("new_basis", N_("Că&n cứ")),
    _doc("new_table", N_("&Bảng…"), icon="rows-plus-bottom", tip=N_("Thêm một bảng sau dòng đang soạn")),
    _doc("footnote", N_("&Chú thích"), "Ctrl+Alt+F", icon="asterisk", word=N_("Chú thích")),
    _doc("reference", N_("&Dẫn chiếu…"), "Ctrl+Alt+R", tip=N_("“Khoản 2 mục I” của văn bản này, số tự đổi theo")),
    _doc("make_all_live", N_("Nối mọi dẫn chiế&u"), tip=N_("Mọi “khoản 2 mục I” gõ tay thành dẫn chiếu")),
    _doc("remove_appendix", N_("&Xóa phụ lục"), icon="trash", tip=N_("Xóa phụ lục đang soạn; Ctrl+Z lấy lại được")),
    _doc(
        "new_appendix",
        N_("&Phụ lục"),
        icon="table",
        word=N_("Phụ lục"),
        tip=N_("Thêm một phụ lục có bảng vào cuối văn bản"),
    ),
    _doc("place_addressed", N_("Kín&h gửi"), tip=N_("Đến dòng Kính gửi trên trang, chưa có thì thêm")),
    _doc("place_recipients", N_("Nơi nhận"), tip=N_("Đến Nơi nhận trên trang, chưa có thì thêm")),
    _doc("place_signature", N_("Chữ ký"), tip=N_("Đến quyền hạn, chức vụ, họ tên người ký trên trang")),
    # Định dạng
    _doc("bold", N_("Đậ&m"), "Ctrl+B", icon="text-b", word=N_("Đậm"), on=True),
    _doc("italic", N_("&Nghiêng"), "Ctrl+I", icon="text-italic", word=N_("Nghiêng"), on=True),
    _doc("underline", N_("&Gạch chân"), "Ctrl+U", icon="text-underline", word=N_("Gạch chân"), on=True),
    _doc("level_section", N_("Thành &mục"), "Ctrl+Alt+1"),
    _doc("level_clause", N_("Thành &khoản"), "Ctrl+Alt+2"),
    _doc("level_point", N_("Thành đ&iểm"), "Ctrl+Alt+3"),
    _doc("level_dash", N_("Thành &gạch đầu dòng"), "Ctrl+Alt+4"),
    _doc("level_paragraph", N_("Thành đ&oạn văn"), "Ctrl+Alt+5"),
    _doc("level_quotation", N_("Thành &trích dẫn")),
    _doc("level_part", N_("Thành &phần"), tip="Phần I"),
    _doc("level_chapter", N_("Thành &chương"), tip="Chương I"),
    _doc("level_division", N_("Thành &mục của chương"), tip="Mục 1"),
    _doc("level_subdivision", N_("Thành &tiểu mục"), tip="Tiểu mục 1"),
    _doc("level_article", N_("Thành đ&iều"), tip="Điều 1."),
    _doc("promote", N_("&Lên một cấp"), "Alt+Shift+Left", icon="text-outdent"),
    _doc("demote", N_("&Xuống một cấp"), "Alt+Shift+Right", icon="text-indent"),
    _doc("move_up", N_("Chuyển lên &trên"), "Alt+Shift+Up", icon="arrow-up"),
    _doc("move_down", N_("Chuyển xuống &dưới"), "Alt+Shift+Down", icon="arrow-down"),
    _doc("change_case", N_("Đổi chữ &hoa"), "Shift+F3", icon="text-aa"),
    # Bảng
    _table("table_row_above", N_("Thêm dòng &trên"), icon="rows-plus-top", word=N_("Dòng trên")),
    _table("table_row_below", N_("Thêm dòng &dưới"), icon="rows-plus-bottom", word=N_("Dòng dưới")),
    _table("table_remove_row", N_("&Xóa dòng"), icon="rows-minus"),
    _table("table_column_left", N_("Thêm cột trá&i"), icon="columns-plus-left", word=N_("Cột trái")),
    _table("table_column_right", N_("Thêm cột &phải"), icon="columns-plus-right", word=N_("Cột phải")),
    _table("table_remove_column", N_("Xóa &cột"), icon="columns-minus"),
    _table(
        "table_merge",
        N_("&Gộp ô"),
        icon="cells-merge",
        why_off=N_("Chọn nhiều ô (kéo chuột hoặc Shift+mũi tên) rồi gộp"),
    ),
    _table("table_split", N_("Tác&h ô"), icon="cells-split", why_off=N_("Đặt con trỏ vào một ô đã gộp")),
    _table(
        "table_header",
        N_("Dòng tiê&u đề"),
        icon="table-header",
        word=N_("Tiêu đề"),
        tip=N_("In lại ở đầu mỗi trang"),
        on=True,
    ),
    _table("table_even", N_("Chi&a đều các cột"), icon="columns-even", word=N_("Chia đều")),
    _table(
        "table_auto",
        N_("Độ rộng cột tự độ&ng"),
        icon="arrows-out-line-horizontal",
        word=N_("Tự động"),
        tip=N_("Bỏ độ rộng đã kéo: cột rộng hẹp theo chữ"),
        why_off=N_("Các cột đang rộng hẹp theo chữ"),
    ),
    _table("table_remove", N_("Xóa &bảng"), icon="trash"),
    # Chỉ tiêu
    _doc(
        "mark_target",
        N_("Đánh &dấu chỉ tiêu"),
        "Ctrl+Alt+T",
        icon="target",
        word=N_("Chỉ tiêu"),
        tip=N_("Chọn “trên 80%” rồi dùng lệnh này: thành một chỉ tiêu"),
    ),
    _doc("remove_target", N_("&Bỏ đánh dấu chỉ tiêu"), tip=N_("Chữ giữ nguyên, không còn là chỉ tiêu")),
    _doc("target_table", N_("Thêm bản&g chỉ tiêu"), icon="table", tip=N_("Bảng lấy từ các chỉ tiêu đã đánh dấu")),
    _target(
        "enter_measurement",
        N_("&Nhập số liệu…"),
        icon="note-pencil",
        word=N_("Nhập số liệu"),
        tip=N_("Số đã đạt, tính đến ngày nào"),
    ),
    _target("attach_target_evidence", N_("Đính &kèm minh chứng…"), icon="paperclip", word=N_("Minh chứng")),
    _target("target_to_text", N_("Đến chỗ này tr&ong văn bản"), icon="arrow-square-out"),
    _target_view("targets_by_plan", N_("&Kế hoạch")),
    _target_view("targets_by_section", N_("&Mục của kế hoạch")),
    _target_view("targets_by_year", N_("Bảng theo &năm"), icon="calendar-blank", word=N_("Theo năm")),
    _target_view("targets_by_indicator", N_("&Chỉ tiêu")),
    Entry(
        "export_targets",
        N_("Xuất Excel bảng này…"),
        icon="table",
        word=N_("Xuất Excel"),
        why_off=_OPEN_TARGETS,
        places=(_TARGETS,),
    ),
    Entry("target_columns", N_("Chọn cột…"), icon="columns", why_off=_OPEN_TARGETS, places=(_TARGETS,)),
    Entry("target_details", N_("Ch&i tiết"), icon="layout", places=(_TARGETS,), checkable=True),
    # Phân công
    _doc(
        "assign_task",
        N_("&Giao việc…"),
        "Ctrl+Alt+G",
        icon="user-list",
        word=N_("Phân công"),
        tip=N_("Ai chủ trì, ai phối hợp, khi nào xong: cho dòng đang soạn"),
    ),
    _doc("remove_assignment", N_("&Bỏ phân công"), tip=N_("Dòng đang soạn không còn giao việc cho ai")),
    _doc("assignment_table", N_("Thêm bảng &phân công"), icon="table", tip=N_("Bảng lấy từ các việc đã giao")),
    _doc(
        "draw_table",
        N_("Bảng phân công t&heo văn bản"),
        tip=N_("Bảng gõ tay thành bảng lấy từ các việc đã giao"),
        why_off=N_("Đặt con trỏ vào bảng phân công gõ tay"),
    ),
    _doc(
        "drawn_layout",
        N_("&Cách trình bày bảng…"),
        icon="sliders-horizontal",
        tip=N_("Cột nào, theo nhóm nào, thứ tự nào"),
        why_off=N_("Đặt con trỏ vào bảng phân công hoặc bảng chỉ tiêu lấy từ văn bản"),
    ),
    _doc("set_going", N_("Đưa &vào thực hiện…"), icon="play", tip=N_("Khóa chữ, bắt đầu theo dõi việc và chỉ tiêu")),
    _doc("reopen", N_("&Mở lại để sửa…"), icon="lock-open", why_off=N_("Văn bản chưa đưa vào thực hiện")),
    _send("issue_tasks", N_("Phiếu gi&ao việc…"), "user-list", N_("Giao việc"), N_("Phiếu giao việc cho từng đơn vị")),
    _send("receive_form", N_("&Nhận phiếu…"), "tray-arrow-down", N_("Nhận phiếu"), N_("Phiếu Excel mà đơn vị gửi lại")),
    _send("remind", N_("Đôn đốc &tiến độ…"), "envelope-simple", N_("Đôn đốc"), N_("Công văn cho các đơn vị chậm việc")),
    _task("attach_evidence", N_("Đính &kèm minh chứng…"), icon="paperclip", word=N_("Minh chứng")),
    _task("task_to_text", N_("Đến chỗ này tr&ong văn bản"), icon="arrow-square-out"),
    _task("task_todo", N_("&Chưa làm")),
    _task("task_doing", N_("Đang &làm")),
    _task("task_done", N_("&Hoàn thành")),
    _task("task_paused", N_("&Tạm dừng")),
    _view("tasks_by_lead", N_("Đơ&n vị chủ trì")),
    _view("tasks_by_deadline", N_("&Thời hạn, trên lịch")),
    _view("tasks_by_plan", N_("&Kế hoạch")),
    _view("tasks_by_section", N_("&Mục của kế hoạch")),
    Entry(
        "export_tasks",
        N_("Xuất Excel bảng này…"),
        icon="table",
        word=N_("Xuất Excel"),
        why_off=N_("Mở Phân công trước"),
        places=(_TASKS,),
    ),
    Entry("task_columns", N_("Chọn cột…"), icon="columns", why_off=N_("Mở Phân công trước"), places=(_TASKS,)),
    Entry("task_details", N_("Ch&i tiết"), icon="layout", places=(_TASKS,), checkable=True),
    _sheet("overview_scope", N_("Phạm &vi…"), "funnel-simple", N_("Phạm vi"), N_("Một kế hoạch, hoặc mọi kế hoạch")),
    _sheet("overview_period", N_("&Kỳ…"), "calendar-blank", N_("Kỳ"), N_("Cả năm, nửa năm, quý")),
    _sheet("overview_by_unit", N_("Theo đơ&n vị"), "chart-bar-horizontal", group="overview_view"),
    _sheet("overview_by_plan", N_("Theo kế &hoạch"), "files", group="overview_view"),
    _sheet("overview_by_target", N_("Theo chỉ &tiêu"), "target", group="overview_view"),
    _sheet("overview_image", N_("&Chép ảnh"), "image", tip=N_("Ảnh của trang tổng quan, để dán vào Word")),
    _sheet("overview_excel", N_("&Xuất Excel số liệu…"), "table", N_("Xuất Excel")),
    Entry(
        "draft_review",
        N_("Lập &sơ kết, tổng kết…"),
        icon="note-pencil",
        word=N_("Sơ kết"),
        tip=N_("Báo cáo lấy từ những gì đã nhập ở Phân công và Chỉ tiêu"),
    ),
    Entry(
        "review_patterns", N_("Mẫ&u câu báo cáo…"), tip=N_("Câu chữ của báo cáo sơ kết, tổng kết theo lối của cơ quan")
    ),
    _doc("recount_figures", N_("Cập nhật số &liệu"), tip=N_("Đếm lại mọi số liệu của báo cáo đang mở")),
    _doc("show_figure", N_("X&em số liệu gốc"), "Ctrl+Alt+S", tip=N_("Mở đúng những dòng đã cho ra số liệu ở con trỏ")),
    # Xem
    Entry("show_start", N_("&Bắt đầu"), icon="house"),
    Entry("show_documents", N_("&Văn bản"), icon="file-text"),
    Entry("show_tasks", N_("Phân công"), icon="check-square-offset", tip=N_("Ai làm gì, đến khi nào, đã đến đâu")),
    Entry("show_targets", N_("Chỉ tiêu"), icon="target", tip=N_("Kế hoạch bao nhiêu, đã đạt bao nhiêu")),
    Entry("show_overview", N_("Tổng quan"), icon="chart-bar-horizontal", tip=N_("Tiến độ, chỉ tiêu, việc sắp đến")),
    Entry("show_settings", N_("&Cài đặt"), icon="gear-six"),
    _doc("outline", N_("&Dàn bài"), icon="list-bullets", on=True),
    _doc("pages", N_("Trang t&hật"), "Ctrl+F3", icon="columns", word=N_("Trang thật"), on=True),
    _doc("properties", N_("Th&uộc tính"), "Ctrl+F1", icon="sliders-horizontal", word=N_("Thuộc tính"), on=True),
    Entry("theme_light", N_("&Sáng"), checkable=True, group="theme"),
    Entry("theme_dark", N_("Tố&i"), checkable=True, group="theme"),
    Entry("theme_system", N_("Theo &Windows"), checkable=True, group="theme"),
    Entry("white_paper", N_("Giấy t&rắng"), checkable=True, tip=N_("Trang soạn màu trắng cả khi cửa sổ tối")),
    Entry("text_100", N_("Cỡ chữ 100%"), checkable=True, group="text"),
    Entry("text_115", N_("Cỡ chữ 115%"), checkable=True, group="text"),
    Entry("text_130", N_("Cỡ chữ 130%"), checkable=True, group="text"),
    Entry("completion", N_("Gợi ý khi gõ"), checkable=True, tip=N_("Chữ mờ sau con trỏ, Tab để điền")),
    _doc("zoom_in", N_("&Phóng to"), "Ctrl++", "Ctrl+="),
    _doc("zoom_out", N_("Thu &nhỏ"), "Ctrl+-"),
    _doc("zoom_100", N_("Cỡ thật (100%)")),
    Entry("next_difference", N_("Chỗ khác kế t&iếp"), ("F8",), "caret-down", why_off=N_("Mở “So sánh bản…” trước")),
    Entry(
        "previous_difference", N_("Chỗ khác &trước"), ("Shift+F8",), "caret-up", why_off=N_("Mở “So sánh bản…” trước")
    ),
    Entry("next_area", N_("Sang khung &kế tiếp"), ("F6",)),
    Entry("previous_area", N_("Về khung t&rước"), ("Shift+F6",)),
    Entry("search", N_("Tì&m văn bản"), ("Alt+Q",), "magnifying-glass"),
    # Trợ giúp
    Entry("help", N_("&Hướng dẫn"), ("F1",), "question"),
    Entry("shortcuts", N_("&Phím tắt"), icon="keyboard"),
    Entry("about", N_("&Giới thiệu Thảo"), icon="info"),
)
REOPEN = "reopen"
CHANGING = frozenset(
    {
        *("undo", "redo", "repeat", "cut", "paste", "paste_plain", "convert_letters", "replace", "footnote"),
        *("reference", "make_all_live", "remove_appendix", "bold", "italic", "underline", "promote", "demote"),
        *("move_up", "move_down", "change_case", "mark_target", "remove_target", "target_table", "remove_assignment"),
        *("assign_task", "assignment_table", "draw_table", "drawn_layout", "set_going"),
        *(
            entry.id
            for entry in ENTRIES
            if entry.needs_document and entry.id.startswith(("new_", "place_", "level_", "table_"))
        ),
    }
) - {"new_copy"}
"""What a document that is only read does not do."""
LEVEL_ACTIONS = ("level_section", "level_clause", "level_point", "level_dash", "level_quotation", "level_paragraph")
REGULATION_ACTIONS = ("level_part", "level_chapter", "level_division", "level_subdivision", "level_article")
SEPARATOR = ""
TABLE_HEADER = "table_header"
TABLE_ACTIONS: tuple[str, ...] = (
    *("table_row_above", "table_row_below", "table_remove_row", SEPARATOR),
    *("table_column_left", "table_column_right", "table_remove_column", SEPARATOR),
    *("table_merge", "table_split", SEPARATOR, TABLE_HEADER, "table_even", "table_auto", SEPARATOR, "table_remove"),
)
"""What can be done with the table in hand, as its tools and its menu list it."""


class Actions(QObject):
    """The actions of one window. `handle` says what each does; one without a handler is a mistake of ours."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made: dict[str, QAction] = {}
        self._slots: dict[str, dict[str, Callable[[], object]]] = {}  # by id, then by place; "" is any place
        self._place = ""
        self._locked: dict[str, str] = {}  # what cannot be done to the open document, and why
        self._told: dict[str, tuple[bool, str]] = {}  # whether each is on, and why not, as it was said last
        groups: dict[str, QActionGroup] = {}
        for entry in ENTRIES:
            action = self._make(entry)
            if entry.group:
                group = groups.setdefault(entry.group, QActionGroup(self))
                group.addAction(action)
            self._made[entry.id] = action
        self.show_place("")

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def all(self) -> list[QAction]:
        """Every action, in the order of the table."""
        return list(self._made.values())

    def handle(self, id: str, slot: Callable[[], object], place: str = "") -> None:
        """Let `slot` answer the action, only while `place` is in view where one is named; a mark has changed already.

        What needs a document is on in such a place too: Ctrl+Z takes back a step of the table there.
        """
        self._slots.setdefault(id, {})[place] = slot
        if self._place == place:
            self.show_place(place)

    def unhandled(self) -> set[str]:
        """Ids that nothing answers to."""
        return set(self._made) - set(self._slots)

    def show_place(self, place: str) -> None:
        """Turn on what can be done in a place, DOCUMENT for the open document: nothing is done to what is not seen."""
        self._place = place
        for entry in ENTRIES:
            if entry.needs_document:
                self.enable(entry.id, place == DOCUMENT or place in self._slots.get(entry.id, {}))
            elif entry.places:
                self.enable(entry.id, place in entry.places)

    def lock(self, locked: dict[str, str]) -> None:
        """Keep actions off while the open document is in view, each with what its tooltip says then."""
        self._locked = locked
        self.show_place(self._place)

    def _run(self, id: str) -> None:
        slots = self._slots.get(id, {})
        slot = slots.get(self._place) or slots.get("")
        if slot is not None:
            slot()

    def enable(self, id: str, on: bool, why_off: str = "") -> None:
        """Turn an action on or off; off, its tooltip says why. Asked for with each key, so only news are shown."""
        entry = ENTRY_OF[id]
        action = self._made[id]
        if self._place == DOCUMENT and id in self._locked:
            on, why_off = False, self._locked[id]
        if self._told.get(id) == (on, why_off):
            return
        self._told[id] = (on, why_off)
        action.setEnabled(on)
        action.setToolTip(tooltip(entry) if on else (why_off or _(entry.why_off)))

    def show_badge(self, id: str, count: int) -> None:
        """Show a count at the tool of an action: how many things wait for it."""
        if self._made[id].property(BADGE) != count:
            self._made[id].setProperty(BADGE, count)
            self._made[id].changed.emit()

    def name_step(self, id: str, step: str) -> None:
        """Show in the menu which step `undo` or `redo` is about: "Hoàn tác: gõ chữ"."""
        verb = _(ENTRY_OF[id].text)
        self._made[id].setText(_("{verb}: {step}").format(verb=verb, step=step.replace("&", "&&")) if step else verb)

    def _make(self, entry: Entry) -> QAction:
        action = QAction(_(entry.text), self)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(entry.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False: self._run(entry.id))
        if entry.icon:
            action.setIcon(icon(entry.icon))
            action.setIconVisibleInMenu(not entry.checkable)  # a menu shows there whether the view is open
        action.setToolTip(tooltip(entry))
        return action


ENTRY_OF = {entry.id: entry for entry in ENTRIES}


def tooltip(entry: Entry) -> str:
    """Name, keys, then what more is to be said."""
    keys = f" ({QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})" if entry.keys else ""
    more = f"\n{_(entry.tip)}" if entry.tip else ""
    return _(entry.text).replace("&", "").rstrip("…") + keys + more


def word_of(entry: Entry) -> str:
    """The word under the tool's icon."""
    return _(entry.word) if entry.word else _(entry.text).replace("&", "").rstrip("…")
