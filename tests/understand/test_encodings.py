"""Letters of before Unicode: what TCVN3 and VNI write is read, and nothing else is taken for them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import nfc
from desktop.understand.encodings import (
    TCVN3,
    VNI,
    Encoding,
    OldFont,
    convert_line,
    detect,
    detect_among,
    old_font,
    to_unicode,
)
from desktop.understand.syllables import is_syllable

VIETNAMESE = """Căn cứ Nghị quyết Đại hội Công đoàn Việt Nam, thực hiện chương trình phúc lợi cho
đoàn viên, người lao động; tổ chức tuyên truyền, phổ biến, giáo dục pháp luật;
nghiêng ngả, khuỷu tay, quýnh quáng, ngoằn ngoèo, thuở xưa; huỵch toẹt.
Kế hoạch được gửi các công đoàn cơ sở trước ngày 15 tháng 6;
bé, có, thì, là, và, cãi, mũ, gì, đã, kỹ, mỹ, Ý, ở, ừ."""
FOREIGN = (
    "Le président de la République était à Genève, où il a déjà été élu. Né à l'été, thé, café, forêt, crème brûlée.",
    "El niño español comió piñas mañana; el señor José trabajó en León.",
    "Müller fährt über die Brücke nach Köln; schöne Grüße aus Österreich.",
    "São Paulo não é à irmã do coração; Luís já está lá.",
    "Naïve café résumé, façade, coöperate: the quick brown fox.",
    "né ô thé bé à là où là bas",
    "25°C ±5 µm ½ × 3² © 2026 ® «abc» §5 ¶2 10 m² 20 km³ £5 ¥7 ¼ ¾",
)
OLD_TCVN3 = {letter: code for code, letter in TCVN3.items()}
OLD_VNI = {letter: signs for signs, letter in sorted(VNI.items(), reverse=True)}


def typed(text: str, table: dict[str, str]) -> str:
    """`text` as it was typed before Unicode."""
    return "".join(table.get(sign, sign) for sign in nfc(text))


def test_the_74_letters_are_those_of_the_published_table() -> None:
    if shutil.which("iconv") is None:
        pytest.skip("there is no iconv to compare with")
    done = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=bytes(map(ord, TCVN3)), capture_output=True)
    if done.returncode:
        pytest.skip("this iconv does not know TCVN")
    assert nfc(done.stdout.decode()) == "".join(TCVN3.values())
    assert len(TCVN3) == 74


def test_vni_has_every_letter_of_vietnamese_in_both_cases() -> None:
    vowels = [nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")]
    wanted = {letter for letter in (*vowels, "đ") if not letter.isascii()}
    assert wanted | {letter.upper() for letter in wanted} == set(VNI.values())


@pytest.mark.parametrize(
    ("old", "encoding", "now"),
    [
        ("C«ng ®oµn ViÖt Nam ®­îc thµnh lËp", Encoding.TCVN3, "Công đoàn Việt Nam được thành lập"),
        ("§oµn viªn, ng­êi lao ®éng; quý, lý", Encoding.TCVN3, "Đoàn viên, người lao động; quý, lý"),
        ("Coâng ñoaøn Vieät Nam ñöôïc thaønh laäp", Encoding.VNI, "Công đoàn Việt Nam được thành lập"),
        (
            "COÂNG ÑOAØN; Ñaûng uûy, kyõ thuaät, bình ñaúng, yÙ",
            Encoding.VNI,
            "CÔNG ĐOÀN; Đảng ủy, kỹ thuật, bình đẳng, yÙ",
        ),
    ],
)
def test_old_letters_are_read(old: str, encoding: Encoding, now: str) -> None:
    assert to_unicode(old, encoding) == now
    assert detect([old]) is encoding


def test_small_letters_of_a_capital_font_are_capitals() -> None:
    assert to_unicode("kÕ ho¹ch", Encoding.TCVN3, capitals=True) == "KẾ HOẠCH"


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", OldFont(Encoding.TCVN3)),
        ('".VnTimeH", serif', OldFont(Encoding.TCVN3, capitals=True)),
        ("'.VnArial NarrowH'", OldFont(Encoding.TCVN3, capitals=True)),
        ("VNI-Times", OldFont(Encoding.VNI)),
        ("VNI Helve", OldFont(Encoding.VNI)),
        ("Times New Roman", None),
        ("VNIX", None),
        ("", None),
    ],
)
def test_fonts_say_what_their_text_is(name: str, font: OldFont | None) -> None:
    assert old_font(name) == font


@pytest.mark.parametrize("text", [VIETNAMESE, unicodedata.normalize("NFD", VIETNAMESE), *FOREIGN])
def test_unicode_and_other_languages_are_never_taken_for_old_letters(text: str) -> None:
    assert detect(text.split("\n")) is None
    for part in (*text.split("\n"), *text.split(";"), *text.split(",")):
        assert detect([nfc(part)]) is None


def test_a_clerk_who_asks_gets_old_words_found_among_others() -> None:
    assert detect(["§oµn"]) is None
    assert detect_among(["§oµn"]) is Encoding.TCVN3
    assert detect_among(["ñoaøn của các anh là có thì bé"]) is Encoding.VNI
    others = [text for text in (VIETNAMESE, *FOREIGN) if "où là bas" not in text]
    assert [detect_among(text.split("\n")) for text in others] == [None] * len(others)


def test_real_plans_are_unicode_line_by_line(cases: Path) -> None:
    for path in sorted(cases.glob("*.txt")):
        lines = nfc(path.read_text("utf-8")).split("\n")
        assert detect(lines) is None
        assert [line for line in lines if detect([line])] == []


def test_a_real_plan_typed_in_old_letters_comes_back(cases: Path) -> None:
    for path in sorted(cases.glob("*.txt")):
        text = nfc(path.read_text("utf-8"))
        old = typed(text, OLD_VNI)
        assert detect(old.split("\n")) is Encoding.VNI
        assert "\n".join(convert_line(line, Encoding.VNI) for line in old.split("\n")) == text
        lower = text.lower()
        old = typed(lower, OLD_TCVN3)
        assert detect(old.split("\n")) is Encoding.TCVN3
        assert "\n".join(convert_line(line, Encoding.TCVN3) for line in old.split("\n")) == nfc(lower)


def test_of_a_mixed_line_only_the_old_words_change() -> None:
    line = "C«ng ®oµn cơ sở “Điện lực” ®· thuª bé phận café"
    assert convert_line(line, Encoding.TCVN3) == "Công đoàn cơ sở “Điện lực” đã thuê bé phận café"


def test_decomposed_letters_and_those_of_windows_1258_are_composed() -> None:
    assert nfc("Viê\u0323t Nam, đươ\u0323c, ngươ\u0300i") == "Việt Nam, được, người"
    assert to_unicode("Viê\u0323t", Encoding.TCVN3) == "Việt"


@given(st.text(alphabet=st.sampled_from(sorted(OLD_VNI)), max_size=40))
def test_every_letter_of_vni_comes_back_from_its_signs(text: str) -> None:
    """A vowel with its sign may stand before any other: the longest reading from the left is the right one."""
    assert to_unicode(typed(text, OLD_VNI), Encoding.VNI) == nfc(text)


@given(st.text(max_size=200))
def test_conversion_never_fails_and_leaves_ascii_alone(text: str) -> None:
    for encoding in Encoding:
        read = convert_line(text, encoding)
        assert re.findall(r"[0-9]", read) == re.findall(r"[0-9]", nfc(text))
    if text.isascii():
        assert {to_unicode(text, encoding) for encoding in Encoding} == {text}


@pytest.mark.parametrize(
    "word", ["nghiêng", "Đoàn", "quýnh", "khuỷu", "ngoèo", "thuở", "gì", "giếng", "uỵch", "Ý", "ừ", "yêu"]
)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["cỏc", "café", "ngg", "was", "ộtộ", "", "x", "đoàán", "nghiêngg"])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)
