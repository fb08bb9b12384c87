"""Order: which piece of text follows which, from numbers, ends, starts, and the document's own words."""
