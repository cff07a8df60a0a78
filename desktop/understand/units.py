"""Names of units in running text, told by how they begin, and who leads and who joins in a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """Letters `start` to `end` of a text."""

    start: int
    end: int


_HEADS = (
    r"(?:(?:Các|các|Mỗi|Từng|Tất cả các) )?(?:Ban(?! hành\b)|BCH|BTV|Văn phòng|VP|[ỦU][ỷy] ban|UBND|UBKT|Ủy viên|"
    r"Sở(?! hữu)|Phòng(?!,| chống| ngừa)|"
    r"Liên đoàn|LĐLĐ|"
    r"Tổng Liên đoàn|Công đoàn|CĐ|CĐCS|CĐN|Nghiệp đoàn|Trung tâm|Hội đồng|Hội(?! nghị| thảo| thi| họp| diễn| trại)|"
    r"Tổ(?! chức)|Tiểu ban|Đảng ủy|Đảng uỷ|Đảng bộ|"
    r"Chi bộ|Chi ủy|"
    r"Cấp ủy|Cấp uỷ|Thường trực|Bộ phận|Nhà Văn hóa|Nhà văn hóa|Nhà khách|Trường(?! hợp)|Đoàn Thanh niên|"
    r"Đoàn(?! viên| kết)|Mặt trận|MTTQ|"
    r"Công an|Báo(?! cáo)|Bản tin|Trang thông tin|Kế toán|[Đđ]ồng chí|[Đđ]/c|Chủ tịch|Phó Chủ tịch|Bí thư|Trưởng ban|"
    r"Chánh Văn phòng|"
    r"Thủ trưởng|Huyện ủy|Tỉnh ủy|Thành ủy|Khối(?! lượng)|Cụm|Bệnh viện|Cơ quan|Đơn vị|Doanh nghiệp|"
    r"(?<=[Cc]ác )(?:ban|phòng|cấp công đoàn|công đoàn|cấp ủy|chi bộ|đơn vị|cơ quan|tổ|đoàn thể|sở|huyện|xã|phường|"
    r"đồng chí|CĐCS))\b"
)
_COMPOUNDS = (  # names that hold the word of a duty
    r"[ỦủUu][ỷyỳ] ban [Kk]iểm tra|[Bb]an [Tt]ổ chức|[Bb]an [Cc]hỉ đạo|[Bb]an [Kk]iểm tra|[Tt]ổ (?:giúp việc|"
    r"kiểm tra|công tác)|"
    r"tổ chức (?:chính trị|xã hội|[Đđ]ảng|cơ sở|[Cc]ông đoàn|đoàn thể)[^\s,;]*|đơn vị (?:tổ chức|thực hiện)|"
    r"Hội đồng thi đua"
)
DUTIES = (
    r"căn cứ|chủ trì|chủ động|tích cực|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|theo chức năng|"
    r"theo nhiệm vụ|theo phạm vi|trên cơ sở|xây dựng|hướng dẫn|theo dõi|tổng hợp|tổ chức|triển khai|thực hiện|"
    r"tăng cường|"
    r"là đơn vị|là đầu mối|là cơ quan|làm đầu mối|làm tốt|bố trí|đảm bảo|bảo đảm|kiểm tra|giám sát|chỉ đạo|"
    r"lãnh đạo|ban hành|"
    r"thẩm định|cân đối|tuyên truyền|vận động|đôn đốc|báo cáo|lựa chọn|rà soát|quán triệt|phát động|tiếp tục|"
    r"thường xuyên|"
    r"định kỳ|hoàn thành|đề xuất|lồng ghép|quan tâm|đăng ký|nghiêm túc|cụ thể hóa|cụ thể hoá|đẩy mạnh|nâng cao|"
    r"phân công|"
    r"chuẩn bị|phụ trách|hỗ trợ|phổ biến|khảo sát|tiến hành|kịp thời|"
    r"mở(?= lớp| hội| đợt| chuyên| các)|"
    r"lập(?= danh| kế| dự| hồ| biên)|thành lập|gửi|nộp|thông báo|cung cấp|tham gia|huy động|tạo điều kiện|cử (?=đoàn|"
    r"cán|đại)"
)
_DUTY = re.compile(rf"(?<!\w)(?:{DUTIES})(?!\w)")
_WORD_OF_NAME = rf"(?:{_COMPOUNDS}|(?!(?<!\w)(?:{DUTIES})(?!\w))[^.;:()“”\"\n])"
_SUBJECT = re.compile(
    rf"(?:Giao |Phân công |Đề nghị |Yêu cầu |- )?(?P<lead>(?:{_COMPOUNDS}|"
    rf"{_HEADS}){_WORD_OF_NAME}{{0,150}}?),?\s+(?P<duty>{DUTIES})(?!\w)"
)
_HEADING = re.compile(
    rf"(?:Đối với |Trách nhiệm của |Nhiệm vụ của |Giao )?(?P<unit>(?:{_HEADS}){_WORD_OF_NAME}{{0,150}})[\s:.]*"
)
_JOINS = re.compile(r"(?<!\w)phối hợp(?: chặt chẽ)? (?:cùng |với ){1,2}", re.IGNORECASE)
_JOINED_END = re.compile(
    r"\s+(?:để|nhằm|trong việc|trong công tác|triển khai|tham mưu|hướng dẫn|thực hiện|"
    r"tổ chức(?! (?:chính trị|xã hội|đảng|công đoàn|đoàn thể))|"
    r"theo dõi|xây dựng|chỉ đạo|kiểm tra(?!,? công đoàn)|đôn đốc|tuyên truyền|rà soát|tổng hợp|cân đối|bố trí|"
    r"giám sát|đề xuất|"
    r"vận động|lựa chọn|đầu tư|phát động|giải quyết|nắm|khảo sát|tiến hành|ký kết|chăm lo|cùng cấp tổ chức|báo cáo|"
    r"phổ biến|hoàn thành|xong|chậm nhất|muộn nhất|trước(?= ngày|(?: tháng)? \d)|trong(?= quý| tháng \d))(?!\w)"
    r"|[.;:()]|,\s+(?!(?:[Cc]ác |[Cc]ông đoàn|[Bb]an |[Ss]ở |[Nn]gành|[Pp]hòng |[Đđ]oàn|[Hh]ội |[Vv]ăn phòng|"
    r"[ỦủUu][ỷy] ban|LĐLĐ|"
    r"CĐ|[Ll]ãnh đạo|[Đđ]ơn vị|[Cc]ơ quan|[Tt]rung tâm|[Tt]rường|[Tt]ổ |UBND|MTTQ|[Mm]ặt trận|[Cc]hính quyền|"
    r"[Cc]huyên môn|[A-ZĐ]))"
)
_LONGEST_NAME = 24  # words; a list of several units in one


class Lead(NamedTuple):
    """The unit that a sentence is about and the word that gives it its duty."""

    unit: Span
    duty: str


def subject_unit(text: str, start: int = 0) -> Lead | None:
    """The unit with which the sentence at letter `start` begins, "Giao …" included; None where it begins with none."""
    found = _SUBJECT.match(text, start)
    if not found:
        return None
    unit = Span(*found.span("lead"))
    words = text[slice(*unit)].split()
    if len(words) > _LONGEST_NAME or (words[0] in ("Hội", "Báo", "Tổ") and len(words) < 2):
        return None
    return Lead(unit, found["duty"])


def heading_unit(text: str) -> str:
    """The unit that a heading names and nothing else ("Công đoàn cấp trên trực tiếp cơ sở"); "" for other headings."""
    found = _HEADING.fullmatch(text.strip())
    unit = found["unit"].strip() if found else ""
    return unit if 1 <= len(unit.split()) <= _LONGEST_NAME and not _DUTY.match(unit) else ""


def joining_units(text: str, start: int = 0) -> Span | None:
    """The units behind "phối hợp với": a list, up to the word of what they do."""
    found = _JOINS.search(text, start)
    if not found:
        return None
    end = _JOINED_END.search(text, found.end())
    stop = end.start() if end else len(text)
    return Span(found.end(), stop) if found.end() < stop <= found.end() + 200 else None


def listed(text: str) -> tuple[str, ...]:
    """Units of a list apart: "Ban A, Ban B và Ban C". A comma before a small word parts nothing."""
    parts = re.split(r",\s+|;\s+|\s+và\s+(?=(?:các\s)?[A-ZĐ])", text.strip(" .;,"))
    return tuple(part.strip() for part in parts if part.strip())
