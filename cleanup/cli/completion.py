"""`cleanup completion`: the script by which a shell completes commands, options, codes and formats."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from cleanup.cli.speaking import Command

VARIABLE = "_CLEANUP_COMPLETE"
"""By this variable of the environment the script asks for completions, as click has it."""


@click.command("completion", cls=Command, short_help="Print the script that completes commands in a shell.")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    """Print the script that completes commands, options, codes of rules and formats in a shell.

    \b
    Examples:
      eval "$(cleanup completion bash)"                                    in ~/.bashrc
      eval "$(cleanup completion zsh)"                                     in ~/.zshrc
      cleanup completion fish > ~/.config/fish/completions/cleanup.fish
    """
    group = click.get_current_context().find_root().command
    made = get_completion_class(shell)
    assert made is not None  # click knows all three
    script = made(group, {}, "cleanup", VARIABLE)
    click.echo((script.source_template % script.source_vars()).rstrip("\n"))
    return 0
