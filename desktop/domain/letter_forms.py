"""The words of phiếu giao việc and công văn đôn đốc as their data files say them (resources/letters/*.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.form_words import StateWords
from desktop.domain.records import decode
from desktop.domain.template_file import FIELD, KNOWN_FIELDS, Template, texts_of
from desktop.domain.text import clean

LETTER_FIELDS = frozenset(
    {
        *("don_vi", "ke_hoach", "ke_hoach_ngan", "so_viec", "ngay_tinh", "han", "cach_bao"),
        *("lan", "lan_truoc", "ngay_truoc"),
    }
)


class LetterKind(StrEnum):
    """What a letter is for; the name of its data file."""

    TASKS = "tasks"  # phiếu giao việc
    REMIND = "remind"  # đôn đốc: nhắc nhở
    CRITICISE = "criticise"  # đôn đốc: phê bình
    EXPLAIN = "explain"  # đôn đốc: yêu cầu kiểm điểm

    @property
    def reminds(self) -> bool:
        """Whether it counts as a reminder."""
        return self is not LetterKind.TASKS

    @property
    def only_late(self) -> bool:
        """Whether it speaks of late tasks alone."""
        return self in (LetterKind.CRITICISE, LetterKind.EXPLAIN)


class Shows(StrEnum):
    """What a column of the table shows of a task."""

    NUMBER = "number"
    TASK = "task"
    SUPPORTING = "supporting"
    DEADLINE = "deadline"
    PRODUCT = "product"
    DECIDED_BY = "decided_by"
    LATE = "late"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class LetterColumn:
    """A column with its share of the width."""

    shows: Shows
    title: str
    width: float


@dataclass(frozen=True, slots=True)
class LetterForm:
    """One kind of letter. The sentence over the table is `first`, or `again` from the second time on, and then `due`,
    or `late` where every task is late. `answer_days` are working days, `event` is the line of a task's history;
    `subject_again` and `party_symbol` stand for those of the template where they apply.
    """

    kind: LetterKind
    name: str
    answer_days: int
    event: str
    first: str
    due: str
    columns: tuple[LetterColumn, ...]
    template: Template
    again: str = ""
    late: str = ""
    subject_again: str = ""
    party_symbol: str = ""

    def for_body(self, body: str) -> LetterForm:
        """The same for an office of another kind of body."""
        symbol = self.party_symbol if body == "party" and self.party_symbol else self.template.symbol
        return replace(self, template=replace(self.template, body=body, symbol=symbol))


@dataclass(frozen=True, slots=True)
class CitedWords:
    """How parts of a citation follow each other; a part that is not known is left out."""

    number: str
    date: str
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Words that all letters share. `days_off` are days of each year without work, as month-day."""

    days_off: tuple[str, ...]
    late: str
    in_time: str
    reported: str
    nothing: str
    several_plans: str
    with_form: str
    without_form: str
    received: str
    given_back: str
    cited: CitedWords
    states: StateWords


def parse_letter_form(text: str) -> LetterForm:
    """Read the data file of one kind. Raises ValueError for one that is not as declared or names an unknown field."""
    form: LetterForm = decode(tomllib.loads(clean(text)), LetterForm, "letter")
    texts = (
        *texts_of(form.template),
        form.first,
        form.due,
        form.again,
        form.late,
        form.subject_again,
        form.party_symbol,
    )
    unknown = {name for line in texts for name in FIELD.findall(line)} - KNOWN_FIELDS - LETTER_FIELDS
    if unknown:
        raise ValueError(f"letter: unknown field {min(unknown)}")
    return form


def parse_letter_words(text: str) -> LetterWords:
    """Read the data file of shared words. Raises ValueError for one that is not as declared."""
    words: LetterWords = decode(tomllib.loads(clean(text)), LetterWords, "words")
    return words
