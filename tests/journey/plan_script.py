"""Reads `plan.txt`, the plan as it is to be at the end, for the one who types it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from desktop.domain.document import Level

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ISSUED_BY = "Liên đoàn Lao động tỉnh Bình An"
PLAN = Path(__file__).with_name("plan.txt")
_LINE = re.compile(r"(?P<deep> *)(?:(?P<label>[IVX]+\.|\d+\.|[a-zđ]\)|-|¶) )?(?P<words>.*)")
_PIECE = re.compile(r"\*\*|//|__|\{[^}]+\}|\[\d+\]|(?:(?!\*\*|//|__|\{|\[\d).)+")


class Line(NamedTuple):
    """A line of the body with the level that its label stands for, or with the rows of a table."""

    label: str
    words: str
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def level(self) -> Level:
        """What the label says."""
        if self.label[:1] in "IVX":
            return Level.SECTION
        if self.label[:1].isdigit():
            return Level.CLAUSE
        return {"-": Level.DASH, "¶": Level.PARAGRAPH}.get(self.label, Level.POINT)


class Plan:
    """The parts of the file by name."""

    def __init__(self) -> None:
        self.text = PLAN.read_text(encoding="utf-8")
        head, *parts = self.text.split("\n\n= ")
        self.fields = dict(re.findall(r"^@(\w+) ?(.*)$", head, re.MULTILINE))
        self.parts = {part.split()[0]: part.rstrip("\n").split("\n")[1:] for part in parts}
        self.notes = dict(re.findall(r"^\[(\d)\] (.+)$", self.text, re.MULTILINE))

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of the table of a part."""
        return [cells_of(line) for line in self.parts[name] if line.startswith("|")]

    def body(self) -> list[Line]:
        """The lines of the body in order."""
        found: list[Line] = []
        for line in self.parts["body"]:
            if line.lstrip().startswith("[table"):
                found.append(Line("", ""))
            elif line.lstrip().startswith("|"):
                found[-1] = found[-1]._replace(rows=(*found[-1].rows, cells_of(line)))
            else:
                match = _LINE.fullmatch(line)
                assert match is not None
                found.append(Line(match["label"] or "", match["words"], len(match["deep"]) // 2))
        return found

    def section(self, label: str) -> list[Line]:
        """A section ("IV") with all that stands under it."""
        lines = self.body()
        starts = [at for at, line in enumerate(lines) if line.label and line.level is Level.SECTION]
        at = next(at for at in starts if lines[at].label == f"{label}.")
        return lines[at : next((start for start in starts if start > at), len(lines))]

    def clauses(self, label: str) -> list[list[Line]]:
        """The title of a section, then each of its clauses with all that stands under it."""
        found: list[list[Line]] = []
        for line in self.section(label):
            if line.label and line.level in (Level.SECTION, Level.CLAUSE):
                found.append([])
            found[-1].append(line)
        return found

    def printed(self) -> list[str]:
        """Every word that is printed, in the order in which a PDF is read aloud; numbers of pages left out."""
        of = self.fields
        head = (of["superior"], of["issuer"], f"Số: /{of['symbol']}", *MOTTO, _date(of), of["kind"], of["subject"])
        lines = [*head]
        for name in ("bases", "preamble", "body", "closing"):
            lines += [line for line in self.parts[name] if not line.lstrip().startswith("[table")]
        lines.append("Nơi nhận:")
        *items, archive = self.parts["recipients"]
        lines += [item.strip("()") if item.startswith("(") else f"- {item};" for item in items]
        lines += [f"- {archive}.", *self.parts["signature"]]
        title = re.search(r"= appendix (.+)", self.text)
        assert title is not None
        lines += ["Phụ lục", title[1], f"(Kèm theo Kế hoạch số /{of['symbol']} {_day(of)} của {ISSUED_BY})"]
        lines += [line for line in self.parts["appendix"] if line.startswith("|")]
        text = re.sub(r"\[(\d)\]", lambda mark: f" {mark[1]} {mark[1]} {self.notes[mark[1]]} ", "\n".join(lines))
        return re.sub(r"\*\*|//|__|[{}‹›¶|]|\(2 cột\)", "", text).split()


def _day(fields: dict[str, str]) -> str:
    return f"ngày tháng {fields['month']} năm {fields['year']}"


def _date(fields: dict[str, str]) -> str:
    return f"{fields['place']}, {_day(fields)}"


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a row "| a | b |"."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def dressed(words: str) -> list[str]:
    """The signs of dress, references, marks of notes, and the words between them."""
    return _PIECE.findall(words)
