"""Aide médicale de l'État: what must the file of ends of right, past and to come, hold?"""

from __future__ import annotations

from dataclasses import replace

from data_access.schema.c2s import ame_expiry
from ingestion.contracts.c2s.expiries import LONGEST_GAP
from ingestion.contracts.common import EPCI
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import OneOf, Whole
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import Together
from metrics.c2s import MEMBERS

AME_EXPIRIES = Contract(
    source="ame_expiries",
    name="ame_echeances",
    table=ame_expiry,
    key=("date_fin_ame", "intercommunalite", "public_ame", "date_nouvelle_ame", "jours_sans_ame"),
    dated_by="date_fin_ame",
    personal=False,
    advice=(
        "Compter toutes les fins de droit depuis le 1er janvier de l'an dernier, et celles des mois à venir "
        "déjà connues, avec les nouveaux droits tels qu'ils sont décidés aujourd'hui : un droit peut "
        "reprendre 90 jours plus tard. Des effectifs seulement, jamais une ligne par personne. Les mois "
        "présents dans le fichier sont remplacés entiers."
    ),
    fields=(
        Field(
            name="date_fin_ame",
            title="Fin du droit à l'AME",
            definition=(
                "Dernier jour du droit d'un an à l'aide médicale de l'État, passé ou à venir : une échéance "
                "à venir n'est pas une perte."
            ),
            kind=Day(planned=True),
            column="expires_on",
            example="31/03/2023",
            synonyms=("fin_de_droit_ame", "echeance_ame"),
        ),
        replace(
            EPCI,
            definition=f"{EPCI.definition} Vide quand la commune de résidence n'est pas connue.",
            required=False,
        ),
        Field(
            name="public_ame",
            title="Public de l'AME",
            definition="Mineurs ou majeurs, au dernier jour du droit.",
            kind=OneOf(MEMBERS["ame_public"]),
            column="public",
            example=MEMBERS["ame_public"]["adult"],
            synonyms=("age_ame",),
        ),
        Field(
            name="date_nouvelle_ame",
            title="Date de la nouvelle AME",
            definition=(
                "Jour où le droit suivant est décidé, avant ou après la fin du droit ; vide s'il ne l'est "
                "pas."
            ),
            kind=Day(),
            column="renewed_on",
            example="28/02/2023",
            required=False,
            synonyms=("date_renouvellement_ame", "ame_renouvelee_le"),
        ),
        Field(
            name="jours_sans_ame",
            title="Jours sans AME",
            definition=(
                "Jours entre les deux droits, 0 quand ils se suivent ; vide tant que rien n'est décidé."
            ),
            kind=Whole(most=LONGEST_GAP),
            column="gap_days",
            example="0",
            required=False,
            unit="jours",
            synonyms=("rupture_ame", "interruption_ame"),
        ),
        Field(
            name="personnes",
            title="Personnes",
            definition="Personnes dont le droit finit ce jour-là dans ces conditions.",
            kind=Whole(least=1),
            column="persons",
            example="37",
            unit="personnes",
            synonyms=("nombre_de_personnes", "nb_personnes", "effectif"),
        ),
    ),
    rules=(Together("date_nouvelle_ame", "jours_sans_ame"),),
    ranked="line",
)
