"""What becomes of a programme in a publication: what is masked, what is told beside, how much is lost?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.diffusion.report import TableReport
from publication.beside import Told, told_beside
from publication.history import Former
from publication.protection import Masking, masking_of
from publication.report import reports_of
from publication.system import System
from publication.tables import Tables


@dataclass(frozen=True)
class Programme:
    """The tables of a programme, what is masked of them, and what is told beside their counts."""

    tables: Tables
    masking: Masking
    beside: Told

    @classmethod
    def protected(cls, tables: Tables, system: System, former: Sequence[Former], seconds: float) -> Programme:
        """Mask what must be, knowing former publications; raises Undisclosed."""
        masking = masking_of(tables, system, former, seconds)
        return cls(tables, masking, told_beside(tables, masking, former))

    @property
    def reports(self) -> tuple[TableReport, ...]:
        """How much of each table is masked."""
        return tuple(reports_of(self.tables.topic, self.tables.cells, self.masking))
