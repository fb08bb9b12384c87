"""What readers are told of a rule, in English or Arabic.

A rule of a user's pack may lack the Arabic name and source: then the other ones stand for them.
"""

from __future__ import annotations

from cleanup.packs import Rule


def title(rule: Rule, language: str) -> str:
    """What the fault is called: in English the name of the rule, which is its identifier too."""
    return (language == "ar" and rule.name_ar) or rule.name


def why(rule: Rule, language: str) -> str:
    """Why it is a fault, in a few sentences."""
    return rule.why_ar if language == "ar" else rule.why


def source(rule: Rule, language: str) -> str:
    """What the tier of the rule rests on; "" where it does not say."""
    return (language == "ar" and rule.source_ar) or rule.source
