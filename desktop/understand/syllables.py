"""Whether letters can be a Vietnamese syllable: its beginning, its rhyme and its tone fit together.

Rules, no word list: about eleven thousand shapes are accepted, of which Vietnamese uses six or seven thousand. That is
enough to tell Vietnamese from what an old encoding or another language leaves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_CLIPPED_TONES = frozenset("\u0301\u0323")  # a syllable that ends in c, ch, p or t has one of these
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])"
_RHYME = (
    r"(?:i[êe]u|yêu|uyê[nt]|uya|uyu|uy[nt]|uynh|uych|oă[cmnt]|oăng|oa[cimnoty]?|oan[gh]|oach|oap|oe[nomt]?|oong|oo[cn]"
    r"|uơ|uâ[nty]|uâng|uê|uênh|uêch|uôi|uô[cmnt]|uông|ươ[cimnptu]|ương|iê[cmnpt]|iêng|yê[mnt]|yêng|uy[pt]?"
    r"|a[cimnoptuy]?|an[gh]|ach|ă[cmnpt]|ăng|â[cmnptuy]|âng|e[cmnopt]?|eng|ê[mnptu]?|ênh|êch|i[amnptu]?|inh|ich"
    r"|o[cimnpt]?|ong|ô[cimnpt]?|ông|ơ[imnpt]?|u[acimnpt]?|ung|ư[acimntu]?|ưng|y)"
)
_SYLLABLE = re.compile(rf"{_ONSET}?{_RHYME}")
_CLIPPED = re.compile(r"(?:c|ch|p|t)$")
LONGEST = 7  # "nghiêng"


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word`, composed or not and in any case, can be one Vietnamese syllable; at most one tone mark."""
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", word.lower()):
        (tones if sign in _TONES else letters).append(sign)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(letters))
    if not 0 < len(bare) <= LONGEST or _SYLLABLE.fullmatch(bare) is None:
        return False
    return _CLIPPED.search(bare) is None or (bool(tones) and tones[0] in _CLIPPED_TONES)
