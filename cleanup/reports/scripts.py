"""The script of a page, the policy that lets only this one run, and data for it.

The script is the one inline script of a page. It is named by its hash, so that nothing else can run, whatever a
document holds (Content Security Policy Level 3, https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from cleanup.reports.visible import HIDDEN

# Beside what cannot be seen: the signs with which `</script>`, `<!--` and references of characters begin.
_UNSAFE = re.compile(f"[<>&]|{HIDDEN.pattern}")


@cache
def resource(name: str) -> str:
    """A script or style sheet of this package."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@cache
def script(*names: str) -> str:
    """Scripts of this package as one."""
    return '"use strict";\n' + "".join(resource(name) for name in names)


@cache
def policy(code: str) -> str:
    """The policy of a page with this script: no request, no other script, no handlers in attributes."""
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )


def data_block(name: str, value: Any) -> str:
    """Values for the script: JSON in which nothing can end the element or hide."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/json" id="{name}">{_UNSAFE.sub(_escaped, text)}</script>'


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] not in "<>&" else f"\\u{ord(match[0]):04x}"
