"""Errors that a user can cause; each message is one clear line."""

from __future__ import annotations


class CleanupError(Exception):
    """Something the user can put right. `str()` is one line, ready to print; the command line exits with 2."""


class InputError(CleanupError):
    """An input cannot be read: missing, binary, undecodable, too large."""


class OutputError(CleanupError):
    """An output cannot be written, or would overwrite an input."""


class PackError(CleanupError):
    """A rule pack is broken: says the file, the rule, the key and what was expected."""


class ConfigError(CleanupError):
    """A configuration file cannot be used: says the file, the key (or line) and what was expected."""


class BaselineError(CleanupError):
    """A baseline is damaged, or no baseline."""


class LedgerError(CleanupError):
    """A ledger is damaged, foreign, or does not belong to the text beside it."""


class DecisionsError(CleanupError):
    """A decisions file is damaged, foreign, or was made for another document."""


class InternalError(Exception):
    """A safety net caught a fault of this program; nothing has been written."""
