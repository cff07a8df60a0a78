"""From what is printed of a line to a place in its words: paper adds labels, capitals and numbers, and drops spaces."""

from __future__ import annotations

from desktop.domain.runs import NOTE_MARK

LONGEST_LABEL = 12  # letters: "PhầnXVIII.", "1.10."


def offset_of(printed: str, words: str) -> int:
    """The offset in `words` (footnote marks counted as one) that stands behind what is `printed` of them so far.

    Letters are paired in order behind whatever label stands in front; numbers of footnotes are passed over.
    """
    letters = [
        (at, letter.casefold()) for at, letter in enumerate(words) if not letter.isspace() and letter != NOTE_MARK
    ]
    seen = [letter.casefold() for letter in printed if not letter.isspace()]
    most = max(_paired(seen[label:], letters) for label in range(min(len(seen), LONGEST_LABEL) + 1))
    return letters[most - 1][0] + 1 if most else 0


def _paired(seen: list[str], letters: list[tuple[int, str]]) -> int:
    """How many of `letters` are seen one after the other."""
    count = 0
    for letter in seen:
        if count < len(letters) and letter == letters[count][1]:
            count += 1
        elif not letter.isdigit():
            break
    return count
