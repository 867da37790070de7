"""With which partners does the demonstration work?

Kinds and numbers follow the reports (76 CCAS, 11 bodies behind « 10 missions locales » (I-05), 5 PASS and
13 CPTS in Essonne; 2 CPTS in Orne); the bodies named there keep their names, the others take the name of
a real commune. France services are placed on real communes until the official list is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data_access.loading import Row
from ingestion.demonstration.territory import Place

CCAS_COUNT = {"91": 76, "61": 34}
FRANCE_SERVICES_COUNT = {"91": 23, "61": 31}

NAMED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "91": {
        "mission_locale": (
            "Mission locale de Grigny",
            "Mission locale de Brétigny",
            "Mission locale des Ulis",
            "Mission locale Nord Essonne (Savigny)",
            "Mission locale Val d'Orge (Sainte-Geneviève)",
            "Mission locale de Corbeil",
            "Mission locale Val d'Yerres (Épinay)",
            "École de la 2e chance (EPIDE)",
            "VITALYS (Les Ulis, Saclay, Massy, Palaiseau)",
            "Massy (CiTéCiTé)",
            "Dynamique Emploi (Évry)",
        ),
        "pass": (
            "Centre hospitalier Sud Francilien",
            "Centre hospitalier Nord Essonne",
            "Centre hospitalier des Deux Vallées",
            "Centre hospitalier de Bligny",
            "Établissement public de santé Barthélemy Durand",
        ),
        "national": ("APF France handicap", "France terre d'asile", "UDAF"),
        "cpts": tuple(f"CPTS de l'Essonne n° {rank}" for rank in range(1, 14)),
    },
    "61": {
        "mission_locale": (
            "Mission locale du pays d'Alençon",
            "Mission locale d'Argentan (démonstration)",
            "Mission locale de Flers (démonstration)",
        ),
        "pass": ("CHICAM Alençon-Mamers", "Centre hospitalier de Mortagne"),
        "national": ("APF France handicap", "UDAF"),
        "cpts": ("CPTS Orne-Est", "CPTS Orne Centre-Saosnois"),
    },
}


def partners(department: str, communes: Sequence[Place]) -> Iterator[Row]:
    """The rows of the partner dimension for a department."""
    by_size = sorted(communes, key=lambda place: (-place.population, place.code))
    for rank, place in enumerate(by_size[: CCAS_COUNT[department]], start=1):
        yield _row(department, "ccas", rank, f"CCAS {of_place(place.name)}", place.code)
    for rank, place in enumerate(france_services_communes(department, communes), start=1):
        yield _row(department, "france_services", rank, f"France services {place.name}", place.code)
    for kind, names in NAMED[department].items():
        for rank, name in enumerate(names, start=1):
            yield _row(department, kind, rank, name, None)


def france_services_communes(department: str, communes: Sequence[Place]) -> list[Place]:
    """Where the demonstration points stand: the largest commune of each EPCI in turn."""
    queues: dict[str, list[Place]] = {}
    for place in sorted(communes, key=lambda one: (-one.population, one.code)):
        queues.setdefault(place.epci, []).append(place)
    ranked = sorted(
        (rank, -place.population, place.code, place)
        for queue in queues.values()
        for rank, place in enumerate(queue)
    )
    return [place for *_, place in ranked[: FRANCE_SERVICES_COUNT[department]]]


def of_place(name: str) -> str:
    """« d'Angerville », « de Grigny », « du Mêle-sur-Sarthe », « des Ulis », « de La Ferté-Macé »."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d'{name}" if name[0] in "AEIOUÀÂÉÈÊÎÔ" else f"de {name}"


def _row(department: str, kind: str, rank: int, name: str, commune: str | None) -> Row:
    code = f"{kind}-{rank:03d}"
    return {"department": department, "partner": code, "name": name, "kind": kind, "commune": commune}
