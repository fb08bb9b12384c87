"""`python -m cleanup`: the command line."""

from cleanup.cli.main import main

main()
