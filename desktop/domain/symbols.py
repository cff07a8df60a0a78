"""Số, ký hiệu: how the number and the symbol of a document stand together, and what a symbol is made of."""

from __future__ import annotations


def is_party_symbol(symbol: str) -> bool:
    """Whether kind and body are parted as the Party does it, "KH/TU" (HD05), and not by a dash, "KH-LĐLĐ" (NĐ 30)."""
    kind, slash, _body = symbol.partition("/")
    return bool(slash) and "-" not in kind


def symbol_of(kind: str, body: str, *, party: bool) -> str:
    """ "KH-LĐLĐ" of "KH" and "LĐLĐ", or "KH/TU" for the Party."""
    return f"{kind}/{body}" if party else f"{kind}-{body}"


def symbol_parts(symbol: str) -> tuple[str, str]:
    """The kind and the body of a symbol: ("KH", "LĐLĐ"), ("KH", "TU"); the body is "" where it names none."""
    kind, _sign, body = symbol.partition("/" if is_party_symbol(symbol) else "-")
    return kind.strip("/- "), body.strip("/- ")


def with_kind(symbol: str, was: str | None, now: str | None, *, party: bool) -> str:
    """The symbol of a paper that becomes one of another kind: "KH-LĐLĐ" → "TTr-LĐLĐ"; another symbol stays.

    `was` and `now` are the abbreviations of the kinds, None for a letter, whose symbol names only bodies ("LĐLĐ-VP").
    "" stands for a kind without an abbreviation, as one that is half typed: nothing follows from that.
    """
    kind, body = symbol_parts(symbol)
    if was and body and kind == was:
        return symbol_of(now, body, party=party) if now else body if now is None else symbol
    if was is None and now and kind and not body:
        return symbol_of(now, kind, party=party)
    return symbol


def number_and_symbol(number: str, symbol: str) -> str:
    """ "47/KH-LĐLĐ", or "21-KH/TU" as the Party writes it; what is still open is left out."""
    sign = "-" if is_party_symbol(symbol) else "/"
    return sign.join(part for part in (with_nought(number), symbol.strip()) if part)


def with_nought(number: str) -> str:
    """A number as it is printed: one under ten gets a nought before it (NĐ 30, Phụ lục I.1-II.3.c; the Party alike)."""
    number = number.strip()
    return f"0{number}" if len(number) == 1 and number in "123456789" else number
