"""How does the command line speak French, click's own words included?

click looks up its sentences one by one in a catalogue of translations; here is ours, put in its place. All
that it shows is typeset: help before it is cut into lines, and whatever it prints, our own errors included.
A test reads click's source and fails when a sentence that a reader may meet has no translation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from click.formatting import wrap_text
from click.utils import echo

from command_line.terminal import typeset
from metrics.units import NO_BREAK

_SPEAKING = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")

SENTENCES = {
    "Aborted!": "Interrompu.",
    "Choose from:\n\t{choices}": "Choisir parmi :\n\t{choices}",
    "Choice({choices})": "choix ({choices})",
    "Commands": f"Commandes{NO_BREAK}",
    "Confirm the action without prompting.": "Confirmer sans poser la question.",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne s'ouvre pas : {message}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "La commande « {name} » va disparaître.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "L'option « {name} » va disparaître.{extra_message}"
    ),
    "Do you want to continue?": "Faut-il continuer ?",
    "Error: The two entered values do not match.": "Erreur : les deux valeurs saisies diffèrent.",
    "Error: invalid input": "Erreur : saisie incorrecte",
    "Error: {message}": "Erreur : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur incorrecte pour {param_hint} : {message}",
    "Invalid value: {message}": "Valeur incorrecte : {message}",
    "Missing argument": "Il manque l'argument",
    "Missing command.": "Il manque une commande.",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "Missing {param_type}": "Il manque : {param_type}",
    "No such command {name!r}.": "La commande « {name} » n'existe pas.",
    "No such option {name!r}.": "L'option « {name} » n'existe pas.",
    "Option {name!r} does not take a value.": "L'option « {name} » ne prend pas de valeur.",
    "Options": f"Options{NO_BREAK}",
    "Argument {name!r} takes {nargs} values.": "L'argument « {name} » attend {nargs} valeurs.",
    "Positional arguments": f"Arguments{NO_BREAK}",
    "Press any key to continue...": "Appuyer sur une touche pour continuer…",
    "Repeat for confirmation": "Répéter pour confirmer",
    "Show the version and exit.": "Afficher la version.",
    "Show this message and exit.": "Afficher cette aide.",
    "Try '{command} {option}' for help.": "Aide : « {command} {option} ».",
    "Usage:": "Utilisation :",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "(dynamic)": "(calculé)",
    "default: {default}": "par défaut : {default}",
    "deprecated": "va disparaître",
    "directory": "Le dossier",
    "env var: {var}": "variable : {var}",
    "file": "Le fichier",
    "path": "Le chemin",
    "required": "obligatoire",
    "unknown error": "erreur inconnue",
    "{name} {filename!r} does not exist.": "{name} « {filename} » n'existe pas.",
    "{name} {filename!r} is a directory.": "{name} « {filename} » est un dossier.",
    "{name} {filename!r} is a file.": "{name} « {filename} » est un fichier.",
    "{name} {filename!r} is not executable.": "{name} « {filename} » ne peut pas être lancé.",
    "{name} {filename!r} is not readable.": "{name} « {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{name} « {filename} » ne peut pas être écrit.",
    "{value!r} is not a valid UUID.": "« {value} » n'est pas un identifiant UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "« {value} » ne dit ni oui ni non. Valeurs reconnues : {states}"
    ),
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un nombre accepté.",
    "{value} is not in the range {range}.": "{value} est hors des limites {range}.",
}

COUNTED = {
    "Did you mean {possibility}?": (
        "Vouliez-vous écrire {possibility} ?",
        "Vouliez-vous écrire l'une de celles-ci : {possibilities} ?",
    ),
    "Got unexpected extra argument ({args})": ("Argument en trop ({args})", "Arguments en trop ({args})"),
    "Option {name!r} requires an argument.": (
        "L'option « {name} » attend une valeur.",
        "L'option « {name} » attend {nargs} valeurs.",
    ),
    "Takes {nargs} values but 1 was given.": (
        "{nargs} valeurs attendues, 1 donnée.",
        "{nargs} valeurs attendues, {len} données.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "{len_type} valeurs attendues, {len_value} donnée.",
        "{len_type} valeurs attendues, {len_value} données.",
    ),
    "{value!r} does not match the format {format}.": (
        "« {value} » n'a pas la forme {format}.",
        "« {value} » n'a aucune de ces formes : {formats}.",
    ),
    "{value!r} is not {choice}.": (
        "« {value} » n'est pas {choice}.",
        "« {value} » n'est pas l'un de ces choix : {choices}.",
    ),
}


def speak_french() -> None:
    """Make click look its sentences up here, and typeset what it shows."""
    for name in _SPEAKING:
        module = import_module(f"click.{name}")
        for theirs, ours in _INSTEAD.items():
            if hasattr(module, theirs):
                setattr(module, theirs, ours)


def sentence(english: str) -> str:
    """The French sentence; the English one when click asks for a sentence that readers never meet."""
    return SENTENCES.get(english, english)


def counted(singular: str, plural: str, count: int) -> str:
    """The French sentence in agreement with the count: plural from 2."""
    french = COUNTED.get(singular, (singular, plural))
    return french[abs(count) > 1]


def _wrapped(words: str, *how: Any, **also: Any) -> str:
    """The lines of a paragraph, cut where French allows it."""
    return wrap_text(typeset(words), *how, **also)


def _echo(message: object = None, *how: Any, **also: Any) -> None:
    echo(typeset(message) if isinstance(message, str) else message, *how, **also)


_INSTEAD: Mapping[str, Callable[..., Any]] = {
    "_": sentence,
    "ngettext": counted,
    "wrap_text": _wrapped,
    "echo": _echo,
}
"""What stands in click's modules in place of its own."""
