"""Readers: from bytes to a source. One module for each format, found by file ending and content."""

from cleanup.readers.dispatch import MAX_BYTES, SUFFIXES, read_bytes, read_path

__all__ = ["MAX_BYTES", "SUFFIXES", "read_bytes", "read_path"]
