"""The lines of a unified diff that name the files."""

from __future__ import annotations

from cleanup.reports.visible import one_line


def headed(hunks: str, from_name: str, to_name: str) -> str:
    """Hunks with the names above them; nothing for no hunks."""
    return f"--- {one_line(from_name)}\n+++ {one_line(to_name)}\n{hunks}" if hunks else ""
