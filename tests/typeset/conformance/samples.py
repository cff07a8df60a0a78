"""Papers with every element of the standards, and what each element is to print. All names and texts are made up.

Words are typed in small letters wherever the standard asks for capitals: the capitals have to come from the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    CopyForm,
    Document,
    Footnote,
    Header,
    Level,
    Orientation,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
)

LARGE, SMALL, HD05, HD36 = "nd30-large", "nd30-small", "hd05", "hd36"
STANDARDS = {LARGE: "nd30_union", SMALL: "nd30_union", HD05: "party_hd05", HD36: "party_hd36"}
PARTY = (HD05, HD36)
LETTERS = "abcdđeghiklmnopqrstuvxy"  # PL I.1-II.6.đ: the Vietnamese alphabet, no f, j, w, z
LONG = (
    "Các cấp công đoàn trong tỉnh chủ động phối hợp với cơ quan chuyên môn, người sử dụng lao động tổ chức hoạt động "
    "chăm lo, đại diện, bảo vệ quyền và lợi ích hợp pháp, chính đáng của đoàn viên; nắm chắc tư tưởng, đời sống, việc "
    "làm của người lao động để kịp thời kiến nghị những việc cần giải quyết."
)
ALSO = (
    "Công đoàn cơ sở rà soát, bổ sung thỏa ước lao động tập thể, phấn đấu mỗi năm có thêm những điều khoản có lợi hơn "
    "cho người lao động so với quy định của pháp luật; công khai kết quả để đoàn viên biết, bàn, kiểm tra, giám sát và "
    "thụ hưởng."
)
TASK = (
    "Mỗi công đoàn cơ sở lập kế hoạch riêng trước ngày 15 tháng 3, chọn hai đến ba việc sát với nguyện vọng của đoàn "
    "viên để làm trong năm, gửi công đoàn cấp trên theo dõi, giúp đỡ."
)
MORE = (
    "Văn phòng theo dõi tiến độ, tổng hợp kết quả từng quý, báo cáo Ban Thường vụ; các ban cử người phụ trách từng cụm "
    "cơ sở và chịu trách nhiệm về kết quả của cụm mình.",
    "Kinh phí lấy từ nguồn tài chính của đơn vị theo dự toán được duyệt; nơi khó khăn lập tờ trình riêng, nêu rõ phần "
    "còn thiếu và lý do.",
)
ITEMS = (
    "Tất cả cơ sở có đủ điều kiện đều thương lượng được thỏa ước mới, trong đó phần lớn có điều khoản về bữa ăn giữa "
    "ca, nhà trẻ và giờ làm việc linh hoạt cho lao động nữ nuôi con nhỏ.",
    "Cán bộ công đoàn mới được bầu lần đầu đều qua lớp bồi dưỡng về đối thoại, thương lượng và giải quyết tranh chấp "
    "trong sáu tháng đầu của nhiệm kỳ.",
)


@dataclass(frozen=True)
class Sample:
    """A document with the words that each element of it prints, in order."""

    document: Document
    texts: dict[str, tuple[str, ...]]


def block(block_id: str, level: Level, text: str, *children: Block) -> Block:
    return Block(block_id, level, (Run(text),) if text else (), children)


def _paragraph(block_id: str, text: str) -> Block:
    return block(block_id, Level.PARAGRAPH, text)


@cache
def sample(profile: str, kind: str) -> Sample:
    """The sample of a kind ("plan", "regulation", "letter", "copy") for one standard and size set."""
    return _MAKERS[kind](profile)


def _head(profile: str) -> tuple[Header, dict[str, tuple[str, ...]]]:
    """The head of a plan, and what it prints."""
    if profile in PARTY:
        year, month, day = (2026, 6, 9) if profile == HD05 else (2025, 3, 9)
        header = Header("Tỉnh ủy Bình An", "Đảng ủy các cơ quan Đảng", "07", "KH/ĐU", "Bình An")
        header = replace(header, date=OfficialDate(year, month, day))
        texts = {
            "top_title": ("ĐẢNG CỘNG SẢN VIỆT NAM",),
            "issuer_mark": ("*",),
            "number": ("Số 07-KH/ĐU",),
            "place_date": (f"Bình An, ngày 09 tháng {month} năm {year}",),
            "subject_mark": ("-----",),
        }
    else:
        place = "Bình An" if profile == LARGE else "Thành phố Hồ Chí Minh"
        when = OfficialDate(2026, 2, 5) if profile == LARGE else OfficialDate(2026, 6, 29)
        header = Header("Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động tỉnh Bình An", "05", "KH-LĐLĐ")
        header = replace(header, place=place, date=when)
        written = "05 tháng 02" if profile == LARGE else "29 tháng 6"
        texts = {
            "top_title": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
            "motto": ("Độc lập - Tự do - Hạnh phúc",),
            "number": ("Số: 05/KH-LĐLĐ",),
            "place_date": (f"{place}, ngày {written} năm 2026",),
        }
    header = replace(header, kind="Kế hoạch", subject=_SUBJECT)
    shown = {"superior": header.superior, "issuer": header.issuer, "kind": header.kind, "subject": header.subject}
    return header, {**{key: (text,) for key, text in shown.items()}, **texts}


_SUBJECT = "Đổi mới tổ chức và hoạt động của công đoàn cơ sở, chăm lo, bảo vệ người lao động"


def _end(profile: str) -> tuple[Recipients, Signature, dict[str, tuple[str, ...]]]:
    party = profile in PARTY
    reports, others = ("Ban Dân vận Tỉnh ủy", "Ủy ban Mặt trận tỉnh"), ("Các ban của cơ quan", "Các cấp công đoàn")
    archive = "Lưu Văn phòng Đảng ủy" if party else "Lưu: VT, Ban Chính sách"
    recipients = Recipients(
        (RecipientGroup(reports, "Báo cáo"), RecipientGroup(others)), archive, drafter="PL", copies=300
    )
    sign = Signature("T/M Ban Thường vụ" if party else "TM. Ban Thường vụ", "Phó Bí thư" if party else "Chủ tịch")
    end = "," if profile == HD36 else ";"
    texts = {
        "authority": (sign.authority,),
        "post": (sign.post,),
        "signer": ("Nguyễn Văn An",),
        "recipients_label": ("Nơi nhận:",),
        "recipients": (*(f"- {text}{end}" for text in (*reports, *others)), f"- {archive}."),
        "drafter": ("PL.(300)",),
    }
    return recipients, replace(sign, signer="Nguyễn Văn An"), texts


def _plan(profile: str) -> Sample:
    header, texts = _head(profile)
    recipients, signature, end = _end(profile)
    header = replace(header, urgency="Khẩn", circulation="Lưu hành nội bộ", contact=_CONTACT)
    appendices, over = _appendices(profile)
    section = "{}- {}" if profile in PARTY else "{}. {}"
    dash = "- " if profile in PARTY else ""
    last = "," if profile == HD36 else "."
    points = ("Bám sát thực tế của từng cơ sở.", "Phân công rõ người, rõ việc, rõ thời hạn.")
    body = (
        block(
            "part",
            Level.PART,
            "Những việc chung",
            block(
                "s1",
                Level.SECTION,
                "Mục đích, yêu cầu",
                block("c1", Level.CLAUSE, "Mục đích", _paragraph("p1", LONG), _paragraph("p2", ALSO)),
                block("c2", Level.CLAUSE, "Yêu cầu", *(block(f"a{n}", Level.POINT, t) for n, t in enumerate(points))),
            ),
            block(
                "s2",
                Level.SECTION,
                "Nhiệm vụ",
                block("c3", Level.CLAUSE, TASK),
                block(
                    "l1",
                    Level.LABEL,
                    "Đến năm 2030",
                    block("d1", Level.DASH, ITEMS[0], block("e", Level.PLUS, ITEMS[1])),
                ),
                _paragraph("p3", MORE[0]),
                _paragraph("p4", MORE[1]),
            ),
        ),
    )
    document = Document(
        f"plan-{profile}",
        STANDARDS[profile],
        header=header,
        bases=(_paragraph("b1", f"Căn cứ {_BASES[0]}"), _paragraph("b2", f"Căn cứ {_BASES[1]}")),
        preamble=(Block("pre", runs=(Run("Cơ quan ban hành"), Run(footnote="n1"), Run(" Kế hoạch như sau:"))),),
        body=body,
        closing=(_paragraph("close", _CLOSING),),
        recipients=recipients,
        signature=signature,
        appendices=appendices,
        footnotes=(Footnote("n1", (Run("Theo chương trình công tác năm của cơ quan."),)),),
    )
    more = {
        "urgency": ("Khẩn",),
        "circulation": ("Lưu hành nội bộ",),
        "contact": (_CONTACT,),
        "basis": (f"{dash}Căn cứ {_BASES[0]};", f"{dash}Căn cứ {_BASES[1]}{last}"),
        "part_label": ("Phần I",),
        "part_title": ("Những việc chung",),
        "section": (section.format("I", "Mục đích, yêu cầu"), section.format("II", "Nhiệm vụ")),
        "clause_title": ("1. Mục đích", "2. Yêu cầu"),
        "clause": (f"1. {TASK}",),
        "point": (f"a) {points[0]}", f"b) {points[1]}"),
        "body": (LONG, ALSO),
        "item": (f"- {ITEMS[0]}", f"+ {ITEMS[1]}"),
        "closing": (_CLOSING + ("" if profile in PARTY else "/."),),
    }
    return Sample(document, {**texts, **end, **over, **more})


_CONTACT = "Số 2 đường Hòa Bình, phường Một; điện thoại: 0200 300 400; thư điện tử: vanphong@coquan.example"
_BASES = (
    "Điều lệ của tổ chức và chương trình công tác toàn khóa của Ban Chấp hành về chăm lo đời sống người lao động",
    "Nghị quyết đại hội của tỉnh",
)
_CLOSING = "Trên đây là Kế hoạch của cơ quan, đề nghị các đơn vị triển khai thực hiện."


def _appendices(profile: str) -> tuple[tuple[Appendix, ...], dict[str, tuple[str, ...]]]:
    number = "07-KH/ĐU" if profile in PARTY else "05/KH-LĐLĐ"
    attached = f"(Kèm theo Kế hoạch số {number} ngày 05 tháng 02 năm 2026 của cơ quan)"
    titles = ("Phân công nhiệm vụ", "Danh mục báo cáo")
    head = ("TT", "Nhiệm vụ", "Đơn vị", "Thời gian")
    rows = [head, *((str(n), f"Việc số {n} của năm", "Ban Chính sách", "Quý II") for n in range(1, 46))]
    table = Table(tuple(tuple(Cell((Run(text),)) for text in row) for row in rows), 1)
    tables = (table, replace(table, rows=table.rows[:4]))
    lying = (Orientation.PORTRAIT, Orientation.LANDSCAPE)
    appendices = tuple(
        Appendix(f"appendix{n}", titles[n], "" if n else attached, lying[n], (_table(n, tables[n]),)) for n in range(2)
    )
    return appendices, {
        "appendix_label": ("Phụ lục I", "Phụ lục II"),
        "appendix_title": titles,
        "attached_to": (attached,),
    }


def _table(number: int, table: Table) -> Block:
    return Block(f"t{number}", Level.TABLE, table=table)


def _regulation(profile: str) -> Sample:
    """The headings of a text with chapters, and points through the whole alphabet."""
    header, texts = _head(profile)
    points = tuple(f"Việc thứ {n}." for n, _letter in enumerate(LETTERS, start=1))
    articles = (
        block("art1", Level.ARTICLE, "Phạm vi", _paragraph("r1", LONG), _paragraph("r2", ALSO)),
        block("art2", Level.ARTICLE, "Những việc phải làm", block("k1", Level.CLAUSE, TASK), *_points(points)),
    )
    sub = block("sub", Level.SUBDIVISION, "Việc của cơ sở", *articles)
    mid = block("mid", Level.DIVISION, "Việc hằng năm", sub)
    body = (
        block("ch1", Level.CHAPTER, "Quy định chung", mid),
        block("ch2", Level.CHAPTER, "Thi hành", block("art3", Level.ARTICLE, "Hiệu lực", _paragraph("r3", MORE[0]))),
    )
    document = Document(f"regulation-{profile}", STANDARDS[profile], header=replace(header, kind="Quy chế"), body=body)
    more = {
        "chapter_label": ("Chương I", "Chương II"),
        "chapter_title": ("Quy định chung", "Thi hành"),
        "division_label": ("Mục 1",),
        "division_title": ("Việc hằng năm",),
        "subdivision_label": ("Tiểu mục 1",),
        "subdivision_title": ("Việc của cơ sở",),
        "article": ("Điều 1. Phạm vi", "Điều 2. Những việc phải làm", "Điều 3. Hiệu lực"),
        "letters": tuple(f"{letter}) {text}" for letter, text in zip(LETTERS, points, strict=True)),
        "body": (LONG, ALSO),
    }
    return Sample(document, {**texts, "kind": ("Quy chế",), **more})


def _points(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (block("k2", Level.CLAUSE, "Gồm:", *(block(f"x{n}", Level.POINT, t) for n, t in enumerate(texts))),)


def _letter(profile: str) -> Sample:
    """A công văn to two bodies, a draft, in the form of a digital copy."""
    header, texts = _head(profile)
    recipients, signature, end = _end(profile)
    symbol = "CV/ĐU" if profile in PARTY else "LĐLĐ-VP"
    about = "tổ chức tháng công nhân"
    header = replace(header, symbol=symbol, kind="Công văn", subject=about, draft="Dự thảo lần 2", digital_line=_LINE)
    receivers = ("Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")
    document = Document(
        f"letter-{profile}",
        STANDARDS[profile],
        header=header,
        addressed_to=receivers,
        body=(_paragraph("p1", LONG), _paragraph("p2", ALSO)),
        recipients=recipients,
        signature=signature,
    )
    more = {
        "number": ("Số 07-CV/ĐU" if profile in PARTY else "Số: 05/LĐLĐ-VP",),
        "about": (("Về việc " if profile in PARTY else "V/v ") + about,),
        "draft": ("Dự thảo lần 2",),
        "digital_line": (_LINE,),
        "addressed_label": ("Kính gửi:",),
        "addressed_to": (f"- {receivers[0]};", f"- {receivers[1]}."),
        "body": (LONG, ALSO),
    }
    shown = {key: text for key, text in texts.items() if key not in ("kind", "subject", "subject_mark")}
    return Sample(document, {**shown, **end, **more})


_LINE = "Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30"


def _copy(profile: str) -> Sample:
    """A short notice with what a body that copies it adds under it, in the small set under the notice's appendix."""
    header, texts = _head(profile)
    recipients, signature, end = _end(profile)
    form = {LARGE: CopyForm.COPY, SMALL: CopyForm.RECOPY}.get(profile, CopyForm.EXTRACT)
    party, attached = profile in PARTY, profile == SMALL
    under = Header(
        issuer="Đảng bộ phường An Hòa" if party else "Công đoàn phường An Hòa",
        number="08",
        symbol="BS/ĐU" if party else "SY-CĐP",
        place="An Hòa",
        date=OfficialDate(2026, 9, 3),
    )
    copying = Copy(form, under, Recipients((RecipientGroup(("Như trên phường",)),), "Lưu: VP"), _COPYIST)
    document = Document(
        f"copy-{profile}",
        STANDARDS[profile],
        header=header,
        body=(_paragraph("p1", LONG), _paragraph("p2", ALSO)),
        recipients=recipients,
        signature=signature,
        appendices=(Appendix("appendix", "Danh sách", "", blocks=(_paragraph("p3", LONG),)),) if attached else (),
        copy=copying,
    )
    forms = {CopyForm.COPY: "Sao y", CopyForm.RECOPY: "Sao lục", CopyForm.EXTRACT: "Trích sao"}
    comma = "," if profile == HD36 else ";"
    more = {
        "copy_form": (forms[form],),
        "copy_issuer": (under.issuer,),
        "copy_number": ("Số 08-BS/ĐU" if party else "Số: 08/SY-CĐP",),
        "copy_place_date": ("An Hòa, ngày 03 tháng 9 năm 2026",),
        "copy_post": (_COPYIST.post,),
        "copy_signer": (_COPYIST.signer,),
        "copy_recipients": (f"- Như trên phường{comma}", "- Lưu: VP."),
        "body": (LONG, ALSO),
        **({"appendix_label": ("Phụ lục",), "appendix_title": ("Danh sách",)} if attached else {}),
    }
    return Sample(document, {**texts, **end, **more})


_COPYIST = Signature(post="Chánh Văn phòng", signer="Lê Thị Hoa")
_MAKERS: dict[str, Callable[[str], Sample]] = {
    "plan": _plan,
    "regulation": _regulation,
    "letter": _letter,
    "copy": _copy,
}
