"""Many documents in one run: a fault of the program in one of them does not stop the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup import batch, engine
from cleanup.batch import Job
from cleanup.document import Source
from cleanup.engine import Options, Result
from cleanup.files import expand, plan
from cleanup.packs import RulePack


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Three documents."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("وعقدت اللجنة في في مقرها اجتماعا.\n", encoding="utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]


@pytest.mark.parametrize("error", [ValueError, IndexError, MemoryError, RecursionError, OSError])
def test_a_fault_of_the_program_does_not_stop_the_others(
    three: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    run = engine.run

    def faulty(source: Source, packs: tuple[RulePack, ...], options: Options) -> Result:
        if source.path == three[1]:
            raise error("what nobody foresaw")
        return run(source, packs, options)

    monkeypatch.setattr(engine, "run", faulty)
    outcomes = list(batch.run_all(plan(expand(three)[0], tmp_path / "out"), Job(Options(), reports=())))
    assert [None, None] == [outcomes[0].error, outcomes[2].error]
    assert outcomes[1].error is not None and three[1] in outcomes[1].error
    assert {"a.clean.txt", "a.ledger.json", "c.clean.txt", "c.ledger.json"} == {
        path.name for path in (tmp_path / "out").iterdir()
    }


def test_outcomes_come_in_the_order_of_the_inputs(three: list[str], tmp_path: Path) -> None:
    planned = plan(expand(three[::-1])[0], tmp_path / "out")
    assert three[::-1] == [outcome.path for outcome in batch.run_all(planned, Job(Options()), jobs=2)]


def test_outcomes_count_what_was_done(three: list[str], tmp_path: Path) -> None:
    outcome = next(iter(batch.run_all(plan(expand(three[:1])[0], tmp_path / "out"), Job(Options()))))
    assert (1, {}, 1) == (outcome.applied, outcome.tiers, outcome.fates["changed"])
