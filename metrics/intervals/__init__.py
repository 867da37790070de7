"""Between which bounds does a figure stand, when it is read on so many cases?"""

from __future__ import annotations

from metrics.intervals.count import poisson
from metrics.intervals.difference import difference
from metrics.intervals.share import wilson
from metrics.intervals.words import TOO_FEW, interval_in_words, too_wide

__all__ = ["TOO_FEW", "difference", "interval_in_words", "poisson", "too_wide", "wilson"]
