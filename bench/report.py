"""How are the measures told? As Markdown, in French: read in a terminal, or kept in `docs/performance.md`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from statistics import median

from bench.loading import Beside, Loaded
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


LOADS = """
## Charger un long fichier

Mesuré le {day} (charge au départ : {load}). Un CSV de dix ans d'un département, sans faute, est vérifié puis
chargé dans une base vide, dans un processus à part (`bench/load_once.py`) : médianes de {rounds} tours pour
le plus long, la mémoire la plus haute des tours. *Copie nue* : les mêmes lignes, déjà lues et typées, dans la
même table avec ses index, par un seul `executemany` (SQLite) ou `COPY` (PostgreSQL), à tour de rôle avec les
chargements ; ce PostgreSQL n'attend le disque pour personne. Visé : vérifier et écrire ≤ 5 copies nues ; une
mémoire qui ne suit pas la longueur du fichier.
"""


def loads(seen: Iterable[Loaded | Beside], rounds: int) -> Iterable[str]:
    """The table of the loads, then who waited meanwhile."""
    today = datetime.now(UTC).strftime("%d/%m/%Y")
    yield LOADS.format(day=today, load=_s(os.getloadavg()[0]), rounds=rounds)
    yield from _heading(
        "Source, base",
        "lignes",
        "vérifier (s)",
        "écrire (s)",
        "compter les mesures (s)",
        "le tout (s)",
        "copie nue (s)",
        "vérifier et écrire ÷ copie nue",
        "le tout ÷ copie nue",
        "mémoire (Mio)",
    )
    outside = []
    for one in seen:
        if isinstance(one, Beside):
            outside.append(one)
        else:
            yield _load(one)
    yield ""
    yield from (_beside(one) for one in outside)


def _load(one: Loaded) -> str:
    load = one.load
    return _line(
        f"{one.source}, {one.base}",
        _count(one.lines),
        *(_s(seconds, 2) for seconds in (load.check, load.write, load.measures, load.whole, one.bare)),
        _ratio(load.check + load.write, one.bare),
        _ratio(load.whole, one.bare),
        f"{load.mebibytes:.0f}",
    )


def _beside(one: Beside) -> str:
    return (
        f"- `vigie charger`, {one.source}, {one.base}, {_count(one.lines)} lignes : {_s(one.seconds)} s du "
        f"lancement à la fin ; pendant ce temps un lecteur a été servi {one.asked} fois, "
        f"en {_ms(one.reader)} ms au plus."
    )


def brought_into(former: str, measured: str) -> str:
    """The former document, each section that was measured again in the place of the same one."""
    head, sections = _sections(former)
    fresh_head, fresh = _sections(measured)
    return (fresh_head or head) + "".join({**sections, **fresh}.values())


def _sections(document: str) -> tuple[str, dict[str, str]]:
    head, *parts = f"\n{document.strip()}\n".split("\n## ")
    return head.lstrip("\n"), {part.split("\n")[0]: f"\n## {part}" for part in parts}


def _heading(*names: str) -> Iterable[str]:
    yield _line(*names)
    yield _line("---", *["---:"] * (len(names) - 1))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def _s(seconds: float, decimals: int = 1) -> str:
    return f"{seconds:.{decimals}f}".replace(".", ",")


def _count(lines: int) -> str:
    return f"{lines:,}".replace(",", "\u00a0")


def _ratio(above: float, below: float) -> str:
    ratio = above / below
    return f"{ratio:.{2 if ratio < FINE else 0}f}".replace(".", ",")
