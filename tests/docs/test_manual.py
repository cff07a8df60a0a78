"""The manual says what the program does: chapters in order, the same keys, the same words for what is on screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.resources import resource
from desktop.ui.actions import ENTRIES
from desktop.ui.sheet.word_keys import FIXED_KEYS

CHAPTERS = sorted(resource("help").glob("*.md"))
TERMINAL = "10-dong-lenh.md"
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_SHEET_KEYS = {  # what the sheet answers to beside the menus
    *("Enter", "Shift+Enter", "Tab", "Shift+Tab"),
    *("Backspace ở đầu dòng", "Delete ở cuối dòng", "Ctrl và con lăn chuột"),
    *("Ctrl+←, Ctrl+→", "Ctrl+Backspace, Ctrl+Delete", "Ctrl+Home, Ctrl+End", "Bấm đúp; bấm ba lần"),
    *("Home rồi Shift+↓", "Bấm, kéo ở lề trái"),
}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def as_printed(keys: str) -> str:
    """Qt's name of a key as the manual writes it."""
    head, plus, last = keys.rpartition("+")
    return keys if not last else f"{head}{plus}{_ARROWS.get(last, last)}"


def key_rows() -> dict[str, str]:
    """The shortcut tables: keys to what they do."""
    path = next(path for path in CHAPTERS if "phim-tat" in path.name)
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text_of(path), re.MULTILINE)
    return {keys: words for keys, words in rows if keys not in ("Phím", "---")}


def test_chapters_are_numbered_from_one_without_a_gap() -> None:
    assert [int(path.name[:2]) for path in CHAPTERS] == list(range(1, len(CHAPTERS) + 1))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_a_chapter_has_one_title_and_it_stands_first(path: Path) -> None:
    headings = [line for line in text_of(path).splitlines() if line.startswith("# ")]
    assert headings == [text_of(path).splitlines()[0]]


def test_the_quick_start_is_two_printed_pages_at_most() -> None:
    assert len(text_of(CHAPTERS[0]).split()) < 900  # some 480 words to a page of 13 points


def test_every_key_of_the_program_is_in_the_table_with_the_words_of_the_menu() -> None:
    wanted = {
        ", ".join(as_printed(keys) for keys in entry.keys): entry.text.replace("&", "").rstrip("…")
        for entry in ENTRIES
        if entry.keys
    }
    others = _SHEET_KEYS | fixed_rows().keys()
    told = {keys: words for keys, words in key_rows().items() if keys not in others}
    assert told == wanted


def test_the_table_tells_the_keys_of_the_sheet() -> None:
    assert key_rows().keys() >= _SHEET_KEYS


def fixed_rows() -> dict[str, str]:
    """The rows of keys that the format leaves nothing to decide, by their keys as printed."""
    return {keys: words for keys, words in key_rows().items() if set(keys.split(", ")) & FIXED_KEYS.keys()}


def test_keys_that_the_format_decides_stand_with_what_the_program_answers() -> None:
    told = {key: words for keys, words in fixed_rows().items() for key in keys.split(", ")}
    assert told.keys() == FIXED_KEYS.keys()
    assert [key for key, words in told.items() if not FIXED_KEYS[key].startswith(words.partition(";")[0])] == []


def test_menus_that_the_manual_names_are_there() -> None:
    names = {entry.text.replace("&", "").rstrip("…") for entry in ENTRIES}
    for path in CHAPTERS:
        for words in re.findall(r"[Mm]enu \*[^*]+\*, \*([^*]+)\*", text_of(path)):
            assert words in names, f"{path.name}: {words}"


@pytest.mark.parametrize("path", [path for path in CHAPTERS if path.name != TERMINAL], ids=lambda path: path.name)
def test_no_command_line_stands_in_what_a_clerk_reads(path: Path) -> None:
    assert not re.search(r"`thao |--\w", text_of(path))
