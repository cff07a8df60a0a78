"""Made-up plans in the shapes that offices write: a union's with everything in it, and a Party committee's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Footnote,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
)
from desktop.domain.standards import Standard
from desktop.services.library import standard_of
from desktop.typeset import Page, render_pdf
from desktop.typeset.ink.pdf import write_pdf
from desktop.typeset.structure import reading_structure
from tests.typeset.reading import ReadPage, read_pdf

NOW = datetime(2026, 2, 5, 8, 0, tzinfo=UTC)
SENTENCE = (
    "Các cấp công đoàn trong tỉnh chủ động phối hợp với cơ quan chuyên môn, người sử dụng lao động tổ chức các hoạt "
    "động chăm lo, đại diện, bảo vệ quyền, lợi ích hợp pháp, chính đáng của đoàn viên và người lao động; phấn đấu hằng "
    "năm có ít nhất 85% công đoàn cơ sở được đánh giá hoàn thành tốt nhiệm vụ."
)
HEADS = ("TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Cấp quyết định")


def block(block_id: str, level: Level, text: str, *children: Block) -> Block:
    return Block(block_id, level, (Run(text),), tuple(children))


def paragraphs(count: int, prefix: str = "p") -> tuple[Block, ...]:
    return tuple(block(f"{prefix}{number}", Level.PARAGRAPH, SENTENCE) for number in range(count))


def task_table(rows: int) -> Table:
    texts = [HEADS]
    for number in range(1, rows + 1):
        texts.append((str(number), SENTENCE, "Ban Tuyên giáo - Nữ công", "Quý II/2026", "Ban Thường vụ LĐLĐ tỉnh"))
    return Table(tuple(tuple(Cell((Run(text),)) for text in row) for row in texts), 1)


def union_plan(*body: Block, appendix_rows: int = 0) -> Document:
    """A province's plan; a body of its own where none is given."""
    own = (
        block("s1", Level.SECTION, "MỤC ĐÍCH, YÊU CẦU", block("c1", Level.CLAUSE, "Mục đích", *paragraphs(2))),
        block("s2", Level.SECTION, "NHIỆM VỤ", block("c2", Level.CLAUSE, "Tuyên truyền", *paragraphs(2, "q"))),
    )
    table = Block("table", Level.TABLE, table=task_table(appendix_rows))
    appendix = Appendix(
        "a1",
        "Phân công nhiệm vụ",
        "(Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 05/02/2026 của Liên đoàn Lao động tỉnh Bình An)",
        blocks=(table,),
    )
    return Document(
        "plan",
        header=Header(
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN",
            "05",
            "KH-LĐLĐ",
            "Bình An",
            OfficialDate(2026, 2, 5),
            "KẾ HOẠCH",
            "Thực hiện Nghị quyết về đổi mới tổ chức và hoạt động của Công đoàn Việt Nam trong tình hình mới",
        ),
        bases=(
            block("b1", Level.PARAGRAPH, "Căn cứ Điều lệ Công đoàn Việt Nam"),
            block("b2", Level.PARAGRAPH, "Căn cứ Nghị quyết Đại hội Công đoàn tỉnh"),
        ),
        preamble=(block("pre", Level.PARAGRAPH, "Ban Thường vụ ban hành Kế hoạch như sau:"),),
        body=body or own,
        closing=(block("close", Level.PARAGRAPH, "Trên đây là Kế hoạch của Liên đoàn Lao động tỉnh."),),
        recipients=Recipients(
            (
                RecipientGroup(("Tổng LĐLĐ Việt Nam", "Tỉnh ủy Bình An", "Ban Dân vận Tỉnh ủy"), "Báo cáo"),
                RecipientGroup(("Các ban LĐLĐ tỉnh", "Các cấp công đoàn")),
            ),
            "Lưu: VT, Ban TG-NC",
        ),
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn An"),
        appendices=(appendix,) if appendix_rows else (),
    )


def party_plan(year: int = 2026, month: int = 6) -> Document:
    """A Party committee's plan of a month."""
    plan = union_plan()
    return replace(
        plan,
        header=replace(
            plan.header,
            superior="TỈNH ỦY BÌNH AN",
            issuer="ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG",
            number="07",
            symbol="KH/ĐU",
            date=OfficialDate(year, month, 9),
        ),
        recipients=Recipients((RecipientGroup(("Tỉnh ủy", "Các chi bộ trực thuộc")),), "Lưu Văn phòng Đảng ủy"),
        signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Bình"),
    )


def with_note(plan: Document, text: str) -> Document:
    """The plan with a footnote in its preamble."""
    marked = Block("pre", Level.PARAGRAPH, (Run("Ban Thường vụ"), Run(footnote="n1"), Run(" ban hành Kế hoạch:")))
    return replace(plan, preamble=(marked,), footnotes=(Footnote("n1", (Run(text),)),))


def printed(document: Document, standard: Standard | None = None) -> list[ReadPage]:
    """The pages of the document's PDF, read back."""
    return read_pdf(render_pdf(document, standard or standard_of(document), now=NOW))


def written(pages: tuple[Page, ...], document: Document, standard: Standard) -> bytes:
    """The PDF of pages that a test has laid out, or doctored, itself."""
    return write_pdf(pages, reading_structure(document, standard), document.header, now=NOW)
