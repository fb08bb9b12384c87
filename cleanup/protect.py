"""Protected names: a rule kind that never finds anything; its names join the locked spans."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.document import Document
from cleanup.findings import Finding
from cleanup.kinds import Parameter, kind
from cleanup.packs import Rule


@kind("protect", "Names and terms that no rule may change", {"names": Parameter(list, None, "the names")})
def protect(document: Document, rule: Rule) -> Iterator[Finding]:
    """Nothing to find: the engine reads the names."""
    return iter(())
