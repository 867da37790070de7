"""What does somebody read who goes no further, and what can they do?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from components.look import STATIC
from components.markup.words import element, escape, optional
from door.sign_in.reader import sign_out
from door.sign_in.reception import Closed, Why
from metrics.units import MINUTES, NO_BREAK, Unit
from settings import Settings

NAME = "Vigie"
PRODUCT = "Tableau de bord départemental de l'accès aux droits et aux soins"
SIGN_IN, AGAIN, RETRY, SIGN_OUT = "Se connecter", "Se reconnecter", "Réessayer", "Se déconnecter"


@dataclass(frozen=True)
class Words:
    """A page of the door: its title, its sentences, its only action."""

    title: str
    sentences: tuple[str, ...]
    action: str
    concern: bool = False


def show(closed: Closed, settings: Settings) -> None:
    """The page that says why, with its only action."""
    told = words(closed.why, settings)
    _keep_the_filters()
    with st.container(key="porte", width=520, horizontal_alignment="left"):
        st.html(page(told, closed.identifier))
        if told.action == SIGN_OUT:
            st.button(SIGN_OUT, key="se-deconnecter", on_click=partial(sign_out, settings))
        elif told.action == RETRY and st.user.is_logged_in:
            st.button(RETRY, key="reessayer", type="primary")
        elif st.button(told.action, key="se-connecter", type="primary"):
            st.login()


def _keep_the_filters() -> None:
    """Streamlit takes from the address the filters that are no longer drawn: put them back, to return."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    kept = st.session_state.setdefault(_ASKED, asked)
    if asked != kept:
        st.query_params.from_dict(kept)


def forget_the_filters() -> None:
    """The reader has come in: what was asked at the door is not kept."""
    st.session_state.pop(_ASKED, None)


def page(told: Words, identifier: str) -> str:
    """The words of a page of the door, as HTML."""
    body = element("h1", escape(told.title), "vg-door__title")
    body += "".join(element("p", escape(sentence), "vg-door__words") for sentence in told.sentences)
    if identifier:
        shown = element("code", escape(identifier))
        body += element("p", f"Identifiant à donner{NO_BREAK}: {shown}", "vg-door__identifier")
    head = f'<img class="vg-door__logo" src="{STATIC}/vigie.svg" alt="{NAME}">'
    head += optional("p", PRODUCT, "vg-door__product")
    kind = "vg-door vg-door--concern" if told.concern else "vg-door"
    return element("div", head + element("div", body, "vg-door__body"), kind, lang="fr")


def words(why: Why, settings: Settings) -> Words:
    """The words of each reason."""
    hours = settings.sign_in.session_hours
    whom = settings.sign_in.whom_to_ask
    return {
        Why.NOBODY: Words(
            "Connexion",
            ("Vigie s'ouvre aux personnes que la caisse a désignées.", _COMING_BACK),
            SIGN_IN,
        ),
        Why.SIGNED_OUT: Words(
            "Vous êtes déconnecté",
            ("La session est fermée, ici et dans les autres onglets de ce navigateur.",),
            SIGN_IN,
        ),
        Why.EXPIRED: Words(
            "Votre session a expiré",
            (f"Une session dure {_duration(hours)} après la connexion.", _COMING_BACK),
            AGAIN,
        ),
        Why.REFUSED: Words(
            "Cette connexion a été refusée",
            (
                "Le service de connexion n'a pas prouvé qui vous êtes. Rien n'a été ouvert.",
                f"Recommencez{NO_BREAK}; si cela dure, prévenez {whom}.",
            ),
            AGAIN,
            concern=True,
        ),
        Why.LEVEL: Words(
            "Cette connexion n'est pas assez sûre",
            (f"Vigie demande un second facteur. Reconnectez-vous, ou adressez-vous à {whom}.",),
            AGAIN,
            concern=True,
        ),
        Why.UNREACHABLE: Words(
            "Le service de connexion ne répond pas",
            (f"Réessayez dans un instant{NO_BREAK}; si cela dure, prévenez {whom}.",),
            RETRY,
            concern=True,
        ),
        Why.NO_RIGHT: Words(
            "Rien ne vous est encore ouvert",
            (
                "Vous êtes bien connecté, mais aucun rôle sur un département suivi ici ne vous a été donné.",
                f"Pour le demander, adressez-vous à {whom}.",
            ),
            SIGN_OUT,
        ),
    }[why]


_ASKED = "asked at the door"
_COMING_BACK = "Une fois connecté, vous reviendrez à la page demandée, avec ses filtres."


def _duration(hours: float) -> str:
    if hours < 1:
        return MINUTES.write(max(1, round(hours * 60)))
    return Unit("hours", "heure", "heures", decimals=0 if hours == int(hours) else 1).write(hours)
