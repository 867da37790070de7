"""Is a metric over existing measures one declaration in one file, seen at once everywhere?

The declaration is written at the end of a copy of `metrics/mas/cases.py`, as a developer would do; nothing
else is touched. The command line, the glossary and the page of the programme are then asked for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.test_architecture import MAY_IMPORT

ROOT = Path(__file__).resolve().parents[1]
LABEL = "Bilans rapportés aux saisines"

DECLARATION = f'''

ASSESSED_SHARE = mas_metric(
    key="mas.assessed_share",
    label="{LABEL}",
    definition="Part des saisines de la période dont le bilan est fait.",
    formula=Ratio(Term("mas.cases_assessed"), Term("mas.cases")),
    numerator="saisines avec bilan",
    denominator=ENTERED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
)
METRICS = (*METRICS, ASSESSED_SHARE)
'''

ASKING = """
import io, json, sys
from contextlib import redirect_stdout, suppress
from streamlit.testing.v1 import AppTest
from tests.support.screen import screen

def html(shown):
    assert not shown.exception, shown.exception
    return " ".join(one.proto.body for one in shown.get("html"))

def chiffres():
    from command_line.main import main
    sys.argv = ["vigie", "chiffres", "--departement", "91", "--annee", "2022"]
    with redirect_stdout(io.StringIO()) as printed, suppress(SystemExit):
        main()
    return json.loads(printed.getvalue())

def tabs(page):
    return [tab.label for tab in page.tabs] or [""]

def mas(**parameters):
    return screen("mas", departement="91", periode="2022", **parameters)

print(json.dumps({
    "figures": [one for one in chiffres() if one["key"] == "mas.assessed_share"],
    "glossary": html(screen("glossary", mot="rapportés")),
    "page": " ".join(html(mas(onglet=tab)) for tab in tabs(mas())),
}))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, demonstration_url: str) -> dict[str, Any]:
    """What a copy of the product says once the declaration is written in it."""
    copy = tmp_path_factory.mktemp("copy")
    for name in (*MAY_IMPORT, "tests", ".streamlit"):
        _copy(name, copy)
    with (copy / "metrics" / "mas" / "cases.py").open("a", encoding="utf-8") as declarations:
        declarations.write(DECLARATION)
    variables = {**os.environ, "VIGIE_REPORTING_URL": demonstration_url, "PYTHONPATH": str(copy)}
    asked = subprocess.run(
        [sys.executable, "-c", ASKING], cwd=copy, env=variables, check=False, capture_output=True, text=True
    )
    assert asked.returncode == 0, asked.stderr
    return dict(json.loads(asked.stdout.splitlines()[-1]))


def _copy(name: str, folder: Path) -> None:
    package, module = ROOT / name, ROOT / f"{name}.py"
    if package.is_dir():
        shutil.copytree(package, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    elif module.is_file():
        shutil.copy(module, folder)


def test_it_is_in_the_figures_of_the_command_line(answers: dict[str, Any]) -> None:
    (record,) = answers["figures"]
    assert (record["label"], record["unit"], record["status"]) == (LABEL, "share", "published")
    assert record["denominator"] == 2467
    assert record["numerator"] == record["denominator"] * record["value"]


def test_it_is_in_the_glossary(answers: dict[str, Any]) -> None:
    assert LABEL in answers["glossary"]


def test_it_is_on_the_page_of_its_programme(answers: dict[str, Any]) -> None:
    assert LABEL in answers["page"]
