"""The office that uses the program: what the first start asks, and what new documents begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What names of unions say of their place: its kind, then its own name, which running text leaves out.
_UNION_OF_PLACE = re.compile(
    r"((?:liên đoàn lao động|công đoàn) (tỉnh|thành phố|đặc khu|xã|phường|huyện|quận|thị xã|thị trấn)) \S.*",
    re.IGNORECASE | re.DOTALL,
)
_CITY = re.compile(r"\bthành (?:phố|ủy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """Names are kept as they are written in running text ("Liên đoàn Lao động tỉnh Bình An").

    `abbreviation` is that of the symbol ("LĐLĐ"); `body` is the kind of body that chooses the standard: "union" or
    "party".
    """

    name: str
    superior: str = ""
    place: str = ""
    abbreviation: str = ""
    body: str = "union"
    authority: str = ""
    post: str = ""
    signer: str = ""


def short_name(name: str) -> str:
    """What running text calls an office after its full name has stood in the head of the paper.

    "Liên đoàn Lao động Thành phố Hồ Chí Minh" → "Liên đoàn Lao động Thành phố"; a name without a place stays whole.
    """
    found = _UNION_OF_PLACE.fullmatch(name)
    return found[1] if found else name


def party_committee(name: str) -> str:
    """The Party committee beside an office: "Thành ủy" in a city, "Tỉnh ủy" in a province and where no name says."""
    return "Thành ủy" if _CITY.search(name) else "Tỉnh ủy"
