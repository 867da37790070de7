"""Do the sentences about a contract say, in good French, what its declaration means?"""

from __future__ import annotations

import pytest

from ingestion.contracts.catalogue import BY_NAME, CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.contracts.sentences import (
    counted_columns,
    key_sentence,
    listed,
    replacing,
    rule_sentences,
    standing,
)

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def rules_of(name: str) -> tuple[str, ...]:
    return rule_sentences(BY_NAME[name])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("planir_actions", "remplace tout le registre"),
        ("mas_saisines", "remplace les mois du fichier"),
        ("handifaction", "remplace les trimestres du fichier"),
        ("ass_budgets", "remplace les années du fichier"),
    ],
)
def test_what_a_file_replaces(name: str, words: str) -> None:
    assert replacing(BY_NAME[name]) == words


def test_a_file_replaces_its_months_for_its_department() -> None:
    assert standing(BY_NAME["mas_effectifs"]) == (
        "Envoi mensuel.",
        "Un fichier remplace les mois de ses lignes (d'après « Mois »), pour son département seulement.",
    )


def test_a_national_file_is_for_every_department() -> None:
    assert standing(BY_NAME["france_services_points"])[1:] == (
        "Un fichier remplace tout le registre.",
        "Le fichier est national : il se charge tel quel pour tous les départements suivis.",
    )


@every
def test_lines_about_persons_are_announced(contract: Contract) -> None:
    assert any("identifiants opaques" in words for words in standing(contract)) == contract.personal


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mas_saisines", "6 colonnes obligatoires, 8 facultatives"),
        ("planir_actions", "8 colonnes obligatoires, 1 facultative"),
        ("handifaction", "7 colonnes obligatoires"),
    ],
)
def test_columns_are_counted(name: str, words: str) -> None:
    assert counted_columns(BY_NAME[name]) == words


def test_a_line_is_told_from_the_others() -> None:
    assert key_sentence(BY_NAME["mas_effectifs"]) == "Une ligne est unique par « Mois » et « Poste »."


def test_days_in_order_make_one_sentence() -> None:
    assert rules_of("mas_saisines")[0] == (
        "« Date de la saisine » n'est jamais après « Date du premier contact », « Date du bilan », "
        "« Début de l'accompagnement », « Mise à jour des droits » ni « Date de clôture »."
    )


def test_a_part_is_not_above_its_whole() -> None:
    assert rules_of("france_services_demandes") == (
        "« Demandes résolues sur place » ne dépasse pas « Demandes reçues ».",
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mas_saisines", "« Date de clôture » et « Issue » sont remplis ensemble, ou vides ensemble."),
        ("mas_saisines", "« Date du premier contact » est rempli dès que « Date du bilan » l'est."),
        (
            "mas_saisines",
            "« Début de l'accompagnement » reste vide, sauf quand « Consentement » vaut « oui ».",
        ),
        ("ass_demandes", "« Montant accordé » est rempli quand « Décision » vaut « Accord », et vide sinon."),
        ("france_services_referents", "« Date de l'état » : un jour du mois donné par « Mois »."),
        (
            "c2s_echeances",
            (
                "Quand « Mode de renouvellement » vaut « Renouvellement à demander », « Ouverture du "
                "renouvellement » n'est jamais après « Date du renouvellement »."
            ),
        ),
        (
            "ass_subventions",
            (
                "« Ligne budgétaire » va avec « Nature de l'aide » : « Subvention » avec « Subventions aux "
                "associations » ; « Dotation » avec « Dotation au fonds de compensation du handicap »."
            ),
        ),
    ],
)
def test_each_rule_has_its_sentence(name: str, words: str) -> None:
    assert words in rules_of(name)


@every
def test_every_rule_is_told(contract: Contract) -> None:
    told = " ".join(rule_sentences(contract))
    for rule in contract.rules:
        assert all(f"« {contract.titles[name]} »" in told for name in rule.fields)


def test_words_are_listed() -> None:
    assert listed(["A"], "et") == "A"
    assert listed(["A", "B", "C"], "ou") == "A, B ou C"
