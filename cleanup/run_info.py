"""Who made a run and when, for the ledger and the report.

Nothing is taken from the clock or from the account: the same input gives the same output unless the user says these.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from cleanup.errors import CleanupError

USER_VARIABLE = "CLEANUP_USER"
"""Environment variable with the name of the reviewer."""

DATE_VARIABLE = "SOURCE_DATE_EPOCH"
"""Environment variable with a time in seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/)."""


class RunInfo(NamedTuple):
    """Who and when; both are left out where nobody said them."""

    by: str | None = None
    date: str | None = None
    """In UTC: 2026-03-01, or 2026-03-01T09:30:00Z."""

    def values(self) -> dict[str, str]:
        """What is known, as plain values for the ledger."""
        return {key: value for key, value in self._asdict().items() if value}


NOBODY = RunInfo()


def run_info(reviewer: str | None, when: str | None, environment: Mapping[str, str]) -> RunInfo:
    """Who and when, from the options or else from the environment.

    Raises CleanupError for a date that is none.
    """
    by = (environment.get(USER_VARIABLE, "") if reviewer is None else reviewer).strip()
    # A command line need not be valid Unicode; JSON has to be.
    by = by.encode("utf-8", "backslashreplace").decode("utf-8")
    if when is not None:
        return RunInfo(by or None, _iso(when))
    epoch = environment.get(DATE_VARIABLE, "")
    return RunInfo(by or None, _of_epoch(epoch) if epoch else None)


def _iso(given: str) -> str:
    """A day or a time of ISO 8601 in UTC; a time without a zone is taken as UTC."""
    try:
        if len(given) <= len("2026-03-01"):
            return date.fromisoformat(given).isoformat()
        moment = datetime.fromisoformat(given)
        return _utc(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise CleanupError(
            f"--date {given!r} is no date of ISO 8601, such as 2026-03-01 or 2026-03-01T09:30Z"
        ) from None


def _of_epoch(given: str) -> str:
    try:
        return _utc(datetime.fromtimestamp(int(given), UTC))
    except (ValueError, OverflowError, OSError):
        raise CleanupError(f"{DATE_VARIABLE}={given!r} is no number of seconds since 1970") from None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
