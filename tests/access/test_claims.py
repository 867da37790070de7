"""Do claims give the rights that they name, and never one more?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.claims import Lacking, Rights, Told, name_of, rights_of, told_by
from access.user import Role, User
from settings import Settings, from_environment

TOPICS = ("planir", "mas", "ass", "c2s")
WORDS = (
    "direction",
    "partenaire",
    "DIRECTION",
    "admin",
    "",
    "tous",
    "61",
    "91",
    "2A",
    "75",
    "mas",
    "c2s",
    "x",
)
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.lists(st.one_of(st.sampled_from(WORDS), st.integers(), st.none()), max_size=4),
    st.lists(st.sampled_from(WORDS), max_size=4).map(",".join),
    st.dictionaries(st.sampled_from(["roles", "vigie"]), st.lists(st.sampled_from(WORDS)), max_size=2),
)


def settings(**environment: str) -> Settings:
    return from_environment({"VIGIE_DEPARTMENTS": "61,91", **environment})


def reader(claims: dict[str, Any], **environment: str) -> User | Lacking:
    return rights(claims, **environment).reader


def rights(claims: dict[str, Any], **environment: str) -> Rights:
    told = settings(**environment)
    return rights_of(told_by(claims, told), "abc", name_of(claims), told, TOPICS)


def claims(role: Any = "direction", departments: Any = "61", **more: Any) -> dict[str, Any]:
    return {"name": "Claire Morel", "vigie_role": role, "vigie_departements": departments, **more}


def test_a_director_and_a_partner_are_what_their_claims_say() -> None:
    assert reader(claims(departments=["91", "61"])) == User(
        "Claire Morel", Role.DIRECTOR, ("61", "91"), (), "abc"
    )
    partner = reader(claims("partenaire", vigie_programmes=["mas"]))
    assert partner == User("Claire Morel", Role.PARTNER, ("61",), ("mas",), "abc")


def test_a_department_that_the_installation_does_not_serve_gives_no_right_and_is_noted() -> None:
    told = rights(claims(departments="61, 75"))
    assert isinstance(told.reader, User)
    assert told.reader.departments == ("61",)
    assert told.ignored == ("department '75'",)
    assert reader(claims(departments="75")) is Lacking.DEPARTMENT


def test_an_unknown_role_gives_no_right_and_is_noted() -> None:
    assert rights(claims("admin")) == Rights(Lacking.ROLE, ("role 'admin'",))
    assert reader(claims("Direction")) is Lacking.ROLE, "a role is written exactly as the installation says"


def test_no_claim_at_all_is_no_right() -> None:
    assert reader({}) is Lacking.ROLE
    assert reader({"vigie_role": "direction"}) is Lacking.DEPARTMENT


def test_programmes_that_do_not_exist_are_never_read_as_every_programme() -> None:
    assert reader(claims(vigie_programmes=["inconnu"])) is Lacking.TOPIC
    assert reader(claims(vigie_programmes=[])) is Lacking.TOPIC


def test_all_is_said_with_a_word() -> None:
    everywhere = reader(claims(departments="tous", vigie_programmes="tous"))
    assert isinstance(everywhere, User)
    assert (everywhere.departments, everywhere.topics) == (("61", "91"), ())


def test_the_first_of_two_roles_is_the_one_that_sees_more() -> None:
    both = reader(claims(["partenaire", "direction"]))
    assert isinstance(both, User)
    assert both.role is Role.DIRECTOR


def test_where_only_publications_are_everybody_is_a_partner() -> None:
    served = reader(claims(), VIGIE_DIFFUSION_URL="sqlite:///d.sqlite")
    assert isinstance(served, User)
    assert served.role is Role.PARTNER


def test_names_of_claims_may_be_nested_as_keycloak_does() -> None:
    told = {"realm_access": {"roles": ["offline", "vigie-direction"]}, "groupes": ["61"]}
    found = reader(
        told,
        VIGIE_ROLE_CLAIM="realm_access.roles",
        VIGIE_DEPARTMENTS_CLAIM="groupes",
        VIGIE_DIRECTOR_ROLES="vigie-direction, vigie-codir",
    )
    assert isinstance(found, User)
    assert (found.role, found.departments) == (Role.DIRECTOR, ("61",))


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"name": " Claire  Morel "}, "Claire Morel"),
        ({"given_name": "Claire", "usual_name": "Morel"}, "Claire Morel"),
        ({"preferred_username": "cmorel"}, "cmorel"),
        ({"name": 3}, "Lecteur sans nom"),
    ],
)
def test_a_reader_is_called_by_the_best_name_told(told: dict[str, Any], name: str) -> None:
    assert name_of(told) == name


@given(role=ANYTHING, departments=ANYTHING, topics=ANYTHING, with_topics=st.booleans())
def test_no_claims_give_more_than_the_installation_has(
    role: Any, departments: Any, topics: Any, with_topics: bool
) -> None:
    told = {"vigie_role": role, "vigie_departements": departments}
    told |= {"vigie_programmes": topics} if with_topics else {}
    found = reader(told)
    if isinstance(found, User):
        assert found.departments
        assert set(found.departments) <= {"61", "91"}
        assert found.role in Role
        assert set(found.topics) <= set(TOPICS)
        said = role if isinstance(role, list) else str(role).split(",")
        word = {Role.DIRECTOR: "direction", Role.PARTNER: "partenaire"}[found.role]
        assert word in [one.strip() for one in said if isinstance(one, str)]
        named = str(departments)
        assert all(one in named for one in found.departments) or "tous" in named.lower()
        if with_topics and topics is not None and not found.topics:
            assert "tous" in str(topics).lower() or all(topic in str(topics) for topic in TOPICS)


@given(roles=st.lists(st.sampled_from(WORDS)), departments=st.lists(st.sampled_from(WORDS)))
def test_the_words_of_the_table_are_held_to_the_same_rule(roles: list[str], departments: list[str]) -> None:
    found = rights_of(Told(tuple(roles), tuple(departments), None), "abc", "x", settings(), TOPICS).reader
    assert isinstance(found, Lacking) or set(found.departments) <= {"61", "91"}
