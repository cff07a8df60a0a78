"""The office that uses the program: what the first start asks, and what new documents begin with."""

from __future__ import annotations

from dataclasses import dataclass


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
