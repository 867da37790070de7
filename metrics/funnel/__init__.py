"""Which members of a group differ from it by more than chance, large or small as they are?"""

from __future__ import annotations

from metrics.funnel.boundaries import limits
from metrics.funnel.shape import Funnel
from metrics.funnel.shrinkage import shrunken

__all__ = ["Funnel", "limits", "shrunken"]
