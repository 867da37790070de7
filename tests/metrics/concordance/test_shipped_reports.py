"""What do the rules find in the two shipped reports, and by what do they find it?"""

from __future__ import annotations

import ast
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from metrics import concordance
from metrics.concordance import RULES, findings
from metrics.concordance.finding import KIND_WORDS, Finding, Kind
from metrics.concordance.printed import Printed
from tests.metrics.concordance.reports import SHIPPED, found, plain_spaces, texts

FOUND = {
    ("contradiction", "population_share", "C2S, part de la population couverte"),
    ("contradiction", "change_unit", "MAS (ex-PFIDASS), évolution"),
    ("contradiction", "granted_share", "ASS, part d’accords"),
    ("contradiction", "mean_amount", "ASS, montant moyen"),
    ("contradiction", "growth", "AME, évolution"),
    ("definition", "open_denominator", "MisAS, taux de concrétisation"),
    ("definition", "mean_of_rates", "C2S, part en ligne"),
    ("definition", "stages", "Montants imprimés"),
    ("agrees", "population_share", "MisAS, taux de concrétisation"),
    ("agrees", "exact_share", "Parcours Seniors, souscription à 4 mois"),
    ("agrees", "parts", "C2S, parts d'un même tout"),
    ("agrees", "parts", "PUMA, ayants droit"),
    ("agrees", "counted_list", "CLS, CLS signés"),
    ("agrees", "counted_list", "Conventions nationales déclinées, APF Handicap, France Terre d’Asile, UDAF"),
    ("agrees", "counted_list", "France Services, opérateurs cités"),
}

NUMBERS = {
    "population_share": {"9,46 %", "+0,44 point", "1 283 668", "1 296 701"},
    "change_unit": {"1 587 saisines", "+55,5 %", "1 007 assurés", "+87,4 %", "580"},
    "granted_share": {"2 333", "2 315", "2 351", "1 256"},
    "mean_amount": {"735 399 €", "613 366 €", "122 033 €", "517 690 €", "399 € par foyer", "913 foyers"},
    "open_denominator": {"53,52 %", "48,9 %", "58,1 %", "211 saisines"},
    "growth": {"10 755 bénéficiaires", "10 756 bénéficiaires", "+27,745 %", "+27,733 %"},
    "mean_of_rates": {"71 092 demandes", "71 085", "71 098"},
    "exact_share": {"960"},
    "parts": {"59 %", "41 %"},
}


def summary(rows: tuple[Printed, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((one.kind.value, one.rule, one.label) for one in findings(rows))


def test_all_that_is_found_and_nothing_else() -> None:
    """Every finding was argued by hand; one more would be a false alarm."""
    assert summary(SHIPPED) == Counter(FOUND)


@pytest.mark.parametrize("rule", NUMBERS)
def test_a_finding_holds_the_numbers_that_settle_it(rule: str) -> None:
    shown = [one for one in found(SHIPPED, rule) if NUMBERS[rule] <= texts(one)]
    assert len(shown) == 1, [texts(one) for one in found(SHIPPED, rule)]


@pytest.mark.parametrize("finding", findings(SHIPPED), ids=lambda one: f"{one.rule}-{one.label}")
def test_every_number_of_a_reading_is_printed_or_computed(finding: Finding) -> None:
    told = [finding.gap.text if finding.gap else ""]
    told += [f"{one.label} {one.text}" for one in (*finding.recomputed, *finding.printed)]
    told += [f"{row.period} {row.text}" for row in finding.rows]
    known = set(re.findall(r"\d[\d ]*(?:,\d+)?", plain_spaces(" ; ".join(told))))
    for number in re.findall(r"\d[\d ]*(?:,\d+)?", plain_spaces(finding.reading)):
        assert number.strip() in {one.strip() for one in known}, number


def test_contradictions_come_first_and_are_told_in_french() -> None:
    order = [one.kind for one in findings(SHIPPED)]
    assert order == sorted(order, key=list(Kind).index)
    assert set(KIND_WORDS) == set(Kind)
    assert all(one.reading.endswith(".") and one.label and one.printed for one in findings(SHIPPED))


def test_the_order_the_lines_the_notes_and_the_metrics_say_nothing_to_the_rules() -> None:
    bare = [replace(row, line=0, note="", metric=None) for row in SHIPPED]
    random.Random(20221231).shuffle(bare)
    assert {(one.kind, one.rule, one.reading) for one in findings(bare)} == {
        (one.kind, one.rule, one.reading) for one in findings(SHIPPED)
    }


def test_a_department_by_another_name_is_read_the_same() -> None:
    renamed = tuple(
        replace(row, department={"61": "971", "91": "2A"}[row.department], document=f"Rapport {row.document}")
        for row in SHIPPED
    )
    assert summary(renamed) == summary(SHIPPED)


def test_two_reports_are_never_read_together() -> None:
    """The population of one department is not the denominator of the other."""
    rows = tuple(
        replace(row, department="21", document="ailleurs") if "protégée" in row.measure else row
        for row in SHIPPED
    )
    assert not [one for one in found(rows, "population_share") if one.kind is Kind.CONTRADICTION]


def code_of_the_rules() -> Iterator[tuple[str, ast.AST]]:
    """Every piece of the code of the rules and of what they read the words with."""
    apart = {"__init__.py", "computed.py", "printed.py", "report.py"}
    for path in Path(concordance.__file__).parent.glob("*.py"):
        if path.name not in apart:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield f"{path.name}:{getattr(node, 'lineno', 0)}", node


def test_no_rule_knows_a_figure_or_a_programme() -> None:
    """Their code holds no number but those of arithmetic, no name of a report, no metric and no note."""
    names = {row.programme for row in SHIPPED} | {row.measure for row in SHIPPED if " " in row.measure}
    names |= {row.metric for row in SHIPPED if row.metric}
    for name, node in code_of_the_rules():
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"line", "note", "remark", "metric", "department"}, name
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            assert abs(node.value) <= 100, name
        if isinstance(node, ast.Constant):
            assert node.value not in names, name


def test_a_rule_has_one_key_and_one_french_question() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(rule.question.endswith("\u00a0?") for rule in RULES)
