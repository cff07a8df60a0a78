"""The end of a document: recipients in groups and the signature, below each other or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.document import RecipientGroup, Recipients, Signature
from desktop.understand.lines import Line, is_rule
from desktop.understand.vocabulary import (
    ATTACHED,
    AUTHORITY,
    POST,
    POST_AT_END,
    RECIPIENTS,
    is_motto,
    is_name,
    is_person,
    is_post,
    starts_appendix,
    starts_tail,
)

_COLUMNS = re.compile(r"\t+| {3,}|\s*\|\s*")
_DASH = re.compile(r"(?:[-–—−+*•●▪\uf000-\uf0ff]|\ufffd)+\s*(?=\S)")
_SIGNED = re.compile(
    r"[(\[]?\s*(?:đã\s+k[ýí]|ký\s+tên|k[ýí],?\s+(?:ghi\s+rõ|đóng))[^)\]]{0,40}[)\]]?\.?", re.IGNORECASE
)
_SIGNED_BY = re.compile(r"\(?[Đđ]ã\s+k[ýí]\s*[:–-]\s*(?P<name>[^)\d]{4,40}?)\)?")
_PURPOSE = re.compile(
    r"\W*(?:(?:để\s+)?(?:báo\s*cáo|b/c|thực\s*hiện|t/h|phối\s*hợp|p/h|chỉ\s*đạo|c/đ|biết|theo\s*dõi|t/d|"
    r"triển\s*khai))\W*",
    re.I,
)
_DIGITAL = re.compile(
    r"(?:Người ký|Ký bởi|Ký số bởi|Được ký bởi|Email|Cơ quan:|Tổ chức:|Thời gian ký|Ngày ký|Signature|Signed by|"
    r"Digitally)",
    re.I,
)
_ARCHIVE = re.compile(r"Lưu\b")
_OWN = re.compile(
    r"(?:Các|Những|Như|Đơn vị|CĐCS|Công đoàn|LĐLĐ (?:các|huyện|thành phố|thị xã)|Phòng|Ban chuyên|Website|Trang|"
    r"Lưu|Cổng|Ủy viên|"
    r"Uỷ viên|Thành viên|Huyện|Chi bộ|Đảng ủy|Đảng uỷ|CĐ|Tổ )"
)
_TITLES = re.compile(
    r"(?:PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU|BẢNG|LỊCH|MẪU|ĐỀ CƯƠNG|DỰ TOÁN|PHÂN CÔNG|NỘI DUNG|KẾ HOẠCH|"
    r"CHƯƠNG TRÌNH|TỔNG HỢP|"
    r"THỐNG KÊ|KHUNG|TIẾN ĐỘ|CÂU HỎI|THỂ LỆ|QUY CHẾ|NHIỆM VỤ|MỘT SỐ)\b"
)


@dataclass(slots=True)
class Tail:
    """Recipients and signature; `end` is the index behind them. `unplaced` is kept word by word."""

    recipients: Recipients = field(default_factory=Recipients)
    signature: Signature = field(default_factory=Signature)
    end: int = 0
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def find_tail(lines: list[Line], start: int) -> int:
    """Index of the first line of the tail, or of the first appendix, or the number of lines."""
    for at in range(start, len(lines)):
        line = lines[at]
        if starts_appendix(line.text) and line.words.isupper():
            return at
        if any(starts_tail(piece) for piece in _pieces(line)):
            return _with_post_before(lines, start, at)
    return _post_alone(lines, start)


def _with_post_before(lines: list[Line], start: int, at: int) -> int:
    """A signature without an authority line may stand before the recipients."""
    for before in range(max(start, at - 8), at):
        if lines[before].words.isupper() and is_post(lines[before].words):
            return before
    return at


def _post_alone(lines: list[Line], start: int) -> int:
    """A document signed by a post alone, without recipients."""
    for at in range(max(start, len(lines) - 12), len(lines)):
        words = lines[at].words
        if words.isupper() and is_post(words) and any(is_person(line.words) for line in lines[at + 1 : at + 6]):
            return at
    return next((at for at in range(start, len(lines)) if starts_appendix(lines[at].text)), len(lines))


def _pieces(line: Line) -> list[str]:
    return [piece.strip() for piece in _COLUMNS.split(line.text.strip()) if piece.strip()]


def read_tail(lines: list[Line], start: int) -> Tail:
    """Read recipients and signature from `start` on, up to the first line of an appendix."""
    reader = _Reader()
    at = start
    while at < len(lines) and not reader.over(lines[at]):
        reader.take(lines[at])
        at += 1
    reader.tail.end = at
    return reader.done()


@dataclass(slots=True)
class _Item:
    text: str
    ended: bool


class _Reader:
    """Sorts the pieces of the tail's lines by what they say, and by the column they stand in."""

    def __init__(self) -> None:
        self.tail = Tail()
        self.items: list[_Item] = []
        self.labels: list[tuple[str, int, bool]] = []  # text, items so far, beside the last of them
        self.authority: list[str] = []
        self.post: list[str] = []
        self.signer = ""
        self.mark = ""
        self.listing = False
        self.begun = 0
        self.signing = False

    def over(self, line: Line) -> bool:
        """Whether the tail ended before this line."""
        words = line.words
        if starts_appendix(line.text):
            return True
        if not (self.signer or self.items or self.post):
            return False
        if len(words) > 200 or is_motto(words) or ATTACHED.match(words):
            return True
        return bool(words.isupper() and len(words) > 6 and _TITLES.match(words) and not self._waits())

    def _waits(self) -> bool:
        return bool(self.authority) and not (self.post or self.signer)

    def take(self, line: Line) -> None:
        if is_rule(line.text):
            return
        parts = _pieces(line)
        wide = len(line.text) - len(line.text.lstrip()) >= 20 or line.text.startswith("\t")
        items_before = len(self.items)
        for index, piece in enumerate(parts):
            right = index > 0 or (len(parts) == 1 and wide)
            self._take(line, piece, right, len(self.items) > items_before)

    def _take(self, line: Line, piece: str, right: bool, beside: bool) -> None:
        piece = piece.strip("*_ ")
        if is_rule(piece):
            return
        begun = None if self.listing else RECIPIENTS.match(piece)
        if begun:
            self.listing, self.begun = True, line.number
            self._inline(piece[begun.end() :])
        elif self._sign(piece):
            return
        elif _PURPOSE.fullmatch(piece):
            self.labels.append((piece, len(self.items), beside))
        elif _DIGITAL.match(piece):
            self.tail.left_out.append(piece)
        elif self._is_signer(piece, right):
            self.signer = piece
        elif (self.listing and (not right or _DASH.match(piece) or not self.signing)) or _ARCHIVE.match(
            _DASH.sub("", piece, count=1)
        ):
            self._item(line, piece)
        elif self.signing and piece.isupper() and not self.signer:
            (self.post or self.authority).append(piece)
        else:
            self.tail.unplaced.append((line.number, piece))

    def _sign(self, piece: str) -> bool:
        """Take a line of authority, a post or the mark "(Đã ký)"."""
        if AUTHORITY.match(piece):
            self.signing = True
            ends = POST_AT_END.search(piece) if not self.authority else None
            before = piece[: ends.start()] if ends else ""
            # "TM. ĐOÀN CHỦ TỊCH", "TM. BAN GIÁM ĐỐC" are bodies; "TM. BAN CHẤP HÀNH CHỦ TỊCH" is a body and a post
            if ends and len(before.split()) > 1 and not before.endswith(("ĐOÀN", "BAN", "HỘI ĐỒNG")):
                self.authority.append(before)
                self.post.append(ends.group(1))
            else:
                self.authority.append(piece)
            return True
        named = _SIGNED_BY.fullmatch(piece)
        if named and self.signing and not self.signer and is_name(named["name"]):
            self.mark, self.signer = piece[: named.start("name")].rstrip(" :"), named["name"]
            return True
        if _SIGNED.fullmatch(piece):
            self.mark = self.mark or piece
            return self.mark == piece
        if is_post(piece) or (piece.isupper() and POST.match(piece)):
            if self.signer or (self.listing and not piece.isupper() and not self.signing):
                return False
            self.signing = True
            self.post.append(piece)
            return True
        return False

    def _is_signer(self, piece: str, right: bool) -> bool:
        if self.signer or not self.signing or _DASH.match(piece):
            return False
        return is_person(piece) or (is_name(piece) and (right or bool(self.post)))

    def _inline(self, rest: str) -> None:
        for text in re.split(r";\s*(?:[-–]\s*)?", rest):
            if text.strip(" .;"):
                self.items.append(_Item(_DASH.sub("", text.strip(), count=1), True))

    def _item(self, line: Line, piece: str) -> None:
        dashed = bool(_DASH.match(piece))
        text = _DASH.sub("", piece, count=1).strip()
        if not dashed and self.items and not self.items[-1].ended and not line.gap and not _ARCHIVE.match(text):
            self.items[-1].text += " " + text
            self.items[-1].ended = text.endswith((";", ".", ","))
            return
        for part in re.split(r";\s+[-–]\s*(?=\S)", text):
            self.items.append(_Item(part, part.rstrip().endswith((";", ".", ","))))

    def done(self) -> Tail:
        if self.listing and not self.items:
            self.tail.unplaced.insert(0, (self.begun, "Nơi nhận:"))
        archives = [item for item in self.items if _ARCHIVE.match(item.text)]
        archive = archives[-1] if archives else None
        texts = [item.text.rstrip(" ;.,") for item in self.items if item is not archive]
        groups = _groups([text for text in texts if text], self.labels)
        self.tail.recipients = Recipients(groups, archive.text.rstrip(" ;.,") if archive else "")
        self.tail.signature = Signature("\n".join(self.authority), "\n".join(self.post), self.signer, self.mark)
        return self.tail


def _groups(items: list[str], labels: list[tuple[str, int, bool]]) -> tuple[RecipientGroup, ...]:
    """Groups of items: a bracket's label stands beside the middle of what it holds."""
    groups: list[RecipientGroup] = []
    start = 0
    for text, count, beside in labels:
        middle = max(count - start, 1)
        end = start + (_extent(items[start:], middle) if beside else _reach(items[start:], middle))
        end = min(max(end, start + 1, count), len(items))
        groups.append(RecipientGroup(tuple(items[start:end]), text.strip(" ()[]{}-.;:")))
        start = end
    if items[start:]:
        groups.append(RecipientGroup(tuple(items[start:])))
    return tuple(groups)


def _reach(items: list[str], count: int) -> int:
    """How many items a label on a line of its own holds: those above it, and as many below that are not our own."""
    reach = count
    while reach < min(2 * count, len(items)) and not _OWN.match(items[reach]):
        reach += 1
    return reach


def _extent(items: list[str], middle: int) -> int:
    """How many items a label beside item `middle` holds: an odd or an even number, told by whose bodies they are."""
    even, odd = 2 * middle - 2, 2 * middle - 1
    if middle == 1:
        return 1
    return even if len(items) < odd or _OWN.match(items[odd - 1]) else odd
