import time

import pytest

from council_desk.analysis.sensitive import find_sensitive


def kinds(text: str) -> set[str]:
    return {found.kind for found in find_sensitive(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Call me at (555) 201-0144 after six.", "phone"),
        ("Write to pat.ortega@example.org please.", "email"),
        ("I live at 412 Cedar Lane, Apt 3.", "home_address"),
        ("My husband is undocumented and afraid.", "immigration"),
        ("I have multiple sclerosis and use a walker.", "health"),
        ("My daughter Ana, who is seven, walks to school there.", "minor"),
        ("I live on a fixed income of $900.", "financial"),
        ("I was assaulted at that corner.", "victim"),
        ("Mi hijo tiene ocho años y va a la escuela allí.", "minor"),
    ],
)
def test_private_passages_are_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text", ["Trees are good for the city.", "The ordinance is on page 412.", "Meet at the library on Main."]
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert kinds(text) == set()


def test_the_span_of_a_number_is_the_number() -> None:
    text = "Call 555-201-0144 now"
    found = find_sensitive(text)[0]
    assert text[found.start : found.end] == "555-201-0144"


def test_a_hostile_text_stays_cheap() -> None:
    started = time.process_time()
    for piece in ("a", "1", "a@", "my son is "):
        find_sensitive(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 20
