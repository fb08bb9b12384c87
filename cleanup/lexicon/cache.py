"""The lexicon's place on disk: compiled once in the user's cache folder, then shared by all processes."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from cleanup.cache.folder import cache_folder
from cleanup.errors import CleanupError
from cleanup.languages import ar
from cleanup.lexicon.compiling import compiled, effective_frequencies
from cleanup.lexicon.own import own_list, together
from cleanup.lexicon.sources import (
    association_file,
    associations,
    digest,
    entries,
    frequencies,
    frequency_file,
    locale_names,
    shipped_lists,
    uses,
    uses_file,
)
from cleanup.lexicon.store import FORMAT, Lexicon, Tries, opened, save


@lru_cache(maxsize=4)
def lexicon(lists: tuple[str, ...] = ()) -> Lexicon:
    """The shipped lexicon, the user's word lists over it.

    Compiles it where it was not compiled before: about nine seconds. Without a folder to write to it is compiled in
    memory. Raises InputError for a list that cannot be read.
    """
    layers = [_shipped(_version())]
    if lists:
        layers.append(compiled(together(own_list(path).entries for path in lists)))
    return Lexicon(layers, version_of(lists))


def version_of(lists: tuple[str, ...] = ()) -> str:
    """The version of a lexicon, without opening it. Raises InputError for a list that cannot be read."""
    if not lists:
        return _version()
    return hashlib.sha256("\n".join([_version(), *(own_list(path).sha256 for path in lists)]).encode()).hexdigest()


@lru_cache(maxsize=1)
def _version() -> str:
    """A hash of all that the compiled lexicon is made of."""
    return digest(f"{FORMAT} {ar.PROCLITICS} {ar.PRONOUNS} {ar.ENDINGS}")


def _shipped(version: str) -> Tries:
    folder = _folder(version)
    if folder is not None:
        try:
            return opened(folder)
        except (OSError, RuntimeError):
            pass
    base = frequency_file()
    if base is None:
        raise CleanupError("the package wordfreq, which the word rules need, is not installed")
    lists = [locale_names(), *(path.read_text(encoding="utf-8") for path in shipped_lists())]
    found = entries(lists, frequencies(base), uses(uses_file()))
    found = found._replace(associations=associations(association_file()))
    tries = compiled(found)
    tries = tries._replace(effective=effective_frequencies(found, tries.words))
    if folder is not None:
        _keep(tries, folder)
    return tries


def _folder(version: str) -> Path | None:
    try:
        return cache_folder() / f"lexicon-ar-{version[:16]}"
    except (OSError, RuntimeError):  # no home
        return None


def _keep(tries: Tries, folder: Path) -> None:
    """Put a compiled lexicon in place at once; another process may have done so meanwhile, or the disk refuse."""
    import shutil
    import tempfile

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="lexicon-", dir=folder.parent))
    except OSError:
        return
    try:
        save(tries, made)
        _replace(made, folder)
    except OSError:
        pass
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _replace(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:  # one is there: keep it if it can be read
        if not _is_whole(folder):
            import shutil

            shutil.rmtree(folder, ignore_errors=True)
            made.rename(folder)


def _is_whole(folder: Path) -> bool:
    try:
        opened(folder)
    except (OSError, RuntimeError):
        return False
    return True
