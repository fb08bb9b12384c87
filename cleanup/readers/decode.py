"""From bytes to text: encoding, byte order mark, newline style. Decoding is exact: encoding gives the bytes back."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleanup.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Common Arabic function words: the two one-byte Arabic encodings share half of their letters, so that a wrong guess
# still looks Arabic; words tell them apart.
_FREQUENT = frozenset(
    ("في", "من", "على", "إلى", "أن", "عن", "التي", "الذي", "هذا", "هذه", "ما", "لا", "مع", "كان", "قد", "بين", "بعد",
     "كل", "أو", "ذلك")
)  # fmt: skip
_SINGLE_BYTE = ("cp1256", "iso8859_6")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NEWLINES = re.compile("\r\n|\r|\n")


class Decoded(NamedTuple):
    """A text and what is needed to write its bytes again."""

    text: str
    encoding: str
    bom: bool
    newline: str


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of a text file.

    Raises InputError for binary data and for bytes that no supported encoding gives back exactly.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _exact(data[len(mark) :], encoding, True, name)
    wide = _wide_encoding(data)
    if wide:
        return _exact(data, wide, False, name)
    if b"\x00" in data:
        raise InputError(f"{name}: binary file, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _exact(data, _legacy_encoding(data, name), False, name)
    if len(_CONTROL.findall(text)) > max(8, len(text) // 50):
        raise InputError(f"{name}: binary file, not text")
    return Decoded(text, "utf-8", False, newline_style(text))


def newline_style(text: str) -> str:
    """lf, crlf, cr, mixed, or none."""
    kinds = {{"\n": "lf", "\r\n": "crlf", "\r": "cr"}[mark] for mark in set(_NEWLINES.findall(text))}
    return "none" if not kinds else kinds.pop() if len(kinds) == 1 else "mixed"


def _exact(data: bytes, encoding: str, bom: bool, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
        same = text.encode(encoding) == data
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"{name}: not valid {encoding}{at}; cannot be decoded") from None
    if not same:
        raise InputError(f"{name}: {encoding} does not give the same bytes back; cannot be decoded")
    return Decoded(text, encoding, bom, newline_style(text))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: half of the bytes of plain text are the same few (zero, or the Arabic block's 06)."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:4096]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(1 for b in high if b in (0, 6)) >= 0.9 * len(high):
            try:
                text = sample[: len(sample) // 2 * 2].decode(encoding)
            except UnicodeDecodeError:
                continue
            plain = sum(1 for c in text if "\u0600" <= c <= "\u06ff" or " " <= c <= "~" or c in "\r\n\t\f")
            if plain >= 0.9 * len(text) and any(b in (0, 6) for b in high):
                return encoding
    return None


def _legacy_encoding(data: bytes, name: str) -> str:
    """A one-byte encoding, by its words for the Arabic ones, else by charset-normalizer."""
    if len(_CONTROL.findall(data.decode("latin-1"))) > max(8, len(data) // 50):
        raise InputError(f"{name}: binary file, not text")
    scores = {}
    for encoding in _SINGLE_BYTE:
        try:
            words = data.decode(encoding).split()
        except UnicodeDecodeError:
            continue
        scores[encoding] = sum(1 for w in words if w in _FREQUENT or w.startswith("ال"))
    best = max(scores, key=lambda e: scores[e], default=None)
    if best and scores[best] >= 2:
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(data, preemptive_behaviour=True).best()
    if match is None:
        raise InputError(f"{name}: encoding not recognised; cannot be decoded")
    if match.encoding in ("utf_8", "ascii") or match.encoding.startswith("utf"):
        raise InputError(f"{name}: not valid UTF-8; cannot be decoded")
    return match.encoding
