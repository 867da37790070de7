"""Does the command line speak French to the end, click's own words included?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from command_line.commands import vigie as group
from command_line.french import COUNTED, SENTENCES, sentence
from command_line.terminal import typeset
from metrics.spacing import spaced
from tests.command_line.conftest import Typed

CLICK = Path(click.__file__).parent
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")

_TWO_NAMES = (
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?"
)
FOR_DEVELOPERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "Unknown color {colour!r}",
    "Value must be an iterable.",
    _TWO_NAMES,
}
"""What click says to whoever writes a command, never to whoever types one."""

ILL_SET = re.compile(r"(?<=\S) [:;?!]|«[ \n]|[ \n]»|(?<!\w)'|\w:$", re.MULTILINE)
"""A plain space where French wants a no-break one, or quotes that are not French."""

ENGLISH = re.compile(
    r"\b(usage|options? is|commands|show|message|exit|error|missing|invalid|required|default|text|float|"
    r"integer|no such|try|for help|aborted|range|choice|directory|the|with|and|value)\b",
    re.IGNORECASE,
)


def looked_up() -> Iterator[tuple[str, str]]:
    """Every sentence that click looks up, with the way in which it does."""
    for module in MODULES:
        for node in ast.walk(ast.parse((CLICK / f"{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in {"_", "ngettext"} and isinstance(first, ast.Constant):
                    yield node.func.id, str(first.value)


def fields(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", words))


def test_every_sentence_of_click_that_a_reader_may_meet_is_translated() -> None:
    found = set(looked_up())
    assert len(found) > 40, "click no longer looks its sentences up in this way"
    untranslated = {
        words for way, words in found if words not in (SENTENCES if way == "_" else COUNTED)
    } - FOR_DEVELOPERS
    assert not untranslated


def test_a_translation_invents_no_field() -> None:
    for english, french in SENTENCES.items():
        assert fields(french) <= fields(english)


@pytest.mark.parametrize("command", ["", *group.commands])
def test_help_is_french(vigie: Typed, command: str) -> None:
    outcome = vigie(*command.split(), "--help")
    assert outcome.status == 0
    assert outcome.printed.startswith("Utilisation\u00a0: vigie")
    assert "Afficher cette aide." in outcome.printed
    assert not ENGLISH.search(outcome.printed), ENGLISH.search(outcome.printed)
    assert "\nOptions\u00a0:\n" in outcome.printed
    if isinstance(group.commands.get(command, group), click.Group):
        assert "\nCommandes\u00a0:\n" in outcome.printed
    assert not ILL_SET.search(outcome.printed), ILL_SET.search(outcome.printed)


def test_the_list_of_commands_cuts_no_sentence(vigie: Typed) -> None:
    listed = vigie("--help").printed
    assert "..." not in listed
    assert all(re.search(rf"^  {name} ", listed, re.MULTILINE) for name in group.commands)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chiffres", "Il manque l'option « --departement »."),
        ("chiffres --departement 91", "Il manque l'option « --annee »."),
        ("chiffres --departement 91 --annee 22", "22 est hors des limites 2000<=x<=2100."),
        ("chiffres --departement 91 --annee deux", "« deux » n'est pas un nombre accepté."),
        ("chiffres --departement 91 --annee 2022 --format xml", "pour « --format » : « xml » n'est pas l'un"),
        ("chiffres --departement 91 --annee 2022 --format xml", "choix : « json », « csv »."),
        ("chiffres --departement 91 --annee 2022 --formats x", "L'option « --formats » n'existe pas."),
        ("chiffre", "La commande « chiffre » n'existe pas. Vouliez-vous écrire « chiffres » ?"),
        ("publier --comites x", "Vouliez-vous écrire « --comite » ?"),
        ("compte accorder", "Il manque l'argument « IDENTIFIANT »."),
        ("preparer vite", "Argument en trop (vite)"),
    ],
)
def test_a_mistake_is_told_in_french_with_the_way_out(vigie: Typed, typed: str, said: str) -> None:
    outcome = vigie(*typed.split())
    assert outcome.status == 2
    assert spaced(said) in outcome.said
    assert "Aide\u00a0: «\u00a0vigie" in outcome.said
    assert not ILL_SET.search(outcome.said), ILL_SET.search(outcome.said)
    assert not ENGLISH.search(outcome.said), ENGLISH.search(outcome.said)


def test_what_a_command_refuses_is_set_as_french_is(vigie: Typed) -> None:
    outcome = vigie("compte", "accorder", "a-1", "--role", "chef", "--departements", "61")
    assert outcome.status == 1
    assert spaced("Erreur : Rôle « chef » inconnu : choisir parmi") in outcome.said
    assert not ILL_SET.search(outcome.said), ILL_SET.search(outcome.said)


def test_quotes_become_guillemets_and_apostrophes_stay() -> None:
    told = typeset("L'option 'a b' d'aujourd'hui : 'c', ou « d » ?")
    assert told == spaced("L'option « a b » d'aujourd'hui : « c », ou « d » ?")


def test_a_sentence_without_translation_stays_readable() -> None:
    assert sentence("Something new in click") == "Something new in click"
