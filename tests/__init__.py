"""The tests. Run them with `python -m pytest` from the top of the checkout."""
