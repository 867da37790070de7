"""What are the communes of France today, in which department and EPCI, with how many inhabitants?

Everything here comes from the official-codes package: the codes of 1 January 2026, the EPCI of 2026, the
municipal populations in force in 2026 (census 2023; census 2017 in Mayotte). Overseas collectivities
(975, 977, 978, 984 to 989) are left out: they are not departments and have no CPAM.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.geography.packages import OFFICIAL_CODES, member

Rows = list[dict[str, Any]]

DEPARTMENT_ZONES = ("metro", "drom")


@dataclass(frozen=True)
class Commune:
    """A commune in force; `epci` is empty for the islands that belong to none."""

    code: str
    name: str
    department: str
    epci: str
    population: int


@dataclass(frozen=True)
class Epci:
    """An intercommunal body with its own taxation; its population is the sum of its communes'."""

    code: str
    name: str
    kind: str
    population: int


@dataclass(frozen=True)
class Department:
    """A department and the region that it belongs to."""

    code: str
    name: str
    region: str
    region_name: str


@dataclass(frozen=True)
class Superseded:
    """A code that is no commune in force, the code that stands for it today, and what it was."""

    former_code: str
    current_code: str
    kind: str


@dataclass(frozen=True)
class OfficialCodes:
    """The official codes in force, each list in the order of its codes."""

    communes: Mapping[str, Commune]
    epcis: Mapping[str, Epci]
    departments: Mapping[str, Department]
    superseded: Mapping[str, Superseded]

    def current(self, code: str) -> str | None:
        """Code in force for a code in force, a merged commune or a municipal district; else None."""
        if code in self.communes:
            return code
        return self.superseded[code].current_code if code in self.superseded else None

    def of_department(self, department: str) -> list[Commune]:
        """Communes of a department, in the order of their codes."""
        return [commune for commune in self.communes.values() if commune.department == department]


def official_codes(cache: Path) -> OfficialCodes:
    """The official codes in force, read from the package."""
    territories = _table("communes", cache)
    groups = _table("epci", cache)
    communes = _communes(territories, groups)
    return OfficialCodes(
        communes=communes,
        epcis=_epcis(groups, communes),
        departments=_departments(_table("departements", cache), _table("regions", cache)),
        superseded=_superseded(territories, communes),
    )


def _table(name: str, cache: Path) -> Rows:
    rows: Rows = json.loads(member(OFFICIAL_CODES, f"package/data/{name}.json", cache))
    return sorted(rows, key=lambda row: str(row["code"]))


def _communes(territories: Rows, groups: Rows) -> dict[str, Commune]:
    epci_of = {part["code"]: group["code"] for group in groups for part in group["membres"]}
    return {
        row["code"]: Commune(
            row["code"], row["nom"], row["departement"], epci_of.get(row["code"], ""), row["population"]
        )
        for row in territories
        if row["type"] == "commune-actuelle" and row["zone"] in DEPARTMENT_ZONES
    }


def _epcis(groups: Rows, communes: Mapping[str, Commune]) -> dict[str, Epci]:
    return {
        row["code"]: Epci(
            row["code"],
            row["nom"],
            row["type"],
            sum(communes[part["code"]].population for part in row["membres"]),
        )
        for row in groups
    }


def _departments(departments: Rows, regions: Rows) -> dict[str, Department]:
    region_names = {row["code"]: row["nom"] for row in regions}
    return {
        row["code"]: Department(row["code"], row["nom"], row["region"], region_names[row["region"]])
        for row in departments
        if row["zone"] in DEPARTMENT_ZONES
    }


def _superseded(territories: Rows, communes: Mapping[str, Commune]) -> dict[str, Superseded]:
    """Former communes, former codes of communes, and municipal districts.

    A delegated or associated commune names the commune it belongs to today: that wins over the list of
    former codes, which keeps the first merger of a commune that has changed its partner since.
    """
    former_codes = {code: row["code"] for row in territories for code in row.get("anciensCodes", [])}
    parts = {row["code"]: row["chefLieu"] for row in territories if "chefLieu" in row}
    districts = {row["code"]: row["commune"] for row in territories if "commune" in row}
    kinds = {"former": former_codes | parts, "municipal_district": districts}
    found = {
        former: Superseded(former, current, kind)
        for kind, pairs in kinds.items()
        for former, current in pairs.items()
        if former not in communes and current in communes
    }
    return dict(sorted(found.items()))
