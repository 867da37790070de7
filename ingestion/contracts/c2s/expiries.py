"""Complémentaire santé solidaire: what must the file of ends of right, past and to come, hold?"""

from __future__ import annotations

from dataclasses import replace

from data_access.schema.c2s import c2s_expiry
from ingestion.contracts.common import EPCI
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import OneOf, Whole
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost, Together, When
from metrics.c2s import MEMBERS

LONGEST_GAP = 3_660

EXPIRIES = Contract(
    source="c2s_expiries",
    name="c2s_echeances",
    table=c2s_expiry,
    key=(
        "date_fin_droit",
        "date_ouverture_renouvellement",
        "intercommunalite",
        "public",
        "mode_renouvellement",
        "date_renouvellement",
        "jours_sans_droit",
    ),
    dated_by="date_fin_droit",
    personal=False,
    advice=(
        "Compter toutes les fins de droit depuis le 1er janvier de l'an dernier, et celles des mois à venir "
        "déjà connues, avec les renouvellements tels qu'ils sont connus aujourd'hui : un droit peut "
        "reprendre 90 jours plus tard. Les mois présents dans le fichier sont remplacés entiers."
    ),
    fields=(
        Field(
            name="date_fin_droit",
            title="Fin du droit",
            definition="Dernier jour du droit, passé ou à venir : une échéance à venir n'est pas une perte.",
            kind=Day(planned=True),
            column="expires_on",
            example="31/03/2023",
            synonyms=("fin_de_droit", "date_de_fin", "date_echeance", "echeance"),
        ),
        Field(
            name="date_ouverture_renouvellement",
            title="Ouverture du renouvellement",
            definition=(
                "Jour à partir duquel le renouvellement peut être demandé, quatre mois avant la fin du droit."
            ),
            kind=Day(planned=True),
            column="renewal_opens_on",
            example="30/11/2022",
            synonyms=("renouvellement_possible_le", "ouverture_renouvellement"),
        ),
        replace(
            EPCI,
            definition=f"{EPCI.definition} Vide quand la commune de résidence n'est pas connue.",
            required=False,
        ),
        Field(
            name="public",
            title="Public",
            definition="Prestation qui change les règles de renouvellement : RSA, ASPA, ou cas général.",
            kind=OneOf(MEMBERS["public"]),
            column="public",
            example=MEMBERS["public"]["general"],
            synonyms=("prestation",),
        ),
        Field(
            name="mode_renouvellement",
            title="Mode de renouvellement",
            definition="Le droit suivant doit-il être demandé, ou est-il ouvert sans demande ?",
            kind=OneOf(MEMBERS["mode"]),
            column="mode",
            example=MEMBERS["mode"]["asked"],
            synonyms=("mode", "mode_de_renouvellement"),
        ),
        Field(
            name="date_renouvellement",
            title="Date du renouvellement",
            definition=(
                "Jour où le droit suivant est décidé, avant ou après la fin du droit ; vide s'il ne l'est "
                "pas."
            ),
            kind=Day(),
            column="renewed_on",
            example="28/02/2023",
            required=False,
            synonyms=("date_de_renouvellement", "renouvele_le"),
        ),
        Field(
            name="jours_sans_droit",
            title="Jours sans droit",
            definition=(
                "Jours entre les deux droits, 0 quand ils se suivent ; vide tant que rien n'est décidé."
            ),
            kind=Whole(most=LONGEST_GAP),
            column="gap_days",
            example="0",
            required=False,
            unit="jours",
            synonyms=("rupture", "rupture_jours", "interruption"),
        ),
        Field(
            name="personnes",
            title="Personnes",
            definition="Personnes, et non foyers, dont le droit finit ce jour-là dans ces conditions.",
            kind=Whole(least=1),
            column="persons",
            example="37",
            unit="personnes",
            synonyms=("nombre_de_personnes", "nb_personnes", "effectif"),
        ),
    ),
    rules=(
        AtMost("date_ouverture_renouvellement", "date_fin_droit"),
        When(
            "mode_renouvellement",
            ("asked",),
            AtMost("date_ouverture_renouvellement", "date_renouvellement"),
        ),
        Together("date_renouvellement", "jours_sans_droit"),
    ),
    ranked="line",
)
