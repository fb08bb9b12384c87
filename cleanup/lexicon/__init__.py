"""The lexicon: words with their frequency, by their letters and by their dot-less skeleton, and pairs of listed terms."""
