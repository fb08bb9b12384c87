"""Reports: what was found and done, for people (HTML, terminal) and for programs (JSON)."""
