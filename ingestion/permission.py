"""May a checked file be loaded, and if not, why?"""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.checking.checked import Checked, Shrinking
from metrics.sentences import count_in_words
from metrics.units import french_number, month_name

SHOWN_MONTHS = 3


@dataclass(frozen=True)
class Permission:
    """What the officer accepts: loading the good lines alone, or months that lose most of their lines."""

    partial: bool = False
    shrinking: bool = False


def refusal(checked: Checked, permission: Permission) -> str | None:
    """Why the file is not loaded, in one French sentence; None when it may be."""
    if checked.faults.severe:
        return "rien n'est chargé : le fichier entier est refusé."
    if not checked.lines_good or not checked.spans:
        return "rien n'est chargé : aucune ligne n'est juste."
    if checked.rejected and not permission.partial:
        return "rien n'est chargé. « --partiel » chargerait les seules lignes justes."
    if checked.shrinks and not permission.shrinking:
        harm = shrinking_words(checked)
        return f"rien n'est chargé : {harm} Si c'est bien voulu, ajouter « --moins-de-lignes »."
    return None


def shrinking_words(checked: Checked) -> str:
    """« mars 2023 a 1 200 lignes dans la base et n'en aurait plus que 10. », the most harmed months first."""
    worst = sorted(checked.shrinks, key=lambda one: one.brought - one.loaded)
    parts = [_shrinking(one) for one in worst[:SHOWN_MONTHS]]
    more = len(worst) - len(parts)
    if more:
        parts.append(f"ainsi que {count_in_words(more, 'autre mois', 'autres mois')}")
    return f"{' ; '.join(parts)}."


def _shrinking(one: Shrinking) -> str:
    place = month_name(one.first) if one.first else "ce registre"
    loaded = count_in_words(one.loaded, "ligne", "lignes")
    return f"{place} a {loaded} dans la base et n'en aurait plus que {french_number(one.brought)}"
