"""The terminal: the window's work without a window, for scripts and tests.

Exit codes: 0 done; 2 wrong use, unreadable input or a file that cannot be written, with one line on stderr.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from desktop.domain.errors import UserError
from desktop.domain.text import clean, one_line
from i18n import N_, _, say

DONE, REFUSED, STOPPED = 0, 2, 130

# What argparse says in English, and what a clerk is told instead.
_WRONG_USE = (
    (r"the following arguments are required: (.+)", N_("thiếu {0}")),
    (r"argument (.+?): expected .*argument.*", N_("thiếu giá trị sau {0}")),
    (r"argument (.+?): invalid choice: '(.*?)'.*", N_("không có lệnh “{1}”")),
    (r"unrecognized arguments: (.+)", N_("không hiểu “{0}”")),
    (r"ambiguous option: (\S+) .*", N_("“{0}” có thể là nhiều tùy chọn")),
    (r"argument (.+?): not allowed with argument (.+)", N_("{0} không dùng cùng {1}")),
    (r"argument (.+?): ignored explicit argument '(.*)'", N_("{0} không nhận giá trị “{1}”")),
)


class _Help(argparse.HelpFormatter):
    """Help that begins with Vietnamese words."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Cách dùng: ") if prefix is None else prefix)  # type: ignore[arg-type]


class _Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are Vietnamese; a refusal is one line."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=_Help, add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self.options = self.add_argument_group(_("Tùy chọn"))
        self.options.add_argument("-h", "--help", action="help", help=_("hiện lời giúp này rồi thôi"))

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, _("thao: {fault}. Xem: {name} --help").format(fault=_fault(message), name=self.prog) + "\n")


def _fault(message: str) -> str:
    for pattern, words in _WRONG_USE:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return _(words).format(*match.groups())
    return _("sai cách dùng")


class _Line:
    """What is being done, on one line of a terminal that is wiped afterwards; silent where stderr is a file."""

    def __init__(self) -> None:
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __call__(self, doing: str) -> None:
        if self._terminal:
            print(f"\r\033[K{doing}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def wipe(self) -> None:
        """Leave an empty line to whatever is printed next."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def program() -> NoReturn:
    """Do what the command line asks in a process of its own, and end it.

    What runs without a window lives for one job. Looking for its garbage would take a fifth of a long print and find
    none, and taking its values apart at the end a tenth of a short one.
    """
    gc.disable()
    code = main()
    if "desktop.app" not in sys.modules:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # Python says at its end what could not be written
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code."""
    _speak_utf8()
    try:
        asked = sys.argv[1:] if argv is None else argv
        options = _parser(asked).parse_args(asked)
    except SystemExit as done:  # argparse has printed its help or its one line
        return done.code if isinstance(done.code, int) else DONE
    line = _Line()
    try:
        code = _run(options, line)
        sys.stdout.flush()
    except UserError as error:
        line.wipe()
        print(one_line(clean(say(error))), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        line.wipe()
        return STOPPED
    return code


def _speak_utf8() -> None:
    """Give a terminal of another code page Vietnamese as well."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _please_qt() -> None:
    """Give Qt a locale that it does not complain about."""
    if sys.platform != "win32":
        import locale

        if locale.nl_langinfo(locale.CODESET) != "UTF-8":
            os.environ["LC_ALL"] = "C.UTF-8"


def _parser(asked: Sequence[str]) -> _Parser:
    """The parser of a command line: of the one command that it begins with, else of all."""
    parser = _Parser(prog="thao", description=_("Soạn, in kế hoạch của cơ quan công đoàn. Không có lệnh: mở cửa sổ."))
    parser.options.add_argument("--version", action="store_true", help=_("hiện số phiên bản rồi thôi"))
    parser.options.add_argument("--sample", action="store_true", help=_("mở cửa sổ với văn phòng mẫu"))
    commands = parser.add_subparsers(title=_("Lệnh"), metavar=_("LỆNH"), dest="command", prog="thao")
    for name in asked[:1] if asked and asked[0] in _COMMANDS else _COMMANDS:
        words, tell = _COMMANDS[name]
        made = commands.add_parser(name, help=_(words), description=_(words))
        tell(made.add_argument_group(_("Tham số")))
    return parser


def _add_source(command: argparse._ArgumentGroup) -> None:
    command.add_argument("source", metavar=_("TỆP"), type=Path, help=_("tệp .txt hoặc .thao.json"))


def _add_folder(command: argparse._ArgumentGroup) -> None:
    out = _("thư mục nhận các tệp")
    command.add_argument("-o", dest="out", metavar=_("THƯ_MỤC"), type=Path, required=True, help=out)


def _add_source_and_exchange(command: argparse._ArgumentGroup) -> None:
    _add_source(command)
    out = _("tệp ghi ra; không có thì ghi cạnh tệp đọc")
    command.add_argument("-o", dest="out", metavar=_("ĐÍCH"), type=Path, help=out)


def _add_source_and_target(command: argparse._ArgumentGroup) -> None:
    _add_source(command)
    out = _("tệp .thao.json, .xlsx hoặc .csv ghi ra")
    command.add_argument("-o", dest="out", metavar=_("ĐÍCH"), type=Path, required=True, help=out)


def _add_print(command: argparse._ArgumentGroup) -> None:
    _add_source(command)
    command.add_argument("-o", dest="out", metavar=_("ĐÍCH"), type=Path, required=True, help=_("tệp .pdf ghi ra"))
    standard = _("thể thức; không có thì chọn theo văn bản")
    command.add_argument("--standard", metavar=_("MÃ"), default="", help=standard)
    png = _("ẢNH.png")
    command.add_argument("--signature", metavar=png, type=Path, help=_("ảnh chữ ký, nền trong suốt, đặt vào chỗ ký"))
    command.add_argument("--seal", metavar=png, type=Path, help=_("ảnh dấu, nền trong suốt, đúng cỡ thật"))
    some = command.add_mutually_exclusive_group()
    some.add_argument("--pages", metavar=_("TRANG"), help=_("chỉ các trang này của toàn tệp, như 1-3,5"))
    some.add_argument("--appendix", action="store_true", help=_("chỉ các phụ lục"))


_Tell = Callable[[argparse._ArgumentGroup], None]
_COMMANDS: dict[str, tuple[str, _Tell]] = {
    "demo": (N_("làm trọn việc chính không cần màn hình, để lại các tệp"), _add_folder),
    "import": (N_("đọc văn bản, ghi tệp .thao.json"), _add_source_and_exchange),
    "inventory": (N_("in những gì hiểu được, dạng JSON"), _add_source),
    "text": (N_("in văn bản thành chữ, với số thứ tự như trên giấy"), _add_source),
    "print": (N_("ghi tệp PDF đúng thể thức"), _add_print),
    "export": (N_("ghi văn bản ra .thao.json, bảng phụ lục ra .xlsx, .csv"), _add_source_and_target),
}


def _run(options: argparse.Namespace, line: _Line) -> int:
    """One command; modules are loaded when their command is asked for, so that `--version` is quick."""
    made: list[Path] = []
    match options.command:
        case "demo":
            made = _demo(options.out, line)
        case "import":
            from desktop.services import jobs

            made = [jobs.import_file(options.source, options.out, line)]
        case "export":
            from desktop.services import jobs

            made = [jobs.export_file(options.source, options.out, line)]
        case "print":
            made = [_print(options, line)]
        case "inventory" | "text":
            from desktop.services import jobs

            work = jobs.inventory_json if options.command == "inventory" else jobs.text_of
            text = work(options.source, line)
            line.wipe()
            print(text, end="")
        case _ if options.version:
            print(f"Thảo {_version()}")
        case _:
            _please_qt()
            from desktop.app import run

            gc.enable()
            return run(sample=options.sample)
    line.wipe()
    for path in made:
        print(path)
    return DONE


def _print(options: argparse.Namespace, line: _Line) -> Path:
    """One paper."""
    from desktop.services import jobs

    images = None
    if options.signature is not None or options.seal is not None:
        from desktop.services.stamps import Images

        images = Images(options.signature, options.seal)
    strange: list[UserError] = []
    made = jobs.print_file(
        options.source,
        options.out,
        options.standard,
        line,
        pages=options.pages,
        appendices_only=options.appendix,
        images=images,
        warn=strange.append,
    )
    line.wipe()
    for one in strange:
        print(one_line(clean(say(one))), file=sys.stderr)
    return made


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("thao")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return _("(chưa cài đặt)")


def _demo(folder: Path, line: _Line) -> list[Path]:
    """The main job in a folder of its own: a sample office, a plan from a template, its papers and its pictures.

    Beside it the plan of the sample office is printed as it goes out, numbered and dated.
    """
    from db import open_database
    from desktop.domain.document import new_id
    from desktop.services import drafts, files, jobs, rendering, sample
    from desktop.services.appendix_files import export_appendices
    from desktop.services.pictures import page_png

    files.make_folder(folder)
    data = sample.sample_folder(folder)
    now = datetime.now(UTC)
    line(_("Đang lập văn phòng mẫu…"))
    database = open_database(files.database_file(data))
    try:
        sample.fill_sample(database, now - timedelta(hours=1))  # so that the plan made here is the newest document
        line(_("Đang lập kế hoạch từ mẫu…"))
        drafted = sample.drafted_plan(new_id(), now.astimezone().date())
        drafts.save(database, drafted, 0, now)
        document = drafts.open_document(database, drafted.id).document
    finally:
        database.close()
    exchange, paper, page, issued, window = (
        folder / name
        for name in ("ke-hoach.thao.json", "ke-hoach.pdf", "trang-1.png", "ke-hoach-da-phat-hanh.pdf", "cua-so.png")
    )
    files.write_file(exchange, jobs.exchange_bytes(document))
    line(jobs.LAYING_OUT)
    printed = rendering.export_pdf(document, paper, now=jobs.paper_date(document))
    files.write_file(page, page_png(printed.pdf))
    plan = sample.issued_plan()
    rendering.export_pdf(plan, issued, now=jobs.paper_date(plan))
    tables = folder / "phu-luc.xlsx"
    export_appendices(plan, tables, now=jobs.paper_date(plan))
    made = [exchange, paper, page, issued, tables]
    line(_("Đang chụp cửa sổ…"))
    _please_qt()
    try:
        from desktop.app import window_picture
    except ImportError:  # Qt's own libraries need some of the system's
        line.wipe()
        print(_("Máy này thiếu thư viện để mở cửa sổ nên không có ảnh cửa sổ."), file=sys.stderr)
        return made
    window_picture(data, window)
    return [*made, window]


if __name__ == "__main__":
    program()
