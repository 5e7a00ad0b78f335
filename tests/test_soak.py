"""A soak is the same tests with more examples (tests/soak.py)."""

from tests import soak


def test_a_soak_takes_many_times_as_many_examples(monkeypatch):
    monkeypatch.setattr(soak, "FACTOR", 1)
    assert soak.examples(50).max_examples == 50
    assert list(soak.turns()) == [0]

    monkeypatch.setattr(soak, "FACTOR", 3)
    assert soak.examples(50).max_examples == 150
    assert list(soak.turns()) == [0, 1, 2]
