"""Where, commune by commune? Blues; hatching for masked, grey for no data, white for not concerned.

The contours are a static file that the browser keeps; only codes and figures travel with the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import pyarrow as pa

from charts.chart import ROWS, Chart, Column, Key, Spec, Twin, kept, rows_of
from charts.classes import Classes, classes
from charts.empty import empty
from charts.labels import measured, name, parts, provisional_note
from charts.ranking import ranked
from charts.theme import HATCHING, INK, NO_DATA, ORANGE, PAPER, RULE
from charts.twin import cell, is_masked, is_provisional, number, text
from metrics.model import Status, Value
from metrics.units import NO_BREAK

SITES = "sites"
_HEIGHT = 480
CLICKED = "commune"
"""The name of the selection that tells which commune was clicked (its field is `code`)."""

_COLUMNS = {
    "code": "text",
    "fill": "text",
    "words": "text",
    "parts": "text",
    "state": "text",
    "masked": "flag",
}
_SITES = {"name": "text", "kind": "text", "longitude": "number", "latitude": "number", "fill": "text"}


@dataclass(frozen=True)
class Site:
    """A point over the map."""

    name: str
    kind: str
    longitude: float
    latitude: float


def choropleth(
    values: Sequence[Value],
    *,
    department: str,
    finding: str,
    sites: Sequence[Site] = (),
    not_concerned: str = "non concerné",
    groups: Classes | None = None,
) -> Chart:
    """One value a commune (its code is the member); communes without a value are white, « not concerned ».

    `groups` are the classes to colour by, when the reader expects given limits.
    """
    if not values:
        return empty(finding)
    known = [amount for value in values if (amount := number(value)) is not None]
    metric = values[0].metric
    groups = (groups or classes(known, metric.unit)) if known else None
    layers: dict[str, pa.Table] = {SITES: rows_of(_SITES, _site_rows(sites))} if sites else {}
    return Chart(
        finding=finding,
        subtitle=f"{measured(metric)}, par commune",
        spec=_spec(department, bool(sites), not_concerned),
        rows=rows_of(_COLUMNS, [_row(value, groups) for value in values]),
        twin=_twin(values),
        height=_HEIGHT,
        alt=_alt(finding, values),
        keys=_keys(values, groups, sites, not_concerned),
        layers=layers,
    )


def _row(value: Value, groups: Classes | None) -> dict[str, object]:
    amount = number(value)
    blank = PAPER if value.status is Status.NOT_APPLICABLE else NO_DATA
    return {
        "code": value.member,
        "fill": blank if amount is None or groups is None else groups.fill(groups.rank(amount)),
        "words": text(value),
        "parts": parts(value),
        "state": "provisoire" if is_provisional(value) else "",
        "masked": is_masked(value),
    }


def _kind_fills(sites: Sequence[Site]) -> dict[str, str]:
    """The first kind of point in orange, the second in white, the others in ink."""
    kinds = dict.fromkeys(site.kind for site in sites)
    return {kind: (ORANGE, PAPER, INK)[min(rank, 2)] for rank, kind in enumerate(kinds)}


def _site_rows(sites: Sequence[Site]) -> list[dict[str, object]]:
    fills = _kind_fills(sites)
    return [
        {
            "name": site.name,
            "kind": site.kind,
            "longitude": site.longitude,
            "latitude": site.latitude,
            "fill": fills[site.kind],
        }
        for site in sites
    ]


def _keys(
    values: Sequence[Value], groups: Classes | None, sites: Sequence[Site], not_concerned: str
) -> tuple[Key, ...]:
    keys = [Key(words, groups.fill(rank)) for rank, words in enumerate(groups.words)] if groups else []
    if any(is_masked(value) for value in values):
        keys.append(Key("secret statistique", "", "hatch"))
    if any(number(value) is None and value.status is not Status.NOT_APPLICABLE for value in values):
        keys.append(Key("aucune donnée", NO_DATA))
    keys.append(Key(not_concerned, PAPER, "outline"))
    return (*keys, *(Key(kind, fill, "dot") for kind, fill in _kind_fills(sites).items()))


def _twin(values: Sequence[Value]) -> Twin:
    metric = values[0].metric
    rows = tuple((value.member, name(value), cell(value), parts(value)) for value in ranked(values))
    return Twin(
        (Column("Code"), Column("Commune"), Column(metric.label, metric.unit), Column("Calcul")),
        rows,
        note=provisional_note(values),
    )


def _alt(finding: str, values: Sequence[Value]) -> str:
    first = [value for value in ranked(values) if number(value) is not None][:3]
    said = " ; ".join(f"{name(value)}{NO_BREAK}: {text(value)}" for value in first)
    return f"{finding} Les plus élevées{NO_BREAK}: {said}." if said else finding


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
    points: alt.Chart = alt.Chart(alt.NamedData(name=SITES)).mark_circle(
        stroke=INK, strokeWidth=1.2, size=64, opacity=1
    )
    return points.encode(
        longitude=alt.Longitude("longitude", type="quantitative"),
        latitude=alt.Latitude("latitude", type="quantitative"),
        fill=alt.Fill("fill", type="nominal", scale=None),
        tooltip=_told([("name", "Point"), ("kind", "Nature")]),
    )


def _told(fields: Sequence[tuple[str, str]]) -> list[alt.Tooltip]:
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in fields]
