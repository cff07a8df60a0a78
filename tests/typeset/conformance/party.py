"""The rules of the Party's papers (HD 05 of 2026, HD 36 of 2018), typed from notes of offices; measures only one of the
two has are marked in the table. What NĐ 30 says of page geometry the Party says in numbers without ranges.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.typeset.conformance.doctor import altered, moved, resized
from tests.typeset.conformance.head_rules import (
    below,
    blocks_apart,
    head_order,
    lower,
    no_rule,
    on_one_line,
    rewritten,
    rule_as_long,
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
from tests.typeset.conformance.samples import HD05, HD36
from tests.typeset.conformance.text_rules import (
    aligned_under_colon,
    gap,
    in_order,
    leading,
    of_one_size,
    right_half,
    room_between,
    rule_drawn_under,
    underline_gone,
    underlined,
)

LOOKS = (
    Look("top_title", "1.1.2", 15, 15, "B", CAPS, MIDDLE),
    Look("superior", "notes", 14, 14, "", CAPS, IN_LEFT),
    Look("issuer", "notes", 14, 14, "B", CAPS, IN_LEFT),
    Look("issuer_mark", "notes", 14, 14, "", ANY, IN_LEFT),
    Look("number", "notes", 14, 14, "", ANY, IN_LEFT),
    Look("place_date", "notes", 14, 14, "I", SMALL, IN_RIGHT),
    Look("kind", "notes", 15, 16, "B", CAPS, TITLE),
    Look("subject", "notes", 14, 15, "B", SMALL, TITLE),
    Look("subject_mark", "notes", 14, 15, "", ANY, TITLE),
    Look("about", "notes", 12, 12, "I", SMALL, IN_LEFT, "letter"),
    Look("basis", "notes", 14, 15, "", SMALL, JUSTIFIED),
    Look("body", "notes", 14, 15, "", SMALL, JUSTIFIED),
    Look("part_label", "notes", 14, 15, "B", SMALL, TITLE),
    Look("part_title", "notes", 14, 15, "B", CAPS, TITLE),
    Look("chapter_label", "notes", 14, 15, "B", SMALL, TITLE, "regulation"),
    Look("chapter_title", "notes", 14, 15, "B", CAPS, TITLE, "regulation"),
    Look("division_label", "notes", 14, 15, "B", SMALL, TITLE, "regulation"),
    Look("division_title", "notes", 14, 15, "B", CAPS, TITLE, "regulation"),
    Look("article", "notes", 14, 15, "B", SMALL, INDENTED, "regulation"),
    Look("section", "notes", 14, 15, "B", CAPS, INDENTED),
    Look("clause", "notes", 14, 15, "", SMALL, JUSTIFIED),
    Look("clause_title", "notes", 14, 15, "", SMALL, INDENTED),
    Look("point", "notes", 14, 15, "", SMALL, INDENTED),
    Look("closing", "notes", 14, 15, "", SMALL, INDENTED),
    Look("authority", "notes", 14, 14, "B", CAPS, SIGNED),
    Look("post", "notes", 14, 14, "", CAPS, SIGNED),
    Look("signer", "notes", 14, 14, "B", SMALL, SIGNED),
    Look("addressed_label", "notes", 14, 14, "I", SMALL, BEFORE, "letter"),
    Look("recipients_label", "notes", 14, 14, "", SMALL, FLUSH),
    Look("recipients", "notes", 12, 12, "", SMALL, FLUSH),
    Look("urgency", "notes", 14, 14, "B", CAPS, FREE),
)
OLDER = (  # known of HD 36 only
    Look("circulation", "notes", 12, 12, "B", CAPS, FREE),
    Look("draft", "notes", 14, 14, "I", SMALL, FREE, "letter"),
    Look("drafter", "notes", 8, 8, "", CAPS, FREE),
    Look("contact", "notes", 10, 10, "", SMALL, FREE),
)
WORDS: dict[str, tuple[str, Spoil]] = {
    "number": ("“Số 07-KH/ĐU”, no colon", lambda on: on.worded(number="Số: {number}-{symbol}")),
    "place_date": ("days below 10 and months 1, 2 with a 0", rewritten("place_date", "ngày 0", "ngày ")),
    "issuer_mark": ("“*” in place of a rule", lambda on: on.worded(issuer_mark="**")),
    "subject_mark": ("five hyphens", lambda on: on.worded(subject_mark="---")),
    "basis": ("“- …;” and at the last “.” (HD 36 “,”)", lambda on: on.worded(basis_end=".")),
    "about": ("“về việc …”", lambda on: on.worded(letter_subject="{text}")),
    "section": ("“I- …”", lambda on: on.numbered(section="{roman}.")),
    "closing": ("“.” at the end", lambda on: on.worded(end_mark="./.")),
    "recipients": ("“- …;” (HD 36 “,”), “- Lưu Văn phòng …”", rewritten("recipients", "Các cấp", "Mọi cấp")),
}
OF_TWO_MINDS = ("basis", "recipients")  # elements of which the two say other words
_MARGINS = {"top": (20.0, 20.0), "bottom": (20.0, 20.0), "left": (30.0, 30.0), "right": (15.0, 15.0)}
_CLAUSES = dict.fromkeys(("paper", "upright", "margins", "font", "number"), "notes")
_LEADING = {HD05: (18.0, 22.0), HD36: (18.0, 28.0)}  # pt exactly; HD 36 names no most


def rules(profile: str) -> Iterator[Rule]:
    """Every rule of the Party's guidance that is in force, or of the one before it."""
    yield from page_rules(_CLAUSES, _MARGINS, (14, 14), (8.5, 11.5))
    for look in (*LOOKS, *(OLDER if profile == HD36 else ())):
        for rule in rules_of_look(look):
            said = WORDS.get(look.key) if rule.id.endswith(".there") else None
            yield rule._replace(what=said[0], spoil=said[1]) if said else rule
    yield from _head()
    yield from _text(*_LEADING[profile])
    yield from _end()


def _head() -> Iterator[Rule]:
    plan = "plan"
    yield Rule(
        "head.blocks",
        "boxes 1, 2",
        "issuer at the left, the Party's name at the right",
        plan,
        blocks_apart,
        lambda on: moved(on, on.paper.lines("place_date", "top_title"), right=-80.0),
    )
    yield Rule(
        "head.left",
        "boxes 2, 3",
        "superior, issuer, *, number",
        plan,
        head_order("superior", "issuer", "issuer_mark", "number"),
        lower("issuer_mark", 14.0),
    )
    yield Rule(
        "head.top",
        "boxes 1, 2",
        "both blocks begin at one height",
        plan,
        on_one_line("superior", "top_title", 1.0),
        lower("superior", 2.0),
    )
    yield Rule(
        "issuer.single",
        "notes",
        "lines set single",
        plan,
        single("issuer"),
        lambda on: moved(on, on.paper.lines("issuer")[:1], down=-2.0, with_rule=False),
    )
    yield Rule(
        "top_title.rule",
        "1.1.2",
        "a rule as long as the line",
        plan,
        rule_as_long("top_title"),
        stretched("top_title", 0.5),
    )
    yield Rule("issuer.rule", "notes", "no rule: * stands for it", plan, no_rule("issuer"), rule_drawn_under("issuer"))
    yield Rule(
        "subject.rule", "notes", "no rule: hyphens stand for it", plan, no_rule("subject"), rule_drawn_under("subject")
    )
    yield Rule(
        "number.level",
        "boxes 3, 4",
        "on one line with place and date",
        plan,
        on_one_line("number", "place_date"),
        lower("place_date", 2.0),
    )
    yield Rule("subject.below", "notes", "under the kind", plan, below("kind", "subject", 11.0), lower("kind", -6.0))
    yield Rule(
        "subject_mark.below",
        "notes",
        "under the subject",
        plan,
        below("subject", "subject_mark", 9.0),
        lower("subject_mark", 5.0),
    )
    yield Rule(
        "urgency.place", "box 10b", "under the number", plan, below("number", "urgency", 25.0), lower("urgency", 40.0)
    )


def _text(least: float, most: float) -> Iterator[Rule]:
    plan = "plan"
    yield Rule(
        "body.leading",
        "notes",
        f"{least:g} to {most:g} pt",
        plan,
        leading(least, most, of_size=False),
        lambda on: on.measured(leading=17.0),
    )
    yield Rule(
        "body.gap",
        "notes",
        "6 pt or more between paragraphs",
        plan,
        gap(6.0),
        lambda on: on.measured(paragraph_gap=4.0),
    )
    yield Rule(
        "part.order",
        "notes",
        "number over title",
        plan,
        below("part_label", "part_title", 12.0),
        lower("part_label", -8.0),
    )
    yield Rule(
        "article.as_body",
        "notes",
        "of the size of the text",
        "regulation",
        of_one_size("article", "body"),
        lambda on: altered(on, on.paper.lines("article"), resized(15), "left"),
    )


def _end() -> Iterator[Rule]:
    plan, letter = "plan", "letter"
    yield Rule(
        "signature.half",
        "boxes 7",
        "in the right half",
        plan,
        right_half("authority", "post", "signer"),
        lambda on: moved(on, on.paper.lines("authority", "post", "signer"), right=-45.0),
    )
    yield Rule(
        "signature.order",
        "boxes 7",
        "authority, post, name",
        plan,
        in_order("authority", "post", "signer"),
        lower("authority", 9.0),
    )
    yield Rule(
        "signature.room",
        "notes: 4 lines",
        "25 to 30 mm for the signature",
        plan,
        room_between("post", "signer", 25.0, 30.0),
        lower("signer", 8.0),
    )
    yield Rule(
        "recipients.below",
        "box 9b",
        "under their label",
        plan,
        below("recipients_label", "recipients", 10.0),
        lambda on: moved(on, on.paper.lines("recipients"), down=9.0),
    )
    yield Rule(
        "recipients.line",
        "notes",
        "the label is underlined",
        plan,
        underlined("recipients_label"),
        underline_gone("recipients_label"),
    )
    yield Rule(
        "addressed.colon",
        "notes",
        "dashes under the colon",
        letter,
        aligned_under_colon("addressed_label", "addressed_to"),
        lambda on: moved(on, on.paper.lines("addressed_to")[:1], right=-12.0),
    )
