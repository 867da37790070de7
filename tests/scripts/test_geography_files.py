"""Are the shipped tables of communes, ages and former codes whole and true to what is known?

These tests read the shipped files only; `scripts/build_geography.py` is what writes them.
"""

import gzip
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "ingestion" / "reference"


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / name, dtype=str, keep_default_na=False)


def by_code(communes: pd.DataFrame) -> dict[str, dict[Hashable, Any]]:
    return {str(row["code"]): row for row in communes.to_dict("records")}


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    numbers = {"population": int, "latitude": float, "longitude": float}
    return table("communes.csv.gz").astype(numbers)


@pytest.fixture(scope="module")
def ages() -> pd.DataFrame:
    return table("commune_ages.csv.gz").astype({"population": int})


# Communes, EPCI, departments


def test_every_commune_of_2026_is_there_once(communes: pd.DataFrame) -> None:
    assert len(communes) == 34_875
    assert communes["code"].is_unique
    assert set(communes["code"].str.len()) == {5}
    assert list(communes["code"]) == sorted(communes["code"])


def test_codes_keep_their_zeros_and_their_letters(communes: pd.DataFrame) -> None:
    codes = set(communes["code"])
    assert {"01001", "2A004", "2B033", "97411", "97608"} <= codes
    assert (communes["department"].isin(["2A", "2B"])).sum() == 360
    assert not codes & {"20004", "75101", "69381", "13201"}


def test_a_commune_belongs_to_the_department_that_its_code_begins_with(communes: pd.DataFrame) -> None:
    pairs = zip(communes["code"], communes["department"], strict=True)
    assert all(code.startswith(department) for code, department in pairs)
    assert set(communes["department"]) == set(table("departments.csv")["code"])


def test_there_are_101_departments_in_18_regions() -> None:
    departments = table("departments.csv")
    assert len(departments) == 101
    assert departments["region"].nunique() == departments["region_name"].nunique() == 18
    orne = departments.set_index("code").loc["61"]
    assert (orne["name"], orne["region_name"]) == ("Orne", "Normandie")


def test_only_four_islands_belong_to_no_epci(communes: pd.DataFrame) -> None:
    alone = communes[communes["epci"] == ""]
    assert list(alone["name"]) == ["Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L'Île-d'Yeu"]


def test_the_population_of_an_epci_is_that_of_its_communes(communes: pd.DataFrame) -> None:
    published = table("epci.csv.gz").set_index("code")["population"].astype(int)
    summed = communes[communes["epci"] != ""].groupby("epci")["population"].sum()
    assert published.sort_index().to_dict() == summed.to_dict()


@pytest.mark.parametrize(
    ("department", "count", "population"), [("61", 381, 275_201), ("91", 194, 1_338_485)]
)
def test_the_shipped_departments_have_their_communes_and_people(
    communes: pd.DataFrame, department: str, count: int, population: int
) -> None:
    its_own = communes[communes["department"] == department]
    assert (len(its_own), its_own["population"].sum()) == (count, population)


def test_known_communes_are_where_they_are(communes: pd.DataFrame) -> None:
    known = by_code(communes)
    alencon = known["61001"]
    assert (alencon["name"], alencon["population"], alencon["epci"]) == ("Alençon", 25_490, "246100663")
    assert (alencon["latitude"], alencon["longitude"]) == pytest.approx((48.430, 0.083), abs=0.005)
    assert known["91228"]["name"] == "Évry-Courcouronnes"
    assert known["75056"]["population"] == 2_103_778


# Points


def test_every_commune_has_a_point_and_says_which(communes: pd.DataFrame) -> None:
    assert communes["point_kind"].value_counts().to_dict() == {"town_hall": 32_891, "centroid": 1_984}
    assert communes["latitude"].between(-22, 52).all()
    assert communes["longitude"].between(-62, 56).all()


def test_a_published_town_hall_far_from_its_commune_is_not_used(communes: pd.DataFrame) -> None:
    champlan = by_code(communes)["91136"]  # published 566 km away, in Colmar
    assert champlan["point_kind"] == "centroid"
    assert champlan["longitude"] == pytest.approx(2.278, abs=0.01)


# Ages


def test_three_age_groups_are_given_for_each_counted_commune(ages: pd.DataFrame) -> None:
    assert set(ages["age_group"]) == {"0-19", "20-64", "65+"}
    assert not ages.duplicated(["commune", "age_group"]).any()
    assert set(ages.groupby("commune").size()) == {3}
    assert (ages["population"] >= 0).all()


def test_ages_miss_only_mayotte_and_the_communes_re_established_since(
    communes: pd.DataFrame, ages: pd.DataFrame
) -> None:
    missing = set(communes["code"]) - set(ages["commune"])
    re_established = {"15031", "15035", "15047", "15171", "60694", "85165", "85212"}
    assert missing == re_established | {f"976{number:02d}" for number in range(1, 18)}
    assert set(ages["commune"]) <= set(communes["code"])


def test_ages_add_up_near_the_population_of_each_department(
    communes: pd.DataFrame, ages: pd.DataFrame
) -> None:
    department = communes.set_index("code")["department"]
    counted = ages.groupby(ages["commune"].map(department))["population"].sum()
    population = communes.groupby("department")["population"].sum().loc[counted.index]
    assert (counted / population).between(0.96, 1.03).all()  # census 2021 against census 2023
    assert (counted.loc["61"], counted.loc["91"]) == (276_977, 1_313_756)


# Former codes


def test_a_former_code_leads_to_one_commune_in_force(communes: pd.DataFrame) -> None:
    former = table("former_communes.csv.gz")
    assert former["former_code"].is_unique
    assert not set(former["former_code"]) & set(communes["code"])
    assert set(former["current_code"]) <= set(communes["code"])
    assert former["kind"].value_counts().to_dict() == {"former": 4_240, "municipal_district": 45}


@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("91182", "91228"),  # Courcouronnes, joined with Évry in 2019
        ("91222", "91390"),  # Estouches, in Le Mérévillois since 2019
        ("20004", "2A004"),  # Ajaccio, before Corsica had two departments
        ("75101", "75056"),  # first district of Paris
        ("60455", "60694"),  # La Neuville-Garnier, in Les Hauts-Talican
    ],
)
def test_known_former_codes_lead_where_they_should(former: str, current: str) -> None:
    assert table("former_communes.csv.gz").set_index("former_code").loc[former, "current_code"] == current


# Files


@pytest.mark.parametrize("name", ["communes", "epci", "commune_ages", "former_communes"])
def test_a_compressed_table_carries_no_time(name: str) -> None:
    content = (REFERENCE / f"{name}.csv.gz").read_bytes()
    assert content[4:8] == bytes(4)
    assert gzip.decompress(content).endswith(b"\n")
