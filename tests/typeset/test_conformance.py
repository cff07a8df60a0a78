"""Every measure of the standards, read back from the PDF: the good papers keep them all, each bad one breaks just one.

The rules and their ranges are in `conformance/`, typed from the decree and from notes on the Party's guidance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from desktop.domain.document import Signature
from desktop.typeset import render_pdf
from tests.typeset.conformance import nd30, party
from tests.typeset.conformance.doctor import bench
from tests.typeset.conformance.paper import Paper
from tests.typeset.conformance.rules import Rule
from tests.typeset.conformance.samples import HD05, HD36, LARGE, SMALL, sample
from tests.typeset.plans import NOW
from tests.typeset.reading import read_pdf

RULES = {
    **{profile: list(nd30.rules(profile)) for profile in (LARGE, SMALL)},
    **{profile: list(party.rules(profile)) for profile in (HD05, HD36)},
}
KINDS = ("plan", "regulation", "letter", "copy")


def findings(profile: str, kind: str, paper: Paper) -> dict[str, list[str]]:
    """What is wrong with a paper, by rule."""
    found = {rule.id: list(rule.check(paper)) for rule in RULES[profile] if rule.kind == kind}
    return {rule_id: wrong for rule_id, wrong in found.items() if wrong}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("profile", RULES)
def test_the_good_paper_keeps_every_rule(profile: str, kind: str) -> None:
    assert findings(profile, kind, bench(profile, kind).paper) == {}


# Rules that are the same in both size sets, or in both standards of the Party, are broken once.
OF_LARGE = {rule.id for rule in RULES[LARGE]} - {"head.sizes"}
OF_HD05 = {rule.id for rule in RULES[HD05]} - {"body.leading", *(f"{key}.there" for key in party.OF_TWO_MINDS)}
ELSEWHERE = {LARGE: set(), SMALL: OF_LARGE, HD05: set(), HD36: OF_HD05}
BAD = [
    pytest.param(profile, rule, id=f"{profile}-{rule.id}")
    for profile, rules in RULES.items()
    for rule in rules
    if rule.id not in ELSEWHERE[profile]
]


@pytest.mark.parametrize(("profile", "rule"), BAD)
def test_the_bad_paper_is_found_by_this_rule_alone(profile: str, rule: Rule) -> None:
    bad = rule.spoil(bench(profile, rule.kind))
    assert list(findings(profile, rule.kind, bad)) == [rule.id], (rule.what, rule.clause)


def variant(profile: str, kind: str, texts: Mapping[str, tuple[str, ...]], **fields: object) -> dict[str, list[str]]:
    """What is wrong with the sample when some fields of its document say something else."""
    good = sample(profile, kind)
    document = replace(good.document, **fields)  # type: ignore[arg-type]
    pdf = render_pdf(document, bench(profile, kind).standard, now=NOW)
    return findings(profile, kind, Paper(read_pdf(pdf), {**good.texts, **texts}))


@pytest.mark.parametrize("word", ["Khẩn", "Thượng khẩn", "Hỏa tốc"])
def test_each_word_of_urgency_has_its_frame(word: str) -> None:
    header = replace(sample(LARGE, "plan").document.header, urgency=word)
    assert variant(LARGE, "plan", {"urgency": (word,)}, header=header) == {}


@pytest.mark.parametrize("word", ["Lưu hành nội bộ", "Xem xong trả lại"])
def test_both_words_of_circulation_have_a_frame(word: str) -> None:
    header = replace(sample(LARGE, "plan").document.header, circulation=word)
    assert variant(LARGE, "plan", {"circulation": (word,)}, header=header) == {}


@pytest.mark.parametrize(
    ("superior", "issuer"),
    [
        ("", "Liên đoàn Lao động tỉnh Bình An"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình An", "Liên đoàn Lao động tỉnh Bình An"),
        (
            "Liên đoàn Lao động tỉnh Bình An",
            "Ban Chấp hành Công đoàn các Khu công nghiệp và Khu kinh tế cửa khẩu Hòa Bình tỉnh Bình An",
        ),
        ("Liên đoàn Lao động\ntỉnh Bình An", "Công đoàn\nphường\nAn Hòa"),
    ],
    ids=["alone", "long superior", "four lines", "broken by the clerk"],
)
@pytest.mark.parametrize("profile", [LARGE, SMALL])
def test_names_of_one_to_four_lines_keep_every_rule(profile: str, superior: str, issuer: str) -> None:
    header = replace(sample(profile, "plan").document.header, superior=superior, issuer=issuer)
    texts = {"superior": (superior,) if superior else (), "issuer": (issuer,)}
    assert variant(profile, "plan", texts, header=header) == {}


@pytest.mark.parametrize(
    ("profile", "authority", "post"),
    [
        (LARGE, "TM. Ban Chấp hành", "Chủ tịch"),
        (LARGE, "KT. Chủ tịch", "Phó Chủ tịch"),
        (LARGE, "TL. Ban Thường vụ", "Chánh Văn phòng"),
        (LARGE, "TUQ. Ban Thường vụ", "Trưởng ban Chính sách"),
        (LARGE, "Q. Chủ tịch", ""),
        (LARGE, "TM. Ban Thường vụ\nKT. Chủ tịch", "Phó Chủ tịch"),
        (HD05, "T/M Ban Chấp hành", "Bí thư"),
        (HD05, "K/T Trưởng ban", "Phó Trưởng ban"),
        (HD05, "T/L Ban Thường vụ", "Chánh Văn phòng"),
    ],
)
def test_every_form_of_signing_keeps_every_rule(profile: str, authority: str, post: str) -> None:
    signature = Signature(authority, post, "Nguyễn Văn An")
    texts = {"authority": (authority,), "post": (post,) if post else ()}
    assert variant(profile, "plan", texts, signature=signature) == {}


def test_a_single_appendix_has_no_number() -> None:
    texts = {"appendix_label": ("Phụ lục",), "appendix_title": ("Phân công nhiệm vụ",)}
    assert variant(LARGE, "plan", texts, appendices=sample(LARGE, "plan").document.appendices[:1]) == {}


@pytest.mark.parametrize("profile", RULES)
def test_one_receiver_stands_on_the_line_of_its_words(profile: str) -> None:
    texts = {"addressed_label": (), "addressed_to": ()}
    pdf = render_pdf(
        replace(sample(profile, "letter").document, addressed_to=("Văn phòng Tỉnh ủy",)),
        bench(profile, "letter").standard,
        now=NOW,
    )
    page = read_pdf(pdf)[0]
    assert variant(profile, "letter", texts, addressed_to=("Văn phòng Tỉnh ủy",)) == {}
    line = page.line("Kính gửi:")
    assert line.text.rstrip(".") == "Kính gửi: Văn phòng Tỉnh ủy"
    assert page.line("V" if profile in (LARGE, SMALL) else "về việc").y < line.y < page.line("Các cấp công đoàn").y


def test_receivers_of_a_request_of_the_party_are_addressed_with_respect() -> None:
    document = sample(HD05, "letter").document
    request = replace(document, header=replace(document.header, kind="Tờ trình"))
    page = read_pdf(render_pdf(request, bench(HD05, "letter").standard, now=NOW))[0]
    assert page.line("Kính trình:").y < page.line("- Văn phòng Tỉnh ủy").y


def test_an_appendix_that_lies_across_has_margins_of_its_own_and_the_others_none() -> None:
    pages = bench(LARGE, "plan").paper.pages
    assert [page.width > page.height for page in pages] == [False] * (len(pages) - 1) + [True]
    last = pages[-1]
    assert min(line.left for line in last.lines) >= 30 - 0.3
    assert max(line.right for line in last.lines) <= last.width - 15 + 0.3
