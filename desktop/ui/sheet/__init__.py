"""The editor in which the clerk lives: one sheet for the whole document.

What is done: `editor`, `surface`, `commands`, `key_commands`, `word_keys`, `repeat`, `menu`, `dragging`, `in_hand`,
`caret_in_view`, `records`, `lock`.
What it looks like: `look`. Lines of text: `lines`; what stands within them: `inline`. Around the text: `parts`.
Tables: `tables`. Footnotes: `notes`. From and to other programs: `clips`.
Shared by the boxes on the sheet: `box`, `box_words`, `rewording`, `marks_shown`.
"""

from desktop.ui.sheet.editor import SheetEditor

__all__ = ["SheetEditor"]
