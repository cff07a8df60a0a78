"""`thao print --signature --seal`: the images on the paper, or one sentence and nothing written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desktop.cli import main
from desktop.resources import resource

SAMPLE = resource("sample", "ke-hoach-nam-2027.thao.json")


def png(path: Path, size: tuple[int, int], dots: int = 300, mode: str = "RGBA") -> Path:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste((30, 40, 200, 255), (2, 2, size[0] - 2, size[1] - 2))
    image.convert(mode).save(path, dpi=(dots, dots))
    return path


@pytest.fixture
def signature(tmp_path: Path) -> Path:
    return png(tmp_path / "chữ ký.png", (500, 200))


@pytest.fixture
def seal(tmp_path: Path) -> Path:
    return png(tmp_path / "dấu.png", (425, 425))  # 36 mm


def sizes(pdf: Path) -> list[tuple[int, int]]:
    """The images of a file as (page from 1, width in mm)."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, _bottom, right, _top = thing.get_bounds()
                found.append((number, round((right - left) / 72 * 25.4)))
    return found


def test_both_images_are_drawn_and_only_the_path_is_said(
    tmp_path: Path, signature: Path, seal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "ra.pdf", tmp_path / "lại.pdf"
    options = ["--signature", str(signature), "--seal", str(seal)]
    assert main(["print", str(SAMPLE), "-o", str(out), *options]) == 0
    assert capsys.readouterr() == (f"{out}\n", "")
    assert [width for _page, width in sizes(out)] == [42, 36]
    assert main(["print", str(SAMPLE), "-o", str(again), *options]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_the_images_go_with_the_page_of_the_signature(tmp_path: Path, seal: Path) -> None:
    whole, last = tmp_path / "cả.pdf", tmp_path / "trang ký.pdf"
    assert main(["print", str(SAMPLE), "-o", str(whole), "--seal", str(seal)]) == 0
    ((page, width),) = sizes(whole)
    assert main(["print", str(SAMPLE), "-o", str(last), "--seal", str(seal), "--pages", str(page)]) == 0
    assert sizes(last) == [(1, width)]


@pytest.mark.parametrize("chosen", [["--pages", "1"], ["--appendix"]])
def test_pages_without_the_signature_are_refused_with_images(
    tmp_path: Path, seal: Path, capsys: pytest.CaptureFixture[str], chosen: list[str]
) -> None:
    out = tmp_path / "ra.pdf"
    assert main(["print", str(SAMPLE), "-o", str(out), "--seal", str(seal), *chosen]) == 2
    assert capsys.readouterr().err.startswith("Các trang được in không có chỗ ký. Chưa ghi gì.")
    assert not out.exists()


def test_a_paper_without_signature_is_refused_in_one_sentence(
    tmp_path: Path, signature: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, out = tmp_path / "KH.txt", tmp_path / "ra.pdf"
    plan.write_text("KẾ HOẠCH\nTổ chức Tháng Công nhân\n\nI. MỤC ĐÍCH\n", encoding="utf-8")
    assert main(["print", str(plan), "-o", str(out), "--signature", str(signature)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Văn bản này không có phần chữ ký")
    assert said.err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("option", ["--signature", "--seal"])
def test_a_wrong_image_is_refused_and_the_old_file_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    out = tmp_path / "ra.pdf"
    out.write_bytes(b"cu")
    text, opaque = tmp_path / "chữ.png", png(tmp_path / "đục.png", (90, 90), mode="RGB")
    text.write_text("không phải ảnh", encoding="utf-8")
    wrong = {text: "không phải là ảnh .png", opaque: "không có nền trong suốt", tmp_path / "mất.png": "Không tìm thấy"}
    for path, said in wrong.items():
        assert main(["print", str(SAMPLE), "-o", str(out), option, str(path)]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert said in told.err
        assert path.name in told.err
    assert out.read_bytes() == b"cu"
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"ra.pdf", "chữ.png", "đục.png"}


def test_a_seal_of_the_size_of_a_screen_is_drawn_as_usual_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, seal = tmp_path / "ra.pdf", png(tmp_path / "dấu.png", (600, 600), dots=72)
    assert main(["print", str(SAMPLE), "-o", str(out), "--seal", str(seal)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{out}\n"
    assert "rộng 212 mm, không như con dấu thật; đã in rộng 38 mm" in said.err
    assert [width for _page, width in sizes(out)] == [38]


def test_help_names_both_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--help"]) == 0
    words = capsys.readouterr().out
    assert "--signature ẢNH.png" in words
    assert "--seal ẢNH.png" in words


def test_what_reads_images_is_not_loaded_for_a_paper_without_them(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom desktop.services import jobs\nfrom pathlib import Path\n"
        f"jobs.print_file(Path({str(SAMPLE)!r}), Path({str(tmp_path / 'ra.pdf')!r}))\n"
        "print('desktop.services.stamps' in sys.modules, 'PIL.PngImagePlugin' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("False False", "")
