"""The official list of France services points (ANCT): what do its two published layouts hold?

The layout of 2024 ends `…,prise_rdv,commentaire,type_fs,format_fs,groupe_fs,labellisation_fs`; the earlier
one ends `…,commentaire,itinerance,format_fs,groupe,labellisation`. There, `format_fs` reads « Site
principal » or « Antenne », and `itinerance` « Oui » or « Non ». Addresses, e-mails and telephones are not
kept.
"""

from __future__ import annotations

from data_access.schema.france_services import fs_site
from ingestion.contracts.france_services.around import WEEK, points_around
from ingestion.contracts.france_services.opening import (
    FORMATS,
    TYPES,
    CommuneOfFrance,
    Degrees,
    DepartmentOfFrance,
    LabelDate,
    OpeningHours,
)
from ingestion.contracts.kinds import Code, OneOf, Words, YesNo
from ingestion.contracts.model import Contract, Field


def _hours(name: str) -> Field:
    day = name.removeprefix("h_")
    return Field(
        name=name,
        title=f"Horaires du {day}",
        definition=(
            f"Ouverture du {day} d'une semaine ordinaire ; « 00:00 - 00:00 » vaut fermé, et des plages qui "
            "se recouvrent (plusieurs lieux d'un même point) ne comptent qu'une fois."
        ),
        kind=OpeningHours(),
        column=None,
        example="09:00 - 12:00 / 13:30 - 17:00",
        required=False,
        unit="heures et minutes",
        synonyms=(f"horaires_{day}",),
    )


SITES = Contract(
    source="fs_sites",
    name="france_services_points",
    table=fs_site,
    personal=False,
    key=("id_fs",),
    dated_by=None,
    advice=(
        "Déposer la liste nationale telle que l'ANCT la publie sur data.gouv.fr, sans la réduire au "
        "département : les points voisins, à moins de 30 km d'une commune, sont gardés aussi. Un point "
        "que la liste ne montre plus reste dans les mois passés, fermé au jour du chargement."
    ),
    whole_history=False,
    national=True,
    unfold=points_around,
    fields=(
        Field(
            name="id_fs",
            title="Identifiant du point",
            definition="Identifiant du point dans la liste nationale, que les autres fichiers reprennent.",
            kind=Code(24),
            column="site",
            example="362",
        ),
        Field(
            name="insee_dep",
            title="Département du point",
            definition="Code du département où se trouve le point, quel que soit celui du chargement.",
            kind=DepartmentOfFrance(),
            column="site_department",
            example="61",
        ),
        Field(
            name="lib_fs",
            title="Nom du point",
            definition="Nom du point tel que la liste l'écrit.",
            kind=Words(160),
            column="name",
            example="France services Alençon-Perseigne",
        ),
        Field(
            name="insee_com",
            title="Commune du point",
            definition="Code INSEE de la commune du point (cinq caractères, zéros compris), où qu'elle soit.",
            kind=CommuneOfFrance(),
            column="commune",
            example="61001",
        ),
        Field(
            name="latitude",
            title="Latitude",
            definition="Latitude du point, ou de l'adresse de rattachement d'un point itinérant.",
            kind=Degrees(-90, 90),
            column="latitude",
            example="48.430872",
            unit="degrés décimaux",
        ),
        Field(
            name="longitude",
            title="Longitude",
            definition="Longitude du point ; négative à l'ouest de Greenwich, comme dans l'ouest de l'Orne.",
            kind=Degrees(-180, 180),
            column="longitude",
            example="0.091842",
            unit="degrés décimaux",
        ),
        *(_hours(name) for name in WEEK),
        Field(
            name="type_fs",
            title="Nature du point",
            definition="Point principal ou antenne ; absente de l'ancienne liste, où le format le dit.",
            kind=OneOf(TYPES),
            column=None,
            example="Principal",
            required=False,
        ),
        Field(
            name="format_fs",
            title="Format du point",
            definition=(
                "« Itinérante » et « Bus_équivalent » sont itinérants ; dans l'ancienne liste, « Site "
                "principal » ou « Antenne »."
            ),
            kind=OneOf(FORMATS),
            column=None,
            example="Fixe",
            required=False,
        ),
        Field(
            name="itinerance",
            title="Itinérance",
            definition="Le point se déplace-t-il ? Dans l'ancienne liste seulement.",
            kind=YesNo(),
            column=None,
            example="non",
            required=False,
        ),
        Field(
            name="labellisation_fs",
            title="Date du label",
            definition="Jour depuis lequel le point porte le label, écrit « Espace labellisé JJ/MM/AAAA ».",
            kind=LabelDate(),
            column="labelled_on",
            example="Espace labellisé 01/01/2020",
            synonyms=("labellisation", "date_labellisation"),
        ),
    ),
)

CONTRACTS = (SITES,)
