"""What do all figures have in common: colours, font, axes, language?

Blue for the data and for improvement, orange for concern, grey for the ordinary and the context
(the convention of Making Data Count). Every text colour reaches 4.5:1 on white.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import altair as alt

from charts.french import LOCALE

FONT: Final = "Vigie Sans"
FONTS: Final = f"{FONT}, Inter, system-ui, sans-serif"

INK: Final = "#17212B"
QUIET: Final = "#52606D"
RULE: Final = "#C9D1D9"
GRID: Final = "#E8ECF0"
GROUND: Final = "#F4F6F8"
PAPER: Final = "#FFFFFF"

BLUE: Final = "#1B62B5"
BLUE_DEEP: Final = "#0F417F"
ORANGE: Final = "#B4530A"
PAST: Final = "#8795A3"
PAST_SOFT: Final = "#CBD3DB"
BAND: Final = "#EAF1F9"
"""Where chance alone keeps a figure."""
NO_DATA: Final = "#E3E7EB"
HATCH: Final = "#66737F"
"""Seen from the back of the room: at least 3:1 on white, as WCAG 2 asks of what is drawn."""

SEQUENCE: Final = ("#DCE9F7", "#A9CBEC", "#6BA3DB", "#2F74BD", "#0F417F")
PARTS: Final = ("#0F417F", "#2F74BD", "#7FB0E0", "#66737F", "#A3AEB9", "#D5DCE3")


def _hatching(bands: int, stroke: str) -> Mapping[str, Any]:
    """Oblique strokes over white, stretched over the whole mark: a small one asks for few."""
    stops = [
        {"offset": round((band + edge) / bands, 4), "color": PAPER if band % 2 else stroke}
        for band in range(bands)
        for edge in (0, 1)
    ]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": stops}


HATCHING: Final = _hatching(18, HATCH)
HATCHING_SMALL: Final = _hatching(7, HATCH)
"""Of a mark of some twenty pixels."""
HATCHING_PAST: Final = _hatching(7, PAST)
"""Of a month of last year, quieter than those of this year."""

_LABEL: Final = {"labelColor": QUIET, "labelFont": FONTS, "labelFontSize": 12}

CONFIG: Final[dict[str, Any]] = {
    "locale": LOCALE,
    "font": FONTS,
    "background": PAPER,
    "view": {"stroke": None},
    "mark": {"aria": False},
    "axis": {
        **_LABEL,
        "aria": False,
        "labelPadding": 6,
        "title": None,
        "ticks": False,
        "domain": False,
        "grid": False,
        "gridColor": GRID,
        "domainColor": QUIET,
        "tickColor": RULE,
    },
    "text": {"font": FONTS, "fontSize": 12, "color": INK},
    "legend": {**_LABEL, "titleFont": FONTS, "titleColor": QUIET, "symbolType": "square"},
    "header": {"labelFont": FONTS, "labelColor": INK, "titleFont": FONTS},
    "title": {"font": FONTS, "color": INK, "anchor": "start", "fontSize": 15, "subtitleColor": QUIET},
    "bar": {"fill": BLUE},
    "line": {"stroke": BLUE, "strokeWidth": 2.5, "strokeCap": "round", "strokeJoin": "round"},
    "point": {"filled": True, "size": 44, "color": BLUE},
    "rule": {"color": QUIET},
    "tick": {"color": QUIET},
    "range": {"category": list(PARTS), "ordinal": list(SEQUENCE), "ramp": list(SEQUENCE)},
}


def register() -> None:
    """Make the theme the one of every Altair chart of the process, French included."""

    @alt.theme.register("vigie", enable=True)
    def _vigie() -> alt.theme.ThemeConfig:
        return {"config": CONFIG}  # type: ignore[typeddict-item]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours written « #RRGGBB »: from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def legible_on(fill: str) -> str:
    """White or ink, whichever is read best on this fill."""
    return max((PAPER, INK), key=lambda colour: contrast(colour, fill))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(level: float) -> float:
    """The light of one channel, as WCAG 2 defines it."""
    straight = 0.04045
    return level / 12.92 if level <= straight else float(((level + 0.055) / 1.055) ** 2.4)
