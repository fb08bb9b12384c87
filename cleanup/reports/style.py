"""The look of the HTML pages: colours for light and dark, and the style sheet `page.css`.

Every pair of text and ground colours has a contrast of at least 4.5 to 1 (WCAG 2.2, AA).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from cleanup.reports.scripts import resource

LIGHT: Final = {
    "bg": "#fff", "fg": "#1b1d1f", "soft": "#565c63", "line": "#c9ced4", "edge": "#767d85", "panel": "#f5f6f8",
    "link": "#0b4fa0", "del": "#fdeae8", "delfg": "#7c1a14", "ins": "#e4f4e6", "insfg": "#14501f", "mark": "#fff3c4",
    "markfg": "#5a4300", "move": "#e8eefb", "movefg": "#1f3d7a", "join": "#f1e9fa", "joinfg": "#52287d",
}  # fmt: skip
DARK: Final = {
    "bg": "#15171a", "fg": "#e8e9eb", "soft": "#a9b0b8", "line": "#444b53", "edge": "#868e97", "panel": "#1e2125",
    "link": "#8fbcff", "del": "#431c19", "delfg": "#ffd5d0", "ins": "#14351c", "insfg": "#c9f2d1", "mark": "#40350c",
    "markfg": "#ffe79a", "move": "#1b2a4a", "movefg": "#cfdfff", "join": "#33214a", "joinfg": "#e6d5fb",
}  # fmt: skip
"""Grounds and the texts on them: `delfg` on `del`, and so on; `edge` frames what can be operated (3 to 1)."""


@cache
def style() -> str:
    """The style sheet with its colours: light, dark where the system or the reader chose so, light on paper."""
    light, dark = _colours(LIGHT, "light"), _colours(DARK, "dark")
    return (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n{resource('page.css')}"
    )


def _colours(colours: Mapping[str, str], scheme: str) -> str:
    return f"color-scheme:{scheme};" + ";".join(f"--{name}:{value}" for name, value in colours.items())
