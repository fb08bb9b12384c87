"""Configuration files: where they are looked for, what may stand in them, and what stands in them.

`docs/ci.md` describes them for users. Options of the command line win over them (`cleanup.cli.configured`).
"""

from cleanup.config.keys import KEYS, Key
from cleanup.config.load import NO_CONFIG, Config, load

__all__ = ["KEYS", "NO_CONFIG", "Config", "Key", "load"]
