"""Names for files that go out of the program: found again in Explorer by kind, number and subject."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.certified import known_as
from desktop.domain.document import Document
from desktop.domain.symbols import symbol_parts
from desktop.domain.text import nfc, one_line

NAME_LIMIT = 100  # letters, without the ending: leaves room for a folder within the 260 of Windows paths
BYTE_LIMIT = 240  # bytes of UTF-8, without the ending: Linux file systems allow 255 for a name
_FORBIDDEN = str.maketrans({"/": "-", "\\": "-", "|": "-", ":": " -", "*": " ", "?": " ", '"': "'", "<": "(", ">": ")"})
_DEVICES = re.compile(r"(?i)(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)")


def suggested_name(document: Document, part: str = "") -> str:
    """ "KH 60-LĐLĐ 2025 Kế hoạch tổ chức …": what a document is called as a file, without ending and folder.

    The symbol, "KH-LĐLĐ" or "KH/TU", gives kind and body; what is still open is left out. `part` names what the file
    holds of the document ("phụ lục II") where it is not all of it. A copy is named by its own number: "SY 07-LĐLĐ …".
    """
    header = known_as(document)
    kind, body = symbol_parts(header.symbol)
    number = "-".join(part for part in (header.number, body) if part)
    year = str(header.date.year) if header.date else ""
    title = one_line(f"{header.kind.capitalize()} {header.subject}")
    words = (kind, number, year, part[:1].upper() + part[1:], title)
    return safe_name(" ".join(word for word in words if word)) or "Văn bản"


def safe_name(text: str) -> str:
    """`text` as a name that Windows and Linux both take: no forbidden letters or device names, not too long.

    Cut between words where that leaves something. Empty where nothing is left of it.
    """
    plain = "".join(ch if unicodedata.category(ch)[0] != "C" else " " for ch in nfc(text))
    name = one_line(plain.translate(_FORBIDDEN)).strip(" .")
    if len(name) > NAME_LIMIT or len(name.encode()) > BYTE_LIMIT:
        cut = name[:NAME_LIMIT].encode()[:BYTE_LIMIT].decode(errors="ignore")
        whole_words = cut.rpartition(" ")[0]
        name = (whole_words or cut).rstrip(" .,;-")
    return f"_{name}" if _DEVICES.match(name) else name
