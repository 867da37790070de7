"""Who signs the charter in the demonstration?

Orne: the 28 lines printed in the report for 4 October 2022, kept as bodies (the minister's line is her
office), then two demonstration lines that join in 2023. Lines are counted, not bodies: several lines cover
several establishments (I-09). Essonne prints no charter figure: its lines are generic, marked as such,
fewer, and calibrate nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from data_access.loading import Row

Line = tuple[str, str]
"""The name of a body and its calling: its kind, hospitals and care in town being told apart."""

PRINTED: Sequence[Line] = (
    ("Handidactique", "association"),
    ("Ministre chargée des personnes handicapées", "state"),
    ("Caisse primaire d'assurance maladie de l'Orne", "social_security"),
    ("Caisse d'allocations familiales de l'Orne", "social_security"),
    ("ARS Normandie", "state"),
    ("UGECAM Normandie", "social_security"),
    ("UC-IRSA (centres d'examens de santé)", "social_security"),
    ("MSA Mayenne-Orne-Sarthe", "social_security"),
    ("Conseil départemental de l'Orne", "local_authority"),
    ("Ville d'Alençon", "local_authority"),
    ("Mission locale jeunes du pays d'Alençon", "association"),
    ("CPTS Orne-Est", "city_care"),
    ("CPTS Orne Centre-Saosnois", "city_care"),
    ("Établissements de soins du GHT Orne Perche Saosnois", "hospital"),
    ("Centre hospitalier de Mortagne (avec Bellême)", "hospital"),
    ("Clinique d'Alençon", "hospital"),
    ("Association Pierre Noal", "medico_social"),
    ("ADAPEI 61", "medico_social"),
    ("Fondation Anaïs", "medico_social"),
    ("Fondation Normandie Générations", "medico_social"),
    ("Croix-Rouge française", "association"),
    ("APF France handicap", "association"),
    ("La Providence (déficients auditifs)", "medico_social"),
    ("Handi'chiens", "association"),
    ("Envie Autonomie", "association"),
    ("ADMR", "association"),
    ("Harmonie Mutuelle", "association"),
    ("RSVA", "association"),
)
WITHOUT_COMMITMENT = ("Ministre chargée des personnes handicapées",)
"""Signed to support the charter; commits to nothing in the department."""

GENERIC: Sequence[Line] = (
    ("Caisse primaire d'assurance maladie", "social_security"),
    ("Caisse d'allocations familiales", "social_security"),
    ("Agence régionale de santé", "state"),
    ("Conseil départemental", "local_authority"),
    ("Ville signataire n° 1", "local_authority"),
    ("Ville signataire n° 2", "local_authority"),
    ("Centre hospitalier n° 1", "hospital"),
    ("Centre hospitalier n° 2", "hospital"),
    ("CPTS n° 1", "city_care"),
    ("CPTS n° 2", "city_care"),
    ("Établissement médico-social n° 1", "medico_social"),
    ("Établissement médico-social n° 2", "medico_social"),
    ("Association d'usagers", "association"),
    ("Service d'aide à domicile", "association"),
)
JOINING: Sequence[Line] = (
    ("Maison de santé pluriprofessionnelle", "city_care"),
    ("Centre communal d'action sociale", "local_authority"),
)

KINDS = {"hospital": "health", "city_care": "health"}
SIGNED_ON: Mapping[str, date] = {"61": date(2022, 10, 4), "91": date(2022, 5, 17)}
JOINED_ON: Sequence[date] = (date(2023, 3, 14), date(2023, 6, 20))


def signatories(department: str) -> Iterator[Row]:
    """The register of a department, in the order of signature."""
    for rank, (name, calling, day) in enumerate(_lines(department), start=1):
        yield {
            "department": department,
            "signatory": f"S{rank:02d}",
            "name": name,
            "kind": KINDS.get(calling, calling),
            "signed_on": day,
        }


def callings(department: str) -> Mapping[str, str]:
    """What each body of the register does, by name."""
    return {name: calling for name, calling, _ in _lines(department)}


def _lines(department: str) -> Iterator[tuple[str, str, date]]:
    first = PRINTED if department == "61" else tuple((_marked(name), calling) for name, calling in GENERIC)
    for name, calling in first:
        yield name, calling, SIGNED_ON[department]
    for (name, calling), day in zip(JOINING, JOINED_ON, strict=True):
        yield _marked(name), calling, day


def _marked(name: str) -> str:
    return f"{name} (démonstration)"
