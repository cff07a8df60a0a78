"""Word files out: WordprocessingML written as text and packed, nothing between.

    parts      the fixed parts of a .docx, and packing them
    paragraphs letters and paragraphs as WordprocessingML
    tables     tables, their head repeated on every page, no row cut
    appendix   appendices -> the bytes of a .docx, each a section on paper of its own

Nothing here knows documents, storage or the window.
"""
