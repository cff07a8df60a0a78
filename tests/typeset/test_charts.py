"""The sheet of the overview as values and on paper: every figure stands, nothing overlaps, grey keeps the meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pypdfium2
import pytest

from desktop.domain.document import Assignment
from desktop.domain.overview import Bar, Behind, By, Counts, Overview, Point, Scope, Series, Verdict, summed
from desktop.domain.progress import Place, PlanName, PlannedTask, RecordKey, TargetQuery, TaskRow
from desktop.services.overview import overview_pdf
from desktop.typeset.charts import paper
from desktop.typeset.charts.overview import LEAST_HEIGHT, draw_overview
from desktop.typeset.charts.scene import Box, Drawing, Line, Scene, Words
from desktop.typeset.metrics import MissingGlyph
from desktop.ui.following.overview.words import sheet_words
from desktop.ui.theme import TOKENS, contrast

TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, 3, 42, tzinfo=UTC)
LIGHT = {name: light for name, (light, _dark) in TOKENS.items()}
PLAN = PlanName("k1", "KẾ HOẠCH", "47", "KH-LĐLĐ", "Công tác năm 2026", 2026, 1)
UNITS = (
    ("Ban Tuyên giáo - Nữ công", Counts(3, 3, 1, 2)),
    ("Ban Tài chính", Counts(4, 4)),
    ("Văn phòng", Counts(0, 0, 2)),
)
SERIES = Series(
    "Thỏa ước lao động tập thể",
    "%",
    (Point(2024, 75, 74), Point(2025, 80, 79.5), Point(2026, 81, 79)),
    Point(2026, 81, 79),
    Verdict.SHORT,
    (7,),
)


def due(number: int, day: date) -> TaskRow:
    assignment = Assignment(f"t{number}", "Ban Tổ chức - Kiểm tra")
    task = f"Kiểm tra thu, chi tài chính lần {number} tại sáu đơn vị của tỉnh"
    planned = PlannedTask(assignment, task, Place(number), due=day)
    return TaskRow(number, RecordKey("k1", f"t{number}"), PLAN, planned)


def found(bars: int = 3, series: int = 1) -> Overview:
    """An overview of some units and targets."""
    all_bars = tuple(
        Bar(*UNITS[at]) if at < len(UNITS) else Bar(f"Công đoàn xã số {at}", Counts(1, at, 1, at % 2))
        for at in range(bars)
    )
    return Overview(
        Scope(year=2026),
        By.UNIT,
        TODAY,
        "Liên đoàn Lao động tỉnh Bình An",
        (PLAN,),
        summed(all_bars),
        1,
        all_bars,
        (due(1, TODAY), due(2, date(2026, 12, 5))),
        2,
        tuple(replace(SERIES, indicator=f"{SERIES.indicator} {at}", rows=(at,)) for at in range(series)),
    )


def drawn(what: Overview, width: float = 1266, height: float = 622, *, targets_only: bool = False) -> Scene:
    return draw_overview(what, sheet_words(what, NOW), paper.measure, width, height, targets_only=targets_only)


def texts(scene: Scene, group: str) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Words) and item.group == group]


def test_every_figure_is_written_with_its_word() -> None:
    scene = drawn(found())
    assert [texts(scene, f"figure {at}") for at in range(5)] == [
        ["19", "nhiệm vụ"],
        ["7", "hoàn thành, 37%"],
        ["7", "đang làm"],
        ["3", "chưa làm, tạm dừng"],
        ["2", "quá hạn, ở 1 đơn vị"],
    ]
    assert texts(scene, "bar 0") == ["Ban Tuyên giáo - Nữ công", "3", "3", "1", "2", "33%"]
    assert texts(scene, "bar 2") == ["Văn phòng", "2", "0%"], "nothing is no part of a bar"
    assert "Đạt 79%, kế hoạch 81%" in texts(scene, "target 0")
    assert "thiếu" in texts(scene, "target 0")
    assert texts(scene, "due 1")[0] == "20/11"
    assert texts(scene, "due 1")[-1] == "hôm nay"
    assert texts(scene, "due 2")[-1] == "còn 15 ngày"


def test_bars_are_as_long_as_their_counts_and_late_ones_are_hatched() -> None:
    scene = drawn(found())
    boxes = [item for item in scene.items if isinstance(item, Box) and item.height > 12]
    done = [box.width for box in boxes if box.fill == "accent"]
    assert done[1] / done[0] == pytest.approx(4 / 3, abs=0.01)
    [late] = [box for box in boxes if box.fill == "err"]
    stripes = [
        item for item in scene.items if isinstance(item, Line) and item.token == "errTint" and item.y1 > late.y - 1
    ]
    inside = [
        one for one in stripes if late.x <= one.x1 < one.x2 <= late.x + late.width and one.y1 <= late.y + late.height
    ]
    assert len(inside) >= 4
    assert all(late.y - 0.1 <= one.y2 < one.y1 for one in inside)
    assert any(box.fill == "surface" and box.edge == "edge" for box in boxes)


def test_parts_differ_in_grey_and_their_figures_can_be_read() -> None:
    def grey(token: str, column: int) -> str:
        value = TOKENS[token][column]
        red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
        shade = round(0.299 * red + 0.587 * green + 0.114 * blue)
        return f"#{shade:02x}{shade:02x}{shade:02x}"

    for column in (0, 1):
        for ground, figure in (("accent", "onAccent"), ("half", "text"), ("surface", "text"), ("err", "surface")):
            assert contrast(grey(ground, column), grey(figure, column)) >= 4.5
        assert contrast(grey("accent", column), grey("half", column)) >= 3
        assert contrast(grey("half", column), grey("surface", column)) >= 1.5
        assert contrast(grey("edge", column), grey("surface", column)) >= 3
        assert contrast(grey("err", column), grey("errTint", column)) >= 3, "the stripes of late work show in grey"


def test_units_fold_where_there_is_no_room_and_nothing_leaves_the_sheet() -> None:
    for width, height in ((1266, 622), (1530, 900), (830, 400), (560, 300)):
        scene = drawn(found(40, 8), width, height)
        assert scene.height >= LEAST_HEIGHT
        for spot in scene.spots:
            assert -8 <= spot.x <= spot.x + spot.width <= width + 8, spot.name
            assert 0 <= spot.y <= spot.y + spot.height <= scene.height, spot.name
        for item in scene.items:
            if isinstance(item, Words) and item.align == "left":
                assert item.x + paper.measure(item.text, item.size, item.bold) <= width, item.text
    folded = next(item.text for item in scene.items if isinstance(item, Words) and "đơn vị khác" in item.text)
    assert folded == "32 đơn vị khác"


def test_words_of_one_line_do_not_overlap() -> None:
    scene = drawn(found(9, 6))
    lines: dict[float, list[tuple[float, float, str]]] = {}
    for item in scene.items:
        if isinstance(item, Words):
            wide = paper.measure(item.text, item.size, item.bold)
            left = item.x - {"left": 0.0, "center": wide / 2, "right": wide}[item.align]
            lines.setdefault(round(item.baseline), []).append((left, left + wide, item.text))
    for words in lines.values():
        ordered = sorted(words)
        for (_left, right, text), (left, _right, after) in pairwise(ordered):
            assert right <= left + 0.5, (text, after)


def test_figures_open_what_they_count() -> None:
    scene = drawn(found())
    opens = {spot.name: spot.opens for spot in scene.spots}
    query = Scope(year=2026).query()
    assert opens["2 quá hạn, ở 1 đơn vị"] == Behind(query, states=("late",))
    assert opens["Ban Tài chính, Đang làm: 4"] == Behind(query, By.UNIT, ("doing",), ("Ban Tài chính",))
    assert TargetQuery(rows=(0,)) in opens.values()
    assert RecordKey("k1", "t1") in opens.values()


def test_all_targets_are_shown_where_they_are_asked_for() -> None:
    scene = drawn(found(3, 11), targets_only=True)
    assert sum(texts(scene, f"target {at}") != [] for at in range(11)) == 11
    assert not texts(scene, "bar 0")
    beside = drawn(found(3, 11), height=900)
    assert sum(texts(beside, f"target {at}") != [] for at in range(11)) == 6


def test_the_numbers_of_the_charts_come_as_tables() -> None:
    tables = {table.name: table.rows for table in drawn(found()).tables}
    bars = tables["Tiến độ theo đơn vị"]
    assert bars[0] == ("Đơn vị", "Hoàn thành", "Đang làm", "Chưa làm, tạm dừng", "Quá hạn", "Tổng số", "%")
    assert bars[1] == ("Ban Tuyên giáo - Nữ công", "3", "3", "1", "2", "9", "33%")
    assert tables["Chỉ tiêu qua các năm"][3] == ("Thỏa ước lao động tập thể 0", "2026", "81%", "79%")


def test_the_pdf_is_one_page_of_real_words_where_the_drawing_has_them() -> None:
    scene = drawn(found(12, 6), paper.SHEET_WIDTH, paper.SHEET_HEIGHT)
    pdf = overview_pdf(scene, LIGHT, "Tổng quan", "Liên đoàn Lao động tỉnh Bình An", NOW)
    assert pdf == overview_pdf(scene, LIGHT, "Tổng quan", "Liên đoàn Lao động tỉnh Bình An", NOW)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    page = document[0]
    assert page.get_size() == pytest.approx((841.89, 595.28), abs=0.1)
    text = page.get_textpage()
    everything = " ".join(text.get_text_range().split())
    for words in ("Tổng quan thực hiện kế hoạch năm 2026", "Ban Tuyên giáo - Nữ công", "Đến hạn trong 30 ngày"):
        assert words in everything
    scale = paper.A4_WIDTH / scene.width
    [title] = [item for item in scene.items if isinstance(item, Words) and item.group == "title"]
    left, bottom, _right, _top = text.get_charbox(0)
    assert left == pytest.approx(title.x * scale, abs=1)
    assert 595.28 - bottom == pytest.approx(title.baseline * scale, abs=1)
    picture = page.render(scale=2, grayscale=True).to_pil()
    late = next(item for item in scene.items if isinstance(item, Box) and item.fill == "err" and item.width > 14)
    y = (late.y + late.height / 2) * scale * 2
    row = {picture.getpixel((x, y)) for x in range(int(late.x * scale * 2) + 1, int((late.x + late.width) * scale * 2))}
    assert max(row) - min(row) > 60, "the hatch is there in grey"
    document.close()


def test_a_letter_that_paper_lacks_is_refused_by_name() -> None:
    strange = replace(found(), office="Công đoàn 工")
    with pytest.raises(MissingGlyph, match="工"):
        drawn(strange)


def test_names_are_cut_at_their_end_only_where_they_are_too_wide() -> None:
    drawing = Drawing(paper.measure)
    assert drawing.fitted("Văn  phòng", 200) == "Văn phòng"
    cut = drawing.fitted("Ban Chính sách pháp luật - Quan hệ lao động", 120)
    assert cut.endswith("…")
    assert paper.measure(cut, "body", False) <= 120
    assert paper.measure(drawing.fitted("abc", 1), "body", False) > 0
