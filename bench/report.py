"""How are the measures told? As Markdown, in French: read in a terminal, or kept in `docs/performance.md`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from statistics import median

from bench.national import Grown
from bench.speed import Compared

HEAD = """# Temps de réponse

Mesuré le {day} par `make bench`, sur une machine de {cores} cœurs (charge au départ : {load}).

Un vrai serveur (`streamlit run app.py`) répond sur sa socket web à un lecteur sans écran, qui parle le
protocole de Streamlit comme un navigateur. Chaque mesure est un changement de filtre (département, puis
période), du clic au dernier élément reçu, quand ces choix ont déjà été demandés une fois. Médianes de
{changes} changements, les serveurs comparés à tour de rôle. Ce sont les rapports qui voyagent d'une machine
à l'autre.

- *Vigie* : l'écran tel qu'il est. *Chiffres seuls* : le même écran, où seuls les chiffres clés sont
  calculés et montrés. *Page ordinaire* : les mêmes chiffres, graphiques et tableaux, écrits comme le montre
  la documentation de Streamlit (`st.metric`, `st.altair_chart`, `st.dataframe`, `st.cache_data`,
  ramasse-miettes après chaque passage).
- Processeur : temps du processus du serveur jusqu'à ce qu'il n'ait plus rien à faire.
- Visés : 60 ms d'attente ; processeur de Vigie ÷ chiffres seuls ≤ 1,4 ; page ordinaire ÷ Vigie ≥ 12."""
FINE = 5
"""Ratios below are told to the hundredth."""


def head(changes: int) -> str:
    """What is measured, when, on what machine."""
    return HEAD.format(
        day=datetime.now(UTC).strftime("%d/%m/%Y"),
        cores=os.cpu_count(),
        load=_s(os.getloadavg()[0]),
        changes=changes,
    )


def screens(rows: Iterable[Compared]) -> Iterable[str]:
    """The table of the screens, line by line as they come."""
    yield "\n## Changer un filtre\n"
    yield from _heading(
        "Écran",
        "Vigie, attente (ms)",
        "Vigie, processeur (ms)",
        "chiffres seuls (ms)",
        "page ordinaire (ms)",
        "Vigie ÷ chiffres seuls",
        "ordinaire ÷ Vigie",
        "reçu (Ko)",
        "éléments",
    )
    seen: list[Compared] = []
    for row in rows:
        seen.append(row)
        yield _line(
            row.screen.label,
            _ms(row.vigie.wall),
            _ms(row.vigie.processor),
            _ms(row.cards.processor),
            _ms(row.usual.processor),
            _ratio(row.vigie.processor, row.cards.processor),
            _ratio(row.usual.processor, row.vigie.processor),
            f"{row.vigie.received / 1000:.0f}",
            f"{row.vigie.elements:.0f}",
        )
    yield _summary(seen)


def _summary(rows: Sequence[Compared]) -> str:
    waits = [row.vigie.wall for row in rows]
    over = [row.vigie.processor / row.cards.processor for row in rows]
    usual = [row.usual.processor / row.vigie.processor for row in rows]
    return (
        f"\nSur {len(rows)} écrans, attente : {_ms(median(waits))} ms en médiane, {_ms(max(waits))} au plus. "
        f"Vigie ÷ chiffres seuls : {_ratio(median(over), 1)} en médiane, {_ratio(max(over), 1)} au plus. "
        f"Page ordinaire ÷ Vigie : {_ratio(median(usual), 1)} en médiane, {_ratio(min(usual), 1)} au moins."
    )


def first(started_in: float, seconds: float, received: int) -> Iterable[str]:
    """The very first visit."""
    yield "\n## Première visite après le démarrage\n"
    yield (
        f"Le serveur répond {_s(started_in)} s après son lancement ; la toute première page demandée "
        f"(Mission accompagnement santé) est complète {_s(seconds)} s plus tard "
        f"({received / 1000:.0f} Ko par la socket)."
    )


def memory(held: Sequence[float], changes: int) -> Iterable[str]:
    """Whether memory grows."""
    yield "\n## Mémoire\n"
    told = ", ".join(f"{one:.0f}" for one in held)
    yield f"Mio tenus par le serveur après chaque série de {changes} changements de filtre : {told}."


def nation(rows: Iterable[Grown], measures: int) -> Iterable[str]:
    """The two bases compared."""
    yield "\n## Dix ans de 101 départements\n"
    yield (
        f"PostgreSQL, {measures / 1e6:.0f} millions de lignes de mesures (les deux programmes ci-dessous), "
        "comparé à la démonstration (deux départements, trois ans) dans le même serveur. "
        "Visé : rapport ≤ 1,2.\n"
    )
    yield from _heading(
        "Écran",
        "démonstration, attente (ms)",
        "nation, attente (ms)",
        "rapport, processeur",
        "choix jamais fait : démonstration (ms)",
        "nation (ms)",
        "rapport",
    )
    for row in rows:
        yield _line(
            row.screen.label,
            _ms(row.small.wall),
            _ms(row.national.wall),
            _ratio(row.national.processor, row.small.processor),
            _ms(row.small_new),
            _ms(row.national_new),
            _ratio(row.national_new, row.small_new),
        )


def _heading(*names: str) -> Iterable[str]:
    yield _line(*names)
    yield _line("---", *["---:"] * (len(names) - 1))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def _s(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _ratio(above: float, below: float) -> str:
    ratio = above / below
    return f"{ratio:.{2 if ratio < FINE else 0}f}".replace(".", ",")
