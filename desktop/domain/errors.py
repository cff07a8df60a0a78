"""The one family of errors that a person is meant to read."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a Vietnamese sentence for the catalogues without translating it here."""
    return message


class UserError(Exception):
    """Something outside the program went wrong; the message says what happened, what was kept and what to do.

    `sentence` is the Vietnamese catalogue key with named placeholders, `values` fills them; the value called `reason`
    may be a catalogue key itself, or an error of this kind. The edge (window or terminal) translates both;
    `str(error)` is the Vietnamese sentence, ready to show.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class UnreadableInput(UserError):
    """A file given to the program is not something it can read. Exit code 2 in the terminal; nothing was written."""


class NewerVersion(UnreadableInput):
    """The file or the database was made by a newer Thảo."""


class CannotWrite(UserError):
    """A file could not be written; the old one, where there was one, is untouched."""
