"""The opening of a document: issuing bodies, number, place, date, kind and subject, in one column or in two."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Header
from desktop.understand.columns import heading_pieces, pieces, two_bodies
from desktop.understand.labels import PARTS, Mark, read_label
from desktop.understand.lines import Line, is_rule
from desktop.understand.paragraphs import Shape
from desktop.understand.subject import DRAFT, read_subject
from desktop.understand.vocabulary import ADDRESSED, MOTTOS, begins_body, kind_in_sentence, letters, split_kind

_MOST_LINES = 60  # no heading is longer, however a conversion breaks it
_ABOVE_MOTTO = 12  # lines: what stands farther above Quốc hiệu or the number is a web page's
_NUMBER = re.compile(
    r"(?:Số|SỐ|Sô)\s*[:.]?\s*(?P<number>\d+[a-zA-Z]?)?[\s.…_]*[-/–]?\s*"
    r"(?P<symbol>(?:(?<=[/-])[a-zđ]{2,}[/-][a-zđ]+|(?:\d{4}\s*[/-]\s*)?[A-ZĐ][\w.]*(?:\s*[-/–]\s*[\w.&]+)*(?:\s+[A-ZĐ][\w.]*)*))?[\s.…]*"
)
_NUMBER_BEGUN = re.compile(r"(?:Số|SỐ|Sô)\s*[:.]?\s*\d*\s*[-/–]?\s*")
_BLANK = r"[\s.…_]*"
_DATE = re.compile(
    rf"(?P<place>[^\n]{{0,80}}?),?\s*\bngày\s*(?:(?P<day>\d{{1,2}})|{_BLANK})\s*tháng\s*(?:(?P<month>\d{{1,2}})|{_BLANK})"
    rf"\s*năm\s*(?:(?P<year>\d{{4}})|[\d\s.…_]*)[\s.]*",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    r"(?P<place>[^\n]{0,80}?),?\s*\bngày\s*"
    r"(?P<day>\d{1,2})(?P<part>[/.-])(?P<month>\d{1,2})(?P=part)(?P<year>\d{4})\.?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<place>[^\d:;]{2,40}),\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})\.?", re.IGNORECASE)
_DATE_BEGUN = re.compile(r"[^\d:;»]{0,40}?,?\s*\bngày\b(?:[\d\s.…_/]|tháng|năm)*")
_URGENCY = ("hoatoc", "khan", "thuongkhan", "hoatochengio")
_CIRCULATION = ("luuhanhnoibo", "xemxongtralai", "tailieuthuhoi", "thuhoisauhop", "khongphobien")
_DIGITAL = re.compile(r"(?:Sao y|Trích sao|Sao lục)\s*;.+;\s*\d{1,2}/\d{1,2}/\d{4}\b.*", re.IGNORECASE)
LETTER = "Công văn"  # the kind of a document without a title whose subject stands under its number
_YOUTH = ("doantncshochiminh", "doanthanhniencongsanhochiminh")  # stands where others have Quốc hiệu
_ABOUT = re.compile(r"V/v\b|Về việc\b|VỀ VIỆC\b")
_BARE_BODIES_WORDS = """
chibo danguy dangbo congdoan congdoancoso cdcs banchaphanh bch banchidao hoidong liendoan tongliendoan
uyban banthuongvu vanphong dangdoan bancansudang ubnd uybannhandan bantochuc doan hoi ban so truong cong
to
"""
_BARE_BODIES = frozenset(_BARE_BODIES_WORDS.split())
_PLACES = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU|CÁC |KHU |NGÀNH )")


@dataclass(slots=True)
class Heading:
    """What the first lines said. `end` is the index of the first line behind them; `unplaced` kept word by word."""

    header: Header = field(default_factory=Header)
    end: int = 0
    motto: tuple[str, ...] = ()
    number: str = ""
    date: str = ""
    date_line: int = 0
    left_out: list[str] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)


def read_heading(lines: list[Line], shape: Shape) -> Heading:
    """Read the heading; a text without one gives an empty header and `end` 0."""
    zone = _zone(lines)
    titles = [at for at in range(zone) if _title(lines[at])]
    marks = [at for at in range(zone) if _is_mark(lines[at])]
    after = [at for at in titles if not marks or at > marks[-1]] or titles[:1]
    if not after and not marks:
        after = _title_alone(lines)
    if not after:
        return _without_kind(lines, marks)
    title = after[0]
    found = _read_pieces(lines[:title])
    kind, subject = _title(lines[title]) or ("", "")
    if DRAFT.fullmatch(subject):
        found.left_out.append(subject)
        subject = ""
    if kind not in lines[title].words:  # "K Ế  H O Ạ C H"
        found.left_out.append(lines[title].words)
    about, end = read_subject(lines, title + 1, subject, shape, found.left_out)
    found.header = replace(found.header, kind=kind, subject=about or found.header.subject)
    found.end = end
    return _with_draft(found)


def _with_draft(found: Heading) -> Heading:
    """The first mark of a draft that was left out belongs to the document."""
    draft = next((words for words in found.left_out if DRAFT.fullmatch(words)), "")
    if draft and not found.header.draft:
        found.left_out.remove(draft)
        found.header = replace(found.header, draft=draft.strip(" ()"))
    return found


def read_copy_heading(lines: list[Line]) -> Heading:
    """Body, number, place and date of a copy, which stand under the copied document."""
    return _read_pieces(lines)


def _zone(lines: list[Line]) -> int:
    """How many lines may belong to the heading: up to the first section, salutation or whole paragraph."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        words = line.words
        label = read_label(words)
        if ADDRESSED.match(words) or (label and label.mark in (Mark.ROMAN, *PARTS, Mark.ARTICLE) and at > 0):
            return at
        if len(words) > 300 or (len(words) > 160 and words.rstrip().endswith((";", ":", "."))):
            return at
    return min(len(lines), _MOST_LINES)


def _title_alone(lines: list[Line]) -> list[int]:
    """The line of a title behind the news that a web page puts above a document without heading."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        label = read_label(line.words)
        if label and label.mark in (Mark.ROMAN, *PARTS):
            break
        if line.words.isupper() and split_kind(line.words) and _title(line):
            return [at]
    return []


def _title(line: Line) -> tuple[str, str] | None:
    """Kind and rest of a line that is a title; None for others."""
    parts = pieces(line)
    if len(parts) == 1 or line.text.strip().isupper():
        found = split_kind(line.words)
        if found and (not found[1] or found[1].isupper() or DRAFT.fullmatch(found[1])):
            return found
    return None


def _is_mark(line: Line) -> bool:
    return any(
        letters(part) in MOTTOS or (part.startswith(("Số:", "Số ")) and _NUMBER.fullmatch(part))
        for part in heading_pieces(line)
    )


def _without_kind(lines: list[Line], marks: list[int]) -> Heading:
    """A letter, or a text without a title: the heading ends with the last line that is surely part of one."""
    last, zone = -1, _zone(lines)
    for at in range(zone):
        parts = heading_pieces(lines[at])
        sure = any(letters(p) in MOTTOS or _NUMBER.fullmatch(p) or _DATE.fullmatch(p) or _ABOUT.match(p) for p in parts)
        last = at if sure else last
    if not marks or last < 0:
        title = kind_in_sentence(lines[0].words) if lines else None
        return Heading(Header(kind=title[0], subject=title[1]), 1) if title else Heading()
    if zone < len(lines) and ADDRESSED.match(lines[zone].words):
        last = zone - 1  # all above Kính gửi is head
    found = _read_pieces(lines[: last + 1])
    found.end = last + 1
    if _ABOUT.match(found.header.subject) and found.number:
        found.header = replace(found.header, kind=LETTER)
    return _with_draft(found)


def date_below(lines: list[Line], end: int, heading: Heading) -> Heading:
    """The place and date that a document without a heading has above its signature, at the line before `end`."""
    for line in lines[max(heading.end, end - 3) : end]:
        found = _DATE.fullmatch(line.words)
        if found and found["year"] and found["place"] and not heading.date:
            when = _official(found["day"], found["month"], found["year"])
            header = replace(heading.header, place=found["place"].strip(" ,.…_"), date=when)
            return replace(heading, header=header, date=line.words, date_line=line.number)
    return heading


class _Collector:
    """Sorts the pieces of a heading, holding what a conversion broke until its other half comes."""

    def __init__(self) -> None:
        self.heading = Heading()
        self.names: list[tuple[int, str]] = []
        self.others: list[tuple[int, str]] = []
        self.mottos: list[str] = []
        self.motto_begun: list[tuple[int, str]] = []
        self.begun: tuple[int, str] | None = None
        self.values: dict[str, str] = {}
        self.date: OfficialDate | None = None

    def take(self, number: int, piece: str, *, beside: bool = False) -> None:
        """Sort one piece; `beside`: it stands in the right column."""
        if letters(piece) in _YOUTH and (beside or self.heading.number):
            self.mottos.append(piece)
            return
        if self.begun and letters(piece) not in MOTTOS:
            joined = f"{self.begun[1]} {piece}"
            numbered = bool(_NUMBER_BEGUN.fullmatch(self.begun[1]))
            if self._number(joined) if numbered else self._date(number, joined):
                self.begun = None
                return
            if not numbered and _DATE_BEGUN.fullmatch(joined) and len(joined) < 60 and not piece.isupper():
                self.begun = (self.begun[0], joined)
                return
        if self._motto(number, piece) or self._mark(piece) or self._date(number, piece) or self._number(piece):
            return
        if "subject" in self.values and not beside and not _mostly_capitals(piece):
            self.values["subject"] += f" {piece}"  # a letter's subject on several lines under its number
            return
        if _NUMBER_BEGUN.fullmatch(piece) or _DATE_BEGUN.fullmatch(piece):
            self._drop_begun()
            self.begun = (number, piece)
        elif _mostly_capitals(piece):
            self.names.append((number, piece))
        else:
            self.others.append((number, piece))

    def _motto(self, number: int, piece: str) -> bool:
        said = letters(piece)
        if not said:
            return False
        before = letters(" ".join(text for _, text in self.motto_begun))
        for motto in MOTTOS:
            if motto == before + said:
                self.mottos.append(" ".join([*(text for _, text in self.motto_begun), piece]))
                self.motto_begun = []
                return True
            if motto == said:
                self.mottos.append(piece)
                return True
        if any(motto.startswith(before + said) and len(before + said) >= 4 for motto in MOTTOS):
            self.motto_begun.append((number, piece))
            return True
        return False

    def _mark(self, piece: str) -> bool:
        if DRAFT.fullmatch(piece):
            self.heading.left_out.append(piece)
            return True
        if letters(piece) in _URGENCY and piece.isupper():
            self.values["urgency"] = piece
            return True
        if letters(piece) in _CIRCULATION and piece.isupper():
            self.values["circulation"] = piece
            return True
        if _DIGITAL.fullmatch(piece) and "digital_line" not in self.values:
            self.values["digital_line"] = piece
            return True
        if _ABOUT.match(piece) and "subject" not in self.values:
            self.values["subject"] = piece
            return True
        return False

    def _number(self, piece: str) -> bool:
        found = _NUMBER.fullmatch(piece)
        if (
            not found
            or "number" in self.values
            or not (found["number"] or found["symbol"] or re.search(r"[/-]", piece))
        ):
            return False
        if not found["symbol"] and not re.search(r"[.…_]", piece):
            return False
        self.values["number"] = found["number"] or ""
        self.values["symbol"] = (found["symbol"] or "").strip()
        self.heading.number = piece
        return True

    def _date(self, number: int, piece: str) -> bool:
        found = _DATE.fullmatch(piece) or _SHORT_DATE.fullmatch(piece) or _MONTH.fullmatch(piece)
        if not found or self.heading.date:
            return False
        place = found["place"].strip(" ,.…_")
        # "Sơn / La, ngày 11": the name of the place was broken too
        if self.others and self.others[-1][0] >= number - 4 and _half_place(self.others[-1][1], place):
            head = self.others.pop()[1]
            place, piece = f"{head} {place}", f"{head} {piece}"
        self.values["place"] = place
        self.heading.date, self.heading.date_line = piece, number
        self.date = _official(found.groupdict().get("day"), found["month"], found["year"])
        return True

    def _drop_begun(self) -> None:
        if self.begun and _NUMBER_BEGUN.fullmatch(self.begun[1]) and not self.heading.number:
            self.heading.number = self.begun[1]  # "Số:      /": not given yet
        elif self.begun:
            self.others.append(self.begun)
            self.begun = None

    def done(self) -> Heading:
        self._drop_begun()
        self.others += self.motto_begun
        bodies, strange = _bodies(self.names)
        if not bodies:
            named = [
                (number, text)
                for number, text in self.others
                if begins_body(text) and len(text) < 80 and text[-1] not in ":.;"
            ]
            bodies, _ = _bodies(named)
            self.others = [other for other in self.others if other not in named]
        if len(bodies) == 1:
            bodies = list(two_bodies(bodies[0]) or bodies)
        superior, issuer = "\n".join(bodies[:-1]), bodies[-1] if bodies else ""
        self.heading.header = Header(superior=superior, issuer=issuer, date=self.date, **self.values)
        self.heading.motto = tuple(self.mottos)
        self.heading.unplaced = sorted(self.others + strange)
        return self.heading


def _read_pieces(lines: list[Line]) -> Heading:
    collector = _Collector()
    first = next((at for at, line in enumerate(lines) if _is_mark(line)), 0)
    for line in lines[: max(0, first - _ABOVE_MOTTO)]:
        collector.others.append((line.number, line.words))
    for line in lines[max(0, first - _ABOVE_MOTTO) :]:
        if not is_rule(line.text):
            for index, piece in enumerate(heading_pieces(line)):
                if not is_rule(piece):
                    collector.take(line.number, piece.strip(" *"), beside=index > 0)
    return collector.done()


def _half_place(head: str, tail: str) -> bool:
    """Whether two lines are halves of one place's name: "Sơn" / "La", "Thành phố" / "Hồ Chí Minh"."""
    names = head.split()
    called = head.casefold() in ("thành phố", "tp", "thị xã", "huyện", "tỉnh", "quận", "phường", "xã")
    return called or (len(names) <= 2 and len(tail.split()) == 1 and all(name[0].isupper() for name in names))


def _mostly_capitals(text: str) -> bool:
    found = [ch for ch in text if ch.isalpha()]
    return bool(found) and sum(ch.isupper() for ch in found) >= 0.6 * len(found)


def _bodies(names: list[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]]]:
    """Lines of capitals put together to the names of bodies; lines before the first body are returned as strange."""
    bodies: list[str] = []
    strange: list[tuple[int, str]] = []
    for number, text in names:
        if not bodies:
            joined = f"{strange[-1][1]} {text}" if strange else ""
            if begins_body(text):
                bodies.append(text)
            elif joined and begins_body(joined):
                strange.pop()
                bodies.append(joined)
            else:
                strange.append((number, text))
        elif begins_body(text) and letters(bodies[-1]) not in _BARE_BODIES and not _broken(bodies[-1]):
            bodies.append(text)
        else:
            glue = "\n" if _PLACES.match(text) or begins_body(text) else " "
            bodies[-1] = f"{bodies[-1]}{glue}{text}"
    return bodies, strange


def _broken(body: str) -> bool:
    return body.endswith((" VÀ", ",", "-", "–", " CÁC"))


def _official(day: str | None, month: str | None, year: str | None) -> OfficialDate | None:
    if not year:
        return None
    try:
        return OfficialDate(int(year), int(month) if month else None, int(day) if day and month else None)
    except ValueError:
        return None
