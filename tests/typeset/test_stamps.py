"""Images of signature and seal on paper: NĐ 30, PL I.1-II.7.d (blue, between post and name) and II.8.a (red, real size,
over the left third of the signature); what archives and screen readers find in their place.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import page
import pikepdf
import pypdfium2
import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, CopyForm, Document, Header, Signature
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.ink.pdf import write_pdf
from desktop.typeset.ink.stamps import Picture, Stamp
from desktop.typeset.page import Room
from desktop.typeset.structure import reading_structure
from tests.typeset.plans import NOW, party_plan, union_plan, written
from tests.typeset.tags import Reader

MM = 72 / 25.4
NEAR = 0.2  # mm
IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE


class Seen(NamedTuple):
    """An image on a page: its sides in mm from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        return self.right - self.left, self.bottom - self.top


def picture(width: int, height: int, millimetres: tuple[float, float] | None = None, color: int = 0) -> Picture:
    """A disc's worth of colour in the middle, nothing at the edges."""
    opacity = bytearray(width * height)
    for row in range(height // 4, height - height // 4):
        opacity[row * width + width // 4 : (row + 1) * width - width // 4] = bytes([200]) * (width - 2 * (width // 4))
    natural = (millimetres[0] * MM, millimetres[1] * MM) if millimetres else None
    return Picture(width, height, bytes([color, 30, 200]) * (width * height), bytes(opacity), natural)


def signature(shape: Picture) -> Stamp:
    return Stamp("signature", shape, "Chữ ký của Nguyễn Văn An")


def seal(shape: Picture) -> Stamp:
    return Stamp("seal", shape, "Dấu của LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN")


def stamped(document: Document, *stamps: Stamp) -> bytes:
    standard = standard_of(document)
    pages = lay_out_document(document, standard)
    return write_pdf(pages, reading_structure(document, standard), document.header, now=NOW, stamps=stamps)


def room_of(document: Document, name: str) -> Room:
    """A room of the paper, in mm."""
    found = [room for one in lay_out_document(document, standard_of(document)) for room in one.rooms]
    (room,) = [room for room in found if room.name == name]
    return Room(name, *[side / MM for side in room[1:]])


def images(pdf: bytes) -> list[Seen]:
    """The images of a PDF in the order in which they are drawn."""
    seen = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, one in enumerate(document):
            height = one.get_height()
            for thing in one.get_objects(filter=[IMAGE]):
                left, bottom, right, top = thing.get_bounds()
                seen.append(Seen(number, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
    return seen


def faults(pdf: bytes) -> list[str]:
    profiles = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in profiles]
    return [f"{failure.rule_id} {failure.message}" for report in reports for failure in report.failures]


# ---- places


@pytest.mark.parametrize(
    "plan", [union_plan(), union_plan(appendix_rows=30), party_plan()], ids=["union", "long", "party"]
)
@pytest.mark.parametrize("shape", [(400, 100), (90, 120), (300, 300)], ids=["flat", "high", "square"])
def test_a_signature_fills_its_room_keeps_its_shape_and_stands_in_the_middle(
    plan: Document, shape: tuple[int, int]
) -> None:
    (seen,) = images(stamped(plan, signature(picture(*shape))))
    room = room_of(plan, "signature")
    wide, high = seen.size
    assert wide / high == pytest.approx(shape[0] / shape[1], rel=0.01)
    full = (wide / (room.right - room.left), high / (room.bottom - room.top))
    assert max(full) == pytest.approx(1, abs=0.005)
    assert (seen.left + seen.right) / 2 == pytest.approx((room.left + room.right) / 2, abs=NEAR)
    assert (seen.top + seen.bottom) / 2 == pytest.approx((room.top + room.bottom) / 2, abs=NEAR)


def test_a_signature_whose_dots_are_not_square_keeps_the_shape_that_its_file_gives_it() -> None:
    (seen,) = images(stamped(union_plan(), signature(picture(200, 200, (60, 20)))))
    assert seen.size[0] / seen.size[1] == pytest.approx(3, rel=0.01)


@pytest.mark.parametrize("diameter", [32, 36, 42])
def test_a_seal_has_its_real_size_and_lies_over_the_left_third_of_the_signature(diameter: int) -> None:
    plan = union_plan()
    below, above = images(
        stamped(plan, seal(picture(120, 120, (diameter, diameter))), signature(picture(400, 100)))
    )  # given the other way round: the seal is drawn last, over the signature
    room = room_of(plan, "seal")
    assert above.size == pytest.approx((diameter, diameter), abs=NEAR)
    assert (above.right - below.left) / below.size[0] == pytest.approx(1 / 3, abs=0.01)
    assert (above.top + above.bottom) / 2 == pytest.approx((room.top + room.bottom) / 2, abs=NEAR)


def test_the_third_is_of_the_signature_that_is_seen_not_of_its_room() -> None:
    below, above = images(stamped(union_plan(), signature(picture(90, 180)), seal(picture(99, 99))))
    assert below.size[0] < 20
    assert (above.right - below.left) / below.size[0] == pytest.approx(1 / 3, abs=0.02)


@pytest.mark.parametrize("claimed", [None, (141.0, 141.0), (3.0, 3.0)], ids=["unsaid", "of a screen", "of a stamp"])
def test_a_seal_without_a_size_of_a_seal_is_drawn_as_the_standard_has_it(claimed: tuple[float, float] | None) -> None:
    plan = union_plan()
    (seen,) = images(stamped(plan, seal(picture(400, 400, claimed))))
    room = room_of(plan, "seal")
    assert (seen.left, seen.top, seen.right, seen.bottom) == pytest.approx(room[1:], abs=NEAR)


def test_images_stand_on_the_page_with_the_signature() -> None:
    plan = union_plan(appendix_rows=60)
    pages = lay_out_document(plan, standard_of(plan))
    (signed_on,) = [number for number, one in enumerate(pages) if one.rooms]
    seen = images(stamped(plan, signature(picture(40, 10)), seal(picture(40, 40))))
    assert len(pages) > signed_on + 1
    assert {one.page for one in seen} == {signed_on}


def certified() -> Document:
    header = Header(
        issuer="CÔNG ĐOÀN KHU KINH TẾ", number="07", symbol="SY-CĐKKT", place="Bình An", date=OfficialDate(2026, 3, 1)
    )
    copy = Copy(CopyForm.COPY, header, signature=Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Thị Bình"))
    return replace(union_plan(), copy=copy)


def test_a_certified_copy_has_places_for_the_images_of_those_who_copy() -> None:
    plan = certified()
    (below, above) = images(
        stamped(
            plan,
            Stamp("copy-signature", picture(400, 100), "Chữ ký của Lê Thị Bình"),
            Stamp("copy-seal", picture(50, 50, (36, 36)), "Dấu của CÔNG ĐOÀN KHU KINH TẾ"),
        )
    )
    room = room_of(plan, "copy-signature")
    assert (below.left, below.right) == pytest.approx((room.left, room.right), abs=NEAR)
    assert room.top < below.top < below.bottom < room.bottom
    assert above.size == pytest.approx((36, 36), abs=NEAR)


# ---- what is drawn


def test_the_images_are_seen_in_their_colours_through_each_other_and_cover_no_words() -> None:
    plan = union_plan()
    pdf = stamped(plan, signature(picture(400, 100, color=0)), seal(picture(200, 200, (38, 38), color=220)))
    below, above = images(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[below.page].render(scale=2).to_pil().convert("RGB")
    dot = 2 * MM

    def at(x: float, y: float) -> tuple[int, ...]:
        colour = shown.getpixel((round(x * dot), round(y * dot)))
        assert isinstance(colour, tuple)
        return colour

    middle = (above.left + above.right) / 2, (above.top + above.bottom) / 2
    assert at(*middle)[0] > 200 > 120 > at(*middle)[1]  # the seal's red, a little of the paper through it
    assert at((below.left + below.right) / 2, (below.top + below.bottom) / 2)[2] > 180
    assert at(above.left + 1, above.top + 1) == (255, 255, 255)  # where it is transparent there is paper


def test_bytes_are_the_same_each_time_and_those_of_old_without_images() -> None:
    plan = union_plan()
    stamps = signature(picture(400, 100)), seal(picture(90, 90, (38, 38)))
    assert stamped(plan, *stamps) == stamped(plan, *stamps)
    standard = standard_of(plan)
    assert stamped(plan) == written(lay_out_document(plan, standard), plan, standard)
    assert b"/XObject" not in stamped(plan)


def test_a_stamp_without_a_room_on_these_pages_is_left_out() -> None:
    plan = replace(union_plan(), signature=Signature())
    assert stamped(plan, signature(picture(40, 10))) == stamped(plan)


# ---- what archives and screen readers find


@pytest.mark.parametrize("plan", [union_plan(appendix_rows=5), party_plan()], ids=["union", "party"])
def test_archives_and_screen_readers_find_no_fault(plan: Document) -> None:
    assert faults(stamped(plan, signature(picture(400, 100)), seal(picture(90, 90)))) == []


def test_archives_and_screen_readers_find_no_fault_in_a_copy() -> None:
    stamps = (Stamp("copy-signature", picture(40, 10), "Chữ ký"), Stamp("copy-seal", picture(40, 40), "Dấu"))
    assert faults(stamped(certified(), *stamps)) == []


def test_the_validator_finds_an_image_without_words() -> None:
    with pikepdf.open(BytesIO(stamped(union_plan(), signature(picture(40, 10))))) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure":
                del thing.Alt
        out = BytesIO()
        file.save(out)
    assert faults(out.getvalue())


def test_a_reader_hears_who_signed_and_whose_seal_it_is_after_the_name() -> None:
    pdf = stamped(union_plan(appendix_rows=3), signature(picture(40, 10)), seal(picture(40, 40)))
    with Reader(pdf) as reader:
        assert reader.every_stretch_has_one_place()
        (end,) = [one for one in reader.tree.all("Div") if "Nguyễn Văn An" in one.words]
        assert [one.kind for one in end.children][-3:] == ["P", "Figure", "Figure"]
        assert "Nguyễn Văn An" in end.children[-3].words
        figures = [
            str(thing.Alt)
            for thing in reader.file.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    assert sorted(figures) == ["Chữ ký của Nguyễn Văn An", "Dấu của LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"]


def test_the_box_of_a_figure_is_where_it_is_seen() -> None:
    pdf = stamped(union_plan(), signature(picture(300, 100)))
    (seen,) = images(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        height = float(file.pages[seen.page].mediabox[3])
        (figure,) = [
            thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
        left, bottom, right, top = (float(one) / MM for one in figure.A.BBox)
    high = height / MM
    assert (left, high - top, right, high - bottom) == pytest.approx(seen[1:], abs=0.01)
