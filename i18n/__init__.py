"""Screen texts: `_` translates, `N_` marks. Message ids are the Vietnamese sentences; `en` is the second catalogue.

Catalogues are kept as .po files and compiled in memory when a language is chosen, so none can be out of date.
"""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

from desktop.domain.errors import N_, UserError

LANGUAGES = ("vi", "en")
_FOLDER = Path(__file__).parent


class _Current:
    """The catalogue in use; Vietnamese needs none, its sentences are the ids."""

    translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Choose "vi" or "en" for everything that is translated from now on."""
    path = _FOLDER / language / "LC_MESSAGES" / "thao.po"
    if not path.exists():
        _Current.translations = gettext.NullTranslations()
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    _Current.translations = gettext.GNUTranslations(compiled)


def _(message: str) -> str:
    """The sentence in the language in use."""
    return _Current.translations.gettext(message)


def say(error: UserError) -> str:
    """The sentence of an error in the language in use, and so the reason within it, where it gives one."""
    values = dict(error.values)
    reason = values.get("reason")
    if isinstance(reason, UserError):
        values["reason"] = say(reason)
    elif isinstance(reason, str) and reason:
        values["reason"] = _(reason)
    return _(error.sentence).format(**values)


__all__ = ["LANGUAGES", "N_", "_", "say", "use_language"]
