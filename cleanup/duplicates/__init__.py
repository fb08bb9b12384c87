"""Duplicates: paragraphs, columns and pages that were read twice, not always letter for letter."""
