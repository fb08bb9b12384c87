"""The `cleanup` command: its group, and how errors leave it.

Exit codes: 0 done or nothing found, 1 findings (check), 2 wrong use or a failed input. Results go to standard output,
progress and messages to standard error.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from typing import Any

import click

from cleanup._version import __version__
from cleanup.cli.speaking import Group
from cleanup.errors import CleanupError, InternalError

_COMMANDS = {
    "fix": "cleanup.cli.fix",
    "check": "cleanup.cli.check",
    "diff": "cleanup.cli.diff",
    "review": "cleanup.cli.review",
    "apply": "cleanup.cli.apply",
    "undo": "cleanup.cli.undo",
    "explain": "cleanup.cli.rules",
    "rules": "cleanup.cli.rules",
    "confusions": "cleanup.cli.confusions",
    "schema": "cleanup.cli.schema",
    "cache": "cleanup.cli.cache",
    "completion": "cleanup.cli.completion",
}

COLLECTED = (5_000_000, 20, 20)
"""When cycles are collected. A document makes many small values and next to no cycles (40 in 500,000): collecting less
often than Python does saves a tenth of a run, and once in 500,000 still takes .4 s of a noisy text of 30,000 words."""


class _LazyGroup(Group):
    """Imports a command's module only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from rapidfuzz import process

            near = process.extractOne(args[0], list(_COMMANDS), score_cutoff=50)
            hint = f"; did you mean {near[0]}?" if near else f"; commands are {', '.join(_COMMANDS)}"
            raise click.UsageError(f"no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=False)
@click.version_option(__version__, prog_name="cleanup")
def group() -> None:
    """Repair the text of scanned, OCR'd and translated UN reports, Arabic first.

    Puts paragraphs in their true order, joins those that were cut, drops second readings, mends what form alone
    proves wrong, and keeps a ledger that undoes everything.

    \b
    Examples:
      cleanup fix report.txt -o out/        clean text, ledger and report into out/
      cleanup fix scans/ -o out/ --jobs 2   a folder, two documents at a time
      cleanup check report.txt              findings, one a line; exit code 1 if any
      cleanup diff report.txt               what would change, word by word
      cleanup review out/report.ledger.json decide on suggestions and changes, one at a time
      cleanup undo out/report.ledger.json   the original, byte for byte
      cleanup explain ORD001                what a rule does and why
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _run(argv)
    # All files are closed and all processes joined: the system takes the memory back faster than the interpreter,
    # which would visit every object once more. Exit handlers still run.
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _run(argv: list[str] | None) -> int:
    gc.set_threshold(*COLLECTED)
    try:
        code = group.main(args=argv, prog_name="cleanup", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return fail(error.format_message())
    except click.exceptions.Exit as error:
        return int(error.exit_code)
    except click.Abort:
        return fail("stopped")
    except (CleanupError, InternalError) as error:
        return fail(str(error))
    except (MemoryError, RecursionError) as error:
        return fail(f"internal error: {type(error).__name__}")
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (as `head` does), which click turns into an exit: not an error. The
        # interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        return fail(f"internal error ({type(error).__name__}: {error}); please report it")


def fail(message: str) -> int:
    """Say an error in one line on standard error; the exit code for it."""
    from cleanup.reports.visible import log_line

    click.echo(log_line(f"cleanup: error: {' '.join(message.split())}"), err=True)
    return 2
