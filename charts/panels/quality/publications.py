"""Publications for partners: which tables tell what each one shows, masks and loses?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import listed
from charts.twin import Cell, Column, Twin
from metrics.catalogue import TOPICS
from metrics.diffusion.report import TERRITORY, YEAR, Made, TableReport, about_persons, visible_share
from metrics.sentences import count_in_words
from metrics.units import NO_BREAK, SHARE, Unit, french_number

NONE_YET = "Rien n'est encore publié pour les partenaires de ce département"
HOW_TO = (
    "Après un comité, « vigie publier --comite JJ/MM/AAAA » écrit une publication : tables protégées, "
    "numérotées, gardées."
)
_FIGURES = Unit("figures", "chiffre", "chiffres")
_COLUMNS = (
    *map(Column, ("Programme", "Tableau")),
    *(Column(head, _FIGURES, bare=True) for head in ("Chiffres", "Petits effectifs", "Pour les protéger")),
    *(Column("Effectif masqué", SHARE), Column("Seuil")),
)
_HOW_TO_READ = (
    "Petits effectifs : chiffres masqués car ils sont sous le seuil. Pour les protéger : chiffres masqués "
    "car ils les donneraient par différence. Seuil « aucun » : le tableau ne compte pas de personnes."
)


def lead(made: Sequence[Made], tables: Sequence[TableReport]) -> tuple[str, str]:
    """What the publication leaves to be seen of the territories, and how much it masks in all."""
    visible, of_persons = (visible_share(some, TERRITORY, YEAR) for some in (tables, about_persons(tables)))
    count = count_in_words(
        len(made), "publication gardée", "publications gardées", none="Aucune publication gardée"
    )
    masked, cells = sum(one.masked for one in tables), sum(one.cells for one in tables)
    told = f"{french_number(masked)} chiffres masqués sur {french_number(cells)}"
    detail = f"{told}{NO_BREAK}: petits effectifs, et ceux qui les donneraient par différence. {count}."
    if visible is None:
        return "Aucun tableau par intercommunalité", detail
    finding = f"Les partenaires lisent {SHARE.write(visible)} des chiffres annuels par intercommunalité"
    if of_persons is None:
        return finding, detail
    return f"{finding}, {SHARE.write(of_persons)} de ceux qui comptent des personnes", detail


def tables_listed(one: Made, tables: Sequence[TableReport]) -> Chart:
    """Each table of a publication: its figures, those masked and why, and the share of persons hidden."""
    ranks = list(TOPICS)
    ordered = sorted(tables, key=lambda table: (ranks.index(table.topic), -table.masked))
    twin = Twin(_COLUMNS, tuple(map(_row, ordered)), note=_HOW_TO_READ, grouped=True)
    finding = f"Publication {one.in_words}{NO_BREAK}: {count_in_words(len(tables), 'tableau', 'tableaux')}"
    return listed(finding, "Par programme, les tableaux les plus masqués d'abord", twin)


def _row(one: TableReport) -> tuple[Cell, ...]:
    threshold = french_number(one.threshold) if one.threshold else "aucun"
    counts = (float(one.cells), float(one.small), float(one.companions))
    return (TOPICS[one.topic], one.along, *counts, one.lost_share if one.threshold else 0.0, threshold)
