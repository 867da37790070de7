"""What do the words at the right end of a curve look like, outside the plot?"""

from __future__ import annotations

import altair as alt


def end_name(key: str, colour: str, *, strong: bool = False) -> alt.Chart:
    """The words of the rows that have `<key>_name`, at the height `<key>_y` (see `charts.placing`)."""
    known = alt.Chart().transform_filter(f"isValid(datum.{key}_y)")
    mark: alt.Chart = known.mark_text(
        align="left",
        color=colour,
        x=alt.expr("width + 4"),
        lineBreak="\n",
        lineHeight=15,
        fontWeight="bold" if strong else "normal",
        fontSize=13 if strong else 12,
    )
    return mark.encode(y=alt.Y(f"{key}_y", type="quantitative"), text=alt.Text(f"{key}_name", type="nominal"))
