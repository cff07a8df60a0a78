"""Files of a signature's and a seal's image: what is taken, what is refused in one sentence, and whose they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.domain.document import Copy, Document, Header, Signature
from desktop.domain.errors import UnreadableInput, UserError
from desktop.services import stamps
from desktop.services.stamps import Images, check_rooms, read_picture, stamps_for
from desktop.typeset.ink.stamps import Picture, Stamp
from desktop.typeset.page import Page, Room

BLUE = (20, 40, 200, 255)
CLEAR = (255, 255, 255, 0)
SIGNED = Document(
    "d", header=Header(issuer="LĐLĐ TỈNH BÌNH AN\nBAN TUYÊN GIÁO"), signature=Signature("", "CHỦ TỊCH", "Nguyễn Văn An")
)


def drawn(width: int = 40, height: int = 20) -> Image.Image:
    """A blue bar in the middle of nothing."""
    image = Image.new("RGBA", (width, height), CLEAR)
    image.paste(BLUE, (width // 4, height // 4, width - width // 4, height - height // 4))
    return image


def png(image: Image.Image, dots: float | None = None) -> bytes:
    out = BytesIO()
    if dots is None:
        image.save(out, "PNG")
    else:
        image.save(out, "PNG", dpi=(dots, dots))
    return out.getvalue()


def saved(folder: Path, content: bytes, name: str = "ký.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(folder: Path, content: bytes) -> str:
    with pytest.raises(UnreadableInput) as error:
        read_picture(saved(folder, content))
    said = str(error.value)
    assert "“ký.png”" in said
    assert "Chưa ghi gì. Hãy " in said
    return said


# ---- what is taken


def test_colours_and_opacity_come_apart(tmp_path: Path) -> None:
    found = read_picture(saved(tmp_path, png(drawn())))
    assert (found.width, found.height, found.natural) == (40, 20, None)
    assert (len(found.colors), len(found.opacity)) == (40 * 20 * 3, 40 * 20)
    middle = 10 * 40 + 20
    assert found.colors[3 * middle : 3 * middle + 3] == bytes(BLUE[:3])
    assert (found.opacity[middle], found.opacity[0]) == (255, 0)


@pytest.mark.parametrize("dots", [150, 300, 600])
def test_the_real_size_comes_from_the_resolution_in_the_file(tmp_path: Path, dots: int) -> None:
    found = read_picture(saved(tmp_path, png(drawn(), dots)))
    assert found.natural == pytest.approx((40 / dots * 72, 20 / dots * 72), rel=0.001)


def with_a_transparent_colour() -> Image.Image:
    image = drawn().convert("P")
    image.info["transparency"] = image.getpixel((0, 0))
    return image


@pytest.mark.parametrize(
    "image",
    [drawn(), drawn().convert("LA"), with_a_transparent_colour()],
    ids=["colours", "grey", "palette"],
)
def test_every_kind_of_transparency_is_understood(tmp_path: Path, image: Image.Image) -> None:
    found = read_picture(saved(tmp_path, png(image)))
    assert {found.opacity[0], found.opacity[10 * 40 + 20]} == {0, 255}


def test_more_pixels_than_paper_shows_are_put_together_and_the_size_stays(tmp_path: Path) -> None:
    found = read_picture(saved(tmp_path, png(drawn(6000, 3000), 3600)))
    assert (found.width, found.height) == (2000, 1000)
    assert found.natural == pytest.approx((120, 60), rel=0.001)
    middle = 500 * 2000 + 1000
    assert found.colors[3 * middle : 3 * middle + 3] == bytes(BLUE[:3])
    assert (found.opacity[middle], found.opacity[0]) == (255, 0)


# ---- what is refused


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%PDF-1.7", bytes(range(200))], ids=["empty", "gif", "pdf", "any"]
)
def test_what_is_no_png_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "không phải là ảnh .png" in refused(tmp_path, content)


def test_another_image_that_is_called_png_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    drawn().convert("RGB").save(out, "JPEG")
    assert "không phải là ảnh .png" in refused(tmp_path, out.getvalue())


@pytest.mark.parametrize(
    "image",
    [drawn().convert("RGB"), Image.new("RGBA", (40, 20), BLUE), Image.new("L", (9, 9)), Image.new("I;16", (9, 9))],
    ids=["none", "all opaque", "grey", "deep grey"],
)
def test_an_image_that_would_hide_the_words_is_refused(tmp_path: Path, image: Image.Image) -> None:
    assert "không có nền trong suốt" in refused(tmp_path, png(image))


def test_an_image_of_nothing_is_refused(tmp_path: Path) -> None:
    assert "không có nét nào" in refused(tmp_path, png(Image.new("RGBA", (40, 20), CLEAR)))


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in the head": lambda content: content[:20],
    "cut in the middle": lambda content: content[: len(content) // 2],
    "without its end": lambda content: content[:-12],
    "a changed byte": lambda content: content[:60] + bytes([content[60] ^ 0xFF]) + content[61:],
    "only the first bytes": lambda content: content[:8],
    "no width": lambda content: content[:16] + bytes(4) + content[20:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_image_is_refused(tmp_path: Path, damage: str) -> None:
    assert "bị hỏng" in refused(tmp_path, DAMAGES[damage](png(drawn(), 300)))


def test_damaged_pixels_under_right_sums_are_refused(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40, 20, 8, 6, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", b"no stream of pixels") + chunk(b"IEND", b"")
    assert "bị hỏng" in refused(tmp_path, b"\x89PNG\r\n\x1a\n" + parts)


@pytest.mark.parametrize("side", [8001, 60_000, 2**31 - 1])
def test_an_image_of_too_many_pixels_is_refused_before_it_is_opened(tmp_path: Path, side: int) -> None:
    head = struct.pack(">II", side, 10)
    content = png(drawn())
    said = refused(tmp_path, content[:16] + head + content[24:])
    assert f"rộng {side}, cao 10 điểm ảnh, quá 8000 điểm" in said


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    assert "lớn hơn 5 MB" in refused(tmp_path, png(drawn()) + bytes(5_000_000))


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "không có.png", "Không tìm thấy tệp"), (tmp_path, "là một thư mục")):
        with pytest.raises(UnreadableInput, match=said):
            read_picture(path)


# ---- whose they are


@pytest.fixture
def images(tmp_path: Path) -> Images:
    return Images(saved(tmp_path, png(drawn())), saved(tmp_path, png(drawn(30, 30), 20), "dấu.png"))


def test_the_images_are_those_of_the_signer_and_of_the_body(images: Images) -> None:
    signature, seal = stamps_for(SIGNED, images)
    assert (signature.room, signature.words) == ("signature", "Chữ ký của Nguyễn Văn An")
    assert (seal.room, seal.words) == ("seal", "Dấu của LĐLĐ TỈNH BÌNH AN BAN TUYÊN GIÁO")


def test_only_what_is_asked_for_is_read(images: Images) -> None:
    assert [stamp.room for stamp in stamps_for(SIGNED, Images(signature=images.signature))] == ["signature"]
    assert [stamp.room for stamp in stamps_for(SIGNED, Images(seal=images.seal))] == ["seal"]


def test_without_names_the_words_are_bare(images: Images) -> None:
    bare = Document("d", signature=Signature(post="CHỦ TỊCH"))
    assert [stamp.words for stamp in stamps_for(bare, images)] == ["Chữ ký của CHỦ TỊCH", "Dấu"]


def test_a_certified_copy_is_signed_by_those_who_copy(images: Images) -> None:
    copy = Copy(header=Header(issuer="CÔNG ĐOÀN KHU KINH TẾ"), signature=Signature(signer="Lê Thị Bình"))
    of_original = replace(SIGNED.signature, mark="(Đã ký)")
    signature, seal = stamps_for(replace(SIGNED, signature=of_original, copy=copy), images)
    assert (signature.room, signature.words) == ("copy-signature", "Chữ ký của Lê Thị Bình")
    assert (seal.room, seal.words) == ("copy-seal", "Dấu của CÔNG ĐOÀN KHU KINH TẾ")


def test_a_paper_without_a_signature_has_no_place_for_images(images: Images) -> None:
    for chosen in (images, Images(seal=images.seal)):
        with pytest.raises(UserError, match="không có phần chữ ký"):
            stamps_for(Document("d"), chosen)


def test_words_in_the_place_of_a_signature_are_not_drawn_over(images: Images) -> None:
    marked = replace(SIGNED, signature=replace(SIGNED.signature, mark="(Đã ký)"))
    with pytest.raises(UserError, match=r"đã có chữ “\(Đã ký\)”"):
        stamps_for(marked, images)
    assert stamps_for(marked, Images(seal=images.seal))


# ---- on the pages

PAGES = (
    Page(595.0, 842.0, ()),
    Page(595.0, 842.0, (), rooms=(Room("signature", 300, 500, 420, 580), Room("seal", 232.3, 486, 340, 593.7))),
)


def sealed(natural: tuple[float, float] | None) -> tuple[Stamp, ...]:
    return (Stamp("seal", Picture(1, 1, bytes(3), bytes(1), natural), "Dấu"),)


def test_pages_without_the_signature_are_said() -> None:
    assert check_rooms(sealed(None), PAGES) is None
    with pytest.raises(UserError, match="Các trang được in không có chỗ ký"):
        check_rooms(sealed(None), PAGES[:1])


@pytest.mark.parametrize(("width", "strange"), [(36, False), (42, False), (10, True), (141, True)])
def test_a_size_that_no_seal_has_is_told(width: int, strange: bool) -> None:
    said = check_rooms(sealed((width * 72 / 25.4, width * 72 / 25.4)), PAGES)
    assert (said is not None) is strange
    if said is not None:
        assert said.sentence == stamps.STRANGE_SIZE
        assert f"rộng {width} mm, không như con dấu thật; đã in rộng 38 mm" in str(said)
