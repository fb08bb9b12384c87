"""cleanup repairs the text of scanned, OCR'd and translated UN reports, Arabic first.

>>> import cleanup
>>> result = cleanup.fix("report.txt")          # doctest: +SKIP
>>> print(result.text)                          # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanup._version import __version__

if TYPE_CHECKING:
    from cleanup.api import check, fix, read, undo

__all__ = ["__version__", "check", "fix", "read", "undo"]


def __getattr__(name: str) -> Any:
    """The public functions are imported when first used: a small import for programs that need one part only."""
    if name in ("check", "fix", "read", "undo"):
        from cleanup import api

        return getattr(api, name)
    raise AttributeError(f"module 'cleanup' has no attribute {name!r}")
