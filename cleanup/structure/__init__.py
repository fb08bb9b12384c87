"""Structure: from a text to blocks that know what they are."""

from cleanup.structure.parse import parse

__all__ = ["parse"]
