"""Sơ kết, tổng kết: a draft report made from what was recorded of plans that are followed.

periods.py    the stretch of time that a report is about, the one before and the one after
patterns.py   sentences with fields in words, which the office may edit
forms.py      a report as data: its headings, sentences and tables (`resources/reviews`)
counting.py   questions (see `domain.figures`) answered from rows
facts.py      what a report is about: plans, their rows as they were on the last day, indicators of last year
writing.py    the parts of the body
tables.py     the appendices
stale.py      sentences that are no longer true or complete, and what a report is about, read from its figures
draft.py      the whole report as a document
"""
