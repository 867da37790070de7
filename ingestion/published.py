"""Which figures did the two 2022 reports print? Shipped word for word, one row a number.

A printed figure is never corrected: its words of approximation (« près de »), its unit as printed, its
quotation and a reading of its contradictions travel with it. `METRICS` names the metric that computes the
same thing, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping

from data_access.loading import Row
from ingestion import geography

FILE = "published_figures.csv"

METRICS: Mapping[tuple[str, str, str], str] = {
    ("91", "PLANIR", "actions labellisées"): "planir.actions",
    ("91", "PASS", "conventions signées"): "planir.pass",
    ("91", "Parcours santé jeunes", "missions locales"): "planir.missions_locales",
    ("91", "Parcours santé jeunes", "jeunes signalés ou accompagnés"): "planir.young",
    ("91", "CCAS", "CCAS du département"): "planir.ccas",
    ("91", "CCAS", "CCAS conventionnés depuis"): "planir.ccas_covered",
    ("91", "Conventions nationales déclinées", "APF Handicap, France Terre d’Asile, UDAF"): "planir.national",
    ("91", "ASE", "bénéficiaires gérés"): "planir.ase_files",
    ("91", "Parcours Seniors", "courriers envoyés"): "planir.letters",
    ("91", "Parcours Seniors", "souscription à 4 mois"): "planir.campaign_effect",
    ("91", "MAS (ex-PFIDASS)", "saisines créées"): "mas.cases",
    ("91", "MAS (ex-PFIDASS)", "assurés accompagnés"): "mas.accompanied",
    ("61", "MisAS", "accompagnatrices"): "mas.team",
    ("61", "MisAS", "saisines constatées"): "mas.cases",
    ("61", "MisAS", "clôturées avec réalisation des soins"): "mas.realised",
    ("61", "MisAS", "taux de concrétisation"): "mas.completion",
    ("61", "MisAS", "dossiers avec mise à jour des droits"): "mas.rights_updated",
    ("91", "ASS", "aides financières"): "ass.decisions",
    ("91", "ASS", "part d’accords"): "ass.agreement",
    ("91", "ASS – aides collectives", "subventions"): "ass.subsidies",
    ("91", "ASS – aides collectives", "montant des subventions"): "ass.subsidies_granted",
    ("61", "ASS", "foyers aidés"): "ass.households",
    ("61", "ASS", "montant moyen"): "ass.mean_per_household",
    (
        "61",
        "ASS – aides individuelles et prestations supplémentaires",
        "montant versé",
    ): "ass.individual_paid",
    ("61", "ASS – aides à la complémentaire santé", "montant accordé"): "ass.complementary_granted",
    ("61", "ASS – aides collectives", "subventions"): "ass.subsidies_paid",
    ("61", "ASS – aides collectives", "associations"): "ass.associations",
    ("61", "Fonds de compensation du handicap (MDPH)", "dotation"): "ass.endowment_granted",
    ("61", "ASS – retour et maintien à domicile", "malades"): "ass.home_illness_paid",
    ("61", "ASS – retour et maintien à domicile", "handicap"): "ass.home_disability_paid",
    ("61", "PDP", "budget des actions"): "ass.pdp_committed",
    ("91", "PUMA", "population protégée"): "c2s.protected_population",
    ("91", "PUMA", "ayants droit"): "c2s.dependants",
    ("91", "C2S", "demandes en ligne"): "c2s.online_requests",
    ("91", "C2S", "part en ligne"): "c2s.online_share",
    ("91", "C2S", "bénéficiaires"): "c2s.beneficiaries",
    ("91", "C2S", "part de la population couverte"): "c2s.coverage",
    ("91", "C2S", "moins de 25 ans"): "c2s.under_25",
    ("91", "C2S", "population retraitée"): "c2s.retired",
    ("91", "France Services", "espaces"): "france_services.sites",
    ("61", "Charte Romain Jacob", "signataires (Orne)"): "charter.signatories",
}
"""From department, programme and measure as printed, to the key of the metric."""


def rows(departments: tuple[str, ...]) -> list[Row]:
    """The printed figures of these departments, numbered as in the shipped file."""
    return [
        _row(number, line)
        for number, line in enumerate(geography.shipped(FILE), start=1)
        if line["department"] in departments
    ]


def _row(number: int, line: geography.Line) -> Row:
    place = (line["department"], line["programme"], line["measure"])
    return {
        **line,
        "line": number,
        "value": float(line["value"]) if line["value"] else None,
        "metric": METRICS.get(place),
    }
