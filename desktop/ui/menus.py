"""The menus of the window and the toolbar of the editor: lists of ids of `actions`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.ui.actions import LEVEL_ACTIONS, REGULATION_ACTIONS, SEPARATOR, TABLE_ACTIONS
from i18n import N_


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: ids, SEPARATOR between groups, menus within, and "recent" for the list of recent documents."""

    title: str
    entries: tuple[str | Menu, ...]


RECENT = "recent"
MENUS: tuple[Menu, ...] = (
    Menu(
        N_("&Tệp"),
        (
            *("new_plan", "open_file", Menu(N_("&Gần đây"), (RECENT,)), "close_document", SEPARATOR),
            *(
                "save",
                "versions",
                "compare",
                "new_copy",
                "save_as",
                "export_pdf",
                "export_appendix",
                "export_exchange",
                SEPARATOR,
                "preview",
                "print",
                SEPARATOR,
            ),
            *("bin", "sample_office", "own_office", SEPARATOR, "quit"),
        ),
    ),
    Menu(
        N_("&Sửa"),
        (
            "undo",
            "redo",
            "repeat",
            SEPARATOR,
            "cut",
            "copy",
            "paste",
            "paste_plain",
            "convert_letters",
            SEPARATOR,
            "select_all",
            SEPARATOR,
            "find",
            "replace",
            "find_next",
            SEPARATOR,
            "next_blank",
            "previous_blank",
            SEPARATOR,
            "remove_appendix",
        ),
    ),
    Menu(
        N_("&Chèn"),
        (
            *("new_section", "new_clause", "new_point", "new_dash", "new_quotation", "new_paragraph"),
            *(Menu(N_("&Quy chế, quy định"), ("new_chapter", "new_article")), SEPARATOR),
            *("new_basis", "new_table", "footnote", "new_appendix", SEPARATOR, "reference", "make_all_live", SEPARATOR),
            *("place_addressed", "place_recipients", "place_signature"),
        ),
    ),
    Menu(
        N_("Định &dạng"),
        (
            *("bold", "italic", "underline", SEPARATOR),
            Menu(N_("&Cấp"), (*LEVEL_ACTIONS, SEPARATOR, Menu(N_("&Quy chế, quy định"), REGULATION_ACTIONS))),
            *("promote", "demote", SEPARATOR),
            *(Menu(N_("&Bảng"), TABLE_ACTIONS), SEPARATOR, "move_up", "move_down", SEPARATOR, "change_case"),
        ),
    ),
    Menu(
        N_("Chỉ t&iêu"),
        (
            *("mark_target", "remove_target", SEPARATOR, "target_table", SEPARATOR),
            *("enter_measurement", "attach_target_evidence", "target_to_text"),
            Menu(N_("&Xem theo"), ("targets_by_plan", "targets_by_section", "targets_by_year", "targets_by_indicator")),
            *("export_targets", "target_columns", "target_details"),
        ),
    ),
    Menu(
        N_("&Phân công"),
        (
            *("assign_task", "remove_assignment", SEPARATOR, "assignment_table", "draw_table", "drawn_layout"),
            *(SEPARATOR, "draft_review", "recount_figures", "show_figure", "review_patterns"),
            *(SEPARATOR, "set_going", "reopen", SEPARATOR, "issue_tasks", "receive_form", "remind", SEPARATOR),
            *("attach_evidence", "task_to_text"),
            Menu(N_("T&rạng thái"), ("task_todo", "task_doing", "task_done", "task_paused")),
            Menu(N_("&Xem theo"), ("tasks_by_lead", "tasks_by_deadline", "tasks_by_plan", "tasks_by_section")),
            *("export_tasks", "task_columns", "task_details"),
            Menu(
                N_("Tổng &quan"),
                (
                    *("overview_scope", "overview_period", SEPARATOR),
                    *("overview_by_unit", "overview_by_plan", "overview_by_target", SEPARATOR),
                    *("overview_image", "overview_excel"),
                ),
            ),
        ),
    ),
    Menu(
        N_("&Xem"),
        (
            *("show_start", "show_documents", "show_tasks", "show_targets", "show_overview"),
            *("show_settings", SEPARATOR),
            *("outline", "pages", "properties", SEPARATOR),
            Menu(N_("Màu &sắc"), ("theme_light", "theme_dark", "theme_system", SEPARATOR, "white_paper")),
            Menu(N_("Cỡ chữ &giao diện"), ("text_100", "text_115", "text_130")),
            *("zoom_in", "zoom_out", "zoom_100", SEPARATOR, "completion", SEPARATOR),
            *("next_difference", "previous_difference", SEPARATOR, "search", "next_area", "previous_area"),
        ),
    ),
    Menu(N_("Trợ &giúp"), ("help", "shortcuts", SEPARATOR, "about")),
)
LEVEL_SELECT = "level"  # the toolbar's list of levels
TOOLBAR: tuple[str, ...] = (
    *("save", "undo", "redo", SEPARATOR, LEVEL_SELECT, "bold", "italic", "underline", SEPARATOR),
    *("new_section", "new_appendix", "footnote", SEPARATOR, "mark_target", "assign_task", SEPARATOR),
    *("properties", "pages", "print"),
)
RARE_TOOLS = frozenset({"underline", "mark_target", "assign_task"})  # the first to go where there is little room
MAIN_ACTION = "export_pdf"  # the filled button at the right end of the toolbar


def ids_of(menu: Menu) -> Iterator[str]:
    """The ids of a menu and of those within it, in order, without separators and the recent documents."""
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from ids_of(entry)
        elif entry not in (SEPARATOR, RECENT):
            yield entry
