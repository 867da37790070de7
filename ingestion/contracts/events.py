"""What happened in a department: what must the list of campaigns, reforms and decisions hold?

Nothing is counted from it. It is a list that is sent whole each time; the events that the reports print come
with Vigie, and are not part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, ClassVar

import pyarrow.compute as pc

from data_access.schema.common import event
from ingestion import published_events
from ingestion.contracts.dates import Day
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Code, Descriptor, Kind, OneOf, Reader, Words, YesNo
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost, Columns
from ingestion.reading.text import same_words
from ingestion.values.unreadable import Unreadable
from metrics.catalogue import BY_KEY, METRICS, TOPICS
from metrics.events import KINDS


@dataclass(frozen=True)
class Indicator(Kind):
    """An indicator of the catalogue, by its key or by its name on screen."""

    free_text: ClassVar[bool] = True

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`; what is not in the catalogue is told with the nearest name."""
        keys = _keys_by_words()

        def read(text: str) -> str:
            found = keys.get(same_words(text), ())
            if len(found) != 1:
                raise Unreadable(_among(found) if found else _nearest(text, keys))
            return found[0]

        return read

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string"}


def _keys_by_words() -> Mapping[str, tuple[str, ...]]:
    """The keys of the indicators that a text may mean: two programmes may give the same name."""
    keys: dict[str, tuple[str, ...]] = {}
    for metric in METRICS:
        for text in (metric.key, metric.label):
            keys[same_words(text)] = (*keys.get(same_words(text), ()), metric.key)
    return keys


def _among(keys: tuple[str, ...]) -> str:
    return f"la clé de l'indicateur, car plusieurs portent ce nom : {' ou '.join(keys)}"


def _nearest(text: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    near = get_close_matches(same_words(text), keys, n=1)
    told = "un indicateur du glossaire, par sa clé ou par son nom"
    return f"{told} (le plus proche : {_named(keys[near[0]][0])})" if near else told


def _named(key: str) -> str:
    return f"« {BY_KEY[key].label} », {key}"


@dataclass(frozen=True)
class OfProgramme:
    """An indicator is one of the programme that another field gives, when both are filled."""

    metric: str
    programme: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.metric, self.programme

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        own = pc.replace_substring_regex(columns[self.metric], pattern=r"\..*", replacement="")
        return pc.fill_null(pc.not_equal(own, columns[self.programme]), False)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"un indicateur du programme donné par « {titles[self.programme]} »"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        params = {"column": self.metric, "programme": self.programme}
        return {"name": "vigie-of-programme", "params": params}


EVENTS = Contract(
    source="events",
    name="evenements",
    table=event,
    personal=False,
    key=("evenement",),
    dated_by=None,
    advice=(
        "Tous les événements à montrer sur les courbes, anciens compris, avec le texte qui les atteste. Une "
        "réforme nationale se charge pour chaque département. Les événements datés que les rapports 2022 "
        "impriment sont déjà dans Vigie et y restent ; pour en remplacer un, reprendre son identifiant : "
        f"{', '.join(published_events.identifiers())}."
    ),
    fields=(
        Field(
            name="evenement",
            title="Identifiant de l'événement",
            definition="Identifiant de l'événement, le même d'un envoi à l'autre.",
            kind=Code(24),
            column="event",
            example="EV-2023-01",
            synonyms=("id_evenement", "numero_evenement"),
        ),
        Field(
            name="date_evenement",
            title="Date de l'événement",
            definition="Jour de l'événement, ou premier jour d'une campagne ; il peut être à venir.",
            kind=Day(planned=True),
            column="happened_on",
            example="06/03/2023",
            synonyms=("survenu_le", "debut", "date_de_debut"),
        ),
        Field(
            name="date_fin_evenement",
            title="Fin de l'événement",
            definition="Dernier jour d'une campagne ; vide pour un événement d'un seul jour.",
            kind=Day(planned=True),
            column="ends_on",
            example="31/03/2023",
            required=False,
            synonyms=("fin", "date_de_fin"),
        ),
        Field(
            name="libelle_evenement",
            title="Libellé de l'événement",
            definition="Ce qui s'est passé, en quelques mots qui ne nomment personne.",
            kind=Words(80),
            column="label",
            example="Campagne de courriers aux bénéficiaires de la C2S",
            synonyms=("intitule_evenement",),
        ),
        Field(
            name="nature_evenement",
            title="Nature de l'événement",
            definition="Campagne, réforme d'un texte, ou décision de la caisse.",
            kind=OneOf(KINDS),
            column="kind",
            example=KINDS["campaign"],
            synonyms=("type_evenement",),
        ),
        Field(
            name="programme",
            title="Programme",
            definition="Programme que l'événement concerne ; vide s'il les concerne tous.",
            kind=OneOf(TOPICS),
            column="programme",
            example=TOPICS["c2s"],
            required=False,
            synonyms=("programme_concerne",),
        ),
        Field(
            name="indicateur",
            title="Indicateur",
            definition=(
                "Seul indicateur que l'événement concerne, par son nom ou par sa clé du glossaire ; vide "
                "s'il concerne tout le programme."
            ),
            kind=Indicator(),
            column="metric",
            example="c2s.requests",
            required=False,
            synonyms=("indicateur_concerne", "cle_indicateur"),
        ),
        Field(
            name="nouvelles_limites",
            title="Nouvelles limites",
            definition=(
                "Les limites des courbes repartent-elles de cette date ? Oui seulement si l'organisation ou "
                "la façon de compter a changé pour durer."
            ),
            kind=YesNo(),
            column="new_limits",
            example="non",
            synonyms=("limites_recalculees",),
        ),
        Field(
            name="atteste_par",
            title="Attesté par",
            definition="Document, instance ou texte qui atteste l'événement et sa date.",
            kind=Words(160),
            column="stated_in",
            example="Comité de direction du 20/02/2023",
            synonyms=("source_evenement", "document", "reference"),
        ),
    ),
    rules=(
        AtMost("date_evenement", "date_fin_evenement"),
        OfProgramme("indicateur", "programme"),
    ),
)
