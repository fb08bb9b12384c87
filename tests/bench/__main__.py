"""`python -m tests.bench NAME [ARGUMENTS]` runs a benchmark; without a name, the benchmarks are listed.

A benchmark is a module of this folder with a function `main(arguments)` and a docstring whose first line says what it
measures. Modules without that function belong to benchmarks.
"""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path

_FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The benchmarks of this folder."""
    return sorted(path.stem for path in _FOLDER.glob("[!_]*.py") if _has_main(path))


def _has_main(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body)


def first_line(name: str) -> str:
    """What a benchmark measures."""
    documented = ast.get_docstring(ast.parse((_FOLDER / f"{name}.py").read_text(encoding="utf-8"))) or ""
    return documented.split("\n", 1)[0]


def main(arguments: list[str]) -> int:
    """Run the benchmark that the first argument names."""
    if not arguments:
        print("benchmarks:")
        for name in names():
            print(f"  python -m tests.bench {name:10} {first_line(name)}")
        return 0
    if arguments[0] not in names():
        print(f"no benchmark {arguments[0]!r}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"tests.bench.{arguments[0]}").main(arguments[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
