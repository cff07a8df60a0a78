"""The end of a document: recipients in groups and the signature, below each other or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.document import Recipients, Signature
from desktop.understand.columns import tail_pieces
from desktop.understand.contact import drafter_mark, is_contact
from desktop.understand.groups import GroupLabel, in_groups
from desktop.understand.lines import Line, is_rule
from desktop.understand.vocabulary import (
    ATTACHED,
    AUTHORITY,
    POST,
    POST_AT_END,
    RECIPIENTS,
    begins_body,
    is_motto,
    is_name,
    is_person,
    is_post,
    letters,
    starts_appendix,
    starts_tail,
)

_DASH = re.compile(r"(?:[-–—−+*•●▪\uf000-\uf0ff]|\ufffd)+\s*(?=\S)")
_SIGNED = re.compile(
    r"[(\[]?\s*(?:đã\s+k[ýí]|ký\s+tên|k[ýí],?\s+(?:ghi\s+rõ|đóng)|da\s*ky|signed)[^)\]]{0,40}[)\]]?\.?", re.IGNORECASE
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
_NO_BODY = ("ĐOÀN", "BAN", "HỘI ĐỒNG", "KT.", "K/T", "KT", "TL.", "T/L", "TUQ.")  # what a post cannot follow alone
_APPROVAL = re.compile(r"(?:PHÊ DUYỆT|DUYỆT|XÁC NHẬN|Duyệt của|DUYỆT CỦA|Xác nhận của|Phê duyệt|Ý KIẾN CỦA)(?!\w)")
_WEB = re.compile(
    r"(?:Tác giả|Nguồn|Nguồn tin|Người đăng|Người viết|Tổng số điểm|Những tin|Tin (?:mới|cũ|liên quan|khác)|Các tin|"
    r"Bài viết|Tin bài|Ý kiến bạn đọc|Chia sẻ|Lượt xem|Số lượt|Từ khóa|In bài|Tải về|Tệp đính kèm|"
    r"File (?:được )?đính kèm|Văn bản liên quan|"
    r"Xếp hạng|Click để|Trang chủ|Quay lại|Bình luận|Bản quyền|Ban biên tập|Designed by)\b",
    re.I,
)
_PAGE = re.compile(r"\d{1,3}")
_ARCHIVE = re.compile(r"Lưu\b")
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
    drafter: str = ""  # "PL.(300)" as printed
    contact: str = ""


def find_tail(lines: list[Line], start: int) -> int:
    """Index of the first line of the tail, or of the first appendix, or the number of lines."""
    for at in range(start, len(lines)):
        line = lines[at]
        if starts_appendix(line.text) and line.words.isupper():
            return at
        if any(starts_tail(piece) for piece in tail_pieces(line, named=False)):
            return _with_post_before(lines, start, at)
    return _post_alone(lines, start)


def _with_post_before(lines: list[Line], start: int, at: int) -> int:
    """A signature without an authority line may stand before the recipients."""
    for before in range(max(start, at - 8), at):
        parts = tail_pieces(lines[before], named=False)
        if len(parts) == 2 and all(part.isupper() and begins_body(part) for part in parts):
            return before
        words = lines[before].words
        if words.isupper() and (is_post(words) or _APPROVAL.match(words)):
            return before
    return at


def _post_alone(lines: list[Line], start: int) -> int:
    """A document signed by a post alone, without recipients."""
    for at in range(max(start, len(lines) - 12), len(lines)):
        words = lines[at].words
        if words.isupper() and is_post(words) and any(is_person(line.words) for line in lines[at + 1 : at + 6]):
            return at
    return next((at for at in range(start, len(lines)) if starts_appendix(lines[at].text)), len(lines))


def read_tail(lines: list[Line], start: int, issuer: str = "") -> Tail:
    """Read recipients and signature from `start` on, up to the first line of an appendix.

    Where two bodies sign beside each other, the signature is that of the one that `issuer` names first.
    """
    reader = _Reader(issuer)
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
    dashed: bool = False

    @property
    def open(self) -> bool:
        """Whether a line without a dash may go on with it: a comma ends an item only where no item has a dash."""
        return not self.ended or (self.dashed and self.text.rstrip().endswith(","))


class _Reader:
    """Sorts the pieces of the tail's lines by what they say, and by the column they stand in."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.tail = Tail()
        self.items: list[_Item] = []
        self.labels: list[GroupLabel] = []
        self.authority: list[str] = []
        self.post: list[str] = []
        self.signer = ""
        self.drafted = ("", 0)
        self.mark = ""
        self.listing = False
        self.begun = 0
        self.signing = False
        self.web = False  # what follows belongs to the web page that showed the document
        self.others: list[tuple[int, str]] = []  # who approves, or signs beside us
        self.approving = False
        self.other_column: int | None = None

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
        if self.web or ((self.signer or self.post) and _WEB.match(line.words)):
            self.web = True
            self.tail.left_out.append(line.words)
            return
        parts = tail_pieces(line, named=bool(self.post) and not self.signer)
        wide = len(line.text) - len(line.text.lstrip()) >= 20 or line.text.startswith("\t")
        if len(parts) == 2 and self.other_column is None and not self.signer and _two_signers(*parts):
            self.other_column = 0 if _APPROVAL.match(parts[0]) or _signs_first(self.issuer, parts) else 1
            self.signing = True
        items_before = len(self.items)
        for index, piece in enumerate(parts):
            if len(parts) == 2 and index == self.other_column and not _DASH.match(piece):
                self.others.append((line.number, piece))
                continue
            if (
                len(parts) == 2
                and self.other_column is not None
                and not self.post
                and piece.isupper()
                and begins_body(piece)
            ):
                self.authority.append(piece)  # "SỞ NỘI VỤ" beside "LIÊN ĐOÀN LAO ĐỘNG TỈNH"
                continue
            right = index > 0 or (len(parts) == 1 and wide)
            self._take(line, piece, right, len(self.items) > items_before)

    def _approves(self, line: Line, piece: str) -> bool:
        """Take a line of the block in which another body approves; it ends with our own authority."""
        if _APPROVAL.match(piece):
            self.approving = True
        elif AUTHORITY.match(piece) or _DASH.match(piece) or RECIPIENTS.match(piece):
            self.approving = False
        if self.approving:
            self.others.append((line.number, piece))
        return self.approving

    def _take(self, line: Line, piece: str, right: bool, beside: bool) -> None:
        piece = piece.strip("*_ ")
        if is_rule(piece) or self._approves(line, piece):
            return
        begun = None if self.listing else RECIPIENTS.match(piece)
        if begun:
            self.listing, self.begun = True, line.number
            if "nhận" not in begun.group().casefold():  # "Nơi gửi:", "Nơi nhân:"
                self.tail.left_out.append(begun.group().strip())
            self._inline(piece[begun.end() :])
        elif self._mark(piece) or self._sign(piece):
            return
        elif _PURPOSE.fullmatch(piece):
            above = piece.endswith(":") and not piece.startswith("(") and not beside
            self.labels.append(GroupLabel(piece, len(self.items), beside, above))
        elif _DIGITAL.match(piece) or _PAGE.fullmatch(piece):
            self.tail.left_out.append(piece)
        elif self._is_signer(piece, right):
            self.signer = piece
        elif (self.listing and (not right or _DASH.match(piece) or not self.signing)) or _ARCHIVE.match(
            _undashed(piece)
        ):
            self._item(line, piece)
        elif self.signing and piece.isupper() and not self.signer:
            (self.post or self.authority).append(piece)
        else:
            self.tail.unplaced.append((line.number, piece))

    def _mark(self, piece: str) -> bool:
        """Take the mark of who drafted below the list, or the line of address and telephone."""
        drafted = drafter_mark(piece) if self.items and not self.tail.drafter else None
        if drafted:
            self.tail.drafter, self.drafted = piece, drafted
            return True
        if is_contact(piece) and not self.tail.contact:
            self.tail.contact = piece
            return True
        return False

    def _sign(self, piece: str) -> bool:
        """Take a line of authority, a post or the mark "(Đã ký)"."""
        if AUTHORITY.match(piece):
            self.signing = True
            ends = POST_AT_END.search(piece) if not self.authority else None
            before = piece[: ends.start()] if ends else ""
            # "TM. ĐOÀN CHỦ TỊCH", "TM. BAN GIÁM ĐỐC" are bodies; "TM. BAN CHẤP HÀNH CHỦ TỊCH" is a body and a post
            if ends and len(before.split()) > 1 and not before.endswith(_NO_BODY):
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
        if self.signing and not self.post and not self.signer and is_post(piece, any_case=True):
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
                self.items.append(_Item(_undashed(text.strip()), True))

    def _item(self, line: Line, piece: str) -> None:
        dashed = bool(_DASH.match(piece))
        text = _undashed(piece)
        if not dashed and self.items and self.items[-1].open and not line.gap and not _ARCHIVE.match(text):
            self.items[-1].text += " " + text
            self.items[-1].ended = text.endswith((";", ".", ","))
            return
        for part in re.split(r";\s+[-–]\s*(?=\S)", text):
            self.items.append(_Item(part, part.rstrip().endswith((";", ".", ",")), dashed))

    def done(self) -> Tail:
        archives = [item for item in self.items if _ARCHIVE.match(item.text)]
        archive = archives[-1] if archives else None
        texts = [item.text.rstrip(" ;.,") for item in self.items if item is not archive]
        groups = in_groups([text for text in texts if text], self.labels)
        if self.listing and not groups and not archive:
            self.tail.unplaced.insert(0, (self.begun, "Nơi nhận:"))
        if self.others:
            self.tail.unplaced.append((self.others[0][0], " ".join(text for _, text in self.others)))
        self.tail.recipients = Recipients(groups, archive.text.rstrip(" ;.,") if archive else "", *self.drafted)
        self.tail.signature = Signature("\n".join(self.authority), "\n".join(self.post), self.signer, self.mark)
        return self.tail


def _undashed(text: str) -> str:
    """An item without the dash before it."""
    found = _DASH.match(text)
    return text[found.end() :].strip() if found else text.strip()


def _signs_first(issuer: str, bodies: list[str]) -> bool:
    """Whether the issuer names the right one of two bodies alone, or before the left one."""
    left, right = (letters(issuer).find(letters(AUTHORITY.sub("", body))) for body in bodies)
    return right >= 0 and (left < 0 or right < left)


def _two_signers(left: str, right: str) -> bool:
    """Whether a line names two bodies that sign beside each other, or one that approves beside our own."""
    ours = bool(AUTHORITY.match(right)) or (right.isupper() and (begins_body(right) or is_post(right)))
    theirs = bool(_APPROVAL.match(left) or AUTHORITY.match(left)) or (left.isupper() and begins_body(left))
    return ours and theirs
