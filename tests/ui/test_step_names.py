"""What the menu says of a step: "Hoàn tác: gõ chữ". All names are in small letters and begin with what was done."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).parents[2] / "desktop" / "ui"
NAMING = {
    *("apply", "run", "keep_selection", "each", "bind", "write", "set_widths"),
    *("_apply", "_run", "_count", "_move", "_reword", "_replaced"),
}
"""What is given the name of a step beside the edit."""
VERBS = {
    *("bỏ", "chèn", "chia", "chọn", "chuyển", "dán", "đánh", "đặt", "đếm", "điền", "đổi"),
    *("gạch", "gõ", "gộp", "in", "khôi", "kéo"),
    *("lên", "ngắt", "nối", "sửa", "tách", "thay", "thêm", "xóa", "xuống"),
}


def msgid(node: ast.AST) -> str:
    """The Vietnamese words of `_("…")`, also with values put in; "" for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        node = node.func.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
        found = node.args[0]
        return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else ""
    return ""


def names_in(tree: ast.AST) -> Iterator[str]:
    """Names given to a step at once, in a list of fields with their steps, or as `label = …` just before."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NAMING:
            for given in (*node.args, *(word.value for word in node.keywords if word.arg == "label")):
                yield from (
                    msgid(part) for part in ast.walk(given) if isinstance(given, ast.Call | ast.IfExp | ast.BoolOp)
                )
        if isinstance(node, ast.Tuple) and len(node.elts) > 2 and isinstance(node.elts[0], ast.Attribute):
            yield msgid(node.elts[1])
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["label"]:
            yield msgid(node.value)


def step_names() -> list[tuple[str, str]]:
    found = {
        (path.relative_to(UI).as_posix(), name)
        for path in UI.rglob("*.py")
        for name in names_in(ast.parse(path.read_text(encoding="utf-8")))
        if name
    }
    return sorted(found)


def test_the_names_of_steps_are_found_where_they_are_given() -> None:
    found = {name for _path, name in step_names()}
    assert {"gõ chữ", "sửa trích yếu", "sửa {part}", "gõ chú thích", "đổi độ rộng cột", "thêm phụ lục"} <= found
    assert len(found) > 60


def test_a_step_is_named_in_small_letters_with_what_was_done_first() -> None:
    wrong = [(path, name) for path, name in step_names() if name != name.lower() or name.split()[0] not in VERBS]
    assert wrong == []
