"""The page in the documentation says what the data say."""

from pathlib import Path

from simulator.guidance.markdown import render_points
from simulator.guidance.points import guidance_points

PAGE = Path(__file__).parents[2] / "docs" / "guidance.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_points(), "write it again: see its first paragraph"


def test_every_point_has_one_row_of_six_cells() -> None:
    rows = [line for line in render_points().splitlines() if line.startswith("| S")]
    assert [row.split(" | ")[0] for row in rows] == [f"| {point_id}" for point_id in guidance_points()]
    assert {row.count(" | ") for row in rows} == {5}
