"""What does a map of communes draw, whatever its colours say?

The contours are a static file that the browser keeps; only codes and figures travel with the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import altair as alt
import pyarrow as pa

from charts.chart import ROWS, Chart, Key, Spec, Twin, kept, rows_of
from charts.theme import HATCHING, INK, PAPER, PAST, RULE

SITES = "sites"
CLICKED = "commune"
"""The name of the selection that tells which commune was clicked (its field is `code`)."""
_HEIGHT = 480
_COLUMNS = {
    "code": "text",
    "fill": "text",
    "words": "text",
    "parts": "text",
    "state": "text",
    "masked": "flag",
}
_SITES = {
    "name": "text",
    "kind": "text",
    "longitude": "number",
    "latitude": "number",
    "fill": "text",
    "stroke": "text",
}


@dataclass(frozen=True)
class Area:
    """A commune as it is drawn: its colour, and what its tooltip says."""

    code: str
    fill: str
    words: str
    parts: str = ""
    state: str = ""
    masked: bool = False


@dataclass(frozen=True)
class Site:
    """A point over the map."""

    name: str
    kind: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Told:
    """What is read beside the map: title, subtitle, table, key, spoken text."""

    finding: str
    subtitle: str
    twin: Twin
    keys: tuple[Key, ...]
    alt: str


def commune_map(
    areas: Sequence[Area], told: Told, *, department: str, not_concerned: str, sites: Sequence[Site] = ()
) -> Chart:
    """A map of one department; communes without an area are white, « not concerned »."""
    layers: dict[str, pa.Table] = {SITES: rows_of(_SITES, _site_rows(sites))} if sites else {}
    points = (Key(kind, fill, "dot") for kind, fill in _kind_fills(sites).items())
    return Chart(
        finding=told.finding,
        subtitle=told.subtitle,
        spec=_spec(department, bool(sites), not_concerned),
        rows=rows_of(_COLUMNS, [asdict(area) for area in areas]),
        twin=told.twin,
        height=_HEIGHT,
        alt=told.alt,
        keys=(*told.keys, Key(not_concerned, PAPER, "outline"), *points),
        layers=layers,
    )


def _kind_fills(sites: Sequence[Site]) -> dict[str, str]:
    """The first kind of point in ink, the second in white, the others in grey: no colour judges a point."""
    kinds = dict.fromkeys(site.kind for site in sites)
    return {kind: (INK, PAPER, PAST)[min(rank, 2)] for rank, kind in enumerate(kinds)}


def _site_rows(sites: Sequence[Site]) -> list[dict[str, object]]:
    fills = _kind_fills(sites)
    return [
        {
            "name": site.name,
            "kind": site.kind,
            "longitude": site.longitude,
            "latitude": site.latitude,
            "fill": fills[site.kind],
            "stroke": INK if fills[site.kind] == PAPER else PAPER,
        }
        for site in sites
    ]


@lru_cache(maxsize=256)
def _spec(department: str, sites: bool, not_concerned: str) -> Spec:
    contours = alt.UrlData(
        url=f"app/static/geo/communes-{department}.json",
        format=alt.JsonDataFormat(property="features", type="json"),
    )
    told = ["fill", "words", "parts", "state", "masked"]
    rows = alt.LookupData(data=alt.NamedData(name=ROWS), key="code", fields=told)
    words = f"isValid(datum.words) ? datum.words : '{not_concerned}'"
    base = (
        alt.Chart(contours)
        .transform_calculate(code="datum.properties.code", name="datum.properties.name")
        .transform_lookup(lookup="code", from_=rows)
        .transform_calculate(words=words, paint=f"isValid(datum.fill) ? datum.fill : '{PAPER}'")
        .encode(
            tooltip=_told(
                [("name", "Commune"), ("words", "Valeur"), ("parts", "Calcul"), ("state", "Statut")]
            )
        )
    )
    clicked = alt.selection_point(name=CLICKED, fields=["code"], on="click")
    plain = base.mark_geoshape(stroke=RULE, strokeWidth=0.6).encode(
        fill=alt.Fill("paint", type="nominal", scale=None)
    )
    masked = base.transform_filter("datum.masked").mark_geoshape(fill=HATCHING, stroke=RULE, strokeWidth=0.6)
    layers = [plain.add_params(clicked), masked, *([_points()] if sites else [])]
    return kept(alt.layer(*layers).project(type="mercator"))


def _points() -> alt.Chart:
    points: alt.Chart = alt.Chart(alt.NamedData(name=SITES)).mark_circle(strokeWidth=1.2, size=64, opacity=1)
    return points.encode(
        longitude=alt.Longitude("longitude", type="quantitative"),
        latitude=alt.Latitude("latitude", type="quantitative"),
        fill=alt.Fill("fill", type="nominal", scale=None),
        stroke=alt.Stroke("stroke", type="nominal", scale=None),
        tooltip=_told([("name", "Point"), ("kind", "Nature")]),
    )


def _told(fields: Sequence[tuple[str, str]]) -> list[alt.Tooltip]:
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in fields]
