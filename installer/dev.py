"""The one door for developers, on a fresh machine and every day after; standard library only.

    python3 installer/dev.py run               set up what is missing, then open the program with a sample office
    python3 installer/dev.py run -- ARGS...    the same set-up, then `thao ARGS...` from this folder
    python3 installer/dev.py test              set up, then lint, types and all tests
    python3 installer/dev.py test -- ARGS...   the same, with more arguments for pytest

The exit code is that of what was run; 1 where set-up failed, with what to do about it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installer import environment, machine
from installer.steps import SetUpError, call, say

DEMO_FOLDER = environment.ROOT / "build" / "demo"
TYPED_FOLDERS = ("desktop", "db", "i18n", "installer", "tests")


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; the exit code."""
    if sys.version_info < environment.OLDEST_PYTHON:
        say("Python {}.{} or newer is needed; start this with a newer one".format(*environment.OLDEST_PYTHON))
        return 1
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if command not in ("run", "test") or (rest and rest[0] != "--"):
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    try:
        return run(rest[1:]) if command == "run" else test(rest[1:])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Start the program: with the arguments given, else its window with a sample office, else the main job unseen."""
    window = machine.has_display()
    missing = machine.missing_for_qt() + (machine.missing_for_windows() if window else [])
    if window and not arguments:
        provide(needed=missing)
    else:
        provide(wished=missing)
    environment.prepare()
    thao = environment.program("thao")
    if arguments:
        return call([thao, *arguments])
    if window:
        say("opening the program with a sample office")
        return call([thao, "--sample"])
    say("no display here: doing the main job without a window")
    code = call([thao, "demo", "-o", DEMO_FOLDER])
    if code == 0:
        say(f"what it made is in {DEMO_FOLDER}")
        for path in sorted(path for path in DEMO_FOLDER.rglob("*") if path.is_file()):
            print(f"  {path.relative_to(DEMO_FOLDER)}  {path.stat().st_size:,} bytes")
    return code


def test(arguments: Sequence[str]) -> int:
    """Lint, types and tests. All three run, so that one round shows all there is to mend; the first failure counts."""
    provide(needed=machine.missing_for_qt(), wished=machine.missing_for_a_private_screen())
    python = environment.prepare()
    env = dict(os.environ)
    if machine.missing_for_a_private_screen():
        env["QT_QPA_PLATFORM"] = "offscreen"
    typed = [name for name in TYPED_FOLDERS if next((environment.ROOT / name).rglob("*.py"), None)]
    # over the cores, a core that is done takes work from the other; what is timed is run alone
    spread = [] if "benchmarks" in arguments else ["-n", "auto", "--dist", "worksteal"]
    steps: list[tuple[str, list[str]]] = [
        ("lint", ["ruff", "check", "."]),
        ("format", ["ruff", "format", "--check", "."]),
        ("types", ["mypy", *typed]),
        ("tests", ["pytest", *spread, *arguments]),
    ]
    failed: dict[str, int] = {}
    for title, command in steps:
        say(title)
        code = call([python, "-m", *command], cwd=environment.ROOT, env=env)
        if code:
            failed[title] = code
    say(f"failed: {', '.join(failed)}" if failed else "all is well")
    return next(iter(failed.values()), 0)


def provide(*, needed: Sequence[str] = (), wished: Sequence[str] = ()) -> None:
    """Install what the system lacks, or say how; without what is needed, set-up ends here."""
    packages = [*needed, *wished]
    if not packages:
        return
    try:
        if not machine.can_install():
            raise SetUpError(f"libraries of the system are missing; run\n  {machine.line_to_install(packages)}")
        machine.install(packages)
    except SetUpError as error:
        if needed:
            raise
        say(f"{error}\n  going on without them")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
