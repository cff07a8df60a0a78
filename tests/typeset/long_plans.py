"""Made-up plans whose layout is kept as text: eleven footnotes on eight pages, and sixty rows that lie across."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Appendix, Block, Cell, Document, Footnote, Level, Orientation, Run, Table
from tests.typeset.plans import block, union_plan

SENTENCES = (
    "Rà soát, bổ sung quy chế phối hợp giữa công đoàn và thủ trưởng cơ quan, đơn vị, doanh nghiệp; mỗi năm có ít nhất "
    "hai lần đối thoại định kỳ với người lao động.",
    "Vận động đoàn viên tham gia góp ý xây dựng Đảng, xây dựng chính quyền; giới thiệu đoàn viên ưu tú để cấp ủy xem "
    "xét, bồi dưỡng, kết nạp vào Đảng.",
    "Tổ chức khám sức khỏe cho 100% lao động nữ, bố trí phòng vắt, trữ sữa ở nơi có từ 1.000 lao động nữ trở lên.",
    "Phấn đấu đến hết năm 2030 có 95% thỏa ước lao động tập thể đạt loại B trở lên, trong đó 30% đạt loại A.",
    "Mở ít nhất 04 lớp bồi dưỡng kỹ năng thương lượng, đối thoại, giải quyết tranh chấp lao động cho cán bộ công đoàn "
    "chưa qua đào tạo.",
    "Theo dõi chặt chẽ việc đóng bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp; kiến nghị thanh tra nơi chậm "
    "đóng từ 03 tháng trở lên.",
    "Đẩy mạnh chuyển đổi số trong quản lý đoàn viên, thu, chi tài chính; cập nhật dữ liệu trước ngày 15 hằng tháng.",
    "Xây dựng tủ sách pháp luật, điểm sinh hoạt văn hóa ở khu nhà trọ; phát huy tổ tự quản, tổ tư vấn pháp luật lưu "
    "động phục vụ người lao động ngoài giờ làm việc.",
)
UNITS = ("Ban Chính sách", "Ban Tuyên giáo - Nữ công", "Ban Tổ chức - Kiểm tra", "Văn phòng", "Các công đoàn cơ sở")
NOTES, PARAGRAPHS = 11, 43


def paragraph(number: int, sentences: int = 3) -> str:
    """A paragraph of its own, made of sentences in another order each time."""
    return " ".join(SENTENCES[(number * 3 + at * (1 + number % 3)) % len(SENTENCES)] for at in range(sentences))


def plan_with_notes() -> Document:
    """Eleven notes on eight pages: in paragraphs, in a heading, in a table; one of them takes half a page."""
    items = []
    for number in range(PARAGRAPHS):
        text, note = paragraph(number), number * NOTES // PARAGRAPHS
        runs: tuple[Run, ...] = (Run(text),)
        if (number - 1) * NOTES // PARAGRAPHS != note or number == 0:
            middle = text.index(" ", len(text) // 2)
            runs = (Run(text[:middle]), Run(footnote=f"n{note + 1}"), Run(text[middle:]))
        items.append(Block(f"p{number}", Level.PARAGRAPH, runs))
    cells = (("TT", "Việc", "Đơn vị"), ("1", SENTENCES[2], UNITS[0]), ("2", SENTENCES[6], UNITS[3]))
    rows = [tuple(Cell((Run(text),)) for text in row) for row in cells]
    rows[1] = (rows[1][0], Cell((Run(SENTENCES[2]), Run(footnote="n10"))), rows[1][2])
    table = Block("table", Level.TABLE, table=Table(tuple(rows), 1))
    heading = (Run("GIẢI PHÁP"), Run(footnote="n11"))
    body = (
        block("s1", Level.SECTION, "MỤC ĐÍCH, YÊU CẦU", *items[:14]),
        block("s2", Level.SECTION, "NHIỆM VỤ", *items[14:28]),
        Block("s3", Level.SECTION, heading, (*(_without(item, "n10", "n11") for item in items[28:]), table)),
    )
    notes = tuple(
        Footnote(
            f"n{number}",
            (Run(" ".join(paragraph(number + at) for at in range(5)) if number == 5 else paragraph(number, 1)),),
        )
        for number in range(1, NOTES + 1)
    )
    return replace(union_plan(*body), footnotes=notes)


def _without(item: Block, *notes: str) -> Block:
    return replace(item, runs=tuple(run for run in item.runs if run.footnote not in notes))


def plan_with_long_table() -> Document:
    """A plan whose appendix lies across: sixty rows in three groups, some cells of two paragraphs."""
    head = tuple(Cell((Run(text),)) for text in ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"))
    rows: list[tuple[Cell, ...]] = [head]
    for number in range(1, 61):
        if number % 20 == 1:
            title = f"{'I' * (number // 20 + 1)}. NHÓM VIỆC THỨ {number // 20 + 1}"
            rows.append((Cell((Run(title, bold=True),), columns=6),))
        texts = [str(number), SENTENCES[number % len(SENTENCES)], UNITS[number % 5], UNITS[(number + 2) % 5]]
        due = "Thường xuyên" if number % 4 else f"Quý {'I' * (number % 3 + 1)}/2026"
        texts += [due, "Kế hoạch, hướng dẫn" if number % 3 else "Báo cáo sơ kết\nDanh sách kèm theo"]
        rows.append(tuple(Cell((Run(text),)) for text in texts))
    table = Block("rows", Level.TABLE, table=Table(tuple(rows), 1))
    line = "(Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 05/02/2026 của Liên đoàn Lao động tỉnh Bình An)"
    appendix = Appendix("a1", "Phân công nhiệm vụ năm 2026", line, Orientation.LANDSCAPE, (table,))
    return replace(union_plan(), appendices=(appendix,))
