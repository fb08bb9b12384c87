"""The lexicon: words with their frequency, found by letters or by dot-less skeleton, and neighbours in listed terms."""
