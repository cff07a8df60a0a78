"""What other programs put on the clipboard, read as lines, tables and notes: all words arrive, no looks."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Level, Run, Table, plain
from desktop.domain.errors import UnreadableInput
from desktop.domain.lines import Caret
from desktop.domain.pasting import Clip, on_one_line, paste_clip
from desktop.domain.soundness import faults
from desktop.domain.text import clean
from desktop.understand.clip import read_cells, read_html, read_text, read_words
from desktop.understand.clip_pieces import without_emoji
from desktop.understand.encodings import Encoding

CLIPS = Path(__file__).parent / "clips"
PATIENCE = 15.0  # seconds on a slow, busy PC; measured 0.1 to 4


def dressed(runs: tuple[Run, ...]) -> str:
    """Runs as text: **bold**, /italic/, _underlined_, ^ for the mark of a note."""
    found = ""
    for run in runs:
        text = run.text or "^"
        for on, sign in ((run.underline, "_"), (run.italic, "/"), (run.bold, "**")):
            text = f"{sign}{text}{sign}" if on else text
        found += text
    return found


def lines(clip: Clip) -> list[str]:
    """Every line as "level words"; a table as its rows of cells, "2x1" before a cell of two columns and one row."""
    found = []
    for piece in clip.pieces:
        if piece.table is None:
            found.append(f"{piece.level or '-'} {dressed(piece.runs)}")
        else:
            found += [f"| {' | '.join(cells(row))}" for row in piece.table.rows]
    return found


def cells(row: tuple[Cell, ...]) -> list[str]:
    spans = (f"{cell.columns}x{cell.rows} " if (cell.columns, cell.rows) != (1, 1) else "" for cell in row)
    return [span + dressed(cell.runs) for span, cell in zip(spans, row, strict=True)]


def clip_of(name: str) -> Clip:
    return read_html((CLIPS / f"{name}.html").read_text("utf-8")).clip


def tables(clip: Clip) -> list[Table]:
    return [piece.table for piece in clip.pieces if piece.table]


def test_word() -> None:
    clip = clip_of("word")
    assert lines(clip) == [
        "section MỤC ĐÍCH, YÊU CẦU",
        "clause Nâng cao nhận thức^ của /đoàn viên/, _người lao động_.",
        "point Chăm lo đời sống.",
        "dash Tặng quà.",
        "plus Thăm hỏi.",
        "- Đoạn thường,\nxuống dòng mới thêm.",
        "| TT | 2x1 Nội dung",
        "| 1x2 1 | Tập huấn\ncán bộ | ",
        "| Kiểm tra | Quý **IV**",
    ]
    assert [dressed(note.runs) for note in clip.footnotes] == ["Nghị quyết số /02-NQ/TW/. Dòng sau."]
    assert clip.images == 1
    assert [(table.header_rows, table.widths) for table in tables(clip)] == [(1, (14.3, 42.9, 42.9))]


def test_libreoffice() -> None:
    clip = clip_of("libreoffice")
    assert lines(clip) == [
        "section MỤC ĐÍCH",
        "clause Nâng cao^ nhận **thức**.",
        "dash Gạch",
        "clause Hai",
        "- Đoạn /_thường_/\ndưới^.",
        "| TT | 2x1 Việc",
        "| 1 | a | b",
    ]
    assert [note.text for note in clip.footnotes] == ["Nghị quyết 02.", "Cuối."]


def test_excel() -> None:
    clip = clip_of("excel")
    assert lines(clip) == [
        "| 4x1 KINH PHÍ",
        "| STT | Đơn vị | Số tiền | ",
        "| 1 | CĐCS Điện lực\nBình An | 1.250.000 | ",
    ]
    assert [(table.header_rows, table.widths) for table in tables(clip)] == [(2, (16.7, 50.0, 16.7, 16.7))]


def test_libreoffice_calc() -> None:
    html = (
        '<table cellspacing="0" border="0"><colgroup width="85"></colgroup><colgroup width="170"></colgroup>'
        '<tr><td height="17" align="left"><font size=3>Đơn vị</font></td><td align="left">Tiền</td></tr>'
        '<tr><td height="17">A</td><td align="right" sdval="1250" sdnum="1033;0">1.250</td></tr></table>'
    )
    clip = read_html(html).clip
    assert lines(clip) == ["| Đơn vị | Tiền", "| A | 1.250"]
    assert [(table.header_rows, table.widths) for table in tables(clip)] == [(1, (33.3, 66.7))]


def test_google_docs() -> None:
    assert lines(clip_of("google_docs")) == [
        "section Kế hoạch năm",
        "- Đoạn **/_đậm_/** và liên kết, 25 m².",
        "clause Một",
        "point Điểm",
        "clause Hai",
        "dash Gạch",
        "plus Cộng",
        "- Cuối",
    ]


def test_web_pages() -> None:
    clip = clip_of("web")
    assert lines(clip) == [
        "section Tháng Công nhân",
        "- **Hà Nội** – Tin vui.",
        "- Dòng hai",
        "- Đoạn ba",
        "quotation Lời trích.",
        "dash Một",
        "plus Trong",
        "dash Hai",
        "- đoạn sau",
        "- Bảng 1",
        "| 1x2 Tên | 2x1 Năm",
        "| 2025 | 2026",
        "| A | 1 | 2",
        "- Cột trái",
        "| Ô 1 | Ô 2",
        "| 3 | 4",
        "- Ảnh",
    ]
    assert clip.images == 2
    assert [table.header_rows for table in tables(clip)] == [2, 1]


def test_text_in_an_old_font_is_read_both_ways() -> None:
    reading = read_html((CLIPS / "vntime.html").read_text("utf-8"))
    assert reading.encoding is Encoding.TCVN3
    assert lines(reading.clip)[0] == "- **kÕ ho¹ch**"
    assert reading.converted is not None
    assert lines(reading.converted) == [
        "- **KẾ HOẠCH**",
        "point Công đoàn Việt Nam /được/ thành lập ngày 28/7/1929 (bé)",
        "| Số tiền | Người",
        "| 1 | 2",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p style=\"font-family:'.VnTime'\">Công đoàn Việt Nam, hồ sơ này, có bé gì là</p>",
        "<p style=\"font-family:'.VnTimeH'\">ABC 123 </p>",
        "<p style='font-family:VNI-Times'>né à été, thì là và</p>",
    ],
)
def test_an_old_font_on_text_in_unicode_deceives_nobody(html: str) -> None:
    assert read_html(html).encoding is None


def test_old_letters_are_found_without_their_font() -> None:
    assert read_html("<p>a) C«ng ®oµn ViÖt Nam</p><p>x</p>").encoding is Encoding.TCVN3
    reading = read_text("ñ) Coâng ñoaøn\nngöôøi lao ñoäng")
    assert reading.encoding is Encoding.VNI
    assert reading.converted is not None
    assert lines(reading.converted) == ["point Công đoàn", "- người lao động"]
    assert read_text("Công\u00ad đoàn là").clip.pieces[0].runs == (Run("Công đoàn là"),)


def test_chat_text_keeps_its_lines_and_bullets_and_loses_its_emoji() -> None:
    clip = read_text("Chào anh chị 👋🏽\r\n• Họp lúc 8h ✅\r\n– Mang tài liệu\r\n\r\n1. Nộp\t báo cáo ❤️\u200b").clip
    assert lines(clip) == ["- Chào anh chị", "dash Họp lúc 8h", "dash Mang tài liệu", "clause Nộp  báo cáo"]
    assert clip.emoji == 3


def test_lines_with_tabs_are_a_table_where_all_have_as_many() -> None:
    assert lines(read_text("TT\tViệc\n1\tHọp\n2\t").clip) == ["| TT | Việc", "| 1 | Họp", "| 2 | "]
    assert lines(read_text("a\tb\nc").clip) == ["- a b", "- c"]


def test_lines_broken_at_the_width_of_a_page_are_whole_paragraphs_again() -> None:
    text = (
        "1. Tổ chức tuyên truyền sâu rộng trong đoàn viên, người lao động về ý nghĩa của\n"
        "ngày thành lập Công đoàn Việt Nam, về những kết quả đã đạt được của tổ chức công\n"
        "đoàn các cấp.\n"
        "a) Hình thức đa dạng, phù hợp với điều kiện của từng đơn vị, tiết kiệm và hiệu\n"
        "quả.\n"
        "- Xong trước tháng 7."
    )
    assert [line.split()[0] for line in lines(read_text(text).clip)] == ["clause", "point", "dash"]
    assert lines(read_text(text).clip)[1].endswith("và hiệu quả.")
    chat = "mai họp nhé\ncác anh chị nhớ đến\nmang theo sổ\nvà bút"
    assert len(lines(read_text(chat).clip)) == 4


def test_a_whole_plan_pasted_as_text_loses_no_word(cases: Path) -> None:
    for path in sorted(cases.glob("*.txt")):
        text = path.read_text("utf-8")
        clip = read_text(text).clip
        arrived = Counter(re.findall(r"\w+", plain(on_one_line(clip.pieces))))
        assert Counter(re.findall(r"\w+", clean(text))) - arrived - Counter(map(str, range(100))) == Counter()
        assert {piece.level for piece in clip.pieces} >= {Level.SECTION, Level.DASH}


def test_plain_words_keep_labels_as_letters() -> None:
    assert lines(read_words("a) Một\n\n- Hai\u200b\u00a0\n").clip) == ["- a) Một", "- - Hai"]


def test_letters_are_composed_over_tags_and_signs_that_nobody_sees_go() -> None:
    assert lines(read_html("<p>Vie<b>\u0323\u0302t</b> Na\u200bm&shy;&#1;</p>").clip) == ["- Việ**t** Nam"]


def test_the_head_that_windows_puts_before_html_is_no_text() -> None:
    head = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nStartFragment:0000000141\r\n"
    html = f"{head}<html><body>ngoài<!--StartFragment--><b>chữ</b><!--EndFragment-->ngoài</body></html>"
    assert lines(read_html(html).clip) == ["- **chữ**"]


def test_a_numbered_cell_keeps_its_number_as_text() -> None:
    html = "<table><tr><td><ol><li></li></ol></td><td><ul><li>x</li><li>y</li></ul></td></tr></table>"
    assert lines(read_html(html).clip) == ["| 1. | - x\n- y"]


def test_a_table_too_wide_for_any_page_becomes_lines() -> None:
    html = "<table><tr>" + "".join(f"<td>ô{n}</td>" for n in range(70)) + "</tr></table>"
    assert lines(read_html(html).clip) == ["- " + " ".join(f"ô{n}" for n in range(70))]


def test_a_mark_whose_note_did_not_come_along_stays_text() -> None:
    html = '<p>a<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>'
    assert lines(read_html(html).clip) == ["- a[1]"]


# whatever comes in

WORDS = st.sampled_from(["công", "đoàn", "Việt", "Nam", "2026", "được", "nghị", "quyết", "xa", "x-y"])
INLINE = ("b", "i", "u", "span", "font", "a", "em", "strong", "o:p", "ins")
BLOCK = ("p", "div", "h2", "blockquote", "section", "center", "article")


def wrapped(names: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names), inner).map(lambda one: f"<{one[0]} class=x>{one[1]}</{one[0]}>")


def grid(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.tuples(st.sampled_from(("td", "th")), st.integers(1, 3), st.integers(1, 3), inner)
    row = st.lists(cell.map(lambda c: f"<{c[0]} colspan={c[1]} rowspan={c[2]}>{c[3]}</{c[0]}>"), min_size=1, max_size=3)
    rows = st.lists(row.map(lambda cells: f"<tr>{''.join(cells)}</tr>"), min_size=1, max_size=3)
    return rows.map(lambda found: f"<table>{''.join(found)}</table>")


def listed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner.map(lambda text: f"<li>{text}</li>"), min_size=1, max_size=3).map("".join)
    return st.tuples(st.sampled_from(("ul", "ol")), items).map(lambda one: f"<{one[0]}>{one[1]}</{one[0]}>")


TREES = st.recursive(
    st.lists(WORDS, max_size=3).map(" ".join),
    lambda inner: st.one_of(
        *(wrapped(INLINE, inner), wrapped(BLOCK, inner), listed(inner), grid(inner)),
        st.lists(inner, max_size=4).map("<br>".join),
        st.lists(inner, max_size=4).map(" \n<!-- x -->".join),
        inner.map(lambda text: f"{text} <del>mất</del><script>mất</script><p hidden>mất</p>"),
    ),
    max_leaves=12,
)


def said(html: str) -> list[str]:
    """The words that are seen of HTML."""
    seen = re.sub(r"<(script|del|p hidden).*?</\w+>|<!--.*?-->", " ", html)
    return re.sub(r"<[^>]*>", " ", seen).split()


def words(clip: Clip) -> list[str]:
    return plain(on_one_line(clip.pieces)).split()


@given(TREES)
@settings(max_examples=300, deadline=None)
def test_every_word_that_is_seen_arrives_in_order(html: str) -> None:
    arrived = [word for word in words(read_html(html).clip) if not re.fullmatch(r"-|\d\.", word)]
    assert "".join(arrived) == "".join(said(html))


BROKEN = st.sampled_from(["<b", "</p>", "<td", "<!--", "&", "&#x;", "</table>", "<li>", "<a", "href=#"])


@given(st.lists(st.one_of(TREES, st.text(max_size=8), BROKEN)))
@settings(max_examples=200, deadline=None)
def test_broken_html_gives_a_sound_document(parts: list[str]) -> None:
    html = "".join(parts)
    clip = read_html(html).clip
    ids = iter(range(100_000))
    after, _caret = paste_clip(Document("d", body=(Block("x"),)), Caret("x"), clip, lambda: f"n{next(ids)}")
    assert list(faults(after)) == []
    for piece in clip.pieces:
        assert clean(plain(piece.runs)) == plain(piece.runs)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for clip in (read_html(text).clip, read_text(text).clip, read_words(text).clip):
        assert all("\x00" not in plain(piece.runs) for piece in clip.pieces)


HOSTILE = {
    "nested boxes": "<div>" * 10_000 + "x" + "</div>" * 10_000,
    "nested tables": "<table><tr><td>" * 10_000 + "x",
    "nested lists": "<ul><li>x" * 10_000,
    "open tags": "<b>" * 30_000 + "x" + "</i>" * 30_000,
    "open quotes": 'x <a href="' * 500_000,
    "open comments": "x<!--" * 40_000,
    "spans": "<table>"
    + "<tr><td colspan=99999999 rowspan=99999999>x</td><td rowspan=999>y</td></tr>" * 3_000
    + "</table>",
    "one long word": "x" * 5_000_000,
    "entities": "x" + "&amp;&nbsp;" * 400_000,
    "accents": "a" + "<b>\u0301</b>" * 30_000,
    "breaks": "<p class=MsoNormal>" + "x<br>" * 30_000,
    "anchors": "x" + "".join(f'<a href="#b{n}" name="a{n}">1</a>' for n in range(30_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_read_or_refused_in_time(name: str) -> None:
    begun = time.perf_counter()
    clip = read_html(HOSTILE[name]).clip
    assert time.perf_counter() - begun < PATIENCE
    assert words(clip)[0][0] in "xaá"


def test_what_is_too_large_is_refused_with_a_sentence() -> None:
    for html in ("<p>x</p>" * 140_000, "x" * 21_000_000, "<p>x" * 50_000, f"<table>{'<td>x' * 21_000}"):
        with pytest.raises(UnreadableInput, match="văn bản giữ nguyên"):
            read_html(html)
    with pytest.raises(UnreadableInput):
        read_text("x\n" * 50_000)


@pytest.mark.parametrize(
    ("html", "hides"),
    [
        ("<p>giữ <del>bỏ</del></p>", True),
        ("<p>giữ <span style='mso-hide:all'>ẩn</span></p>", True),
        ("<p>giữ <span style='display:none'> </span></p>", False),  # nothing stands there
        ("<html><head><title>Tên tệp</title></head><body><p>giữ</p></body></html>", False),
        ("<p>giữ<a name='_r1' href='#_n1'>[1]</a></p><div><p><a name='_n1' href='#_r1'>[1]</a> Nguồn</p></div>", False),
    ],
)
def test_it_is_known_whether_words_were_left_out_that_nobody_sees(html: str, hides: bool) -> None:
    found = read_html(html)
    assert lines(found.clip)[0].startswith("- giữ")
    assert found.hides is hides


def test_cells_of_text_with_tabs_keep_their_lines_and_lose_only_emoji() -> None:
    assert read_cells('TT\t"hai\r\nchặng"\n1\t\u200bmột😀\u00a0x\n') == ([["TT", "hai\nchặng"], ["1", "một x"]], 1)
    assert read_cells("C«ng ®oµn ViÖt Nam\ttæ chøc héi nghÞ") == ([["Công đoàn Việt Nam", "tổ chức hội nghị"]], 0)
    with pytest.raises(UnreadableInput):
        read_cells("a\tb\n" * 10_001)


@pytest.mark.parametrize(
    ("chat", "kept", "count"),
    [
        ("làm giúp việc này 😀: sửa", "làm giúp việc này: sửa", 1),
        ("xong 👍 nhé", "xong nhé", 1),
        ("xong 👍 👍🏽 !", "xong!", 2),
        ("🎉 Chúc mừng", " Chúc mừng", 1),
        ("hai  chữ", "hai  chữ", 0),
    ],
)
def test_an_emoji_goes_with_a_blank_beside_it(chat: str, kept: str, count: int) -> None:
    assert without_emoji(chat) == (kept, count)
