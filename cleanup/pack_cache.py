"""The shipped packs, kept from one run to the next: reading and checking their TOML takes longer than many documents.

What is kept is named by a hash of the packs and of the program, so that a change of either is read anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cleanup.cache.program import program
from cleanup.cache.store import pack_store
from cleanup.findings import Tier
from cleanup.packs import Example, Rule, RulePack, files_of, shipped_folder


def shipped_packs() -> list[RulePack]:
    """The packs that come with the program. Raises PackError for one that is broken."""
    store = pack_store()
    key = _key() if store else ""
    kept = store.get(key) if store and key else None
    if kept is not None:
        return [_pack_of(value) for value in kept["packs"]]
    from cleanup.pack_files import read_pack

    packs = [read_pack(file, name) for name, file in files_of(shipped_folder(), "rules")]
    if store and key:
        store.put(key, {"packs": [_value_of(pack) for pack in packs]})
        store.tidy()
    return packs


def _key() -> str:
    """A hash of all that the packs are made of; empty where one cannot be read, which is said when it is read."""
    folder = shipped_folder()
    try:
        files = [[name, hashlib.sha256(path.read_bytes()).hexdigest()] for name, path in files_of(folder, "rules")]
    except OSError:
        return ""
    return hashlib.sha256(json.dumps([program(), "packs", str(folder), files]).encode("ascii")).hexdigest()


def _value_of(pack: RulePack) -> dict[str, Any]:
    """A pack as JSON can hold it."""
    rules = [{name: getattr(rule, name) for name in Rule.__slots__} | {"tier": rule.tier.value} for rule in pack.rules]
    return pack._asdict() | {"rules": rules}


def _pack_of(value: dict[str, Any]) -> RulePack:
    rules = tuple(map(_rule_of, value["rules"]))
    cues = {name: tuple(words) for name, words in value["cues"].items()}
    return RulePack(**value | {"rules": rules, "cues": cues})


def _rule_of(value: dict[str, Any]) -> Rule:
    examples = tuple(Example(*example) for example in value["examples"])
    tier, may_touch = Tier(value["tier"]), tuple(value["may_touch"])
    return Rule(**value | {"tier": tier, "may_touch": may_touch, "examples": examples})
