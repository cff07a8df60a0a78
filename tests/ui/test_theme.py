"""Colours can be told apart by everyone, and icons follow the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QIcon
from pytestqt.qtbot import QtBot

from desktop.resources import resource
from desktop.ui.icons import icon, icon_pixmap
from desktop.ui.theme import PAPER, TOKENS, Theme, contrast, current_theme

# look.md, section 7: text 4.5 : 1, field edges and marks 3 : 1, on hover and selection too
TEXT_ON = [
    *((text, ground) for text in ("text", "muted", "faint") for ground in ("surface", "window", "hover", "sunken")),
    *((text, ground) for text in ("text", "muted") for ground in ("tint", "sel")),
    ("text", "tint2"),  # the second line is never muted there
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "tint"),
    ("accent", "tint2"),  # words added, in a comparison
    ("muted", "errTint"),
    ("muted", "infoTint"),
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("onAccent", "accentPressed"),
    *((name, ground) for name in ("err", "warn", "info") for ground in ("surface", f"{name}Tint")),
    *(("text", f"{name}Tint") for name in ("err", "warn", "info")),
    ("ok", "surface"),
    ("ink", "paper"),
    ("ink", "field"),
]
MARKS_ON = [("edge", "surface"), ("accent", "hover"), ("accent", "sel"), ("warn", "field"), ("muted", "hover")]


@pytest.mark.parametrize("column", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(text: str, ground: str, column: int) -> None:
    assert contrast(TOKENS[text][column], TOKENS[ground][column]) >= 4.5


@pytest.mark.parametrize("column", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS_ON)
def test_edges_and_marks_can_be_seen(mark: str, ground: str, column: int) -> None:
    assert contrast(TOKENS[mark][column], TOKENS[ground][column]) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_application_has_one_theme(qtbot: QtBot) -> None:
    assert current_theme() is current_theme()


def test_choosing_tells_every_widget_once_and_only_when_something_changes(qtbot: QtBot) -> None:
    theme = Theme()
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose(choice="dark", scale=130)
    theme.choose(choice="dark")
    theme.choose(choice="sepia", scale=99)
    assert (told, theme.choice, theme.scale) == ([True], "dark", 130)


def test_text_rows_and_icons_grow_together(qtbot: QtBot) -> None:
    theme = Theme()
    theme.choose(scale=130)
    assert (theme.font("body").pixelSize(), theme.line_height("body"), theme.px(32)) == (17, 26, 42)


def test_paper_can_stay_white_in_the_dark(qtbot: QtBot) -> None:
    theme = Theme()
    theme.choose(choice="dark", white_paper=True)
    assert {theme.hex(name) for name in PAPER} == {TOKENS[name][0] for name in PAPER}
    assert theme.hex("surface") == TOKENS["surface"][1]


def test_the_same_icon_is_painted_in_the_colour_of_its_state(qtbot: QtBot) -> None:
    theme = current_theme()
    theme.choose(choice="light")
    one = icon("house")

    def inks(mode: QIcon.Mode, state: QIcon.State) -> set[str]:
        image = one.pixmap(QSize(64, 64), 1.0, mode, state).toImage()
        found = (image.pixelColor(x, y) for x in range(64) for y in range(64))
        return {colour.name().upper() for colour in found if colour.alpha() == 255}

    assert theme.hex("muted") in inks(QIcon.Mode.Normal, QIcon.State.Off)
    assert theme.hex("accent") in inks(QIcon.Mode.Normal, QIcon.State.On)
    assert theme.hex("off") in inks(QIcon.Mode.Disabled, QIcon.State.Off)
    theme.choose(choice="dark")
    assert TOKENS["muted"][1] in inks(QIcon.Mode.Normal, QIcon.State.Off)
    theme.choose(choice="light")


def test_an_unknown_icon_is_a_mistake_of_ours(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_file_can_be_drawn(qtbot: QtBot) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 20
    for name in names:
        picture = icon_pixmap(name, 16).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name


def test_a_pc_without_the_fonts_of_the_design_gets_the_bundled_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.theme._INTERFACE_FAMILIES", ("No such family",))
    theme = Theme()
    metrics = QFontMetrics(theme.font("body"))
    assert theme.font("body").families() == ["Open Sans"]
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "ẤỸựđĐơƯ")
