"""Which blocks of a text hand out tasks: to whom, with whom and until when, in the forms that offices use.

A task belongs to the item that says what is to be done; a line below it ("Thời gian hoàn thành: …"), the line that
closes its section, and the heading that names a unit add to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.domain.assignments import task_words
from desktop.domain.document import Assignment, Block, Level, Run, Table
from desktop.domain.record_words import DEADLINE, LEAD, SUPPORTING, units_words
from desktop.understand.duties import Said, bracketed, closing_line, labelled, within
from desktop.understand.linking import Shown, shown_runs
from desktop.understand.orders import order_behind, order_starts, timed_behind
from desktop.understand.units import Span, heading_unit, joining_units, listed, subject_unit


@dataclass(slots=True)
class Task:
    """A task found: the block that it belongs to and the words that say its parts, by block. `lead` is who leads where
    only a heading says it; `words` are those of the task where its block says more than it, `quote` the clause that
    states it where the block hands out several.
    """

    block: str
    said: list[tuple[str, Said]] = field(default_factory=list)
    lead: str = ""
    words: str = ""
    quote: str = ""
    around: list[tuple[str, Span]] = field(default_factory=list)

    def has(self, part: str) -> bool:
        """Whether a part was said already."""
        return any(said.part == part for _block, said in self.said)

    def add(self, block: str, found: list[Said]) -> None:
        """Take parts that were not said yet."""
        for said in found:
            if not self.has(said.part):
                self.said.append((block, said))


@dataclass(frozen=True, slots=True)
class _Around:
    """What the headings above say: `duties` where units are told what to do, `silent` where nobody is, `unit` whom."""

    duties: bool = False
    silent: bool = False
    dated: bool = False
    unit: str = ""


_DUTIES = re.compile(
    r"\W*(?:công tác )?(?:tổ chức (?:và )?(?:triển khai )?thực hiện|phân công|trách nhiệm)|"
    r".*\b(?:tổ chức thực hiện|phân công)\W*$",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\W*(?:một số |những |các )?(?:mục đích|yêu cầu|quan điểm|căn cứ|đánh giá|tình hình|thực trạng|chỉ tiêu|"
    r"mục tiêu|"
    r"đặc điểm|kết quả|phạm vi|đối tượng)",
    re.IGNORECASE,
)
_DATED = re.compile(r"thời gian|địa điểm|thành phần|đối tượng|kinh phí|lịch trình", re.IGNORECASE)
_EVERYONE = re.compile(
    r"(?:Các cấp|Công đoàn các cấp|Các (?:công đoàn|CĐCS|đơn vị|cơ quan|doanh nghiệp|tổ chức)|Cán bộ|Đoàn viên)\b"
)
_TO_SOMEONE = re.compile(r"(?:chủ động |tích cực |có trách nhiệm |chịu trách nhiệm )?(?:phối hợp|tham mưu|chủ trì)")
_ASKED = re.compile(
    r"(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao) (?=các |Các |[Bb]an |BCH|BTV|[Cc]ông đoàn|CĐ|LĐLĐ|[Vv]ăn phòng|[Cc]hi bộ|"
    r"[Đđ]ơn vị)"
)
_ORDER = re.compile(r"(?:Giao|Phân công) ")
_CLAUSE = re.compile(r"[;.]\s+(?=(?:Giao )?[A-ZĐỦ])")
_TITLED = re.compile(r"[A-ZĐ][^:.;]{3,40}:\s+")  # "Chế độ báo cáo: Các đơn vị gửi …"
_NAMED_THEN = re.compile(r"\s*:\s+")
_LINE_LEVELS = frozenset({Level.PARAGRAPH, Level.PLUS, Level.LABEL, Level.DASH})
_SECTIONS = frozenset({Level.SECTION, Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE})
_TOGETHER = re.compile(r"(?:,? ?chủ trì)?,? ?phối hợp (?:cùng |với ){1,2}", re.IGNORECASE)
_NEAR = 60  # letters between who leads and who joins
_SHORT = 160  # letters of a heading


def handed_out(body: tuple[Block, ...], closing: tuple[Block, ...], year: int | None) -> list[Task]:
    """The tasks of a text in printed order; tables are not looked at. `year` is the plan's."""
    finder = _Finder(year)
    finder.visit(body, None, None, _Around())
    for block in closing:
        finder.asked(block)
    return finder.tasks


class _Finder:
    def __init__(self, year: int | None) -> None:
        self.year = year
        self.tasks: list[Task] = []
        self.of_block: dict[str, Task] = {}

    def visit(self, blocks: tuple[Block, ...], parent: Block | None, section: Block | None, around: _Around) -> None:
        """Blocks under one item in order, within a numbered one. A line that only names a unit heads those behind."""
        above: Block | None = None
        for at, block in enumerate(blocks):
            if isinstance(block.table, Table):
                continue
            if self._adds(block, parent if above is None else above, section, around):
                continue
            if self._heads(block, blocks[at + 1 :]):
                unit = heading_unit(block.text)
                inner = _below(block.text, around, unit)
                if block.children:
                    self.visit(block.children, block, _section(block, section), inner)
                elif unit:
                    around = inner
                continue
            self._item(block, around)
            if block.children:
                self.visit(block.children, block, _section(block, section), replace(around, unit=""))
            above = block

    def _heads(self, block: Block, following: tuple[Block, ...]) -> bool:
        """Whether a block is a heading: it names what follows, and says nothing by itself."""
        text = block.text.rstrip()
        if _ORDER.match(text):
            return False
        if not block.children:
            bare = (
                block.level in (Level.PARAGRAPH, Level.LABEL) and len(text) < _SHORT and not text.endswith((".", ";"))
            )
            return bare and bool(following) and (text.endswith(":") or bool(heading_unit(text)))
        own = [child for child in block.children if not (labelled(child.text) or closing_line(child.text))]
        return bool(own) and (len(text) < _SHORT or not text.endswith((".", ";")))

    def _task(self, block: Block) -> Task:
        if block.id not in self.of_block:
            self.of_block[block.id] = Task(block.id)
            self.tasks.append(self.of_block[block.id])
        return self.of_block[block.id]

    def _adds(self, block: Block, owner: Block | None, section: Block | None, around: _Around) -> bool:
        """Whether a block is a line that says more of the item above it; it is then taken."""
        if block.level not in _LINE_LEVELS or block.children:
            return False
        said = labelled(block.text) if block.level is not Level.DASH or owner is None else _named_parts(block.text)
        closing = [] if said else closing_line(block.text)
        owner, said = (section or owner, closing) if closing else (owner, said)
        if not said or around.dated:
            return bool(said)
        self._task(owner or block).add(block.id, said)
        return True

    def _item(self, block: Block, around: _Around) -> None:
        """What the sentence of an item says of its own task."""
        text = block.text
        found = self._stated(block, around)
        ends = bracketed(text, self.year) if not around.silent else []
        if ends and not found and not _is_title(block):
            found = [Task(block.id)]
        if not ends and not around.silent and not around.dated:
            found = self._timed(block, found)
        if found and ends:
            found[-1].said = [one for one in found[-1].said if one[1].part != DEADLINE]
            found[-1].add(block.id, ends)
            found[-1].around += [(block.id, span) for span in _between(text, ends)]
        if not found and around.duties and around.unit and len(text) > 30:
            found = [self._led(block, around.unit)]
        for one in found if len(found) > 1 else ():
            if _ORDER.match(one.words):
                one.words = _without_order(one, text)
        for one in found:
            one.lead = one.lead or ("" if one.has(LEAD) or len(found) > 1 else around.unit)
            if len(found) == 1:
                one.words = one.quote = ""
        if found:
            self.tasks += found
            self.of_block[block.id] = found[0]

    def _stated(self, block: Block, around: _Around) -> list[Task]:
        """The tasks of the sentences; an order that says nothing of the work hands out what stands before it."""
        text = block.text
        regions, found, work = list(_regions(text, around)), [], Span(0, 0)
        for region in regions:
            task = self._region(block, region, around, len(regions) > 1)
            if task is None:
                work = Span(work.start if work.end else region.start, region.end)
                continue
            found.append(task)
            behind = order_behind(text, *region)
            if behind and work.end:
                task.words, task.quote = text[slice(*work)].strip(" ;,"), text[work.start : behind.end].strip(" ;")
            work = Span(behind.end, region.end) if behind and behind.end < region.end else Span(0, 0)
        return found

    def _timed(self, block: Block, found: list[Task]) -> list[Task]:
        """The tasks with the deadline that closes the text by name; it is told of the last of them."""
        closing = timed_behind(block.text, 0, len(block.text))
        if closing is None or (found and found[-1].has(DEADLINE)):
            return found
        found = found or [Task(block.id)]
        found[-1].add(block.id, closing.said)
        found[-1].around += [(block.id, span) for span in closing.beside]
        return found

    def _led(self, block: Block, unit: str) -> Task:
        task = Task(block.id, lead=unit)
        self._join(task, block.id, block.text, 0)
        time = within(block.text, 0, len(block.text))
        task.add(block.id, [Said(DEADLINE, *time)] if time else [])
        return task

    def _region(self, block: Block, region: Span, around: _Around, several: bool) -> Task | None:
        """The task that a sentence hands to the unit with which it begins."""
        text = block.text
        behind = order_behind(text, *region)
        if behind:
            around_it = [(block.id, span) for span in behind.beside]
            words = text[slice(*region)].strip(" ;")
            return Task(block.id, [(block.id, one) for one in behind.said], "", words, words, around_it)
        ordered = _ORDER.match(text, region.start)
        if around.duties and not ordered:
            named = _NAMED_THEN.search(text, region.start, min(region.end, region.start + _SHORT))
            unit = heading_unit(text[region.start : named.start()]) if named else ""
            if named and unit:
                start = text.index(unit, region.start)
                task = self._said_of(block, Task(block.id), Span(start, start + len(unit)), region, several)
                task.around.append((block.id, Span(start + len(unit), named.end())))
                return task
        lead = None if around.silent and not ordered else subject_unit(text, region.start)
        if lead is None and around.duties and (titled := _TITLED.match(text, region.start)):
            lead = subject_unit(text, titled.end())
        if lead is None or not (ordered or around.duties or _is_named(text, lead.unit)):
            return None
        task = Task(block.id)
        if ordered:
            task.around.append((block.id, Span(region.start, lead.unit.start)))
        return self._said_of(block, task, lead.unit, region, several)

    def _join(self, task: Task, block: str, text: str, start: int) -> None:
        """Who joins, told near letter `start`; the words before them go with it where all units are shown."""
        joining = joining_units(text, start)
        if not joining or joining.start - start > _NEAR:
            return
        task.add(block, [Said(SUPPORTING, *joining)])
        words = text[slice(*joining)]
        if _TOGETHER.fullmatch(text, start, joining.start) and units_words(listed(words)) == words:
            task.around.append((block, Span(start, joining.start)))

    def _said_of(self, block: Block, task: Task, unit: Span, region: Span, several: bool) -> Task:
        text = block.text[: region.end]
        task.add(block.id, [Said(LEAD, *unit)])
        self._join(task, block.id, text, unit.end)
        time = within(text, unit.end, region.end)
        task.add(block.id, [Said(DEADLINE, *time)] if time else [])
        task.words = task.quote = text[region.start : region.end].strip(" ;") if several else ""
        return task

    def asked(self, block: Block) -> None:
        """Whom a closing paragraph asks for something: "Đề nghị các CĐCS … định kỳ hằng năm báo cáo"."""
        for found in _ASKED.finditer(block.text):
            lead = subject_unit(block.text, found.end())
            if lead:
                task = Task(block.id)
                task = self._said_of(block, task, lead.unit, Span(found.end(), len(block.text)), several=False)
                ends = bracketed(block.text, self.year)
                if ends:
                    task.add(block.id, ends)
                task.words = block.text[found.end() :].strip(" ./")
                self.tasks.append(task)
                return


def _without_order(task: Task, text: str) -> str:
    """The words of one task among several without what the order says of it; they stand in the text as `words`."""
    at = text.index(task.words)
    said = [Span(one.start, one.end) for _block, one in task.said] + [span for _block, span in task.around]
    shown = [Shown(one.start - at, one.end - at, "p") for one in said if at <= one.start < at + len(task.words)]
    shown = [one._replace(end=min(one.end, len(task.words))) for one in shown]
    runs = shown_runs((Run(task.words),), shown)
    return task_words(Block(task.block, Level.PARAGRAPH, runs, assignments=(Assignment("p"),)))


def _between(text: str, said: list[Said]) -> Iterator[Span]:
    """What stands in the brackets beside the parts that they say, the brackets included."""
    at = text.rindex("(", 0, min(one.start for one in said))
    for one in sorted(said, key=lambda one: one.start):
        yield Span(at, one.start)
        at = one.end
    yield Span(at, text.index(")", at) + 1)


def _section(block: Block, section: Block | None) -> Block | None:
    """The numbered item whose work a line below closes."""
    return block if block.level in _SECTIONS else section


def _named_parts(text: str) -> list[Said]:
    """A dash is a line of its own only where it says outright who or until when: "- Đơn vị chủ trì: Ban A"."""
    return (
        labelled(text)
        if re.match(r"(?:Thời gian (?:hoàn thành|thực hiện)|Thời hạn|Đơn vị|Cơ quan|Chủ trì)", text)
        else []
    )


def _below(heading: str, around: _Around, unit: str) -> _Around:
    """What holds under a heading."""
    if len(heading) > _SHORT:
        return replace(around, unit="")
    if _DUTIES.match(heading):
        return _Around(duties=True, unit="")
    if around.duties:
        return replace(around, unit=unit or around.unit)
    if _SILENT.match(heading):
        return _Around(silent=True, dated=_DATED.search(heading) is not None)
    return _Around(dated=_DATED.search(heading) is not None)


def _is_named(text: str, unit: Span) -> bool:
    """Whether a sentence among tasks gives one to a unit: to one that is named, or to all with whom they work."""
    return not _EVERYONE.match(text, unit.start) or bool(_TO_SOMEONE.match(text[unit.end :].lstrip(" ,")))


def _is_title(block: Block) -> bool:
    """Whether a block is a heading in capitals, whose brackets say when something was."""
    return block.text.isupper()


def _regions(text: str, around: _Around) -> Iterator[Span]:
    """The sentences and clauses of a text that begin with a capital, or hand out what stands before them."""
    starts = {found.end() for found in _CLAUSE.finditer(text)} if around.duties else set()
    starts = {start for start in starts if subject_unit(text, start)}
    kept = [0, *sorted(starts.union(order_starts(text, told=not around.silent)))]
    for start, end in zip(kept, [*kept[1:], len(text)], strict=True):
        yield Span(start, end)
