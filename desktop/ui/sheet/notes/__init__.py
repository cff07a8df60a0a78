"""Footnotes at the foot of the view."""
