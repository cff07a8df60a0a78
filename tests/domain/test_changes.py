"""`compare` reports exactly what differs, so that a view which trusts it shows the document as it is."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given

from desktop.domain.changes import Changes, compare
from desktop.domain.document import Block, Document, Header, Level, Run, find, trees
from desktop.domain.edits import rows_of
from tests.domain.commands import Command, sessions
from tests.domain.documents import ids, plans


def shape(document: Document) -> list[tuple[str, list[tuple[int, Level, str]]]]:
    return [(place, [(r.depth, r.block.level, r.block.id) for r in rows_of(tree)]) for place, tree in trees(document)]


def own(document: Document, block_id: str) -> Block:
    found = find(document, block_id)
    assert found is not None
    return replace(found[1], children=())


@given(plans(), sessions(6))
def test_exactly_what_differs_is_reported(before: Document, session: list[Command]) -> None:
    after = before
    for command in session:
        after = command.play(after)
    changes = compare(before, after)
    both = set(ids(before)) & set(ids(after))
    assert changes.parts == {f.name for f in fields(Document) if getattr(before, f.name) != getattr(after, f.name)}
    assert changes.blocks == {block_id for block_id in both if own(before, block_id) != own(after, block_id)}
    assert changes.structure == (shape(before) != shape(after))
    assert bool(changes) == (before != after)


def test_a_change_of_the_header_touches_no_block() -> None:
    before = Document("d", body=(Block("b"),))
    assert compare(before, replace(before, header=Header(place="Bình An"))) == Changes(frozenset({"header"}))


def test_text_changed_beside_a_new_block_is_reported_with_it() -> None:
    before = Document("d", body=(Block("a"), Block("b")))
    after = replace(before, body=(Block("new"), Block("a"), Block("b", runs=(Run("chữ"),))))
    assert compare(before, after) == Changes(frozenset({"body"}), frozenset({"b"}), structure=True)


def test_guidance_counts_as_content() -> None:
    before = Document("d", body=(Block("a"),))
    after = replace(before, body=(Block("a", guidance="Nêu mục đích"),))
    assert compare(before, after).blocks == {"a"}
