"""Where, commune by commune? Blues; hatching for masked, grey for no data, white for not concerned."""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart, Column, Key, Twin
from charts.classes import Classes, classes
from charts.commune_map import Area, Site, Told, commune_map
from charts.empty import empty
from charts.labels import measured, name, parts, provisional_note
from charts.ranking import ranked
from charts.theme import NO_DATA, PAPER
from charts.twin import cell, is_masked, is_provisional, number, text
from metrics.model import Status, Value
from metrics.units import NO_BREAK


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
    told = Told(
        finding=finding,
        subtitle=f"{measured(metric)}, par commune",
        twin=_twin(values),
        keys=_keys(values, groups),
        alt=_alt(finding, values),
    )
    areas = [_area(value, groups) for value in values]
    return commune_map(areas, told, department=department, not_concerned=not_concerned, sites=sites)


def _area(value: Value, groups: Classes | None) -> Area:
    amount = number(value)
    blank = PAPER if value.status is Status.NOT_APPLICABLE else NO_DATA
    return Area(
        code=value.member,
        fill=blank if amount is None or groups is None else groups.fill(groups.rank(amount)),
        words=text(value),
        parts=parts(value),
        state="provisoire" if is_provisional(value) else "",
        masked=is_masked(value),
    )


def _keys(values: Sequence[Value], groups: Classes | None) -> tuple[Key, ...]:
    keys = [Key(words, groups.fill(rank)) for rank, words in enumerate(groups.words)] if groups else []
    if any(is_masked(value) for value in values):
        keys.append(Key("secret statistique", "", "hatch"))
    if any(value.status is Status.MISSING for value in values):
        keys.append(Key("aucune donnée", NO_DATA))
    return tuple(keys)


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
