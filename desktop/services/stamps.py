"""Images of a signature and of a seal from the files of a clerk, ready for the places that a paper keeps for them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from desktop.domain.document import Document, Signature
from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.services.files import content_of
from desktop.typeset.ink.stamps import OF_COPY, SEAL_ROOM, SIGNATURE_ROOM, Picture, Stamp, usual_seal
from desktop.typeset.page import Page

MOST_BYTES = 5_000_000
MOST_PIXELS = 8_000  # of one side
ENOUGH_PIXELS = 2_000  # of one side on paper: 1,200 dots to the inch for the widest place
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE = (16, 20)  # where a PNG says how wide and how high it is
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)  # as Pillow says it of PNG

TOO_LARGE = N_("Tệp ảnh “{name}” lớn hơn {most} MB. Chưa ghi gì. Hãy thu nhỏ ảnh rồi in lại.")
TOO_MANY_PIXELS = N_(
    "Ảnh “{name}” rộng {width}, cao {height} điểm ảnh, quá {most} điểm mỗi chiều. Chưa ghi gì. "
    "Hãy thu nhỏ ảnh rồi in lại."
)
NO_PNG = N_("“{name}” không phải là ảnh .png. Chưa ghi gì. Hãy lưu ảnh thành .png nền trong suốt rồi in lại.")
DAMAGED = N_("Ảnh “{name}” bị hỏng hoặc thiếu một phần. Chưa ghi gì. Hãy chép lại tệp ảnh gốc rồi in lại.")
NOT_TRANSPARENT = N_(
    "Ảnh “{name}” không có nền trong suốt nên sẽ che chữ bên dưới. Chưa ghi gì. Hãy xóa nền ảnh, lưu lại .png rồi in."
)
NOTHING_DRAWN = N_("Ảnh “{name}” trong suốt cả, không có nét nào. Chưa ghi gì. Hãy chọn tệp ảnh khác.")
NO_ROOM = N_(
    "Văn bản này không có phần chữ ký nên không có chỗ cho ảnh. Chưa ghi gì. "
    "Hãy điền chức vụ, họ tên người ký trước, hoặc in không kèm ảnh."
)
NOT_ON_PAGES = N_("Các trang được in không có chỗ ký. Chưa ghi gì. Hãy in cả trang có chữ ký, hoặc in không kèm ảnh.")
MARKED = N_("Chỗ ký của văn bản đã có chữ “{mark}”. Chưa ghi gì. Hãy xóa chữ ấy ở phần chữ ký, hoặc bỏ --signature.")
STRANGE_SIZE = N_("Ảnh dấu tự ghi rộng {found} mm, không như con dấu thật; đã in rộng {drawn} mm như thể thức.")

# Words of a Vietnamese PDF, in every language of the window.
SIGNATURE_OF, SIGNED, SEAL_OF, SEALED = "Chữ ký của {name}", "Chữ ký", "Dấu của {name}", "Dấu"
_MM = 25.4 / 72


class Images(NamedTuple):
    """The files of a signature's and a seal's image; None for one that is not wanted."""

    signature: Path | None = None
    seal: Path | None = None


def read_picture(path: Path) -> Picture:
    """A PNG with a transparent background. Raises UnreadableInput with one sentence for anything else."""
    content = content_of(path, MOST_BYTES, TOO_LARGE)
    name = path.name
    if not content.startswith(_PNG):
        raise UnreadableInput(NO_PNG, name=name)
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in _SIZE)
    if max(width, height) > MOST_PIXELS:  # said by the file's head: no room is made yet
        raise UnreadableInput(TOO_MANY_PIXELS, name=name, width=width, height=height, most=MOST_PIXELS)
    try:
        image, (across, down) = _decoded(content)
    except _DAMAGED as error:
        raise UnreadableInput(DAMAGED, name=name) from error
    least, most = image.getchannel("A").getextrema()
    if least == 255:
        raise UnreadableInput(NOT_TRANSPARENT, name=name)
    if most == 0:
        raise UnreadableInput(NOTHING_DRAWN, name=name)
    natural = (width / across * 72, height / down * 72) if across > 0 and down > 0 else None
    image = _lightened(image)
    return Picture(*image.size, image.convert("RGB").tobytes(), image.getchannel("A").tobytes(), natural)


def _decoded(content: bytes) -> tuple[Image.Image, tuple[float, float]]:
    """A PNG with its opacity, and its dots to the inch across and down, 0 where it does not say."""
    with Image.open(BytesIO(content), formats=["PNG"]) as opened:
        opened.verify()  # the sums of its parts; what is verified has to be opened again
    with Image.open(BytesIO(content), formats=["PNG"]) as opened:
        opened.load()
        dots: tuple[float, float] = opened.info.get("dpi", (0, 0))
        see_through = opened if opened.has_transparency_data else opened.convert("L")  # of any depth; it is refused
        return see_through.convert("RGBA"), dots


def _lightened(image: Image.Image) -> Image.Image:
    """An image with no more pixels than paper shows; what cannot be seen gives its edges no colour."""
    factor = -(-max(image.size) // ENOUGH_PIXELS)
    return image if factor == 1 else image.convert("RGBa").reduce(factor).convert("RGBA")


def stamps_for(document: Document, images: Images) -> tuple[Stamp, ...]:
    """The images as stamps for the one who signs this paper: the body that copies, where it is a certified copy.

    Raises UnreadableInput for a file, UserError where the paper has no place for it.
    """
    copied = document.copy
    signature, header = (copied.signature, copied.header) if copied else (document.signature, document.header)
    prefix = OF_COPY if copied else ""
    if signature.is_empty:
        raise UserError(NO_ROOM)
    stamps = []
    if images.signature is not None:
        if signature.mark.strip():
            raise UserError(MARKED, mark=signature.mark.strip())
        words = _named(SIGNATURE_OF, SIGNED, _signer(signature))
        stamps.append(Stamp(prefix + SIGNATURE_ROOM, read_picture(images.signature), words))
    if images.seal is not None:
        stamps.append(Stamp(prefix + SEAL_ROOM, read_picture(images.seal), _named(SEAL_OF, SEALED, header.issuer)))
    return tuple(stamps)


def _signer(signature: Signature) -> str:
    return next((text for text in (signature.signer, signature.post, signature.authority) if text.strip()), "")


def _named(form: str, bare: str, name: str) -> str:
    name = " ".join(name.split())
    return form.format(name=name) if name else bare


def check_rooms(stamps: tuple[Stamp, ...], pages: tuple[Page, ...]) -> UserError | None:
    """Raise UserError unless each stamp has its room on these pages; what is to be told of the seal's size, or None."""
    rooms = {room.name: room for page in pages for room in page.rooms}
    if not all(stamp.room in rooms for stamp in stamps):
        raise UserError(NOT_ON_PAGES)
    for stamp in stamps:
        room, natural = rooms[stamp.room], stamp.picture.natural
        if stamp.room.endswith(SEAL_ROOM) and natural and not usual_seal(stamp.picture, room):
            return UserError(STRANGE_SIZE, found=round(max(natural) * _MM), drawn=round((room.right - room.left) * _MM))
    return None
