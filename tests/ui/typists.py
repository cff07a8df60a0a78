"""Ways in which Vietnamese reaches a program: composed by an input method, replaced by it, or as UniKey sends it.

Each typist types a text into whatever widget is given and leaves it there, composed (NFC). They are used by tests of
fields and by scripted sessions; none of them looks into the widget.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.sheet.hands import Hands, Key

Scheme = Literal["telex", "vni"]
Form = Literal["composed", "compound", "decomposed"]
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORD = re.compile(r"\w+")


def in_form(text: str, form: Form) -> str:
    """`text` as UniKey's code tables write it: Unicode, "Unicode tổ hợp" (only tones apart), or all marks apart."""
    if form == "composed":
        return unicodedata.normalize("NFC", text)
    apart = unicodedata.normalize("NFD", text)
    if form == "decomposed":
        return apart
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in TONES)
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tones)
    return "".join(letters)


def plain(letter: str) -> str:
    """A letter without marks, đ as d."""
    return unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D")


def toneless(letter: str) -> str:
    """A letter without its tone: ế as ê."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))


def states(word: str, scheme: Scheme = "telex") -> list[str]:
    """What stands there after each key of a word, in composed letters.

    In Telex a letter gets its shape at once (d, đ; u, ư) and the word its tone at the end; in VNI all figures are typed
    at the end of the word: "duoc" 9 7 5.
    """
    seen = [""]
    bare = [plain(letter) for letter in word]
    shaped = [toneless(letter) for letter in word]
    if scheme == "telex":
        for at in range(len(word)):
            seen.append("".join([*shaped[:at], bare[at]]))
            seen.append("".join(shaped[: at + 1]))
    else:
        seen += ["".join(bare[: at + 1]) for at in range(len(word))]
        stroked = [one if one in "đĐ" else two for one, two in zip(shaped, bare, strict=True)]
        seen += ["".join(stroked), "".join(shaped)]
    seen.append(word)
    return [state for number, state in enumerate(seen) if not number or state != seen[number - 1]]


@dataclass(frozen=True, slots=True)
class Step:
    """What UniKey sends for one key: so many Backspaces, then letters."""

    backspaces: int
    letters: str


def unikey_steps(word: str, scheme: Scheme = "telex", form: Form = "composed") -> Iterator[Step]:
    """What UniKey sends for a word: "đ" is d, then one Backspace and đ."""
    for before, after in pairwise(states(word, scheme)):
        old, new = in_form(before, form), in_form(after, form)
        kept = next(
            (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new))
        )
        yield Step(len(old) - kept, new[kept:])


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text and what stands between them."""
    at = 0
    for match in _WORD.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def unikey(widget: QWidget, text: str, scheme: Scheme = "telex", form: Form = "composed") -> None:
    """Type a text as UniKey sends it; a line break is Enter."""
    hands = Hands(widget)
    for piece, is_word in _pieces(text):
        if is_word:
            for step in unikey_steps(piece, scheme, form):
                hands.press(Key.Key_Backspace, text="\b", times=step.backspaces)
                hands.type(step.letters)
        else:
            hands.type(piece)


def composing(widget: QWidget, text: str, *, keep: bool = False) -> None:
    """Type a text by an input method that shows each word until it is sure; with `keep` the last word stays unsure."""
    hands, pieces = Hands(widget), list(_pieces(text))
    for number, (piece, is_word) in enumerate(pieces):
        if not is_word:
            hands.type(piece)
            continue
        for state in states(piece)[1:]:
            hands.compose(state)
        if not keep or number + 1 < len(pieces):
            hands.commit(piece)


def replacing(widget: QWidget, text: str) -> None:
    """Type a text by an input method that commits each letter and replaces letters before the cursor."""
    hands = Hands(widget)
    for piece, is_word in _pieces(text):
        if not is_word:
            hands.type(piece)
            continue
        for step in unikey_steps(piece, "vni"):
            hands.commit(step.letters, replaced=step.backspaces)


WAYS: dict[str, Callable[[QWidget, str], None]] = {
    "input method": composing,
    "replacing input method": replacing,
    "UniKey Telex": unikey,
    "UniKey VNI": lambda widget, text: unikey(widget, text, "vni"),
    "UniKey Unicode tổ hợp": lambda widget, text: unikey(widget, text, form="compound"),
    "UniKey, all marks apart": lambda widget, text: unikey(widget, text, "vni", form="decomposed"),
}


# fields, whatever widget they are


def inputs(root: QWidget) -> list[QWidget]:
    """Every widget under `root` that takes words: whatever asks for an input method and can be written into.

    Figures only (a validator is set) are no words. Widgets that are hidden now are among them.
    """
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) or not widget.isEnabledTo(root):
            continue
        if isinstance(widget, QLineEdit) and (widget.isReadOnly() or widget.validator() is not None):
            continue
        if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly():
            continue
        if isinstance(widget, QComboBox | QAbstractItemView):
            continue  # what is typed into is a widget of its own
        parent = widget.parentWidget()
        if isinstance(parent, QTextEdit | QPlainTextEdit) and widget is parent.viewport():
            continue
        found.append(widget)
    return found


def words_in(widget: QWidget) -> str:
    """What stands in a field, in composed letters. Raises TypeError for a widget of a kind not known."""
    if isinstance(widget, QLineEdit):
        text = widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        text = widget.toPlainText()
    else:
        raise TypeError(f"no way is known to read {type(widget).__name__}")
    return unicodedata.normalize("NFC", text)


def empty(widget: QWidget) -> None:
    """Take everything out of a field as a clerk does."""
    assert isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit), type(widget)
    widget.selectAll()
    Hands(widget).press(Key.Key_Delete)
