"""Action sanitaire et sociale: what must the files that speak of a whole year hold?

The limitative budget, line by line, and the low-income households among whom aids are given.
"""

from __future__ import annotations

from data_access.schema.ass import ass_budget, ass_low_income
from ingestion.contracts.common import EPCI
from ingestion.contracts.dates import Year
from ingestion.contracts.kinds import Euros, OneOf, Whole
from ingestion.contracts.model import Contract, Field
from metrics.ass.words import LINES


def _year(definition: str) -> Field:
    return Field(
        name="annee",
        title="Année",
        definition=definition,
        kind=Year(),
        column="year",
        example="2023",
        synonyms=("exercice", "millesime"),
    )


BUDGETS = Contract(
    source="ass_budgets",
    name="ass_budgets",
    table=ass_budget,
    key=("annee", "ligne_budgetaire"),
    dated_by="annee",
    personal=False,
    advice=(
        "Donner toutes les lignes de l'année, chacune avec sa dotation entière : le fichier remplace "
        "l'année, et une ligne absente n'a plus de budget. Après une décision modificative, renvoyer "
        "l'année complète."
    ),
    fields=(
        _year("Exercice budgétaire, une année civile."),
        Field(
            name="ligne_budgetaire",
            title="Ligne budgétaire",
            definition="Ligne du budget d'action sanitaire et sociale, individuelle ou collective.",
            kind=OneOf(LINES),
            column="line",
            example=LINES["individual"],
            synonyms=("ligne", "poste_budgetaire"),
        ),
        Field(
            name="montant_alloue",
            title="Montant alloué",
            definition=(
                "Dotation limitative de l'année entière, décisions modificatives comprises ; ni ce qui est "
                "engagé, ni ce qui est versé."
            ),
            kind=Euros(),
            column="allotted_cents",
            example="302 000",
            unit="euros",
            synonyms=("alloue", "dotation", "budget", "budget_alloue", "montant_alloue_eur"),
        ),
    ),
)

LOW_INCOME = Contract(
    source="ass_low_income",
    name="ass_menages_bas_revenus",
    table=ass_low_income,
    key=("annee", "intercommunalite"),
    dated_by="annee",
    personal=False,
    advice=(
        "Reprendre les ménages à bas revenus du fichier Filosofi de l'INSEE, une ligne par "
        "intercommunalité. L'INSEE publie avec plusieurs années de retard : répéter le dernier millésime "
        "connu pour l'année suivie."
    ),
    fields=(
        _year("Année suivie pour laquelle ce nombre sert, non celle où l'INSEE a observé les revenus."),
        EPCI,
        Field(
            name="menages_bas_revenus",
            title="Ménages à bas revenus",
            definition=(
                "Ménages sous 60 % du niveau de vie médian, dans les seules communes du département quand "
                "l'intercommunalité est à cheval sur deux."
            ),
            kind=Whole(),
            column="households",
            example="1 240",
            unit="ménages",
            synonyms=("menages", "menages_pauvres", "nombre_de_menages"),
        ),
    ),
)
