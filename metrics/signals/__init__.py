"""What deserves attention first, and what is ordinary?"""

from metrics.signals.ranked import Watch, watch
from metrics.signals.signal import Kind, Signal

__all__ = ["Kind", "Signal", "Watch", "watch"]
