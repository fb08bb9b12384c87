"""Fixtures for paths, and the settings of the generated tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cli import WRONG
from tests.support import FIXTURES, ROOT, SHARED

settings.register_profile(
    "dev", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

_BYTECODE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """The command is started hundreds of times: keep its compiled modules, in a folder that the workers share."""
    if hasattr(config, "workerinput") or "PYTHONPYCACHEPREFIX" in os.environ:
        return
    config.stash[_BYTECODE] = folder = tempfile.mkdtemp(prefix="cleanup-bytecode-")
    os.environ["PYTHONPYCACHEPREFIX"] = folder
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if folder := config.stash.get(_BYTECODE, ""):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of fixture texts."""
    return FIXTURES


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real documents in {SHARED}, which are not part of the project")
    return SHARED


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with one document that has faults."""
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    return tmp_path
