"""What a run knows of the language and of its documents: the cues of its packs, with names and word lists."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.cues import Cues, merge
from cleanup.languages import ar
from cleanup.packs import RulePack
from cleanup.results import Options


def cues_of(packs: Sequence[RulePack], options: Options) -> Cues:
    """The cues of the packs, with the names that `protect` rules list and the user's word lists.

    Raises InputError for a word list that cannot be read.
    """
    cues = merge(pack.cues for pack in packs)
    protected = (rule for pack in packs for rule in pack.rules if rule.kind == "protect")
    names = cues.names.union(ar.bare(name) for rule in protected for name in rule.parameters["names"])
    lists = tuple(dict.fromkeys((*cues.lexicons, *options.lexicons)))
    if lists:
        from cleanup.lexicon.own import own_list

        for path in lists:
            own_list(path)
    return cues._replace(names=names, lexicons=lists)
