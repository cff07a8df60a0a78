"""Thảo: plans of Vietnamese trade-union offices, from the first draft to the archive."""
