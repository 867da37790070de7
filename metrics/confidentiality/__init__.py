"""Which cells of a table may be shown without anybody behind a figure being found?"""

from metrics.confidentiality.attack import attack
from metrics.confidentiality.component import Unprotectable
from metrics.confidentiality.protection import Protection, protect, protected

__all__ = ["Protection", "Unprotectable", "attack", "protect", "protected"]
