"""Wears pages as scanners, copiers and time do; every page by a seed.

No benchmark of its own: `printed` uses it. Needs Pillow and numpy.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

DRAWN = 300
"""Dots per inch of a page before it is scanned."""


class _Look(NamedTuple):
    """How a page was scanned; lengths in inches, greys from 0 to 1."""

    name: str
    dpi: tuple[int, int]
    blur: tuple[float, float]
    grain: tuple[float, float]
    """Standard deviation of the noise."""
    cut: tuple[float, float] | None
    """Grey below which a point is black, for pages of two colours; lower ones lose thin strokes."""
    wear: float
    """How much that differs over the page."""


_LOOKS = (
    _Look("light", (190, 220), (0.0, 0.003), (0.01, 0.05), None, 0.0),
    _Look("medium", (155, 175), (0.001, 0.004), (0.02, 0.08), (0.5, 0.65), 0.05),
    _Look("heavy", (140, 160), (0.002, 0.005), (0.04, 0.1), (0.42, 0.62), 0.12),
)


def _looking(look: _Look, page: Any, seed: int) -> Any:
    """A page as a scanner of that look sees it."""
    import numpy as np
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(seed)
    dpi = chance.integers(*look.dpi)
    page = page.rotate(chance.uniform(-0.4, 0.4), resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(*look.blur) * DRAWN))
    size = tuple(round(side * dpi / DRAWN) for side in page.size)
    grey = np.asarray(page.resize(size, Image.Resampling.LANCZOS), float) / 255
    grey = grey * chance.uniform(0.85, 0.97) + chance.uniform(0, 0.08)
    grey = grey + chance.normal(0, chance.uniform(*look.grain), grey.shape)
    if look.cut is not None:
        coarse = chance.normal(0, look.wear, (size[1] // 12 + 1, size[0] // 12 + 1))
        spread = np.asarray(Image.fromarray(coarse.astype("float32")).resize(size, Image.Resampling.BICUBIC))
        grey = (grey > chance.uniform(*look.cut) + spread).astype(float)
    out = Image.fromarray((np.clip(grey, 0, 1) * 255).astype("uint8"))
    out.info["dpi"] = (dpi, dpi)
    return out


def _turned(page: Any, dpi: int, chance: Any) -> Any:
    """A page a little askew, at a resolution."""
    from PIL import Image

    page = page.rotate(chance.uniform(-0.4, 0.4), resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = page.resize(tuple(round(side * dpi / DRAWN) for side in page.size), Image.Resampling.LANCZOS)
    page.info["dpi"] = (dpi, dpi)
    return page


def _picture(values: Any, dpi: int) -> Any:
    import numpy as np
    from PIL import Image

    page = Image.fromarray(np.clip(values, 0, 255).astype("uint8"))
    page.info["dpi"] = (dpi, dpi)
    return page


def _compressed(page: Any, chance: Any) -> Any:
    """Stored as JPEG of low quality: blocks and ghosts around strokes."""
    import numpy as np
    from PIL import Image

    stored = io.BytesIO()
    _turned(page, 150, chance).save(stored, "JPEG", quality=int(chance.integers(8, 20)))
    return _picture(np.asarray(Image.open(stored).convert("L")), 150)


def _faxed(page: Any, chance: Any) -> Any:
    """Two colours, half as fine from top to bottom."""
    import numpy as np
    from PIL import Image

    page = _turned(page, 204, chance)
    width, height = page.size
    rows = np.asarray(page.resize((width, height // 2), Image.Resampling.BOX), float)
    sent = Image.fromarray((rows > 255 * chance.uniform(0.5, 0.7)).astype("uint8") * 255)
    return _picture(np.asarray(sent.resize((width, height), Image.Resampling.NEAREST)), 204)


def _salted(page: Any, chance: Any) -> Any:
    """Black and white specks all over."""
    import numpy as np

    values = np.asarray(_turned(page, 200, chance)).copy()
    specks = chance.random(values.shape)
    values[specks < 0.012] = 0
    values[specks > 0.985] = 255
    return _picture(values, 200)


def _shining_through(page: Any, chance: Any) -> Any:
    """Thin paper: the text of the back, here the same one mirrored, is seen in grey."""
    import numpy as np
    from PIL import Image, ImageFilter

    page = _turned(page, 180, chance)
    front = np.asarray(page, float)
    back = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(1.2))
    seen = np.minimum(front, 255 - (255 - np.asarray(back, float)) * 0.45)
    return _picture(seen * 0.8 + 30 + chance.normal(0, 8, seen.shape), 180)


def _smeared(page: Any, chance: Any) -> Any:
    """Strokes thickened, as ink runs and copies are copied."""
    import numpy as np
    from PIL import ImageFilter

    values = np.asarray(_turned(page.filter(ImageFilter.MinFilter(3)), 160, chance), float)
    return _picture(values + chance.normal(0, 12, values.shape), 160)


def _coarse(page: Any, chance: Any) -> Any:
    """Scanned at 110 dots per inch and enlarged."""
    import numpy as np
    from PIL import Image

    page = _turned(page, 110, chance)
    width, height = page.size
    return _picture(np.asarray(page.resize((2 * width, 2 * height), Image.Resampling.BICUBIC)), 220)


Wear = Callable[[Any, int], Any]
"""What becomes of a page with a seed."""


def _seeded(wear: Callable[[Any, Any], Any], page: Any, seed: int) -> Any:
    import numpy as np

    return wear(page, np.random.default_rng(seed))


SCANS: Mapping[str, Wear] = {look.name: partial(_looking, look) for look in _LOOKS}
"""The looks that the model learns from."""
OTHERS: Mapping[str, Wear] = {
    name: partial(_seeded, wear) for name, wear in {
        "compressed": _compressed, "faxed": _faxed, "salted": _salted, "shining-through": _shining_through,
        "smeared": _smeared, "coarse": _coarse,
    }.items()
}  # fmt: skip
"""Looks that it does not: by them is told whether what was learnt holds elsewhere."""
