"""A template gives a first draft: fields filled in, guidance where nothing is written, assignments said as it wants."""

from __future__ import annotations

import itertools
from datetime import date
from itertools import groupby

import pytest

from desktop.domain import exchange
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Block, Document, Level, all_runs, plain, trees, walk
from desktop.domain.errors import UserError
from desktop.domain.gaps import is_open
from desktop.domain.numbering import Forms, labels
from desktop.domain.office import Office
from desktop.domain.templates import BLANK, Template, known_values, parse_template, start_document
from desktop.resources import resource

OFFICE = Office(
    name="Liên đoàn Lao động tỉnh Bình An",
    superior="Tổng Liên đoàn Lao động Việt Nam",
    place="Bình An",
    abbreviation="LĐLĐ",
)
NOVEMBER = date(2026, 11, 20)
SMALL = """
id = "nho"
name = "Mẫu nhỏ"
description = "Chỉ để thử."
kind = "KẾ HOẠCH"
symbol = "KH-{viet_tat}"
subject = "{chu_de} năm {nam}"
archive = "Lưu: VT"
closing = [{ text = "Trên đây là Kế hoạch {chu_de} của {co_quan}./." }]
recipients = [{ items = ["{cap_tren}"] }]

[[fields]]
name = "chu_de"
label = "Nội dung"

[[outline]]
level = "section"
text = "MỤC ĐÍCH"
[[outline]]
level = "clause"
guidance = "Viết mục đích của năm {nam}."
[[outline]]
level = "section"
text = "NHIỆM VỤ"
[[outline]]
level = "clause"
text = "Rà soát hồ sơ."
[outline.assignment]
lead = "Văn phòng"
supporting = ["Ban A", "Ban B"]
deadline = "Quý II/{nam}"
decided_by = "Thường trực"
[[outline]]
level = "dash"
text = "Việc nhỏ"
[[outline]]
level = "clause"
text = "Tổng kết."
"""


def templates() -> list[Template]:
    paths = sorted(resource("templates").glob("*.toml"))
    return [parse_template(path.read_text(encoding="utf-8"), path.name) for path in paths]


def small(changes: str = "", **values: str) -> Document:
    """A draft of the small template; `changes` are keys put on top."""
    return start_document(parse_template(changes + SMALL), OFFICE, values, "d1", NOVEMBER)


def printed(blocks: tuple[Block, ...]) -> list[str]:
    found = labels(blocks, Forms())
    return [f"{found[block.id]} {block.text}".strip() for block in walk(blocks)]


def test_fields_come_from_the_office_the_day_and_the_answers() -> None:
    document = small(chu_de="công tác công đoàn")
    header = document.header
    assert header.superior == "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
    assert header.issuer == "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"
    assert (header.symbol, header.place, header.kind) == ("KH-LĐLĐ", "Bình An", "KẾ HOẠCH")
    assert header.subject == "Công tác công đoàn năm 2027"  # a field that begins a line gets its capital
    assert plain(document.closing[0].runs) == (
        "Trên đây là Kế hoạch công tác công đoàn của Liên đoàn Lao động tỉnh Bình An./."
    )
    assert document.recipients.groups[0].items == ("Tổng Liên đoàn Lao động Việt Nam",)
    assert (document.id, document.template) == ("d1", "nho")


def test_the_number_and_the_day_stay_open() -> None:
    header = small().header
    assert header.number == ""
    assert header.date == OfficialDate(2026, 11)


@pytest.mark.parametrize(("today", "year"), [(date(2026, 8, 31), "2026"), (date(2026, 9, 1), "2027")])
def test_from_september_on_a_plan_is_for_the_year_to_come(today: date, year: str) -> None:
    known = known_values(parse_template(SMALL), OFFICE, {}, today)
    assert (known["nam"], known["nam_truoc"], known["nam_sau"]) == (year, str(int(year) - 1), str(int(year) + 1))


def test_the_years_beside_follow_a_year_that_was_typed_in() -> None:
    known = known_values(parse_template(SMALL), OFFICE, {"nam": "2030"}, NOVEMBER)
    assert (known["nam_truoc"], known["nam_sau"]) == ("2029", "2031")


def test_a_field_is_a_run_of_its_own_that_carries_its_name_filled_or_open() -> None:
    runs = small().closing[0].runs
    assert [(run.text, run.field) for run in runs] == [
        ("Trên đây là Kế hoạch ", ""),
        (BLANK, "chu_de"),
        (" của ", ""),
        ("Liên đoàn Lao động tỉnh Bình An", "co_quan"),
        ("./.", ""),
    ]


def test_what_was_typed_in_is_cleaned() -> None:
    document = small(chu_de="  công tác\u200b công\ntác  ")
    assert document.header.subject == "Công tác công tác năm 2027"


def test_braces_in_an_answer_are_only_letters() -> None:
    assert small(chu_de="{co_quan}").header.subject == "{co_quan} năm 2027"


def test_an_empty_block_has_guidance_and_no_text() -> None:
    clause = small().body[0].children[0]
    assert (clause.runs, clause.guidance) == ((), "Viết mục đích của năm 2027.")


def test_the_flat_outline_becomes_a_tree_by_its_levels() -> None:
    assert printed(small().body) == [
        "I. MỤC ĐÍCH",
        "1.",
        "II. NHIỆM VỤ",
        "1. Rà soát hồ sơ.",
        "- Việc nhỏ",
        "2. Tổng kết.",
    ]
    clause = small().body[1].children[0]
    assert [child.level for child in clause.children] == [Level.DASH]


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("line", ["1. Rà soát hồ sơ.", "- Việc nhỏ", "Thời gian hoàn thành: Quý II/2027."]),
        (
            "closing",
            [
                "1. Rà soát hồ sơ.",
                "- Việc nhỏ",
                "* Thực hiện: Văn phòng chủ trì, phối hợp với Ban A, Ban B; thời gian: Quý II/2027.",
            ],
        ),
        ("brackets", ["1. Rà soát hồ sơ (quý II/2027).", "- Việc nhỏ"]),
        ("order", ["1. Giao Văn phòng chủ trì, phối hợp với Ban A, Ban B rà soát hồ sơ.", "- Việc nhỏ"]),
        ("appendix", ["1. Rà soát hồ sơ.", "- Việc nhỏ"]),
    ],
)
def test_one_assignment_is_said_in_the_form_the_template_chose(form: str, lines: list[str]) -> None:
    document = small(f'assignment_forms = ["{form}"]\n')
    clause = document.body[1].children[0]
    assert printed(document.body)[3 : 3 + len(lines)] == lines
    (assignment,) = clause.assignments
    assert (assignment.lead, assignment.deadline) == ("Văn phòng", "Quý II/2027")


def test_the_appendix_lists_the_same_assignments_and_room_for_more() -> None:
    appendix = (
        '\n[[appendices]]\ntitle = "Phân công năm {nam}"\nwidths = [0.1, 0.4, 0.2, 0.15, 0.15]\nempty_rows = 1\n'
        'columns = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Cấp quyết định"]\n'
    )
    document = start_document(parse_template(SMALL + appendix), OFFICE, {}, "d1", NOVEMBER)
    table = document.appendices[0].blocks[0].table
    assert document.appendices[0].title == "PHÂN CÔNG NĂM 2027"
    assert table is not None
    assert table.header_rows == 1
    assert [[plain(cell.runs) for cell in row] for row in table.rows] == [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Cấp quyết định"],
        ["1", "Rà soát hồ sơ.", "Văn phòng\nPhối hợp: Ban A, Ban B", "Quý II/2027", "Thường trực"],
        ["2", "", "", "", ""],
    ]


def test_a_table_wider_than_an_assignment_has_room_in_every_row() -> None:
    columns = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Cấp quyết định", "Kinh phí", "Ghi chú"]
    appendix = f'\n[[appendices]]\ntitle = "a"\ncolumns = {columns}\n'.replace("'", '"')
    table = start_document(parse_template(SMALL + appendix), OFFICE, {}, "d1", NOVEMBER).appendices[0].blocks[0].table
    assert table is not None
    assert [len(row) for row in table.rows] == [7, 7]


@pytest.mark.parametrize(("symbol", "line"), [("KH-{viet_tat}", "số ……/KH-LĐLĐ"), ("KH/{viet_tat}", "số ……-KH/LĐLĐ")])
def test_an_appendix_cites_its_plan_in_the_form_of_the_symbol(symbol: str, line: str) -> None:
    appendix = '\n[[appendices]]\ntitle = "a"\ncolumns = ["TT"]\nattached_to = "(Kèm theo Kế hoạch số {so_ky_hieu})"\n'
    template = parse_template(SMALL.replace("KH-{viet_tat}", symbol) + appendix)
    assert (
        start_document(template, OFFICE, {}, "d1", NOVEMBER).appendices[0].attached_to == f"(Kèm theo Kế hoạch {line})"
    )


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("brackets", [("Tổ chức ", ""), ("…", "chu_de"), (" ", ""), ("(quý II/2027)", "record"), (".", "")]),
        (
            "order",
            [
                ("Giao Văn phòng chủ trì, phối hợp với Ban A, Ban B", "record"),
                (" tổ chức ", ""),
                ("…", "chu_de"),
                (".", ""),
            ],
        ),
    ],
)
def test_a_field_that_is_open_stays_one_where_the_assignment_is_said(form: str, texts: list[tuple[str, str]]) -> None:
    template = SMALL.replace("Rà soát hồ sơ.", "Tổ chức {chu_de}.")
    document = start_document(parse_template(f'assignment_forms = ["{form}"]\n' + template), OFFICE, {}, "d", NOVEMBER)
    runs = document.body[1].children[0].runs
    kinds = groupby(runs, lambda run: "record" if run.record else run.field)
    assert [("".join(run.text for run in same), kind) for kind, same in kinds] == texts


def test_the_same_ids_give_the_same_draft() -> None:
    def make() -> Document:
        numbers = itertools.count(1)
        return start_document(parse_template(SMALL), OFFICE, {}, "d1", NOVEMBER, ids=lambda: f"b{next(numbers)}")

    assert make() == make()


def test_the_office_signs_where_it_said_so_else_the_template_does() -> None:
    signature = '\n[signature]\nauthority = "TM. Ban Thường vụ"\npost = "Chủ tịch"\n'
    template = parse_template(SMALL + signature)
    assert start_document(template, OFFICE, {}, "d", NOVEMBER).signature.authority == "TM. BAN THƯỜNG VỤ"
    own = Office(name="A", authority="TM. BAN CHẤP HÀNH", post="PHÓ CHỦ TỊCH", signer="Lê Văn B")
    signed = start_document(template, own, {}, "d", NOVEMBER).signature
    assert (signed.authority, signed.post, signed.signer) == ("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH", "Lê Văn B")


def test_an_office_of_another_kind_of_body_gives_only_its_place() -> None:
    template = parse_template('body = "party"\n' + SMALL)
    header = start_document(template, OFFICE, {}, "d", NOVEMBER).header
    assert (header.issuer, header.superior, header.place) == ("", "", "Bình An")
    named = start_document(template, OFFICE, {"co_quan": "Tỉnh ủy Bình An"}, "d", NOVEMBER).header
    assert named.issuer == "TỈNH ỦY BÌNH AN"


def test_there_are_five_templates_in_the_order_of_the_list() -> None:
    found = sorted(templates(), key=lambda template: template.order)
    assert [template.id for template in found] == [
        "ke-hoach-tinh",
        "chuong-trinh-hanh-dong",
        "ke-hoach-don-vi",
        "ke-hoach-su-kien",
        "ke-hoach-dang",
    ]
    assert [template.body for template in found] == ["union"] * 4 + ["party"]
    forms = {form for template in found for form in template.assignment_forms}
    assert len(forms) == 5  # every form of assignment has a template that prints it


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_template_makes_a_draft_that_goes_out_and_comes_back(template: Template) -> None:
    document = start_document(template, OFFICE, {}, "d1", NOVEMBER)
    assert exchange.loads(exchange.dumps(document)) == document
    assert document.header.kind in ("KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG")
    assert len(document.body) >= 4
    assert document.recipients.archive.startswith("Lưu")
    assert document.signature.post


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_block_of_a_template_says_something_or_what_to_say(template: Template) -> None:
    document = start_document(template, OFFICE, {}, "d1", NOVEMBER)
    silent = [b.id for _, blocks in trees(document) for b in walk(blocks) if not (b.text or b.guidance or b.table)]
    assert silent == []


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_answered_fields_leave_nothing_open(template: Template) -> None:
    answers = {field.name: "x y z" for field in template.fields}
    document = start_document(template, OFFICE, answers, "d1", NOVEMBER)
    assert [run.field for run in all_runs(document) if run.field and is_open(run)] == []
    assert BLANK not in document.header.subject + document.header.symbol


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("la = 1\n", "khóa lạ “la”"),
        ('body = "club"\n', "body"),
        ('superior = "{khong_co}"\n', "trường “khong_co”"),
        ('assignment_forms = ["email"]\n', "email"),
        ("order = true\n", "mẫu.order: sai kiểu"),
        ('preamble = [{ level = "table" }]\n', "bảng chỉ đặt được ở phụ lục"),
        ('preamble = [{ txt = "a" }]\n', "mẫu.preamble[0]: khóa lạ “txt”"),
        ('appendices = [{ title = "a", columns = ["TT"], widths = [0.5, 0.5] }]\n', "số cột không khớp"),
        ('appendices = [{ title = "a", columns = [] }]\n', "từ 1 đến 63 cột"),
        ('appendices = [{ title = "a", columns = ["TT"], empty_rows = 1000000000 }]\n', "từ 0 đến 500 hàng"),
        ("bases = [" + "{}," * 600 + "]\n", "quá 500 đoạn"),
        ("bases = " + "[" * 3000 + "]" * 3000 + "\n", "ke-hoach.toml"),
        ("order = \n", "ke-hoach.toml"),
        ("# " + "x" * 200_001 + "\n", "tệp quá lớn"),
    ],
)
def test_a_faulty_template_is_refused_in_a_sentence_that_names_file_and_key(change: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_template(change + SMALL, "ke-hoach.toml")
    sentence = str(caught.value)
    assert reason in sentence
    assert "ke-hoach.toml" in sentence
    assert "Mẫu này bị bỏ qua" in sentence


def test_a_template_without_a_key_that_it_needs_is_refused() -> None:
    with pytest.raises(UserError, match="thiếu khóa “kind”"):
        parse_template(SMALL.replace('kind = "KẾ HOẠCH"\n', ""), "a.toml")


REGULATION = """
id = "quy-che"
name = "Quy chế"
description = "Chỉ để thử."
kind = "QUY CHẾ"
symbol = "QC-{viet_tat}"
subject = "Làm việc"
addressed_to = ["{cap_tren}", "{noi_nhan}"]

[[fields]]
name = "noi_nhan"
label = "Nơi nhận"

[[outline]]
level = "chapter"
text = "QUY ĐỊNH CHUNG"
[[outline]]
level = "article"
text = "Phạm vi"
[[outline]]
level = "clause"
guidance = "Nêu phạm vi."
[[outline]]
level = "article"
text = "Đối tượng"
[[outline]]
level = "chapter"
text = "TỔ CHỨC"
[[outline]]
level = "division"
text = "HỌP"
[[outline]]
level = "article"
text = "Chế độ họp"
[[outline]]
level = "quotation"
text = "“Họp mỗi quý một lần.”"
"""


def test_a_template_may_have_the_levels_of_a_regulation_and_receivers() -> None:
    draft = start_document(parse_template(REGULATION), OFFICE, {}, "d1", NOVEMBER)
    numbers = labels(draft.body, Forms())
    assert [f"{numbers[block.id]} {block.text}".strip() for block in walk(draft.body)] == [
        *("Chương I QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1.", "Điều 2. Đối tượng"),
        *("Chương II TỔ CHỨC", "Mục 1 HỌP", "Điều 3. Chế độ họp", "“Họp mỗi quý một lần.”"),
    ]
    assert draft.addressed_to == ("Tổng Liên đoàn Lao động Việt Nam", "…")


def test_a_receiver_names_only_fields_that_are_known() -> None:
    with pytest.raises(UserError, match="trường “o_dau” chưa khai"):
        parse_template(REGULATION.replace("{noi_nhan}", "{o_dau}"))


@pytest.mark.parametrize("template", [one for one in templates() if one.body == "union"], ids=lambda one: one.id)
def test_a_city_is_never_called_a_province_in_its_drafts(template: Template) -> None:
    city = Office("Liên đoàn Lao động Thành phố Hồ Chí Minh", place="Thành phố Hồ Chí Minh", abbreviation="LĐLĐ")
    draft = start_document(template, city, {}, "d1", NOVEMBER)
    printed = [run.text for run in all_runs(draft)] + [
        item for group in draft.recipients.groups for item in group.items
    ]
    assert [text for text in printed if "Liên đoàn Lao động tỉnh" in text or "Tỉnh ủy" in text] == []


def test_what_the_clerk_calls_the_office_goes_before_what_its_name_says() -> None:
    (plan,) = [one for one in templates() if one.id == "ke-hoach-tinh"]
    assert known_values(plan, OFFICE, {}, NOVEMBER)["ten_goi"] == "Liên đoàn Lao động tỉnh"
    assert known_values(plan, OFFICE, {"ten_goi": "Công đoàn tỉnh"}, NOVEMBER)["ten_goi"] == "Công đoàn tỉnh"
