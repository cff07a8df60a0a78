"""Words by which the parts of an official document are known: kinds, bodies, posts, openings, closings."""

from __future__ import annotations

import re

from desktop.domain.text import fold

# NĐ 30 Điều 7 and HD 36-HD/VPTW: names of kinds; the longer ones first, so that the longest fits.
_KIND_NAMES = """
KẾ HOẠCH, CHƯƠNG TRÌNH, CHƯƠNG TRÌNH HÀNH ĐỘNG, CHƯƠNG TRÌNH CÔNG TÁC, CHƯƠNG TRÌNH PHỐI HỢP, KẾ HOẠCH HÀNH
ĐỘNG, KẾ HOẠCH CÔNG TÁC, KẾ HOẠCH PHỐI HỢP, KẾ HOẠCH LIÊN TỊCH, KẾ HOẠCH LIÊN NGÀNH, HƯỚNG DẪN, NGHỊ QUYẾT,
BÁO CÁO, THÔNG BÁO, THÔNG TRI, KẾT LUẬN, CHỈ THỊ, QUYẾT ĐỊNH, QUY ĐỊNH, QUY CHẾ, ĐỀ ÁN, PHƯƠNG ÁN, DỰ ÁN, TỜ
TRÌNH, BIÊN BẢN, HỢP ĐỒNG, CÔNG ĐIỆN, BẢN GHI NHỚ, BẢN THỎA THUẬN, GIẤY MỜI, GIẤY GIỚI THIỆU, THƯ CÔNG, TUYÊN
BỐ, LỜI KÊU GỌI, QUY TRÌNH, THỂ LỆ, ĐỀ CƯƠNG, CHIẾN LƯỢC
"""
KINDS = tuple(sorted(_KIND_NAMES.strip().replace("\n", " ").split(", "), key=len, reverse=True))
_KIND_BY_LETTERS = {re.sub(r"\W", "", fold(kind)): kind for kind in KINDS}
_PERIOD = re.compile(r"(?:NĂM|THÁNG|QUÝ|TUẦN|GIAI ĐOẠN|NHIỆM KỲ|6 THÁNG)\b")  # no subject by itself

MOTTOS = ("conghoaxahoichunghiavietnam", "doclaptudohanhphuc", "dangcongsanvietnam")

_BODY = re.compile(
    r"(?:ban|bch|btv|bo|bao|benh vien|bhxh|chi bo|chi cuc|chi uy|cong an|cong doan|cong ty|cd|cdcs|cuc|dai hoc|"
    r"dang bo|dang doan|"
    r"dang uy|doan|doan doi|hoi|hoi dong|hoc vien|huyen doan|huyen uy|khoi|lien doan|ldld|lien hiep|mat tran|"
    r"mttq|nghiep doan|"
    r"phong|quan uy|so|tap doan|thanh doan|thanh uy|thi uy|tinh doan|tinh uy|to|toa an|tong|tong ldld|tong lien doan|"
    r"thuong truc|trung tam|trung uong|truong|ubnd|ubmttq|uy ban|uy ban nhan dan|van phong|vien|hdnd|chi nhanh|"
    r"xi nghiep|"
    r"nha may|nha van hoa|nha thieu nhi|nha khach|ngan hang|kho bac|tieu ban|dai hoi|lien minh)\b"
)
_POST = (
    r"(?:(?:PHÓ|QUYỀN)\s+|[PQ]\.\s*)?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH|"
    r"ỦY VIÊN|UỶ VIÊN|"
    r"THỦ TRƯỞNG|TỔ TRƯỞNG|TỔNG BIÊN TẬP|VIỆN TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|ĐỘI TRƯỞNG|CHỈ HUY|"
    r"ĐẠI DIỆN|NGƯỜI LẬP|THƯỜNG TRỰC)"
)
POST = re.compile(_POST + r"(?!\w)")
POST_AT_END = re.compile(r"\s(" + _POST + r"(?:\s+(?:THƯỜNG TRỰC|BAN|PHÒNG|VĂN PHÒNG))?)$")
_POST_ALONE = re.compile(_POST + r"(?:\s+(?:THƯỜNG TRỰC|BAN|PHÒNG|VĂN PHÒNG))?\.?", re.IGNORECASE)
AUTHORITY = re.compile(r"(?:TM|T/M|T\.M|KT|K/T|TL|T/L|TUQ|T/UQ|TUN)(?:[./]\s*|\s+)(?=[A-ZĐÀ-Ỹ])")
RECIPIENTS = re.compile(r"\W*(?:Nơi|NƠI|nơi)\s+(?:nh[ậâ]n|NH[ẬÂ]N|Nhận|gửi|GỬI)\s*(?::|[-–]{0,2}$|(?=[-–]))\s*")
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)\b\s*(?i:số)?\s*:?\s*(?:[IVXLC]{1,6}|\d{1,3}[A-Za-z]?|[A-H])?(?:\s*[.:\-–/)].*|\s*\(.*|\s*)"
)
ATTACHED = re.compile(r"\(?\s*(?:Ban hành\s+)?(?:kèm theo|Kèm theo|KÈM THEO|Đính kèm|đính kèm)\b")
ADDRESSED = re.compile(r"Kính\s+(?:gửi|trình|mời)\b\s*[:.]?\s*")
OPENING = re.compile(
    r"[-–+*•▪\uf000-\uf0ff]?\s*(?:Căn cứ|Thực hiện|Theo |Xét |Để |Nhằm |Trên cơ sở|Triển khai thực hiện|Triển khai |"
    r"Tiếp tục|Hưởng ứng|"
    r"Phát huy|Được sự|Quán triệt|Trong |Năm \d{4}|Hòa chung|Chào mừng|Thiết thực|Bước vào|Bước sang|"
    r"Sau khi|Vừa qua|Hiện nay|Những năm qua|Thời gian qua|Qua |Kính gửi|Ban Thường vụ|"
    r"Ban Chấp hành|BTV|BCH|"
    r"Ban chấp hành|Ban thường vụ|Liên đoàn|LĐLĐ|Công đoàn|Đảng ủy|Chi bộ|Ủy ban|UBND|Thường trực)"
)
_TITLE = re.compile(
    r"(?:(?:ThS|Ths|TS|TSKH|PGS|GS|BS|BSCK[I1-9]*|BSNT|CKI+|DS|DSCK[I1-9]*|KS|KTS|CN|LS|NGƯT|NSƯT|NCS|"
    r"Đ/c|Đồng chí|Ông|Bà|Thạc sĩ|Tiến sĩ)(?:\.\s*|\s+))+"
)
_APOSTROPHE = re.compile(r"(?<=\w)['’]")
_SURNAMES_WORDS = """
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan lam trinh mai truong
luong ha cao to chau ta thai luu quach la vuong phung kieu dam trieu khuc nong ninh tong tang chu thach
danh son kim ma lo lu be quang hua diep luc mac an tu giang gia giap cu cung du han hau khong khuong la
lai lieu lo mang mong nghiem ong phu quan sam si su tieu ton tat trang uong van vi y h au bach ban banh bo
ca cam can chung co dieu dong dau dich duyen
than thieu thi tham tieng luc lau vang sung hang thao mua chao tan giang quang lu luong hoi ksor rmah siu nay
rahlan kpa rcom nie ro alang bhnuoch zoram dieu thap phu ngan chim xa sin cu khang
"""
_SURNAMES = frozenset(_SURNAMES_WORDS.split())
_BASIS = re.compile(
    r"[-–+*•▪\uf000-\uf0ff]?\s*(?:Căn cứ|Thực hiện|Theo |Xét |Trên cơ sở|Triển khai thực hiện|Tiếp tục thực hiện)"
)
_BASIS_TOO = re.compile(
    r"[-–+*•▪\uf000-\uf0ff]?\s*(?:Được sự|Sau khi|Thống nhất|Nhằm|Để|Trong |Xuất phát|Quán triệt|Hưởng ứng|Nghị|"
    r"Luật|Điều lệ|Quyết định|Kế hoạch|Hướng dẫn|Công văn|Chỉ thị|Chương trình)"
)
_ISSUING = re.compile(
    r"(?:Ban Thường vụ|Ban thường vụ|Ban Chấp hành|Ban chấp hành|BTV|BCH|Liên đoàn|LĐLĐ|Công đoàn|CĐ|Đảng ủy|"
    r"Đảng uỷ|Chi bộ|"
    r"Ban (?:Dân vận|Tổ chức|Tuyên giáo|Nội chính|Nữ công|Chỉ đạo|Cán sự|Thường trực)|Đảng đoàn|Hội đồng|"
    r"Chi ủy|Ủy ban|Uỷ ban|UBND|Thường trực|Tỉnh ủy|Huyện ủy|Thành ủy|Văn phòng|Sở|Trường)\b"
)
_THIS = (  # the document of itself: "Chương trình hành động này"
    r"(?:Kế hoạch|Chương trình|Hướng dẫn|Nghị quyết|Chỉ thị|Kết luận|Quy định|Quy chế|Đề án)"
    r"(?: (?:hành động|công tác|thực hiện|phối hợp|liên tịch|toàn khóa))? này"
)
_TAKES_LEAVE = re.compile(
    rf"(?:Trên đây|Nhận được|Rất mong|{_THIS} (?:được |có |sẽ )?"
    r"(?:phổ biến|thông báo|hiệu lực|thay thế|gửi|thông qua)\b)"
)
_CAPTION = re.compile(r"(?:Hình|Bảng|Biểu|Ảnh|Sơ đồ|Biểu đồ|Hình ảnh)(?: số)? \d{1,2}(?:\.\d{1,2})?\s*[.:]\s")
_SPREAD = re.compile(r"[^.;:]{0,60}\b[Pp]hổ biến (?:đến|tới) (?:các |từng )?(?:chi bộ|đảng viên)\b")
_CLOSING = re.compile(
    rf"(?:Trên đây là|Trên đây,|{_THIS}|"
    rf"Căn cứ (?:vào )?(?:nội dung )?{_THIS}|"
    r"Căn cứ (?:vào )?nội dung (?:kế hoạch|chương trình)|"
    r"Nhận được|Đề nghị|Yêu cầu|Trong quá trình (?:tổ chức |"
    r"triển khai )?(?:thực hiện|triển khai)|"
    r"Quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai)|Kính đề nghị|Rất mong|Kính đề|Mọi vướng mắc|Giao |"
    r"(?:Ban|BTV|BCH|Thường trực|Liên đoàn|LĐLĐ|Công đoàn|Đảng ủy|Huyện ủy|Tỉnh ủy|Chi bộ|Ủy ban|UBND)[^.;:]{0,90}?"
    r"\b(?:yêu cầu|đề nghị|giao)\b)"
)
_SURELY_CLOSES = re.compile(
    rf"(?:Trên đây là|{_THIS}|Nhận được (?:Kế hoạch|Chương trình)|"
    r"Yêu cầu (?:các|Thủ trưởng|Ban|BCH|công đoàn|Công đoàn)|Đề nghị (?:các|Ban|BCH|công đoàn|Công đoàn)|"
    r"Trong quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai))"
)
# how the duties of a body begin, which stand below its name; never within a sentence
_TASK = re.compile(
    r"(?:Xây dựng|Chỉ đạo|Tổ chức|Phối hợp|Vận động|Hướng dẫn|Bố trí|Ban hành|Chủ trì|Chủ động|Tham mưu|Triển khai|"
    r"Tuyên truyền|Quán triệt|Đẩy mạnh|Tăng cường|Căn cứ|Thực hiện|Theo dõi|Kiểm tra|Đôn đốc|Chịu trách nhiệm|"
    r"Có trách nhiệm|Lãnh đạo|Rà soát|Nâng cao|Tiếp tục|Lồng ghép|Cân đối|Định kỳ) [^\W\dA-ZĐ]"
)
_NAMED = re.compile(
    r"(?:\b(?:Ban|Sở|Bộ|Phòng|Ủy ban|Uỷ ban|Cục|Vụ|Hội|Tổ|Đoàn|Nghị quyết|Kế hoạch|Chương trình|Đề án|"
    r"ngành|và|,)|[-–“\"(])$"
)
DETAIL = re.compile(
    r"[(*]*(?:Thời gian|Thời hạn|Thời điểm|Tiến độ|Hoàn thành|Thực hiện (?:xong|trong|trước|thường xuyên)|"
    r"Đơn vị|Cơ quan|Bộ phận|"
    r"Người|Cá nhân|Ban|Kinh phí|Địa điểm|Địa bàn|Thành phần|Số lượng|Chủ trì|Phối hợp|Lãnh đạo|Phụ trách|"
    r"Cấp quyết định|"
    r"Sản phẩm|Kết quả|Đối tượng|Trách nhiệm)(?:\s+[^\W\d]+){0,7}?\s*[:,]"
)
_DEADLINE_DETAIL = re.compile(
    r"(?:Thời gian|Thời hạn|Hoàn thành|Đơn vị (?:chủ trì|thực hiện|phối hợp)|Cơ quan (?:chủ trì|thực hiện|"
    r"phối hợp)|Chủ trì|"
    r"Phối hợp|Người (?:thực hiện|phụ trách)|Phân công|Tiến độ)"
)


def letters(text: str) -> str:
    """Folded letters and digits only: what headings, mottos and kinds are compared by."""
    return re.sub(r"[\W_]", "", fold(text))


def is_motto(text: str) -> bool:
    """Whether a piece is a line of Quốc hiệu, Tiêu ngữ or the Party's name, or the beginning of one."""
    return letters(text) in MOTTOS


def split_kind(text: str) -> tuple[str, str] | None:
    """The kind that a title line begins with and the words behind it; None for any other line.

    Letter-spaced kinds ("K Ế  H O Ạ C H") count; a kind in small letters only where nothing else is on the line.
    """
    bare = text.strip(" *_:-–.")
    kind = _KIND_BY_LETTERS.get(letters(bare))
    if kind and (bare.isupper() or (bare[:1].isupper() and len(bare) <= len(kind))):
        spaced = len(bare.split()) != len(kind.split())  # "K Ế  H O Ạ C H"
        return (kind if spaced else bare), ""
    if not bare[:1].isupper():
        return None
    for name in KINDS:
        rest = bare[len(name) :].strip()
        if bare.startswith(name + " ") and not _PERIOD.match(rest):
            return name, rest
    return None


def kind_in_sentence(text: str) -> tuple[str, str] | None:
    """Kind and subject of a title in small letters: "Kế hoạch tổ chức hội thao …"; None for other text."""
    if text[-1] in ".:;?!" or not 30 < len(text) < 250:
        return None
    for name in KINDS:
        if text[: len(name)].upper() == name and text[len(name) : len(name) + 1] == " ":
            return text[: len(name)], text[len(name) :].strip()
    return None


def begins_body(text: str) -> bool:
    """Whether a line of capitals begins the name of a body: "LIÊN ĐOÀN …", "BAN …", "TỈNH ỦY …"."""
    return bool(_BODY.match(fold(text)))


def starts_tail(text: str) -> bool:
    """Whether a line begins the recipients or the signature."""
    if RECIPIENTS.match(text) and len(text) < 200:
        return True
    found = AUTHORITY.match(text)
    if found is None or len(text) >= 120:
        return False
    named = len(text) < 60 and begins_body(text[found.end() :]) and text[-1] not in ".;:,"  # "TM. Ban Chấp hành"
    return named or text[found.end() : found.end() + 12].isupper()


def is_post(text: str, *, any_case: bool = False) -> bool:
    """Whether a line names the post of a signer and nothing else; in capitals, unless `any_case`."""
    return bool(_POST_ALONE.fullmatch(text.strip())) and (any_case or text.strip()[:2].isupper())


def is_person(text: str) -> bool:
    """Whether a piece is the name of a person: two to six names, the first of them a family name or behind a title."""
    names = _TITLE.sub("", text.strip()).split()
    return bool(names) and fold(names[0]) in _SURNAMES and is_name(" ".join(names))


def is_name(text: str) -> bool:
    """Whether a piece may be a person's name by its form: two to six words, each with a capital ("K' Broi", "Y "
    r"Thông")."""
    names = _TITLE.sub("", text.strip()).split()
    few = 1 if names and _APOSTROPHE.search(names[0]) else 2  # "K'Brôi"
    if not few <= len(names) <= 6 or (text.isupper() and (fold(names[0]) not in _SURNAMES or begins_body(text))):
        return False
    bare = [re.sub(r"['’.\-]", "", name) for name in names]
    return all(name.isalpha() and name[0].isupper() for name in bare) and (
        all(
            name[1:].islower() or len(name) == 1 or _APOSTROPHE.search(whole)
            for name, whole in zip(bare, names, strict=True)
        )
        or text.isupper()
    )


def starts_appendix(text: str) -> bool:
    """Whether a line is the heading of an appendix: "PHỤ LỤC", "Phụ lục II", "Phụ lục số 1: …"."""
    words = text.strip(" *_|\t")
    return bool(_APPENDIX.fullmatch(words)) and (len(words) < 120 or words.isupper())


def is_basis(text: str) -> bool:
    """Whether a paragraph of the opening names a basis ("Căn cứ …;"), rather than leading over to the body."""
    named = _BASIS.match(text) or (text.endswith(";") and _BASIS_TOO.match(text))
    return bool(named) and not text.rstrip().endswith(":")


def leads_over(text: str) -> bool:
    """Whether a line begins with the body that issues the document: "Ban Thường vụ … xây dựng kế hoạch như sau:"."""
    return bool(_ISSUING.match(text))


def is_closing(text: str) -> bool:
    """Whether an unlabelled paragraph closes a document: "Trên đây là …", "… yêu cầu các cấp công đoàn …"."""
    return bool(_CLOSING.match(text)) or (len(text) < 160 and bool(_SPREAD.match(text)))


def takes_leave(text: str) -> bool:
    """Whether a paragraph closes a document even right below a section's title, which is then empty."""
    return bool(_TAKES_LEAVE.match(text)) or (len(text) < 160 and bool(_SPREAD.match(text)))


def surely_closes(text: str) -> bool:
    """Whether a sentence at the start of a line begins a closing paragraph, however full the line above it is."""
    return bool(_SURELY_CLOSES.match(text))


def begins_task(text: str, before: str) -> bool:
    """Whether a line begins the duties of the body that the line `before` names: "Xây dựng kế hoạch …"."""
    return bool(_TASK.match(text)) and not _NAMED.search(before)


def is_caption(text: str) -> bool:
    """Whether a line names a figure or a table: "Bảng 1. Danh mục công trình"."""
    return len(text) < 200 and bool(_CAPTION.match(text))


def is_detail(text: str) -> bool:
    """Whether a line tells time, unit, place or money of the item above: "Thời gian hoàn thành: Quý II/2021."."""
    return len(text) < 300 and bool(_DEADLINE_DETAIL.match(text) or DETAIL.match(text))
