"""Page ranges as people write them in a print dialogue: "1-3,5"."""

from __future__ import annotations

import re

from desktop.domain.errors import N_, UserError

_PART = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9})?)?")


class RangesError(UserError):
    """What was written is no list of pages, or names a page that the document does not have."""


def parse_ranges(text: str, page_count: int) -> tuple[int, ...]:
    """The pages meant by `text`, counted from 1, in rising order and each once; "3-" goes to the last page.

    Commas, semicolons and line ends part the ranges. Raises RangesError with the part that is not understood.
    """
    pages: set[int] = set()
    for part in (piece.strip() for piece in re.split(r"[,;\n]", text)):
        if not part:
            continue
        match = _PART.fullmatch(part)
        if match is None:
            raise RangesError(N_("“{part}” không phải là trang. Ghi như 1-3,5."), part=part)
        first = int(match[1])
        last = int(match[2]) if match[2] else page_count if part[-1] in "-–" else first
        if last < first and match[2]:
            raise RangesError(N_("“{part}”: trang đầu lớn hơn trang cuối. Ghi trang nhỏ trước, như 1-5."), part=part)
        if first < 1 or max(first, last) > page_count:
            raise RangesError(
                N_("“{part}”: văn bản có {count} trang. Ghi số từ 1 đến {count}."), part=part, count=page_count
            )
        pages.update(range(first, last + 1))
    if not pages:
        raise RangesError(N_("Chưa ghi trang nào. Ghi như 1-3,5."))
    return tuple(sorted(pages))


def write_ranges(pages: tuple[int, ...]) -> str:
    """Pages as a person would write them, the shortest way: (1, 2, 3, 5) → "1-3,5"."""
    spans: list[list[int]] = []
    for page in sorted(set(pages)):
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
