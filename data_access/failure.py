"""What can go wrong with the base, in words that say what to do?

Messages are in French and hold no address: they are shown to readers as they are.
"""

from __future__ import annotations


class BaseFailure(Exception):  # noqa: N818 (what happened, not a mistake of the program)
    """The base cannot answer; `advice` says what to do."""

    title = "La base ne répond pas"
    advice = "Réessayer dans une minute. Si cela dure, prévenir l'administrateur de Vigie."


class BaseAbsent(BaseFailure):
    """There is no base at the configured address."""

    title = "La base n'existe pas encore"
    advice = "Lancer « make run », ou « vigie preparer », puis réessayer."


class NothingPublished(BaseFailure):
    """There is no diffusion base at the configured address, or no address."""

    title = "Rien n'est encore publié pour les partenaires"
    advice = (
        "La caisse publie ses chiffres après le comité qui les examine (« vigie publier », à l'adresse "
        "VIGIE_DIFFUSION_URL). Revenir après cette date, ou le lui demander."
    )


class BaseOfAnotherVersion(BaseFailure):
    """The base was made by another version of the product."""

    title = "La base vient d'une autre version de Vigie"
    advice = (
        "« vigie preparer » met à jour une base plus ancienne. Si ce message revient, la base vient d'une "
        "version plus récente ou d'un autre logiciel : installer cette version, ou choisir une autre base."
    )


class BaseLocked(BaseFailure):
    """Somebody is writing in the base."""

    title = "La base est occupée par un chargement"
    advice = "Attendre la fin du chargement, puis réessayer."


class BaseInterrupted(BaseFailure):
    """A load was cut before its end, and left work to undo that a reader cannot undo."""

    title = "Le dernier chargement a été interrompu"
    advice = "Lancer « vigie preparer » : la base revient à son état d'avant ce chargement. Puis réessayer."


class BaseChanged(BaseFailure):
    """Somebody loaded, between the check of a file and its load, lines that the file holds too."""

    title = "La base a changé pendant la vérification du fichier, et rien n'est chargé"
    advice = (
        "Relancer la même commande : le fichier sera vérifié de nouveau. Si ce message revient, prévenir "
        "l'administrateur de Vigie."
    )


class BaseNotWritable(BaseFailure):
    """The base, or its folder, does not accept writing: rights, full disk."""

    title = "La base ne peut pas être écrite à cet endroit"
    advice = "Vérifier la place libre et les droits d'écriture, ou choisir un autre endroit."


class BaseForbidden(BaseFailure):
    """The account of the address may not read this base."""

    title = "Ce compte n'a pas le droit de lire cette base"
    advice = (
        "Corriger le compte écrit dans l'adresse de la base, ou demander à l'administrateur de PostgreSQL de "
        "lui donner le rôle qu'il faut (la page « PostgreSQL » de la documentation dit lequel)."
    )


class BaseWithoutRoles(BaseFailure):
    """The server lacks the roles of the product, and this account may not create them."""

    title = "Il manque à ce serveur PostgreSQL les rôles de Vigie, et ce compte ne peut pas les créer"
    advice = (
        "Demander à l'administrateur du serveur de les créer (la page « PostgreSQL » de la documentation "
        "donne les quatre lignes à exécuter), puis relancer la même commande."
    )


class PublishedMeanwhile(BaseFailure):
    """Somebody else published the same department while this publication was being made."""

    title = "Une autre publication de ce département vient d'être écrite, et celle-ci n'est pas gardée"
    advice = "Relancer la même commande : elle tiendra compte de l'autre et prendra le numéro suivant."


class BaseNotNamed(BaseFailure):
    """No address is configured for this base: a partners' process has none for the base of the fund."""

    title = "Aucune adresse n'est réglée pour cette base"
    advice = (
        "Donner VIGIE_REPORTING_URL, l'adresse de la base de la caisse. Un poste qui ne connaît que la base "
        "de diffusion sert les partenaires, et rien d'autre."
    )


class BaseMisaddressed(BaseFailure):
    """The configured address is not one that can be opened."""

    title = "L'adresse de la base est mal écrite"
    advice = "Corriger VIGIE_REPORTING_URL, ou la retirer pour ouvrir la base embarquée."


class BaseUnreachable(BaseFailure):
    """The server of the base cannot be reached, or refuses the connection."""

    title = "La base est injoignable"
    advice = (
        "Vérifier que le serveur de base de données est démarré et que le compte de l'adresse peut y entrer, "
        "puis réessayer."
    )


class BaseDamaged(BaseFailure):
    """What stands at the address is not a base of the product."""

    title = "Le fichier de la base est illisible"
    advice = "Le restaurer depuis une sauvegarde, ou le déplacer puis lancer « vigie preparer »."
