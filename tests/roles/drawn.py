"""Which readers and which addresses do the tests of roles draw: right, wrong, tampered?"""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from access.user import Role, User
from door.menu import PAGES
from metrics.catalogue import TOPICS
from pages.partners.programme import PARTS

INJECTIONS = ("61' OR 1=1--", "1); drop table visit;--", "../acces", "61%00", "<b>61</b>", "x" * 3000)
DEPARTMENTS = ("61", "91", "75", "2A", "99", "61 – Orne", "75 – Paris", *INJECTIONS)
PERIODS = ("2022", "2021", "T3 2022", "1789", *INJECTIONS)
PUBLICATIONS = ("n°\u00a01", "1", "2", "-1", "99", *INJECTIONS)
TABS = (*PARTS, "Tous les indicateurs", "Parcours", *INJECTIONS)
REFUSALS = tuple(f"{what} ne vous est pas ouvert" for what in ("Ce département", "Ce programme"))
CLOSED = "Cette page ne vous est pas ouverte"

names = st.sampled_from(tuple(PAGES))
readers = st.builds(
    User,
    name=st.just("Lecteur"),
    role=st.sampled_from(Role),
    departments=st.lists(st.sampled_from(("61", "91")), min_size=1, unique=True).map(tuple),
    topics=st.lists(st.sampled_from(tuple(TOPICS)), unique=True).map(tuple),
    identifier=st.just("essai"),
)
asked = st.fixed_dictionaries(
    {},
    optional={
        "departement": st.sampled_from(DEPARTMENTS),
        "periode": st.sampled_from(PERIODS),
        "publication": st.sampled_from(PUBLICATIONS),
        "onglet": st.sampled_from(TABS),
        "indicateur": st.sampled_from(("Saisines", *INJECTIONS)),
        "pas": st.sampled_from(("année", *INJECTIONS)),
        "mot": st.sampled_from(("délai", *INJECTIONS)),
    },
)
quick = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
long = settings(quick, max_examples=600)
