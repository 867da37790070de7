"""France services: what does its page show?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels import france_services as panels
from charts.panels.france_services import lists
from charts.panels.france_services.access import access
from components.cards import cards
from components.figure import Panel, show, show_list, side_by_side
from components.sections import sections
from components.trend import trend_of
from components.view import View, programme_view
from metrics import france_services as fs
from metrics.france_services import activity, reach
from metrics.france_services.detail import LIMITS, SERVICES, network_of
from metrics.travel import words


def render(user: User) -> None:
    """Key figures, access and its holes, points and hours, requests, links with the fund, saisines."""
    view = programme_view(user, "france_services")
    cards(view, (fs.SITES, fs.PRINCIPAL, reach.WITHIN_20, activity.CPAM_REQUESTS))
    sections(
        view,
        {
            "Temps d'accès": _access,
            "Habitants et territoires": _reach,
            "Points et horaires": _sites,
            "Demandes": _requests,
            "Référents et Espace Partenaires": _links,
            "Saisines": _saisines,
        },
    )


def _reach(view: View) -> None:
    cards(view, (reach.WITHIN_30, reach.DISTANCE, reach.COMMUNES_BEYOND))
    cards(view, (reach.NO_SATURDAY, reach.NO_EVENING, reach.ACCESSIBLE_HOURS))
    st.caption(f"{words(reach.TRAVEL)}. La distance est un fait, la durée une estimation.")
    side_by_side(view, trend_of(view, reach.WITHIN_20), trend_of(view, reach.ACCESSIBLE_HOURS))


def _access(view: View) -> None:
    st.caption(f"{words(reach.TRAVEL)}. La distance est un fait, la durée une estimation.")
    charts = access(view.figures, *_asked())
    show(view, Panel(charts.where, reach.INHABITANTS, "carte"))
    side_by_side(
        view,
        Panel(charts.people, reach.INHABITANTS, "habitants-par-temps"),
        Panel(charts.by_epci, reach.INHABITANTS, "temps-par-epci"),
    )
    show_list(view, Panel(charts.beyond, reach.INHABITANTS, "communes-eloignees"))


def _asked() -> tuple[str, int]:
    """Which points, and how many minutes."""
    services = {name: service for service, name in SERVICES.items()}
    limits = {f"{limit} minutes": limit for limit in LIMITS}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        service = st.selectbox(
            "Points recherchés", list(services), key="points", bind="query-params", width=290
        )
        limit = st.selectbox("Temps choisi", list(limits), 1, key="temps", bind="query-params", width=160)
    return services[str(service)], limits[str(limit)]


def _sites(view: View) -> None:
    cards(view, (fs.HOURS_PER_SITE, fs.SATURDAY, fs.EVENING))
    hours = Panel(panels.sites_by_hours(view.figures), fs.OPEN_24_HOURS, "heures")
    side_by_side(view, trend_of(view, fs.SITES), hours)
    show_list(view, Panel(lists.sites(network_of(view.figures)), fs.SITES, "points"))


def _requests(view: View) -> None:
    figures = view.figures
    cards(view, (activity.CPAM_SOLVED, activity.SOLVED, activity.CPAM_SHARE))
    side_by_side(view, trend_of(view, activity.CPAM_REQUESTS), trend_of(view, activity.CPAM_SOLVED))
    side_by_side(
        view,
        Panel(panels.requests_by_site(figures), activity.CPAM_REQUESTS, "demandes-par-point"),
        Panel(panels.solved_by_epci(figures), activity.CPAM_SOLVED, "resolution-par-epci"),
    )


def _links(view: View) -> None:
    cards(view, (activity.TRAINED, activity.PARTNER_REQUESTS, activity.REPLY_DELAY))
    links = panels.links_by_month(view.figures, view.choice.granularity)
    side_by_side(view, Panel(links, activity.TRAINED, "liens"), trend_of(view, activity.PARTNER_REQUESTS))


def _saisines(view: View) -> None:
    cards(view, (activity.SAISINES, activity.SAISINES_SHARE, activity.SAISINES_90))
    show(view, trend_of(view, activity.SAISINES))
