"""The exchange file: the same value in and out, as its published schema says, and a clear sentence for all else."""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import (
    Appendix,
    Assignment,
    Block,
    Cell,
    Copy,
    CopyForm,
    Document,
    Drawn,
    Footnote,
    Header,
    Level,
    Orientation,
    Recipients,
    Run,
    Signature,
    Table,
    all_runs,
    text_runs,
    walk,
)
from desktop.domain.errors import NewerVersion, UnreadableInput
from desktop.domain.exchange import VERSION, dumps, loads
from desktop.domain.numbering import Forms, labels
from desktop.domain.old_exchange import to_newest
from desktop.resources import resource
from i18n import say, use_language
from tests.domain.documents import documents
from tests.domain.schema import schema

SCHEMA = resource("schema", f"thao-{VERSION}.schema.json")
OLD = Path(__file__).parent / "old"


def as_file(content: object, **outer: object) -> str:
    return json.dumps({"format": "thao", "version": VERSION, "document": content, **outer})


def with_block(**block: object) -> str:
    return as_file({"id": "d", "body": [{"id": "b", **block}]})


@given(documents())
def test_out_and_in_is_the_identity(document: Document) -> None:
    text = dumps(document)
    assert loads(text) == document
    assert dumps(loads(text)) == text
    assert loads(dumps(document, compact=True)) == document


@given(documents())
def test_what_is_written_is_as_the_schema_says(document: Document) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(dumps(document)))] == []


def test_the_published_schema_is_the_shape_of_the_code() -> None:
    """THAO_ACCEPT=1 writes it anew; a change that old files do not survive needs a new version as well."""
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    if os.environ.get("THAO_ACCEPT"):
        SCHEMA.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == made


def test_defaults_are_left_out_and_letters_are_readable() -> None:
    document = Document("d", body=(Block("b", Level.CLAUSE, text_runs("Mục đích")),))
    content = json.loads(dumps(document))["document"]
    assert content == {"id": "d", "body": [{"id": "b", "level": "clause", "runs": [{"text": "Mục đích"}]}]}
    assert "Mục đích" in dumps(document)


def test_decomposed_text_is_composed_and_unseen_marks_go() -> None:
    text = unicodedata.normalize("NFD", "Kế hoạch") + "\u200b\u0000"
    assert loads(with_block(runs=[{"text": text}])).body[0].text == "Kế hoạch"


def test_a_newer_file_is_refused_by_a_sentence_that_says_so() -> None:
    with pytest.raises(NewerVersion) as refused:
        loads(json.dumps({"format": "thao", "version": 7, "document": {"id": "d", "body": "of another kind"}}))
    assert str(refused.value) == (
        f"Tệp này do phiên bản Thảo mới hơn tạo ra (mẫu dữ liệu 7, máy này đọc được đến {VERSION}). "
        "Tệp giữ nguyên, chưa ghi gì. Hãy cập nhật Thảo rồi mở lại."
    )


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_file_of_an_older_program_reads_and_is_written_anew(version: int) -> None:
    text = (OLD / f"v{version}.thao.json").read_text(encoding="utf-8")
    document = loads(text)
    if version == 1:
        assert [label for label in labels(document.body, Forms()).values() if label] == [
            *("Phần I.", "I.", "1.", "1.1.", "a)", "-", "+", "*")
        ]
        assert document.appendices[0].orientation is Orientation.LANDSCAPE
        assert (document.copy, document.addressed_to, document.header.draft) == (None, (), "")
        assert [run.text for run in all_runs(document) if run.record == "t1"] == ["85%"]
        assert [one.lead for block in walk(document.body) for one in block.assignments] == ["Ban Chính sách"]
    else:
        assert document == replace(rich(), body=rich().body[:version])
    written = json.loads(dumps(document))
    assert written == {**json.loads(text), "version": VERSION, "document": written["document"]}
    assert written["document"] == to_newest(json.loads(text)["document"], version)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_keeps_its_schema(version: int) -> None:
    published = json.loads(resource("schema", f"thao-{version}.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(published)
    file = dumps(rich()) if version == VERSION else (OLD / f"v{version}.thao.json").read_text(encoding="utf-8")
    assert [error.message for error in validator.iter_errors(json.loads(file))] == []


LINKED = (Run("Theo "), Run("Điều 1", reference="a"), Run(" này", underline=True))


DRAWN = Block(
    "t",
    Level.TABLE,
    table=Table(
        ((Cell(text_runs("Nhiệm vụ")),), (Cell((Run("Lập dự toán", record="g.task"),)),)),
        drawn=Drawn(columns=("task",), order="deadline"),
    ),
    assignments=(Assignment("g", task="Lập dự toán", product="Tờ trình"), Assignment("h", note="Cùng ngân sách")),
)


def rich() -> Document:
    """A document with everything that versions 2 to 4 brought."""
    block = Block("c", Level.CHAPTER, text_runs("Quy định chung"), (Block("a", Level.ARTICLE, text_runs("Phạm vi")),))
    return Document(
        "d",
        header=Header(circulation="LƯU HÀNH NỘI BỘ", draft="DỰ THẢO lần 2", digital_line="Sao y; …", contact="ĐT: …"),
        addressed_to=("Liên đoàn Lao động tỉnh", "Các công đoàn cơ sở"),
        body=(block, Block("q", Level.QUOTATION, text_runs("“Trích”")), Block("r", runs=LINKED), DRAWN),
        recipients=Recipients(archive="Lưu: VT", drafter="PL", copies=300),
        appendices=(Appendix("p", orientation=Orientation.AUTO),),
        copy=Copy(CopyForm.EXTRACT, Header(number="07", symbol="TrS-LĐLĐ"), Recipients(), Signature(post="CHỦ TỊCH")),
    )


def test_what_newer_versions_brought_is_written_by_name() -> None:
    content = json.loads(dumps(rich()))
    assert content["version"] == VERSION == 4
    assert content["document"]["body"][2]["runs"][1:] == [
        {"text": "Điều 1", "reference": "a"},
        {"text": " này", "underline": True},
    ]
    document = content["document"]
    assert document["addressed_to"] == ["Liên đoàn Lao động tỉnh", "Các công đoàn cơ sở"]
    assert document["header"]["draft"] == "DỰ THẢO lần 2"
    assert document["body"][0]["children"][0]["level"] == "article"
    assert document["recipients"] == {"archive": "Lưu: VT", "drafter": "PL", "copies": 300}
    assert document["copy"]["form"] == "extract"
    assert document["appendices"][0]["orientation"] == "auto"
    assert loads(dumps(rich())) == rich()


DAMAGED: dict[str, tuple[str, str]] = {
    "no JSON": ("KẾ HOẠCH", "đứt ở dòng 1"),
    "cut off": (as_file({"id": "d"})[:-9], "đứt ở dòng 1"),
    "of another program": ('{"format": "khac"}', "thiếu dấu nhận dạng"),
    "a list": ("[]", "thiếu dấu nhận dạng"),
    "without a version": ('{"format": "thao"}', "thiếu số phiên bản"),
    "version true": ('{"format": "thao", "version": true}', "thiếu số phiên bản"),
    "without a document": ('{"format": "thao", "version": 1}', "khóa lạ hoặc thiếu khóa"),
    "with a stranger outside": (as_file({"id": "d"}, more=1), "khóa lạ hoặc thiếu khóa"),
    "document null": (as_file(None), "document: phải là một nhóm khóa"),
    "without an id": (as_file({}), "document: thiếu khóa “id”"),
    "with an empty id": (as_file({"id": ""}), "văn bản không có mã"),
    "an unknown name": (with_block(colour="red"), "document.body[0]: khóa lạ “colour”"),
    "a name twice": ('{"format": "thao", "format": "thao"}', "một khóa đứng hai lần"),
    "an unknown level": (with_block(level="verse"), "document.body[0].level: không có lựa chọn “verse”"),
    "a level of a strange kind": (with_block(level=["clause"]), "document.body[0].level"),
    "a number for a text": (with_block(guidance=3), "document.body[0].guidance: sai kiểu"),
    "a text for a list": (with_block(runs="chữ"), "document.body[0].runs: phải là một danh sách"),
    "a number for yes": (with_block(runs=[{"bold": 1}]), "document.body[0].runs[0].bold: sai kiểu"),
    "yes for a number": (with_block(level="table", table={"header_rows": True}), "header_rows: sai kiểu"),
    "half a letter": (with_block(guidance="\ud800"), "guidance: có ký tự hỏng"),
    "a day that is none": (as_file({"id": "d", "header": {"date": "2026-02-30"}}), "header.date: không phải ngày"),
    "a date of a strange kind": (as_file({"id": "d", "header": {"date": 2026}}), "header.date: không phải ngày"),
    "not a number": (with_block(targets=[{"id": "t", "value": float("nan")}]), "value: không phải là số"),
    "an endless number": (with_block(targets=[{"id": "t", "value": 10**399}]), "value: không phải là số"),
    "a number of 5,000 digits": (with_block(guidance=1).replace("1}", "1" * 5000 + "}"), "một con số quá dài"),
    "fewer copies than none": (as_file({"id": "d", "recipients": {"copies": -1}}), "số bản in không hợp lý"),
    "a strange kind of copy": (as_file({"id": "d", "copy": {"form": "photo"}}), "copy.form: không có lựa chọn “photo”"),
    "a quotation with children": (
        with_block(level="quotation", children=[{"id": "c"}]),
        "một đoạn văn hoặc bảng có mục con",
    ),
    "two blocks of one id": (as_file({"id": "d", "body": [{"id": "b"}, {"id": "b"}]}), "hai đoạn mang cùng một mã"),
    "two notes of one id": (as_file({"id": "d", "footnotes": [{"id": "n"}] * 2}), "hai chú thích mang cùng một mã"),
    "a paragraph with children": (with_block(children=[{"id": "c"}]), "một đoạn văn hoặc bảng có mục con"),
    "a table without cells": (with_block(level="table"), "một bảng không có ô"),
    "cells outside a table": (with_block(table={}), "ô nằm ngoài bảng"),
    "a cell wider than any table": (
        with_block(level="table", table={"rows": [[{"columns": 10**9}]]}),
        "một ô trải ra ngoài bảng",
    ),
    "nested 100,000 deep": ("[" * 100_000, "lồng quá sâu"),
}


@pytest.mark.parametrize("kind", sorted(DAMAGED))
def test_a_damaged_file_is_refused_with_its_reason(kind: str) -> None:
    text, reason = DAMAGED[kind]
    with pytest.raises(UnreadableInput) as refused:
        loads(text)
    assert reason in str(refused.value)
    assert "Chưa ghi gì" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_blocks_nested_deeper_than_any_plan_are_refused() -> None:
    nested: dict[str, Any] = {"id": "0", "level": "section"}
    for number in range(1, 200):
        nested = {"id": str(number), "level": "section", "children": [nested]}
    with pytest.raises(UnreadableInput, match="lồng quá sâu"):
        loads(as_file({"id": "d", "body": [nested]}))


@given(documents(), st.integers(0, 10_000), st.integers(1, 40), st.text('{}[]",:0a\\', max_size=6))
def test_any_damage_is_refused_or_reads_as_a_document(document: Document, at: int, gone: int, put: str) -> None:
    text = dumps(document)
    at %= len(text)
    try:
        read = loads(text[:at] + put + text[at + gone :])
    except UnreadableInput:
        return  # any other kind of failure is one of ours
    assert loads(dumps(read)) == read


def test_a_footnote_without_a_mark_is_kept() -> None:
    document = Document("d", footnotes=(Footnote("n1", (Run("Nghị định số 30/2020/NĐ-CP"),)),))
    assert loads(dumps(document)) == document


def test_what_is_wrong_in_a_file_is_told_in_the_language_in_use() -> None:
    text = dumps(Document("d1")).replace('"d1"', "7")
    with pytest.raises(UnreadableInput) as refused:
        loads(text)
    assert "document.id: sai kiểu dữ liệu" in str(refused.value)
    use_language("en")
    try:
        assert "document.id: wrong kind of data" in say(refused.value)
    finally:
        use_language("vi")
