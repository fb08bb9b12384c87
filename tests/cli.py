"""Running the command as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WRONG = (
    "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين .\n\n"
    "٢ - وعقد المكتب مشاورات مع السلطات المحلية , ومع ممثلي المجتمـــع المدني في في المحافظات الثلاث.\n\n"
    "٣ - ورفع المكتب تقريره الأول في ١٢ أيلولسبتمبر إلى الإدارة المعنية.\n"
)
WRONG_BUT_CLEAN = (
    "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين.\n\n"
    "٢ - وعقد المكتب مشاورات مع السلطات المحلية، ومع ممثلي المجتمع المدني في المحافظات الثلاث.\n\n"
    "٣ - ورفع المكتب تقريره الأول في ١٢ أيلول/سبتمبر إلى الإدارة المعنية.\n"
)
CODES = ["CHR003", "NUM001", "OCR001"]
RIGHT = "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين.\n"

PACK = """
[pack]
id = "own"
language = "ar"
version = "1"
licence = "CC0-1.0"

[[rule]]
code = "OCR900"
name = "own-rule"
kind = "replace"
tier = "safe"
message = "Own rule"
message_ar = "قاعدة خاصة"
why = "Because"
why_ar = "لأن"

[rule.parameters]
pattern = "كلمه"
replacement = "كلمة"
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the command gave."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def command() -> list[str]:
    script = Path(sys.executable).with_name("cleanup")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from cleanup.cli.main import main; main()"]


def cleanup(
    *args: str | Path, cwd: Path, stdin: bytes = b"", timeout: float = 60, env: Mapping[str, str] | None = None
) -> Run:
    """Run the command in a folder; `env` is added to the environment."""
    done = subprocess.run(
        [*command(), *map(str, args)], cwd=cwd, input=stdin, capture_output=True, timeout=timeout, check=False,
        env={**os.environ, **(env or {})},
    )  # fmt: skip
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def failed_in_one_line(run: Run, *words: str) -> bool:
    """Exit code 2 and one line of error that says what was expected of it."""
    assert (2, 1) == (run.code, len(run.lines)), run.err
    assert "Traceback" not in run.err
    assert [] == [word for word in words if word not in run.err], run.err
    return run.err.startswith("cleanup: error: ")
