"""Every measure of the standards, read back from the PDF: the good papers keep them all, each bad one breaks just one.

The rules and their ranges are in `conformance/`, typed from the decree and from notes on the Party's guidance.
"""

from __future__ import annotations

import pytest

from tests.typeset.conformance import nd30, party
from tests.typeset.conformance.doctor import bench
from tests.typeset.conformance.paper import Paper
from tests.typeset.conformance.rules import Rule
from tests.typeset.conformance.samples import HD05, HD36, LARGE, SMALL

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
