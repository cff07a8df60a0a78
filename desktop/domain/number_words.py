"""Numbers and shares as Vietnamese papers write them: "118.000", "8,5", "99,9%". All screens and papers ask here."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

PERCENT = "%"
DIGITS = 6  # behind the comma; a figure of a plan is written and read again without a loss
_EXACT = Context(prec=400)  # the largest number that a cell can hold has 309 figures
_SAME = Decimal("1e-9")  # percent: what reckoning in binary may be off, as 100 * 1,1 / 1,1 is


def number_words(value: float, digits: int = DIGITS) -> str:
    """ "1.234,5": rounded as people do (12,25 to 12,3), no noughts at its end."""
    return _words(_rounded(Decimal(repr(value)), digits))


def share_words(percent: float, digits: int = 1) -> str:
    """ "99,9%": a share that is not whole is never told as 100%, nor one that is not nothing as 0%."""
    return _words(_share(percent, digits)) + PERCENT


def whole_share(percent: float) -> int:
    """The same without its sign and without a comma: 99 for 99,95, and 1 for 0,2."""
    return int(_share(percent, 0))


def _share(percent: float, digits: int) -> Decimal:
    exact = Decimal(repr(percent))
    rounded = _rounded(exact, digits)
    if rounded not in (0, 100) or abs(exact - rounded) <= _SAME:
        return rounded
    step = Decimal(1).scaleb(-digits)
    return rounded + step if exact > rounded else rounded - step


def _rounded(exact: Decimal, digits: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _EXACT)


def _words(exact: Decimal) -> str:
    text = f"{exact:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.translate(str.maketrans(",.", ".,"))
