"""What do the words of a verdict, of an interval, of a projection mean?

The numbers are those of the rules, so that a rule that changes is explained as it is.
"""

from __future__ import annotations

from metrics.certainty import MIN_DENOMINATOR, SHOWN_UNDER
from metrics.intervals.words import WIDEST_SHARE
from metrics.units import NO_BREAK, POINTS, french_number

TERMS: tuple[tuple[str, str], ...] = (
    (
        "Variation ordinaire",
        (
            "Le dernier mois reste entre les limites, sans dérive : le hasard suffit à l'expliquer. Chercher "
            "la cause d'une telle hausse ou d'une telle baisse fait perdre du temps."
        ),
    ),
    (
        "Limite haute, limite basse",
        (
            "Les bornes entre lesquelles le hasard seul garde presque tous les mois, calculées sur les mois "
            "connus (cartes de contrôle, méthode « Making Data Count » du NHS England). Un taux calculé sur "
            "peu de cas a des limites plus larges. Ce ne sont ni des cibles ni des normes."
        ),
    ),
    (
        "Ce qui fait un changement",
        (
            "Un mois hors des limites ; sept mois de suite du même côté de la moyenne ; sept mois de suite en"
            " hausse, ou en baisse ; deux mois sur trois près d'une limite. Le dernier mois décide du "
            "verdict."
        ),
    ),
    (
        "Amélioration, dégradation",
        (
            "Dites seulement quand l'indicateur déclare son sens. Sinon Vigie dit qu'il change, pas si c'est "
            "un bien."
        ),
    ),
    (
        "Rythme ordinaire",
        (
            "Un niveau à une date (bénéficiaires, file active, conventions) est jugé par son évolution d'un "
            "mois à l'autre."
        ),
    ),
    (
        "Limites d'essai",
        "Moins de douze mois connus : les limites bougeront encore. Sous cinq mois, il n'y en a pas.",
    ),
    (
        "Sans verdict",
        (
            "Cumul de l'année, douze mois glissants, suites encore attendues, trop peu de mois ou trop de "
            "mois vides : aucune limite n'aurait de sens, et la raison est dite."
        ),
    ),
    (
        "Cible tenue, hors d'atteinte, au hasard",
        (
            "La cible comparée aux limites. Hors d'atteinte sans changement : les limites l'excluent. "
            "Atteinte ou manquée au hasard : elle est entre les limites, un mois tenu ne prouve rien."
        ),
    ),
    (
        f"Intervalle à 95{NO_BREAK}%",
        (
            f"Sous {french_number(SHOWN_UNDER)} cas, là où se tiendrait le taux si l'on pouvait recommencer "
            ": l'effectif laisse cette marge (Wilson pour une part, Poisson exact pour un taux par habitant)."
        ),
    ),
    (
        "Effectif trop faible pour conclure",
        (
            f"L'intervalle d'une part dépasse {french_number(WIDEST_SHARE * POINTS.factor)} points, ou celui "
            f"d'un taux le taux lui-même. Sous {MIN_DENOMINATOR} cas, personne n'est comparé ni rangé."
        ),
    ),
    (
        "Par cohorte",
        (
            "Les saisines d'un même mois d'entrée, chacune jugée au même âge (90 ou 180 jours). Un dossier "
            "encore ouvert compte pour les jours où il a été suivi ; un abandon n'est pas un soin à venir."
        ),
    ),
    (
        f"Limites à 95 et 99,8{NO_BREAK}% (entonnoir)",
        (
            "Entre territoires ou partenaires : plus l'effectif est grand, plus les limites se resserrent "
            f"autour de la moyenne. Hors de 99,8{NO_BREAK}%, la cause est à chercher. Ce n'est pas un "
            "classement."
        ),
    ),
    (
        "À composition constante",
        "Le taux qu'aurait donné un même mélange de répondants (origine, âge, lieu de vie) à chaque date.",
    ),
    (
        "Atterrissage",
        (
            "Ce qui est constaté, plus ce que le rythme des mois passés annonce jusqu'au 31 décembre. "
            f"L'intervalle à 80{NO_BREAK}% est éprouvé sur les mois passés, et le résultat est montré."
        ),
    ),
)
"""Each term with its meaning, in the order in which they are learnt."""
