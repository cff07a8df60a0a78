"""The outline beside the sheet: a tree of sections to go to and to move."""
