"""Is every figure readable, French, and the same on screen as in the settings of the screen?"""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import altair as alt
import pytest

from charts import theme
from charts.lines import _WORDS

ROOT = Path(__file__).resolve().parents[2]
AA_TEXT, AA_SHAPE = 4.5, 3.0


@pytest.mark.parametrize("colour", [theme.INK, theme.QUIET, theme.BLUE, theme.BLUE_DEEP, theme.ORANGE])
@pytest.mark.parametrize("ground", [theme.PAPER, theme.GROUND])
def test_text_colours_reach_aa(colour: str, ground: str) -> None:
    assert theme.contrast(colour, ground) >= AA_TEXT


@pytest.mark.parametrize("colour", [theme.BLUE, theme.PAST, theme.ORANGE, theme.HATCH])
def test_lines_and_points_stand_out_from_the_paper(colour: str) -> None:
    assert theme.contrast(colour, theme.PAPER) >= AA_SHAPE


@pytest.mark.parametrize("fill", [*theme.SEQUENCE, *theme.PARTS, theme.NO_DATA])
def test_words_on_a_fill_are_readable(fill: str) -> None:
    assert theme.contrast(theme.legible_on(fill), fill) >= AA_TEXT


@pytest.mark.parametrize("stroke", _WORDS)
def test_the_name_of_a_line_is_readable(stroke: str) -> None:
    assert theme.contrast(_WORDS[stroke], theme.PAPER) >= AA_TEXT


def test_the_sequence_darkens_steadily_so_that_it_survives_black_and_white_print() -> None:
    on_white = [theme.contrast(colour, theme.PAPER) for colour in theme.SEQUENCE]
    assert on_white == sorted(on_white)
    assert all(later / earlier > 1.3 for earlier, later in itertools.pairwise(on_white))


def test_contrast_is_the_one_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_numbers_and_months_are_french() -> None:
    number, time = theme.CONFIG["locale"]["number"], theme.CONFIG["locale"]["time"]
    assert (number["decimal"], number["thousands"], number["percent"]) == (",", "\u202f", "\u00a0%")
    assert time["shortMonths"][:2] == ["janv.", "févr."]


def test_the_theme_is_the_one_of_every_altair_chart() -> None:
    theme.register()
    drawn = alt.Chart(alt.NamedData(name="rows")).mark_bar().to_dict()
    assert drawn["config"]["locale"] == theme.CONFIG["locale"]


def test_the_settings_of_the_screen_use_the_palette() -> None:
    said = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert (said["primaryColor"], said["textColor"]) == (theme.BLUE, theme.INK)
    assert said["chartCategoricalColors"] == list(theme.PARTS)


def test_the_styles_use_the_palette() -> None:
    styles = (ROOT / "door" / "static" / "vigie.css").read_text(encoding="utf-8")
    for name, colour in (
        ("ink", theme.INK),
        ("quiet", theme.QUIET),
        ("blue", theme.BLUE),
        ("blue-deep", theme.BLUE_DEEP),
        ("orange", theme.ORANGE),
        ("rule", theme.RULE),
    ):
        assert f"--vg-{name}: {colour};" in styles


def test_the_font_is_shipped_with_its_licence() -> None:
    said = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    face = said["fontFaces"][0]
    assert face["family"] == theme.FONT
    assert (ROOT / "door" / face["url"].removeprefix("app/")).is_file()
    for folder in (ROOT / "door" / "static" / "fonts", ROOT / "exports" / "fonts"):
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_no_style_asks_another_host() -> None:
    styles = (ROOT / "door" / "static" / "vigie.css").read_text(encoding="utf-8")
    assert "http" not in styles
    assert "@import" not in styles
