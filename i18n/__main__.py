"""`python -m i18n extract|check`: see `catalogues`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from i18n import LANGUAGES, catalogues


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; the exit code."""
    if list(arguments) == ["extract"]:
        catalogues.extract()
        return 0
    if list(arguments) == ["check"]:
        code = catalogues.collect()
        found = [fault for language in LANGUAGES for fault in catalogues.faults(language, code)]
        sys.stdout.write("".join(f"{fault}\n" for fault in found))
        return 1 if found else 0
    sys.stderr.write(f"{catalogues.__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
