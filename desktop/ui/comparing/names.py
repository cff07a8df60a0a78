"""How lines, places and differences are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.comparison import CELL, ComparedLine, Comparison, Fate, Line, Mark, Part, Remark, Span
from desktop.domain.document import BASES, CLOSING, PREAMBLE, STACKED, Level
from desktop.domain.numbering import NUMBERED
from desktop.domain.runs import NOTE_MARK
from desktop.domain.text import one_line
from desktop.services.comparing import LineKind, Summary, summary_of
from desktop.ui.sheet.lines.rows import SHORT_NAMES
from i18n import N_, _

FIELDS: Mapping[str, str] = {
    "superior": N_("Cơ quan cấp trên"),
    "issuer": N_("Cơ quan ban hành"),
    "number": N_("Số"),
    "symbol": N_("Ký hiệu"),
    "place": N_("Địa danh"),
    "date": N_("Ngày ban hành"),
    "kind": N_("Tên loại"),
    "subject": N_("Trích yếu"),
    "urgency": N_("Mức độ khẩn"),
    "circulation": N_("Phạm vi lưu hành"),
    "draft": N_("Dự thảo"),
    "digital_line": N_("Dòng bản sao điện tử"),
    "contact": N_("Dòng liên hệ"),
    "group": N_("Nhóm nơi nhận"),
    "item": N_("Nơi nhận"),
    "archive": N_("Dòng lưu"),
    "drafter": N_("Ký hiệu người soạn"),
    "copies": N_("Số bản phát hành"),
    "authority": N_("Quyền hạn ký"),
    "post": N_("Chức vụ"),
    "signer": N_("Họ và tên người ký"),
    "mark": N_("Dấu hiệu đã ký"),
    "title": N_("Tên phụ lục"),
    "attached_to": N_("Dòng kèm theo"),
    "form": N_("Hình thức sao"),
}
_PLACES = {BASES: N_("Căn cứ"), PREAMBLE: N_("Mở đầu"), CLOSING: N_("Kết")}
REMARKS: Mapping[Remark, str] = {
    Remark.DRESS: N_("đổi chữ đậm, nghiêng, gạch chân"),
    Remark.RECORDS: N_("đổi chỉ tiêu, phân công hoặc dẫn chiếu kèm theo"),
    Remark.TABLE: N_("đổi ô gộp, dòng tiêu đề hoặc độ rộng cột"),
    Remark.APPENDIX: N_("đổi hướng giấy"),
}
_NOTE_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_QUOTED = 60  # letters of a stretch that are read aloud


def shown_text(text: str, notes: tuple[int, ...], before: int = 0) -> str:
    """Words as they are painted: cells parted by a stroke, marks of notes as their numbers.

    `before` is how many marks stand in the line before `text`.
    """
    parts = text.replace(CELL, "  │  ").split(NOTE_MARK)
    shown = parts[0]
    for at, part in enumerate(parts[1:], start=before):
        shown += (str(notes[at]).translate(_NOTE_FIGURES) if at < len(notes) else "*") + part
    return shown


def label_of(line: Line) -> str:
    """What stands before the words: the number of a block, the name of a field, the number of a row."""
    if line.part is Part.ROW:
        return _("dòng {number}").format(number=line.label)
    if line.part is Part.NOTE:
        return _("Chú thích {number}").format(number=line.label).strip()
    if line.part is Part.ADDRESSED:
        return _("Kính gửi")
    if line.name:
        return _(FIELDS[line.name])
    if line.label or line.part is not Part.TEXT:
        return line.label
    return _(_PLACES[line.place]) if line.place in _PLACES else ""


def level_name(level: Level) -> str:
    """ "khoản", "gạch": as within a sentence."""
    return _(SHORT_NAMES[level]).lower()


def _numbered(level: Level, label: str) -> str:
    """ "mục III", "khoản 2"; "Chương I" says itself what it is."""
    number = label.rstrip(".)")
    if level in STACKED or level is Level.ARTICLE:
        return number[:1].lower() + number[1:]
    return f"{level_name(level)} {number}"


def within(line: Line) -> str:
    """The numbered blocks that a line stands under: "khoản 2 mục III"; "" at the top."""
    return " ".join(_numbered(level, label) for level, label in reversed(line.above) if level in NUMBERED)


def place_of(line: Line) -> str:
    """Where a line stands, itself included: "điểm a khoản 2 mục III", "dòng 4 trong mục I"."""
    around = within(line)
    if line.level is not None and line.level in NUMBERED and line.label:
        return f"{_numbered(line.level, line.label)} {around}".strip()
    name = label_of(line).lower() if line.part is not Part.TEXT else ""
    if not around:
        return name or (_(_PLACES[line.place]).lower() if line.place in _PLACES else "")
    return _("{what} trong {place}").format(what=name, place=around) if name else around


def kind_name(kind: LineKind) -> str:
    """What lines of a kind are counted as."""
    part, level = kind
    if part is Part.ROW:
        return _("dòng bảng")
    if part is Part.NOTE:
        return _("chú thích")
    if part is Part.APPENDIX:
        return _("phụ lục")
    if part is not Part.TEXT or level is None:
        return _("dòng")
    if level in NUMBERED:
        return level_name(level)
    return _("đoạn")


def _counted(kinds: Mapping[LineKind, int]) -> str:
    """ "2 khoản, 1 điểm"; of more than three kinds only how many there are."""
    names: dict[str, int] = {}
    for kind, times in kinds.items():
        names[kind_name(kind)] = names.get(kind_name(kind), 0) + times
    if len(names) > 3:
        return _("{count} dòng").format(count=sum(names.values()))
    return ", ".join(f"{times} {name}" for name, times in names.items())


def summary_words(summary: Summary) -> str:
    """ "thêm 2 khoản, sửa 14 từ": what changed in one line."""
    if summary.nothing:
        return _("không đổi chữ nào")
    found: list[str] = []
    if summary.added:
        found.append(_("thêm {lines}").format(lines=_counted(summary.added)))
    if summary.removed:
        found.append(_("bỏ {lines}").format(lines=_counted(summary.removed)))
    if summary.words:
        found.append(_("sửa {count} từ").format(count=summary.words))
    elif summary.changed:
        found.append(_("sửa {count} chỗ").format(count=summary.changed))
    if summary.moved:
        found.append(_("chuyển {count} đoạn").format(count=summary.moved))
    if summary.quiet:
        found.append(_("{count} đoạn chỉ đổi cấp, kiểu chữ").format(count=summary.quiet))
    return ", ".join(found)


def differences(comparison: Comparison) -> str:
    """ "Khác 7 chỗ: thêm 2 khoản, sửa 14 từ."."""
    if comparison.same:
        return _("Hai bản giống nhau từng chữ.")
    words = summary_words(summary_of(comparison))
    return _("Khác {count} chỗ: {what}.").format(count=len(comparison.stops), what=words)


def remarks_of(line: ComparedLine) -> str:
    """What differs besides the words, in a few words; numbers that follow are not told."""
    found = [_(REMARKS[remark]) for remark in REMARKS if remark in line.remarks]
    if Remark.LEVEL in line.remarks and line.old is not None and line.new is not None:
        old, new = line.old.level, line.new.level
        if old is not None and new is not None:
            found.insert(0, _("đổi cấp: {old} thành {new}").format(old=level_name(old), new=level_name(new)))
    return "; ".join(found)


def moved_words(line: ComparedLine) -> str:
    """ "chuyển từ khoản 2 mục III", said where a line stands now; where it stood, where it went."""
    if line.fate is Fate.ARRIVED and line.old is not None:
        place = place_of(line.old)
        return _("chuyển từ {place}").format(place=place) if place else _("chuyển từ chỗ khác")
    if line.fate is Fate.LEFT and line.new is not None:
        place = place_of(line.new)
        return _("chuyển đến {place}").format(place=place) if place else _("chuyển đến chỗ khác")
    return ""


def spoken(line: ComparedLine) -> str:
    """A difference as a screen reader says it: what, where, which words."""
    place = place_of(line.line)
    words = _quoted(line.line.text)
    if line.fate is Fate.ADDED:
        said = _("Thêm: {words}").format(words=words)
    elif line.fate is Fate.REMOVED:
        said = _("Bỏ: {words}").format(words=words)
    elif line.fate in (Fate.LEFT, Fate.ARRIVED):
        said = f"{moved_words(line).capitalize()}: {words}"
    elif line.fate is Fate.CHANGED:
        said = _("Sửa: bỏ {old}, thêm {new}").format(
            old=_stretches(line.left, Mark.REMOVED), new=_stretches(line.right, Mark.ADDED)
        )
    else:
        said = remarks_of(line).capitalize() or _("Giống nhau")
        said = f"{said}: {words}"
    return f"{said} ({place})" if place else said


def _stretches(spans: tuple[Span, ...], mark: Mark) -> str:
    found = [_quoted(span.text) for span in spans if span.mark is mark]
    return ", ".join(found) or _("không chữ nào")


def _quoted(text: str) -> str:
    flat = one_line(text.replace(NOTE_MARK, ""))
    return f"“{flat[:MOST_QUOTED]}{'…' if len(flat) > MOST_QUOTED else ''}”"
