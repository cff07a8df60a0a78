"""The rules of Nghị định 30/2020/NĐ-CP, Phụ lục I, typed from the decree: ranges stand here and not in our data."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typeset.conformance.doctor import CENTRE, altered, moved, resized
from tests.typeset.conformance.head_rules import (
    FRAMES,
    below,
    blocks_apart,
    coloured_red,
    frame_lower,
    frame_wider,
    framed,
    head_order,
    in_top_margin,
    lower,
    on_one_line,
    rewritten,
    rule_as_long,
    rule_of_share,
    single,
    stretched,
)
from tests.typeset.conformance.page_rules import page_rules
from tests.typeset.conformance.rules import (
    ANY,
    BEFORE,
    CAPS,
    FLUSH,
    FREE,
    IN_LEFT,
    IN_RIGHT,
    INDENTED,
    JUSTIFIED,
    MIDDLE,
    SIGNED,
    SMALL,
    TITLE,
    Look,
    Rule,
    Spoil,
    rules_of_look,
)
from tests.typeset.conformance.samples import LARGE
from tests.typeset.conformance.text_rules import (
    aligned_under_colon,
    at_foot_of_first_page,
    contact_higher,
    first_on_its_page,
    gap,
    in_order,
    leading,
    lower_right_of,
    more_beside,
    of_one_size,
    right_half,
    room_between,
    rule_above,
    rule_cut,
    rule_gone,
    size_set,
)

LOOKS = (
    Look("top_title", "PL I.1-II.1.a", 12, 13, "B", CAPS, IN_RIGHT),
    Look("motto", "PL I.1-II.1.b", 13, 14, "B", SMALL, IN_RIGHT),
    Look("superior", "PL I.1-II.2.b", 12, 13, "", CAPS, IN_LEFT),
    Look("issuer", "PL I.1-II.2.b", 12, 13, "B", CAPS, IN_LEFT),
    Look("number", "PL I.1-II.3.c", 13, 13, "", ANY, IN_LEFT),
    Look("place_date", "PL I.1-II.4", 13, 14, "I", SMALL, IN_RIGHT),
    Look("kind", "PL I.1-II.5.b", 13, 14, "B", CAPS, TITLE),
    Look("subject", "PL I.1-II.5.b", 13, 14, "B", SMALL, TITLE),
    Look("about", "PL I.1-II.5.b", 12, 13, "", SMALL, IN_LEFT, "letter"),
    Look("basis", "PL I.1-II.6.a", 13, 14, "I", SMALL, JUSTIFIED),
    Look("body", "PL I.1-II.6.e", 13, 14, "", SMALL, JUSTIFIED),
    Look("part_label", "PL I.1-II.6.đ", 13, 14, "B", SMALL, TITLE),
    Look("part_title", "PL I.1-II.6.đ", 13, 14, "B", CAPS, TITLE),
    Look("chapter_label", "PL I.1-II.6.đ", 13, 14, "B", SMALL, TITLE, "regulation"),
    Look("chapter_title", "PL I.1-II.6.đ", 13, 14, "B", CAPS, TITLE, "regulation"),
    Look("division_label", "PL I.1-II.6.đ", 13, 14, "B", SMALL, TITLE, "regulation"),
    Look("division_title", "PL I.1-II.6.đ", 13, 14, "B", CAPS, TITLE, "regulation"),
    Look("subdivision_label", "PL I.1-II.6.đ", 13, 14, "B", SMALL, TITLE, "regulation"),
    Look("subdivision_title", "PL I.1-II.6.đ", 13, 14, "B", CAPS, TITLE, "regulation"),
    Look("article", "PL I.1-II.6.đ", 13, 14, "B", SMALL, INDENTED, "regulation"),
    Look("section", "PL I.1-V, 6.b", 13, 14, "B", CAPS, INDENTED),
    Look("clause_title", "PL I.1-II.6.đ", 13, 14, "B", SMALL, INDENTED),
    Look("clause", "PL I.1-II.6.đ", 13, 14, "", SMALL, JUSTIFIED),
    Look("point", "PL I.1-II.6.đ", 13, 14, "", SMALL, INDENTED),
    Look("letters", "PL I.1-II.6.đ", 13, 14, "", SMALL, INDENTED, "regulation"),
    Look("closing", "PL III: ./.", 13, 14, "", SMALL, INDENTED),
    Look("authority", "PL I.1-II.7.đ", 13, 14, "B", CAPS, SIGNED),
    Look("post", "PL I.1-II.7.đ", 13, 14, "B", CAPS, SIGNED),
    Look("signer", "PL I.1-II.7.đ", 13, 14, "B", SMALL, SIGNED),
    Look("addressed_label", "PL I.1-II.9.d", 13, 14, "", SMALL, BEFORE, "letter"),
    Look("addressed_to", "PL I.1-II.9.d", 13, 14, "", SMALL, FREE, "letter"),
    Look("recipients_label", "PL I.1-II.9.d", 12, 12, "BI", SMALL, FLUSH),
    Look("recipients", "PL I.1-II.9.d", 11, 11, "", SMALL, FLUSH),
    Look("urgency", "PL I.1-III.2.b", 13, 14, "B", CAPS, MIDDLE),
    Look("circulation", "PL I.1-III.2.c", 13, 14, "B", CAPS, MIDDLE),
    Look("drafter", "PL I.1-III.3", 11, 11, "", CAPS, FREE),
    Look("contact", "PL I.1-III.4", 11, 12, "", SMALL, FREE),
    Look("digital_line", "PL I.2-I.3", 10, 10, "", SMALL, FREE, "letter"),
    Look("appendix_label", "PL I.1-III.1.b", 14, 14, "B", SMALL, TITLE),
    Look("appendix_title", "PL I.1-III.1.b", 13, 14, "B", CAPS, TITLE),
    Look("attached_to", "PL I.1-III.1.c", 13, 14, "I", SMALL, TITLE),
    Look("copy_form", "PL I.2-II.2.b", 13, 14, "B", CAPS, FREE, "copy"),
    Look("copy_issuer", "PL I.2-II.2.c", 12, 13, "B", CAPS, FREE, "copy"),
    Look("copy_number", "PL I.2-II.2.c", 13, 13, "", ANY, FREE, "copy"),
    Look("copy_place_date", "PL I.2-II.2.c", 13, 14, "I", SMALL, FREE, "copy"),
    Look("copy_post", "PL I.2-II.2.c", 13, 14, "B", CAPS, FREE, "copy"),
    Look("copy_signer", "PL I.2-II.2.c", 13, 14, "B", SMALL, FREE, "copy"),
    Look("copy_recipients", "PL I.2-II.2.c", 11, 11, "", SMALL, FLUSH, "copy"),
)

_COPY_FORMS = ("copy_form_copy", "copy_form_recopy", "copy_form_extract")

# Where words come from the standard: what it asks of them, and a standard or a paper that has them otherwise.
WORDS: dict[str, tuple[str, Spoil]] = {
    "number": ("“Số: 05/KH-LĐLĐ”", lambda on: on.worded(number="Số {number}/{symbol}")),
    "place_date": ("days below 10 and months 1, 2 with a 0", rewritten("place_date", "ngày ", "ngày 0")),
    "basis": ("“;” at the end of each, “.” of the last", lambda on: on.worded(basis_last=";")),
    "about": ("“V/v …”", lambda on: on.worded(letter_subject="Về {text}")),
    "part_label": ("“Phần I”", lambda on: on.numbered(part="Phần {arabic}")),
    "chapter_label": ("“Chương I”", lambda on: on.numbered(chapter="Chương {arabic}")),
    "division_label": ("“Mục 1”", lambda on: on.numbered(division="Mục {roman}")),
    "subdivision_label": ("“Tiểu mục 1”", lambda on: on.numbered(subdivision="Tiểu mục {roman}")),
    "article": ("“Điều 1. …”, counted through the text", lambda on: on.numbered(article="Điều {arabic}:")),
    "section": ("“I. …”", lambda on: on.numbered(section="{roman}-")),
    "clause": ("“1. …”", rewritten("clause", "1. ", "1) ")),
    "point": ("“a) …”", rewritten("point", "b) ", "b. ")),
    "letters": ("a, b, c, d, đ … y, without f, j, w, z", rewritten("letters", "đ) ", "f) ")),
    "closing": ("“./.” at the end", lambda on: on.worded(end_mark=".")),
    "addressed_to": ("“- …;”, “.” at the last", lambda on: on.worded(addressed_end=",")),
    "recipients": ("“- …;”, “- Lưu: VT, … .”", rewritten("recipients", "Các cấp", "Mọi cấp")),
    "drafter": ("“PL.(300)”", lambda on: on.worded(drafter="{drafter} {copies}")),
    "appendix_label": (
        "“Phụ lục II” where there are several",
        lambda on: on.worded(appendix_numbered="Phụ lục số {roman}"),
    ),
    "copy_number": ("“Số: 07/SY-LĐLĐ”", rewritten("copy_number", "Số:", "Số")),
    "copy_form": ("SAO Y, TRÍCH SAO or SAO LỤC", lambda on: on.worded(**dict.fromkeys(_COPY_FORMS, "BẢN SAO"))),
}
_SETS = {
    True: {"top_title": 13.0, "motto": 14.0, "place_date": 14.0},
    False: {"top_title": 12.0, "motto": 13.0, "place_date": 13.0},
}
_MARGINS = {"top": (20.0, 25.0), "bottom": (20.0, 25.0), "left": (30.0, 35.0), "right": (15.0, 20.0)}
_CLAUSES = {
    "paper": "PL I.1-I.1",
    "upright": "PL I.1-I.2",
    "margins": "PL I.1-I.3",
    "font": "PL I.1-I.4",
    "number": "PL I.1-I.7, III.1.đ",
}


def rules(profile: str) -> Iterator[Rule]:
    """Every rule of the decree for one of its two size sets."""
    yield from page_rules(_CLAUSES, _MARGINS, (13, 14), (2.0, 15.0))
    for look in LOOKS:
        for rule in rules_of_look(look):
            said = WORDS.get(look.key) if rule.id.endswith(".there") else None
            yield rule._replace(what=said[0], spoil=said[1]) if said else rule
    yield from _head(_SETS[profile == LARGE])
    yield from _text()
    yield from _end()
    yield from _beside()


def _head(sizes: dict[str, float]) -> Iterator[Rule]:
    plan = "plan"
    yield Rule(
        "head.sizes",
        "footnote to PL I.1-V",
        f"sizes of one set: {sizes}",
        plan,
        size_set(sizes),
        lambda on: altered(on, on.paper.lines("motto"), resized(27 - sizes["motto"]), CENTRE),
    )
    yield Rule(
        "head.blocks",
        "PL I.1-IV",
        "issuer at the left, the nation's name at the right",
        plan,
        blocks_apart,
        lambda on: moved(on, on.paper.lines("place_date", "top_title", "motto"), right=-75.0),
    )
    yield Rule(
        "head.left",
        "PL I.1-IV",
        "superior, issuer, number",
        plan,
        head_order("superior", "issuer", "number"),
        lower("issuer", 20.0),
    )
    yield Rule(
        "head.top",
        "PL I.1-IV",
        "both blocks begin at one height",
        plan,
        on_one_line("superior", "top_title", 1.0),
        lower("superior", 2.0),
    )
    yield Rule(
        "motto.single",
        "PL I.1-II.1.c",
        "single under the nation's name",
        plan,
        single("top_title", "motto"),
        lower("motto", 3.0),
    )
    yield Rule(
        "motto.rule",
        "PL I.1-II.1.b",
        "a rule as long as the line",
        plan,
        rule_as_long("motto"),
        stretched("motto", 0.5),
    )
    yield Rule(
        "issuer.single",
        "PL I.1-II.2.b",
        "lines set single",
        plan,
        single("issuer"),
        lambda on: moved(on, on.paper.lines("issuer")[:1], down=-2.0, with_rule=False),
    )
    yield Rule(
        "issuer.rule",
        "PL I.1-II.2.b",
        "a third to a half of the line, centred",
        plan,
        rule_of_share("issuer"),
        stretched("issuer", 0.6),
    )
    yield Rule(
        "number.level",
        "PL I.1-IV",
        "on one line with place and date",
        plan,
        on_one_line("number", "place_date"),
        lower("place_date", 2.0),
    )
    yield Rule(
        "subject.below",
        "PL I.1-II.5.b",
        "directly under the kind",
        plan,
        below("kind", "subject", 10.0),
        lower("kind", -5.0),
    )
    yield Rule(
        "subject.rule",
        "PL I.1-II.5.b",
        "a third to a half of the line, centred",
        plan,
        rule_of_share("subject"),
        stretched("subject", 1.8),
    )
    yield Rule(
        "urgency.frame",
        "PL I.1-III.2.b",
        "KHẨN in 20 x 8 mm, balanced, red",
        plan,
        framed("urgency", FRAMES, red=True),
        frame_wider("urgency", 2.0),
    )
    yield Rule(
        "urgency.red",
        "PL I.1-III.2.b",
        "bright red",
        plan,
        coloured_red("urgency"),
        lambda on: altered(on, on.paper.lines("urgency"), lambda run: run._replace(color=(0.0, 0.0, 0.0)), CENTRE),
    )
    yield Rule(
        "urgency.place",
        "PL I.1-IV, 10b",
        "under the number",
        plan,
        below("number", "urgency", 25.0),
        frame_lower("urgency", 30.0),
    )
    yield Rule(
        "circulation.frame",
        "PL I.1-III.2.c",
        "in one frame, balanced",
        plan,
        framed("circulation"),
        lambda on: moved(on, on.paper.lines("circulation"), right=1.5, with_rule=False),
    )
    yield Rule(
        "circulation.place",
        "PL I.1-IV, 11",
        "in the top margin",
        plan,
        in_top_margin("circulation"),
        frame_lower("circulation", 100.0),
    )


def _text() -> Iterator[Rule]:
    plan = "plan"
    yield Rule(
        "body.leading",
        "PL I.1-II.6.e",
        "single to 1.5 lines",
        plan,
        leading(1.15, 1.725, of_size=True),
        lambda on: on.measured(leading=15.0),
    )
    yield Rule(
        "body.gap",
        "PL I.1-II.6.e",
        "6 pt or more between paragraphs",
        plan,
        gap(6.0),
        lambda on: on.measured(paragraph_gap=4.0),
    )
    yield Rule(
        "part.order",
        "PL I.1-II.6.đ",
        "number over title",
        plan,
        below("part_label", "part_title", 12.0),
        lower("part_label", -8.0),
    )
    for key in ("chapter", "division", "subdivision"):
        yield Rule(
            f"{key}.order",
            "PL I.1-II.6.đ",
            "number over title",
            "regulation",
            below(f"{key}_label", f"{key}_title", 12.0),
            lower(f"{key}_label", -8.0),
        )
    yield Rule(
        "article.as_body",
        "PL I.1-II.6.đ",
        "of the size of the text",
        "regulation",
        of_one_size("article", "body"),
        lambda on: altered(on, on.paper.lines("article"), resized(27 - on.paper.lines("article")[0].size), "left"),
    )


def _end() -> Iterator[Rule]:
    plan = "plan"
    yield Rule(
        "signature.half",
        "PL I.1-IV, 7a",
        "in the right half",
        plan,
        right_half("authority", "post", "signer"),
        lambda on: moved(on, on.paper.lines("authority", "post", "signer"), right=-45.0),
    )
    yield Rule(
        "signature.order",
        "PL I.1-IV",
        "authority, post, name",
        plan,
        in_order("authority", "post", "signer"),
        lambda on: moved(on, on.paper.lines("authority", "recipients_label", "recipients", "drafter"), down=9.0),
    )
    yield Rule(
        "signature.room",
        "PL I.1-IV, 7c",
        "25 to 30 mm for the signature",
        plan,
        room_between("post", "signer", 25.0, 30.0),
        lower("signer", 8.0),
    )
    yield Rule(
        "recipients.level",
        "PL I.1-IV, 9b",
        "level with the authority",
        plan,
        on_one_line("recipients_label", "authority", 1.6),
        lower("recipients_label", -3.0),
    )
    yield Rule(
        "recipients.below",
        "PL I.1-II.9.d",
        "under their label",
        plan,
        below("recipients_label", "recipients", 10.0),
        lambda on: moved(on, on.paper.lines("recipients"), down=9.0),
    )
    yield Rule(
        "drafter.place",
        "PL I.1-IV, 12",
        "lower right of the recipients",
        plan,
        lower_right_of("recipients", "drafter"),
        lower("drafter", 14.0),
    )
    yield Rule(
        "contact.rule",
        "PL I.1-III.4",
        "under a rule across the text",
        plan,
        rule_above("contact", 9.0),
        rule_cut("contact", 9.0),
    )
    yield Rule(
        "contact.place", "PL I.1-III.4", "at the foot of page 1", plan, at_foot_of_first_page("contact"), contact_higher
    )


def _beside() -> Iterator[Rule]:
    plan, letter, copy = "plan", "letter", "copy"
    yield Rule(
        "appendix.first",
        "PL I.1-III.1.a",
        "first line of its page",
        plan,
        first_on_its_page("appendix_label"),
        more_beside("appendix_label"),
    )
    yield Rule(
        "appendix.order",
        "PL I.1-III.1.b,c",
        "title under the label",
        plan,
        below("appendix_label", "appendix_title", 12.0),
        lower("appendix_label", -8.0),
    )
    yield Rule(
        "attached.order",
        "PL I.1-III.1.c",
        "under the title",
        plan,
        below("appendix_title", "attached_to", 12.0),
        lower("attached_to", 7.0),
    )
    yield Rule(
        "attached.rule",
        "PL III, mẫu 2.1, 2.2",
        "a short rule",
        plan,
        rule_of_share("attached_to", 0.1, 0.5),
        rule_gone("attached_to"),
    )
    yield Rule(
        "about.gap",
        "PL I.1-II.5.b",
        "6 pt under the number",
        letter,
        room_between("number", "about", 1.2, 3.2),
        lower("about", 3.0),
    )
    yield Rule(
        "digital_line.place",
        "PL I.2-I.3",
        "in the top margin",
        letter,
        in_top_margin("digital_line"),
        lower("digital_line", 14.0),
    )
    yield Rule(
        "digital_line.right",
        "PL I.2-I.3",
        "at the right",
        letter,
        right_half("digital_line"),
        lambda on: moved(on, on.paper.lines("digital_line"), right=-60.0),
    )
    yield Rule(
        "addressed.colon",
        "PL I.1-II.9.d",
        "dashes under the colon",
        letter,
        aligned_under_colon("addressed_label", "addressed_to"),
        lambda on: moved(on, on.paper.lines("addressed_to")[:1], right=-12.0),
    )
    yield Rule(
        "addressed.over",
        "PL I.1-IV, 9a",
        "over the text",
        letter,
        in_order("about", "addressed_label", "body"),
        lower("addressed_label", 60.0),
    )
    yield Rule(
        "copy.rule",
        "PL I.2-II.2.a",
        "a rule across the text over it",
        copy,
        rule_above("copy_form", 25.0),
        rule_cut("copy_form", 25.0),
    )
    yield Rule(
        "copy.below",
        "PL I.2-II.2.a",
        "after the end of the document and its appendix",
        copy,
        in_order("signer", "appendix_title", "copy_form", "copy_signer"),
        lower("copy_signer", -75.0),
    )
