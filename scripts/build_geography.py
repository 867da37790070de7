"""Which files does the geography of the product need, and how are they rebuilt?

Usage, from the root of the project, where the product is installed with its `geography` extra
(`pip install -e '.[geography]'`) and `npm` and `pip` reach their registries:

    python scripts/build_geography.py --departments 61 91

The tables of `ingestion/reference/` and `door/static/geo/departments.json` always cover the whole of France;
`--departments` says for which departments a map of communes is drawn. The product itself never downloads
anything: it reads the files that this script writes. Sources and limits: `docs/sources/README.md`.
"""

import argparse
from pathlib import Path

from scripts.geography.ages import AgeCounts, age_counts
from scripts.geography.contours import Contours, contours, town_halls
from scripts.geography.files import write_csv, write_json
from scripts.geography.locations import Location, locations
from scripts.geography.maps import communes_map, departments_map
from scripts.geography.official import OfficialCodes, official_codes

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / "build" / "geography"
REFERENCE = Path("ingestion/reference")
MAPS = Path("door/static/geo")


def main() -> None:
    """Write every file of the geography and say what was found and what is missing."""
    arguments = _arguments()
    codes = official_codes(CACHE)
    unknown = sorted(set(arguments.departments) - set(codes.departments))
    if unknown:
        raise SystemExit(f"Unknown departments: {', '.join(unknown)}. Expected codes such as 61, 2A or 974.")
    shapes = contours(codes, CACHE)
    places = locations(codes.communes, shapes, town_halls(codes, CACHE))
    ages = age_counts(codes, CACHE)
    write_tables(arguments.output / REFERENCE, codes, places, ages)
    write_maps(arguments.output / MAPS, arguments.departments, codes, shapes)
    report(codes, places, ages)


def write_tables(folder: Path, codes: OfficialCodes, places: dict[str, Location], ages: AgeCounts) -> None:
    """Write the reference tables of communes, EPCI, departments, ages and superseded codes."""
    write_communes(folder / "communes.csv.gz", codes, places)
    write_csv(
        folder / "epci.csv.gz",
        ("code", "name", "kind", "population"),
        ((epci.code, epci.name, epci.kind, epci.population) for epci in codes.epcis.values()),
    )
    write_csv(
        folder / "departments.csv",
        ("code", "name", "region", "region_name"),
        ((row.code, row.name, row.region, row.region_name) for row in codes.departments.values()),
    )
    write_csv(
        folder / "commune_ages.csv.gz",
        ("commune", "age_group", "population"),
        ((commune, group, count) for (commune, group), count in ages.population.items()),
    )
    write_csv(
        folder / "former_communes.csv.gz",
        ("former_code", "current_code", "kind"),
        ((row.former_code, row.current_code, row.kind) for row in codes.superseded.values()),
    )


def write_communes(path: Path, codes: OfficialCodes, places: dict[str, Location]) -> None:
    """Write the table of communes; those without a location keep empty coordinates."""
    header = ("code", "name", "department", "epci", "population", "latitude", "longitude", "point_kind")
    rows = []
    for row in codes.communes.values():
        place = places.get(row.code)
        point = (place.latitude, place.longitude, place.kind) if place else ("", "", "")
        rows.append((row.code, row.name, row.department, row.epci, row.population, *point))
    write_csv(path, header, rows)


def write_maps(folder: Path, departments: list[str], codes: OfficialCodes, shapes: Contours) -> None:
    """Write the map of all departments and one map of communes for each department asked for."""
    write_json(folder / "departments.json", departments_map(codes, shapes))
    for department in departments:
        write_json(folder / f"communes-{department}.json", communes_map(department, codes, shapes))


def report(codes: OfficialCodes, places: dict[str, Location], ages: AgeCounts) -> None:
    """Print the counts that `docs/sources/README.md` states, and everything that is missing."""
    kinds = [place.kind for place in places.values()]
    without_place = [code for code in codes.communes if code not in places]
    print(f"communes: {len(codes.communes)}, EPCI: {len(codes.epcis)}, departments: {len(codes.departments)}")
    print(f"superseded codes: {len(codes.superseded)}")
    print(f"communes without EPCI: {[row.code for row in codes.communes.values() if not row.epci]}")
    print(f"points: {kinds.count('town_hall')} town halls, {kinds.count('centroid')} centroids")
    print(f"communes without point: {without_place}")
    print(f"ages: {sum(ages.population.values())} people counted; unplaced codes: {ages.unplaced}")
    print(f"communes without ages: {ages.without_count}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Rebuild the geography files shipped with the product.")
    parser.add_argument("--departments", nargs="+", required=True, help="codes, such as 61 91 2A 974")
    parser.add_argument("--output", type=Path, default=ROOT, help="root of the written files")
    return parser.parse_args()


if __name__ == "__main__":
    main()
