"""Rules that are left out in some files, as the configuration has it (`per-file-ignores`)."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from cleanup.globs import matches, relative
from cleanup.results import Options


class PerFile(NamedTuple):
    """Patterns of paths with the codes that do not run there. A value that travels between processes."""

    folder: str = "."
    """What the patterns are relative to."""
    ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def options_for(self, path: Path, options: Options) -> Options:
        """The options that hold for one file."""
        if not self.ignores:
            return options
        name = relative(path, Path(self.folder))
        more = tuple(code for pattern, codes in self.ignores if matches(pattern, name) for code in codes)
        return options._replace(ignore=(*options.ignore, *more))


NO_PER_FILE: Final = PerFile()
