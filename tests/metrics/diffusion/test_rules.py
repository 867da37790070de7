"""Has every source its threshold, with the reason for it?"""

from __future__ import annotations

import pytest

from data_access.counting import Measure
from data_access.topics import BY_KEY
from metrics.diffusion.rules import RULES, rule_of

SOURCES = sorted({measure.source for measure in BY_KEY.values()})


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_has_its_rule_and_the_reason_for_it(source: str) -> None:
    assert source in RULES, "write its threshold and the reason in metrics/diffusion/rules.py"
    reason = RULES[source].reason
    assert len(reason.split()) >= 8
    assert reason.endswith(".")


def test_no_rule_is_left_over_from_a_source_that_is_gone() -> None:
    assert RULES.keys() <= {source for measure in BY_KEY.values() for source in measure.sources}


def test_a_threshold_masks_counts_or_there_is_none() -> None:
    """Under 11 nobody is told of a person followed by the fund, a household or an answer."""
    assert {rule.threshold for rule in RULES.values()} == {0, 11}


def test_a_table_that_holds_persons_is_never_counted_without_a_threshold() -> None:
    protected = {_counted_from(one) for one in BY_KEY.values() if rule_of(one.key).threshold}
    free = {_counted_from(one) for one in BY_KEY.values() if not rule_of(one.key).threshold}
    assert not protected & free


def _counted_from(measure: Measure) -> str:
    return str(measure.table.name)
