"""Which rows of the shared dimensions does Vigie ship: departments, EPCI, communes, ages?"""

from __future__ import annotations

from collections.abc import Iterator

from data_access.loading import Row
from data_access.schema import Table, common
from ingestion import geography, published, published_events


def rows(departments: tuple[str, ...]) -> Iterator[tuple[Table, list[Row]]]:
    """Each dimension table with its rows, for the departments that the fund follows."""
    yield common.department, [_department(line) for line in geography.departments()]
    yield common.published_figure, published.rows(departments)
    yield common.published_event, published_events.rows(departments)
    for department in departments:
        communes = geography.communes(department)
        codes = {line["epci"] for line in communes if line["epci"]}
        yield common.epci, [_epci(department, line) for line in geography.epcis(codes)]
        yield common.commune, [_commune(line) for line in communes]
        ages = geography.ages({line["code"] for line in communes})
        yield common.commune_age, [_age(department, line) for line in ages]


def _department(line: geography.Line) -> Row:
    return {"department": line["code"], "name": line["name"], "region": line["region_name"]}


def _epci(department: str, line: geography.Line) -> Row:
    return {"department": department, "epci": line["code"], "name": line["name"]}


def _commune(line: geography.Line) -> Row:
    return {
        "department": line["department"],
        "commune": line["code"],
        "name": line["name"],
        "epci": line["epci"] or None,
        "population": int(line["population"] or 0),
        "latitude": float(line["latitude"]) if line["latitude"] else None,
        "longitude": float(line["longitude"]) if line["longitude"] else None,
    }


def _age(department: str, line: geography.Line) -> Row:
    return {
        "department": department,
        "commune": line["commune"],
        "age_group": line["age_group"],
        "population": float(line["population"]),
    }
