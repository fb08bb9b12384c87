"""The published schemas: what `check` writes keeps to them, and `cleanup schema` prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from cleanup import schemas
from tests.checks import checked, failed, output
from tests.cli import WRONG, cleanup, failed_in_one_line

_ALL = {name: json.loads(schemas.schema(name)) for name in schemas.names()}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in _ALL.values()
)


def _validate(value: Any, name: str) -> None:
    jsonschema.Draft202012Validator(_ALL[name], registry=_REGISTRY).validate(value)


@pytest.mark.parametrize("name", schemas.names())
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(_ALL[name])
    assert f"cleanup/{name.replace('-1', '/1')}" == _ALL[name]["properties"]["schema"]["const"]


def test_json_keeps_to_its_schema() -> None:
    _validate(json.loads(output("json", checked(WRONG), failed("\udcff"))), "check-run-1")


def test_jsonl_keeps_to_its_schemas() -> None:
    first, second = (json.loads(line) for line in output("jsonl", checked(WRONG), failed()).splitlines())
    _validate(first, "check-1")
    _validate(second, "check-error-1")


def test_optional_keys_are_known() -> None:
    one = checked(WRONG, fingerprint="f", baseline="known", reason="r", level="note")
    reason = {"key": "words", "value": 12.5, "limit": 10.0, "message": "m", "message_ar": "م"}
    scores = dict.fromkeys(("order", "duplicates", "words", "structure", "total"), 99)
    document = {
        **(one.document or {}),
        "scorecard": {"before": scores, "after": scores},
        "gate": {"decision": "review", "reasons": [reason]},
    }
    assert all("edits" in finding for finding in document["findings"])
    _validate(document, "check-1")


@pytest.mark.parametrize("keys", [{"level": "fatal"}, {"baseline": "old"}, {"edits": []}, {"colour": "red"}])
def test_other_values_are_not(keys: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        _validate(checked(WRONG, **keys).document, "check-1")


def test_the_command_lists_and_prints(tmp_path: Path) -> None:
    assert schemas.names() == cleanup("schema", cwd=tmp_path).text.split()
    assert _ALL["check-1"] == json.loads(cleanup("schema", "check-1", cwd=tmp_path).text)


def test_an_unknown_schema_is_one_line(tmp_path: Path) -> None:
    assert failed_in_one_line(cleanup("schema", "check", cwd=tmp_path), "check", "check-run-1")
