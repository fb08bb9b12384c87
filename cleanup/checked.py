"""What `check` hands to the writers of its output: one value for the run, one for each document.

A document is the plain value of `reports.json_report.check_document`, described by `schemas/check-1.schema.json`:
every output format is written from it alone, so that it can come from another process or from the cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cleanup.packs import Rule


class CheckRun(NamedTuple):
    """What holds for a whole run."""

    rules: Mapping[str, Rule]
    """Rules by code."""
    language: str = "en"
    """Language of messages and labels: "en" or "ar"."""


class Checked(NamedTuple):
    """One input: its findings, or why it failed."""

    path: str
    document: Mapping[str, Any] | None
    """None where the input failed."""
    error: str | None = None
    """Why it failed, in one line."""
