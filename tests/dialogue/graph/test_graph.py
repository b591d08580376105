"""The picture of a dialogue in its three forms."""

from xml.etree import ElementTree

import pytest

from simulator.dialogue.graph.mermaid import render_mermaid
from simulator.dialogue.graph.model import graph_of
from simulator.dialogue.graph.svg import render_svg
from simulator.dialogue.graph.text import render_text
from simulator.guidance.language import Language
from tests.dialogue.small import small_dialogue

DIALOGUE = small_dialogue()
PATH = ("talks", "talks", "quiet", "told")


def test_every_state_and_condition_is_in_the_graph() -> None:
    graph = graph_of(DIALOGUE, Language.EN)
    assert {node.id for node in graph.nodes} == set(DIALOGUE.states)
    labels = {(arrow.source, arrow.target): arrow.labels for arrow in graph.arrows}
    assert labels["quiet", "told"] == ("take the pressure off and days of rest ≥ 3", "after 5 days")
    assert labels["talks", "quiet"] == ("otherwise",)


def test_the_path_of_an_attempt_numbers_its_arrows() -> None:
    graph = graph_of(DIALOGUE, Language.NL, PATH)
    taken = {(arrow.source, arrow.target): arrow.turns for arrow in graph.arrows if arrow.turns}
    assert taken == {("talks", "talks"): (1,), ("talks", "quiet"): (2,), ("quiet", "told"): (3,)}


def test_layers_go_from_the_start_to_the_endings() -> None:
    layers = {node.id: node.layer for node in graph_of(DIALOGUE, Language.NL).nodes}
    assert layers["talks"] == 0
    assert layers["quiet"] == 1
    assert len({layers[state.id] for state in DIALOGUE.endings}) == 1


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_text_fits_the_terminal(width: int) -> None:
    text = render_text(graph_of(DIALOGUE, Language.NL, PATH), width)
    assert max(map(len, text.splitlines())) <= width
    assert "«3» told" in text


def test_mermaid_names_no_state_with_a_hyphen_and_marks_the_path() -> None:
    text = render_mermaid(graph_of(DIALOGUE, Language.EN, PATH))
    assert text.startswith("flowchart TD\n")
    assert "linkStyle" in text
    assert '-->|"3. take the pressure off' in text


def test_the_svg_is_well_formed_and_has_a_title() -> None:
    root = ElementTree.fromstring(render_svg(graph_of(DIALOGUE, Language.EN, PATH)))
    space = {"svg": "http://www.w3.org/2000/svg"}
    title = root.find("svg:title", space)
    assert title is not None
    assert title.text == "Small"
    assert len(root.findall(".//svg:path[@class='arrow taken']", space)) == 3
