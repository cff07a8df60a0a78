"""What stands on the .xlsx form of a unit, as its data file says it (resources/letters/form.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from desktop.domain.progress import TaskState
from desktop.domain.records import decode
from desktop.domain.text import clean


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its title, its width in letters, what is said while its cells are filled in and when that is wrong."""

    title: str
    width: float
    hint: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class FormColumns:
    """The columns in their order: the first four are locked, the others are filled in by the unit."""

    number: FormColumn
    task: FormColumn
    plan: FormColumn
    deadline: FormColumn
    state: FormColumn
    percent: FormColumn
    result: FormColumn
    reason: FormColumn
    done_on: FormColumn

    def all(self) -> tuple[FormColumn, ...]:
        """From left to right."""
        locked = (self.number, self.task, self.plan, self.deadline)
        return (*locked, self.state, self.percent, self.result, self.reason, self.done_on)


@dataclass(frozen=True, slots=True)
class StateWords:
    """The words of the states that can be chosen."""

    todo: str
    doing: str
    done: str
    paused: str

    def of(self, state: TaskState) -> str:
        """The word of a state."""
        return self.by_state()[state]

    def by_state(self) -> dict[TaskState, str]:
        """Every state with its word, in the order of the list."""
        return {
            TaskState.NOT_BEGUN: self.todo,
            TaskState.DOING: self.doing,
            TaskState.DONE: self.done,
            TaskState.PAUSED: self.paused,
        }


@dataclass(frozen=True, slots=True)
class Instruction:
    """One paragraph of the page of instructions."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FormWords:
    """All words of a form. `unit` names {unit}, `answer` names {office} and {day}; `page` is Excel's own pattern."""

    sheet: str
    guide: str
    title: str
    unit: str
    answer: str
    page: str
    wrong: str
    columns: FormColumns
    states: StateWords
    instructions: tuple[Instruction, ...] = ()


def parse_form_words(text: str) -> FormWords:
    """Read the data file. Raises ValueError for one that is not as declared."""
    words: FormWords = decode(tomllib.loads(clean(text)), FormWords, "form")
    return words
