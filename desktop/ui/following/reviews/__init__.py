"""Sơ kết, tổng kết in the window: reports are asked for, counted again, and followed back to the rows behind them.

reviews.py    `Reviews`, made by `Following`: answers the commands; reads the rest when they are used
dialog.py     which plans, which period, which kind, and what there is to make the report of
patterns.py   Mẫu câu báo cáo…: the sentences that the office makes its own
news.py       what changed when figures were counted again
on_sheet.py   figures on the sheet: tooltips, Ctrl and a click, menu
words.py      questions in words
"""
