"""Publications for partners: which tables tell what each one shows, masks and loses?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import listed
from charts.twin import Column, Twin
from metrics.catalogue import TOPICS
from metrics.diffusion.report import TERRITORY, YEAR, Made, TableReport, visible_share
from metrics.sentences import count_in_words
from metrics.units import NO_BREAK, SHARE, french_number

NONE_YET = "Rien n'est encore publié pour les partenaires de ce département"
HOW_TO = (
    "Après un comité, « vigie publier --comite JJ/MM/AAAA » écrit une publication : tables protégées, "
    "numérotées, gardées."
)
_COLUMNS = ("Programme", "Tableau", "Seuil", "Cellules", "Petites", "Pour les protéger", "Effectif masqué")


def lead(made: Sequence[Made], tables: Sequence[TableReport]) -> tuple[str, str]:
    """What the publication leaves to be seen of the territories, and how much it masks in all."""
    visible = visible_share(tables, TERRITORY, YEAR)
    count = count_in_words(len(made), "publication gardée", "publications gardées")
    masked, cells = sum(one.masked for one in tables), sum(one.cells for one in tables)
    detail = f"{french_number(masked)} cellules masquées sur {french_number(cells)}{NO_BREAK}; {count}"
    if visible is None:
        return "Aucun tableau par intercommunalité", detail
    return f"{SHARE.write(visible)} des cellules annuelles par intercommunalité sont montrées", detail


def tables_listed(tables: Sequence[TableReport]) -> Chart:
    """Each table: its cells, those that are masked and why, and the share of persons that this hides."""
    rows = tuple(map(_row, tables))
    finding = f"Tableaux publiés{NO_BREAK}: {french_number(len(tables))}"
    return listed(finding, "Dans l'ordre des programmes", Twin(tuple(map(Column, _COLUMNS)), rows))


def _row(one: TableReport) -> tuple[str, ...]:
    head = (TOPICS[one.topic], one.along)
    if not one.threshold:
        return (*head, "aucun", french_number(one.cells), "0", "0", SHARE.write(0.0))
    counts = (one.threshold, one.cells, one.small, one.companions)
    return (*head, *map(french_number, counts), SHARE.write(one.lost_share))
