"""How good the words of a text are after changes were taken back or suggestions applied.

The figures of the first run tell of another text. The words are judged anew by the same lexicon and rules, or not at
all: figures by other ones could not be compared.
"""

from __future__ import annotations

from cleanup import packs
from cleanup.replay import Own
from cleanup.results import Quality, Result


def reassessed(result: Result, own: Own) -> Quality | None:
    """The figures of a revised text, whose `result` still has those of the first run.

    None where the first run gave none, and where its rule packs and lists of words are not those of the program and
    of `own`.
    """
    told, used = result.quality, result.lexicon
    if told is None or used is None:
        return None
    from cleanup.lexicon.cache import version_of

    loaded = {(pack.id, pack.sha256) for pack in packs.load(own.rules)}
    ran = {(pack.id, pack.sha256) for pack in result.packs}
    if loaded != ran or version_of(result.document.cues.lexicons) != used.version:
        return None
    from cleanup.words.quality import cleaned

    return Quality(told.before, cleaned(told.before, result.document, result.findings))
