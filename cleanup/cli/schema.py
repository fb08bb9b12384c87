"""`cleanup schema`: the JSON schemas of the program's files, to check them with."""

from __future__ import annotations

import click

from cleanup.cli.speaking import Command


@click.command("schema", cls=Command, short_help="Print a JSON schema of the program's files.")
@click.argument("name", metavar="[NAME]", required=False)
def schema_command(name: str | None) -> int:
    """Print a JSON schema; without a name, list their names.

    \b
    Examples:
      cleanup schema
      cleanup schema check-run-1 > check-run-1.schema.json
    """
    from cleanup import schemas

    known = schemas.names()
    if name is None:
        click.echo("\n".join(known))
        return 0
    if name not in known:
        raise click.UsageError(f"no schema {name!r}; schemas are {', '.join(known)}")
    click.echo(schemas.schema(name), nl=False)
    return 0
