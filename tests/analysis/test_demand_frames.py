from council_desk.analysis.demand_frames import Setting, english_frames, spanish_frames, split_verbs, trimmed
from council_desk.analysis.sentences import split_sentences


def frames(text: str, heading: bool = False) -> list[tuple[str, str]]:
    sentence = split_sentences(text)[0]
    return [(f.frame, text[f.start : f.end]) for f in english_frames(text, sentence, Setting(heading))]


def test_a_request_names_what_is_asked() -> None:
    assert ("request", "plant more oaks.") in frames("we urge you to plant more oaks.")


def test_a_list_under_an_ask_is_an_ask_even_without_a_verb() -> None:
    assert ("list item", "guards at all hours") in frames("1. guards at all hours", heading=True)


def test_what_others_ask_is_not_the_writers_request() -> None:
    assert frames("they demand that the trees be cut.") == []


def test_a_span_ends_where_the_reason_begins() -> None:
    text = "plant more oaks because it is hot"
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == "plant more oaks"


def test_two_verbs_are_two_asks_but_a_pronoun_goes_with_the_first() -> None:
    text = "raise the fine and hire an officer"
    assert [text[a:b] for a, b in split_verbs(text, 0, len(text))] == ["raise the fine", "hire an officer"]
    assert len(split_verbs("build a pool and fund it fully", 0, 30)) == 1


def test_spanish_requests() -> None:
    text = "les pido que pongan bancas en el parque."
    found = list(spanish_frames(text, split_sentences(text)[0], Setting()))
    assert any("pongan bancas" in text[f.start : f.end] for f in found)
