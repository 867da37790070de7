"""Mission accompagnement santé: why do the three definitions of concrétisation not say the same thing?"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.figures import Figures
from metrics.intervals import TOO_FEW, interval_in_words, too_wide, wilson
from metrics.mas.cases import CASES
from metrics.mas.cohorts import HORIZONS, CohortShare, Standing, cohort, share_at
from metrics.mas.outcomes import CLOSED, COMPLETION, COMPLETION_CLOSED
from metrics.model import Status, Value
from metrics.once import once
from metrics.sentences import count_in_words, period_in_words
from metrics.survival.endings import REALISED
from metrics.units import NO_BREAK, SHARE, french_number


@dataclass(frozen=True)
class Definition:
    """One definition with its figure: a share and its interval, or the words that stand for them."""

    label: str
    meaning: str
    text: str
    parts: str
    share: float | None = None
    low: float | None = None
    high: float | None = None
    by_cohort: bool = False

    @property
    def interval(self) -> str:
        """« intervalle à 95 % : 51,0 à 54,7 % », or nothing."""
        if self.low is None or self.high is None:
            return ""
        return interval_in_words(self.low, self.high, SHARE)


@once
def definitions(figures: Figures) -> tuple[Definition, ...]:
    """Published, on closed cases, then by cohort at each horizon."""
    published = _ratio(
        figures.value(COMPLETION),
        "Définition publiée",
        "sur toutes les saisines, ouvertes comprises",
        "saisines",
    )
    closed = _ratio(
        figures.value(COMPLETION_CLOSED), "Dossiers clos", "sur les seules saisines closes", "saisines closes"
    )
    cohorts = (_by_cohort(share_at(figures, horizon)) for horizon in HORIZONS)
    return (published, closed, *cohorts)


@once
def gap_in_words(figures: Figures) -> str:
    """« Selon la définition, de 28,7 % à 54,6 % des saisines ouvertes en 2022 aboutissent aux soins »."""
    known = sorted(one.share for one in definitions(figures) if one.share is not None)
    when = period_in_words(figures.period)
    if not known:
        why = TOO_FEW if cohort(figures).lines else "aucune saisine à rapporter"
        return f"Concrétisation{NO_BREAK}: {why} {when}"
    low, high = SHARE.write(known[0]), SHARE.write(known[-1])
    if len(known) == 1:
        return f"À ce jour, {low} des saisines ouvertes {when} ont abouti{NO_BREAK}; rien d'autre à conclure"
    return f"Selon la définition, de {low} à {high} des saisines ouvertes {when} aboutissent aux soins"


@once
def reason_in_words(figures: Figures) -> str:
    """Why they differ: what is still open, and the care that came later than the horizon."""
    opened, closed = figures.value(CASES).value, figures.value(CLOSED).value
    if not opened or closed is None:
        return ""
    waiting = round(opened - closed)
    said = f"Sur {french_number(opened)}{NO_BREAK}saisines, {_waiting_in_words(waiting)}"
    return f"{said}{NO_BREAK}; {_later_in_words(figures)}."


def _waiting_in_words(waiting: int) -> str:
    if not waiting:
        return "toutes sont closes et les deux premières définitions se valent"
    them, ignores = ("la", "l'ignore") if waiting == 1 else ("les", "les ignore")
    still = count_in_words(waiting, "est encore ouverte", "sont encore ouvertes")
    published = f"la définition publiée {them} compte sans soins"
    return f"{still}{NO_BREAK}: {published}, celle des dossiers clos {ignores}"


def _later_in_words(figures: Figures) -> str:
    """« par cohorte, …, et 594 des 1 302 soins réalisés l'ont été après 90 jours »."""
    lines, horizon = cohort(figures).lines, HORIZONS[0]
    realised = [(days, cases) for days, ending, cases in lines if ending == REALISED]
    later = sum(cases for days, cases in realised if days > horizon)
    same_age = "par cohorte, chaque saisine est jugée au même âge"
    if not later:
        return same_age
    whole = french_number(sum(cases for _, cases in realised))
    were = "l'a été" if later == 1 else "l'ont été"
    return (
        f"{same_age}, et {french_number(later)} des {whole}{NO_BREAK}soins réalisés {were} "
        f"après {horizon}{NO_BREAK}jours"
    )


def _ratio(value: Value, label: str, meaning: str, of: str) -> Definition:
    if value.value is None or value.numerator is None or not value.denominator:
        return Definition(label, meaning, value.text, "")
    part, whole = french_number(value.numerator), french_number(value.denominator)
    parts = f"{part}{NO_BREAK}/{NO_BREAK}{whole}{NO_BREAK}{of}"
    parts += ", provisoire" if value.status is Status.PROVISIONAL else ""
    low, high = wilson(value.numerator, value.denominator)
    if too_wide(low, high, SHARE):
        return Definition(label, meaning, TOO_FEW, parts, None, low, high)
    return Definition(label, meaning, value.text, parts, value.value, low, high)


def _by_cohort(share: CohortShare) -> Definition:
    label = f"Par cohorte à {share.horizon}{NO_BREAK}jours"
    meaning = "chaque saisine au même âge"
    parts = f"{french_number(share.cases)}{NO_BREAK}saisines" if share.estimate is not None else ""
    parts += ", provisoire" if share.standing is Standing.PROVISIONAL else ""
    return Definition(
        label, meaning, share.text, parts, share.estimate, share.low, share.high, by_cohort=True
    )
