"""Are settings read once, checked at once, and refused in French with the name of the variable?"""

from __future__ import annotations

import pytest

from settings import EMBEDDED_BASE, SettingError, Travel, from_environment


def test_without_any_variable_the_embedded_base_of_two_departments_is_opened() -> None:
    settings = from_environment({})
    assert settings.reporting_url == f"sqlite:///{EMBEDDED_BASE}"
    assert settings.departments == ("61", "91")
    assert settings.travel == Travel()


@pytest.mark.parametrize(
    ("written", "read"),
    [("91", ("91",)), (" 61 , 2a,", ("61", "2A")), ("971,971", ("971",))],
)
def test_departments_are_read_as_a_person_writes_them(written: str, read: tuple[str, ...]) -> None:
    assert from_environment({"VIGIE_DEPARTMENTS": written}).departments == read


def test_a_number_may_have_a_french_comma() -> None:
    assert from_environment({"VIGIE_DETOUR": "1,4"}).travel.detour == 1.4


def test_an_empty_address_is_no_address() -> None:
    assert from_environment({"VIGIE_REPORTING_URL": ""}) == from_environment({})


@pytest.mark.parametrize("name", ["VIGIE_DETOUR", "VIGIE_SPARSE_KMH", "VIGIE_DENSE_KMH"])
@pytest.mark.parametrize("written", ["zéro", "0", "-3", "nan", "inf", "1.2.3"])
def test_a_wrong_number_is_refused_by_name(name: str, written: str) -> None:
    with pytest.raises(SettingError, match=f"{name} vaut « {written} » : écrire un nombre positif"):
        from_environment({name: written})


def test_visits_are_kept_a_year_unless_told_otherwise() -> None:
    assert from_environment({}).access_kept_days == 365
    assert from_environment({"VIGIE_ACCESS_KEPT_DAYS": " 180 "}).access_kept_days == 180


@pytest.mark.parametrize("written", ["toujours", "0", "-1", "1.5", "1099", "²"])
def test_a_wrong_number_of_days_is_refused_by_name(written: str) -> None:
    said = f"VIGIE_ACCESS_KEPT_DAYS vaut « {written} » : écrire un nombre de jours"
    with pytest.raises(SettingError, match=said):
        from_environment({"VIGIE_ACCESS_KEPT_DAYS": written})


def test_no_department_at_all_is_refused() -> None:
    with pytest.raises(SettingError, match="VIGIE_DEPARTMENTS est vide"):
        from_environment({"VIGIE_DEPARTMENTS": " , "})
