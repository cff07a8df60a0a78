"""Số, ký hiệu as unions and as the Party write them (NĐ 30, Phụ lục I.1-II.3; HD05)."""

from __future__ import annotations

import pytest

from desktop.domain.symbols import is_party_symbol, number_and_symbol, symbol_of, symbol_parts, with_kind


@pytest.mark.parametrize(
    ("number", "symbol", "written"),
    [
        ("47", "KH-LĐLĐ", "47/KH-LĐLĐ"),
        ("21", "KH/TU", "21-KH/TU"),
        ("09", "KH-CĐCS/TLĐ", "09/KH-CĐCS/TLĐ"),  # the body of a union may itself hold a stroke
        ("3", "KH-LĐLĐ", "03/KH-LĐLĐ"),
        ("5", "KH/TU", "05-KH/TU"),
        ("0", "KH-LĐLĐ", "0/KH-LĐLĐ"),
        ("", "KH/TU", "KH/TU"),
        ("47", "", "47"),
        ("", "", ""),
    ],
)
def test_the_symbol_says_what_stands_between_it_and_the_number(number: str, symbol: str, written: str) -> None:
    assert number_and_symbol(number, symbol) == written


@pytest.mark.parametrize("party", [False, True])
def test_a_symbol_comes_apart_as_it_was_put_together(party: bool) -> None:
    symbol = symbol_of("CTr", "LĐLĐ", party=party)
    assert symbol_parts(symbol) == ("CTr", "LĐLĐ")
    assert is_party_symbol(symbol) is party


@pytest.mark.parametrize(("symbol", "parts"), [("KH", ("KH", "")), ("", ("", "")), ("KH-", ("KH", ""))])
def test_what_is_open_in_a_symbol_is_empty(symbol: str, parts: tuple[str, str]) -> None:
    assert symbol_parts(symbol) == parts


@pytest.mark.parametrize(
    ("symbol", "was", "now", "party", "follows"),
    [
        ("KH-LĐLĐ", "KH", "TTr", False, "TTr-LĐLĐ"),
        ("KH-CĐCS/TLĐ", "KH", "BC", False, "BC-CĐCS/TLĐ"),
        ("KH/TU", "KH", "CV", True, "CV/TU"),
        ("KH-LĐLĐ", "KH", None, False, "LĐLĐ"),  # a letter
        ("LĐLĐ", None, "KH", False, "KH-LĐLĐ"),
        ("LĐLĐ-VP", None, "KH", False, "LĐLĐ-VP"),  # whose body is not known
        ("KHPH-LĐLĐ", "KH", "TTr", False, "KHPH-LĐLĐ"),  # of the clerk's own making
        ("KH-LĐLĐ", "KH", "", False, "KH-LĐLĐ"),
        ("KH-LĐLĐ", "", "TTr", False, "KH-LĐLĐ"),
        ("", "KH", "TTr", False, ""),
    ],
)
def test_the_symbol_follows_another_kind_where_it_followed_the_one_before(
    symbol: str, was: str | None, now: str | None, party: bool, follows: str
) -> None:
    assert with_kind(symbol, was, now, party=party) == follows
