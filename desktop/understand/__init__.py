"""Plain text and paragraphs of official documents, read into documents; what was not understood is kept and said."""

from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text

__all__ = ["inventory", "read_text"]
