"""Tổng quan: how far plans have come, painted by us as it will be printed.

screen     the place of the rail: reads, lays out anew where the window or the look changes, says what to open
canvas     the sheet on the desk with its places to press, and its numbers as tables for screen readers
painting   a drawing under a painter of Qt: the screen, a picture, a printer
words      what stands on the sheet
choices    the lists under Phạm vi and Kỳ
files      pictures, workbooks, PDF and paper
commands   menus, tools and keys of the place
foot       the status bar of the place
"""
