"""Modules that others name at their own loading and a short job never uses: put off until something of them is."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _Late(ModuleType):
    """Stands for a module; whoever asks it for a name has the real one loaded."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off(name: str) -> None:
    """Have the next `import name` load nothing yet; a module that is loaded stays as it is.

    For a process of one thread: two that ask at the same time would load the module twice.
    """
    if name not in sys.modules:
        sys.modules[name] = _Late(name)
