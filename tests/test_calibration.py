"""Probabilities of the model are put right by how often it was right, and keep their order within a document."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.words.calibration import TERMS, calibrated, log_odds
from cleanup.words.condition import noise_of
from cleanup.words.model import weights_of
from tests.support import shipped_cues

SHIPPED = weights_of(shipped_cues()).of("scan.calibration", TERMS)
# Raw scans, from the lightest to one of which every second word is suspect.
NOISES = [noise_of(suspicion) for suspicion in (0.02, 0.05, 0.1, 0.2, 0.5)]


def test_without_weights_a_probability_stays_as_it_is() -> None:
    assert 0.123456789 == calibrated([0.0] * len(TERMS), 0.123456789, noise_of(0.1))


@pytest.mark.parametrize("noise", NOISES)
def test_what_was_likelier_stays_likelier(noise: float) -> None:
    found = [calibrated(SHIPPED, at / 1000, noise) for at in range(1, 1000)]
    assert found == sorted(set(found))


def test_nearly_clean_text_needs_no_calibration() -> None:
    assert not any(weights_of(shipped_cues()).of("clean.calibration", TERMS))


def test_badly_damaged_scans_are_trusted_less() -> None:
    assert calibrated(SHIPPED, 0.97, noise_of(0.2)) < calibrated(SHIPPED, 0.97, noise_of(0.03))


@given(st.floats(0, 1), st.sampled_from(NOISES))
def test_probabilities_stay_probabilities(probability: float, noise: float) -> None:
    assert 0 <= calibrated(SHIPPED, probability, noise) <= 1


def test_log_odds_are_the_inverse_of_the_logistic_function() -> None:
    assert [-14.0, 0.0, 14.0] == [log_odds(p) for p in (0.0, 0.5, 1.0)]


def test_the_fit_finds_what_is_too_sure() -> None:
    calibrating = pytest.importorskip("tests.bench.calibrating")
    pytest.importorskip("scipy", reason="needs scipy, as the benchmark that fits does")
    chance = random.Random(5)
    said = [chance.random() for _ in range(3000)]
    right = [chance.random() < 0.5 + (p - 0.5) / 2 for p in said]
    weights = calibrating.weights_of(said, right, [noise_of(0.05)] * len(said))
    assert 0.6 < calibrated(weights, 0.9, noise_of(0.05)) < 0.8
    assert 0.2 < calibrated(weights, 0.1, noise_of(0.05)) < 0.4
