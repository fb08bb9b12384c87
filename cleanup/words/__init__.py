"""The words pass: faults of words, proven by the words themselves, by a lexicon, or by the words around them."""
