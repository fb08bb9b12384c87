"""What a run tells besides its findings: the lexicon that it used, and how good the words are.

Modules that need the lexicon are imported inside the functions: opening it takes longer than most documents.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cleanup.cues import Cues
from cleanup.document import Document
from cleanup.kinds import Kind
from cleanup.results import LexiconUsed, Quality, Recorded

if TYPE_CHECKING:
    from cleanup.words.quality import Signs


def lexicon_used(kinds: Iterable[Kind], cues: Cues) -> LexiconUsed | None:
    """The lexicon, if a rule ran that reads it: naming it takes some milliseconds."""
    if not any(kind.reads_lexicon for kind in kinds):
        return None
    from cleanup.lexicon.cache import version_of
    from cleanup.lexicon.own import own_list

    # A file name need not be valid Unicode; JSON has to be.
    names = [os.path.basename(path).encode("utf-8", "backslashreplace").decode("utf-8") for path in cues.lexicons]
    hashes = [own_list(path).sha256 for path in cues.lexicons]
    return LexiconUsed(version_of(cues.lexicons), tuple(zip(names, hashes, strict=True)))


def quality_of(signs: Signs | None, document: Document, applied: Sequence[Recorded]) -> Quality | None:
    """How many words are probably wrong, before and after; None where no rule looked at the words."""
    if signs is None:
        return None
    from cleanup.words.quality import quality

    return quality(signs, document, applied)
