"""The catalogues and the code: collect every screen text, bring the .po files up to it, and say what is wrong in them.

python -m i18n extract     write what the code says into the catalogues; translations are kept, old texts go
python -m i18n check       say what is missing or wrong; exit code 1 where anything is
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from i18n import LANGUAGES

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
ROOMS = ("desktop", "db")
METHODS = [("**.py", "python")]  # words printed on paper are data and are not looked for
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None}
SOURCE = "vi"  # the language of the ids: its texts are the ids themselves unless an office wants another word
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_DATES = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\\n"\n', re.MULTILINE)
_TRANSLATOR = re.compile(
    r'^"(?:Report-Msgid-Bugs-To|Last-Translator|Language-Team|Generated-By): .*\\n"\n', re.MULTILINE
)


def path_of(language: str) -> Path:
    """Where the catalogue of a language is kept."""
    return FOLDER / language / "LC_MESSAGES" / "thao.po"


def collect() -> Catalog:
    """Every text that the code marks with `_` or `N_`, with the files that hold it."""
    found = Catalog(project="Thảo", fuzzy=False)
    for room in ROOMS:
        for name, _line, text, _comments, _context in extract_from_dir(ROOT / room, METHODS, {}, KEYWORDS):
            if isinstance(text, str) and text:
                found.add(text, locations=[(f"{room}/{Path(name).as_posix()}", 1)])
    return found


def read(language: str) -> Catalog:
    """A catalogue as it is kept; empty where there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="Thảo", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, code: Catalog) -> Catalog:
    """The catalogue with exactly the texts of the code, sorted, keeping the translations it has.

    A text that is new has no translation, except in Vietnamese, where it is its own.
    """
    kept = read(language)
    catalogue = Catalog(locale=language, project="Thảo", fuzzy=False)
    for message in sorted(texts_of(code), key=lambda one: str(one.id)):
        old = kept.get(message.id)
        text = str(old.string) if old is not None and old.string and not old.fuzzy else ""
        if language == SOURCE and not text:
            text = str(message.id)
        files = sorted({(name, 1) for name, _line in message.locations})
        catalogue.add(message.id, text, locations=files)
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """A catalogue as the text of its file: no dates and no lines, so that it changes only where the texts do."""
    written = BytesIO()
    write_po(written, catalogue, width=120, include_lineno=False)
    text = written.getvalue().decode("utf-8")
    header, blank, rest = text.partition("\n\n")
    header = "\n".join(line for line in header.splitlines() if not line.startswith("#")) + "\n"
    return _TRANSLATOR.sub("", _DATES.sub("", header)).strip("\n") + blank + rest.rstrip("\n") + "\n"


def extract() -> None:
    """Bring every catalogue up to the code."""
    code = collect()
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(updated(language, code)), encoding="utf-8", newline="\n")


def texts_of(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def faults(language: str, code: Catalog) -> Iterator[str]:
    """What is missing or wrong in a catalogue, one line each."""
    kept = read(language)
    wanted = {str(message.id) for message in texts_of(code)}
    there = {str(message.id): message for message in texts_of(kept)}
    yield from (f"{language}: thiếu: {text}" for text in sorted(wanted - set(there)))
    yield from (f"{language}: thừa: {text}" for text in sorted(set(there) - wanted))
    yield from (f"{language}: đã bỏ nhưng còn giữ: {text}" for text in kept.obsolete)
    for text, message in there.items():
        translated = str(message.string)
        if message.fuzzy:
            yield f"{language}: còn nghi ngờ: {text}"
        if not translated:
            yield f"{language}: chưa dịch: {text}"
            continue
        yield from (f"{language}: {fault}: {text}" for fault in _differences(text, translated))


def _differences(text: str, translated: str) -> Iterator[str]:
    """What a translation has to share with its text: placeholders, mnemonic, the mark that more is asked."""
    if sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(translated)):
        yield "khác chỗ điền"
    if _mnemonics(text) != _mnemonics(translated):
        yield "khác phím tắt chữ gạch chân"
    if text.endswith("…") != translated.endswith("…"):
        yield "khác dấu ba chấm"
    if text.strip() == text and translated.strip() != translated:
        yield "thừa dấu cách"


def _mnemonics(text: str) -> int:
    return len(re.findall(r"&(?=\w)", text.replace("&&", "")))
