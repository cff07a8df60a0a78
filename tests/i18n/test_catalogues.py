"""Screen texts: both catalogues hold exactly what the code says, whole and sound; Vietnamese ones are Vietnamese."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from desktop.domain.errors import UserError
from desktop.domain.exchange import NOT_JSON
from i18n import LANGUAGES, N_, _, catalogues, say, use_language
from i18n.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
_SYLLABLE = re.compile(  # what a Vietnamese syllable without marks can look like
    r"(?:ngh?|gh|gi|kh|ph|th|tr|ch|nh|qu|[bcdghklmnprstvx])?(?:uye|uya|uo|oa|oe|ie|ye|ia|ua|ue|uy|ai|ao|au|ay|eo|eu|"
    r"iu|oi|ui|[aeiouy])(?:ng|nh|ch|[cmnptiouy])?"
)
# not Vietnamese syllables, and rightly on screen: names, file endings, keys, licences of what we ship
_NAMES = (
    "pdf word windows internet unicode utf notepad json txt thao help mb mm ctrl alt shift esc tab enter ptt tg nc tm "
    "vt tl pl f q s z w p excel vni apache liberation sil ofl phosphor mit qt lgpl tt v macro csv"
)


@cache
def code() -> Catalog:
    return catalogues.collect()


def texts() -> list[str]:
    return [str(message.id) for message in catalogues.texts_of(code())]


@pytest.fixture(autouse=True)
def vietnamese_again() -> Iterator[None]:
    yield
    use_language("vi")


def test_the_code_has_texts_of_every_room() -> None:
    rooms = {name.split("/")[1] for message in catalogues.texts_of(code()) for name, _line in message.locations}
    assert {"domain", "services", "ui"} <= rooms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_up_to_date_and_sound(language: str) -> None:
    """After a change of texts run `python -m i18n extract` and fill in what is new."""
    assert list(catalogues.faults(language, code())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_extracting_again_changes_nothing(language: str) -> None:
    kept = catalogues.path_of(language).read_text(encoding="utf-8")
    assert catalogues.as_text(catalogues.updated(language, code())) == kept


@pytest.mark.parametrize(
    ("text", "translated", "fault"),
    [
        ("Trang {page}", "Page", "khác chỗ điền"),
        ("Trang {page}", "Page {number}", "khác chỗ điền"),
        ("&Lưu", "Save", "khác phím tắt"),
        ("Mở…", "Open", "khác dấu ba chấm"),
        ("Mở", "Open ", "thừa dấu cách"),
        ("Mở", "", "chưa dịch"),
    ],
)
def test_a_faulty_translation_is_found(
    text: str, translated: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    path = catalogues.path_of("en")
    path.parent.mkdir(parents=True)
    catalogue = Catalog(locale="en")
    catalogue.add(text, translated)
    catalogue.add("Bỏ lọc", "Clear filter")
    path.write_text(catalogues.as_text(catalogue), encoding="utf-8")
    wanted = Catalog()
    wanted.add(text)
    wanted.add("Đóng")
    found = list(catalogues.faults("en", wanted))
    assert "en: thiếu: Đóng" in found
    assert "en: thừa: Bỏ lọc" in found
    assert any(fault in line and line.endswith(text) for line in found)


def test_the_command_says_when_all_is_well_and_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert main(["sing"]) == 2
    assert "python -m i18n extract" in capsys.readouterr().err


def test_texts_are_composed() -> None:
    assert [text for text in texts() if not unicodedata.is_normalized("NFC", text)] == []


def test_no_english_word_is_on_the_screen() -> None:
    found = set()
    for text in texts():
        plain = re.sub(r"\{[^}]*\}|--?[a-z]+|\.\w+|%\d", " ", re.sub(r"&(?=\w)", "", text))
        for word in re.findall(r"[^\W\d_]+", plain):
            if word.isascii() and f" {word.lower()} " not in f" {_NAMES} " and not _SYLLABLE.fullmatch(word.lower()):
                found.add(f"{word}: {text}")
    assert sorted(found) == []


def test_the_program_says_neither_please_nor_you() -> None:
    unwanted = re.compile(r"\bvui lòng\b|\bbạn\b|!", re.IGNORECASE)
    assert [text for text in texts() if unwanted.search(text)] == []


def test_every_sentence_of_an_error_is_marked() -> None:
    """A sentence given straight to an error would be on screen in one language only."""
    bare = []
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                first = next(iter(node.exc.args), None)
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and not first.value.isascii():
                    bare.append(f"{path.relative_to(ROOT)}:{node.lineno}: {first.value}")
    assert bare == []


def test_a_language_is_chosen_for_everything_after() -> None:
    use_language("en")
    assert _("Hoàn tác") == "Undo"
    use_language("vi")
    assert _("Hoàn tác") == "Hoàn tác"


def test_an_error_speaks_the_language_in_use_with_its_values() -> None:
    error = UserError(N_("Không tìm thấy tệp “{name}”. Chưa ghi gì. Hãy xem lại tên và thư mục."), name="a.txt")
    assert say(error).startswith("Không tìm thấy tệp “a.txt”")
    use_language("en")
    assert say(error) == "“a.txt” was not found. Nothing was written. Check the name and the folder."


def test_the_reason_within_an_error_speaks_the_same_language() -> None:
    torn, twice = UserError(N_("đứt ở dòng {line}"), line=3), N_("hai đoạn mang cùng một mã")
    assert "đứt ở dòng 3" in say(UserError(NOT_JSON, reason=torn))
    use_language("en")
    assert "broken at line 3" in say(UserError(NOT_JSON, reason=torn))
    assert "two paragraphs with one id" in say(UserError(NOT_JSON, reason=twice))
    assert "(document.body: x)" in say(UserError(NOT_JSON, reason="document.body: x"))
