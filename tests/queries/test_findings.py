"""Excerpts, questions and sensitive passages as spans of the text."""

from hypothesis import given
from hypothesis import strategies as st
from packets import LIGHTS, NOISE, POOL
from tagged_office import EDITED, POOL_ASK, tagged_office

from council_desk.operations.campaigns import set_follow
from council_desk.queries.findings import NOWHERE, findings, place_words
from council_desk.store.store import Store


def test_decided_and_suggested_findings_of_several_comments(store: Store) -> None:
    office = tagged_office(store)
    texts = {office.comments[1]: POOL, office.comments[4]: NOISE, office.comments[5]: LIGHTS}
    found = store.ask(findings, texts)
    by_campaign, suggested = found.excerpts[office.comments[1]][0], found.excerpts[office.comments[5]][0]
    assert (by_campaign.start, by_campaign.end, by_campaign.by_campaign) == (*POOL_ASK, True)
    assert (suggested.sentence, suggested.decided, suggested.confidence) == ("Light the crossing.", False, 0.7)
    assert [(q.decided, NOISE[q.start : q.start + 5]) for q in found.questions[office.comments[4]]] == [(True, "Could")]
    assert [p.kind for p in found.sensitive[office.comments[5]]] == ["health"]


def test_only_what_is_decided(store: Store) -> None:
    office = tagged_office(store)
    texts = {office.comments[1]: POOL, office.comments[5]: LIGHTS}
    found = store.ask(findings, texts, decided_only=True)
    assert list(found.excerpts) == [office.comments[1]]
    assert found.sensitive == {}


def test_the_template_s_words_are_found_in_an_edited_letter(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Follow") as session:
        set_follow(session, [office.comments[3]], True)
    (excerpt,) = store.ask(findings, {office.comments[3]: EDITED}).excerpts[office.comments[3]]
    assert EDITED[excerpt.start : excerpt.end] == POOL[POOL_ASK[0] : POOL_ASK[1]]


def test_words_are_placed_whatever_their_quotes_case_and_spacing() -> None:
    text = "Good evening.  We ask you to “keep the   POOL open”."
    start, end = place_words(text, '"Keep the pool open"')
    assert text[start:end] in ("“keep the   POOL open”", "keep the   POOL open")
    assert place_words(text, "close the pool") == NOWHERE
    assert place_words(text, "   ") in (NOWHERE, (13, 13)) or place_words("a b", "   ") == NOWHERE


@given(st.text(), st.text())
def test_a_place_is_always_within_the_text(text: str, words: str) -> None:
    start, end = place_words(text, words)
    assert (start, end) == NOWHERE or 0 <= start <= end <= len(text)


@given(st.text(), st.text(min_size=1), st.text())
def test_words_that_stand_there_are_found(before: str, words: str, after: str) -> None:
    text = before + words + after
    start, end = place_words(text, words)
    assert text[start:end] == words
