"""Saying which inputs failed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cleanup.reports.visible import log_line


def report_failures(failed: Sequence[str], total: int) -> int:
    """Say each failure in one line; with several inputs a last line says how many failed. The exit code."""
    for line in failed:
        click.echo(log_line(f"cleanup: error: {' '.join(line.split())}"), err=True)
    if failed and total > 1:
        click.echo(f"cleanup: {len(failed)} of {total} inputs failed; the others are done", err=True)
    return 2 if failed else 0
