"""The form in which the texts of a kind of rule are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class KindText(NamedTuple):
    """What a kind does, and the meaning of each of its parameters by name."""

    summary: str
    parameters: Mapping[str, str] = {}
