"""A member has its template's stance, unless its edit changes the ask or its own words say otherwise."""

from market_item import AGAINST, EDITED, FORM, OWN_WORDS

from council_desk.analysis.items import ItemContext
from council_desk.operations.suggest_stances import Letter, StanceReader
from council_desk.operations.suggestion_set import ProposedTag
from council_desk.queries.thinking import CommentToThink

ITEM = ItemContext("Night market on Pier Road", "ordinance")


def comment(text: str, position: str | None = None) -> CommentToThink:
    return CommentToThink(1, 1, text, "en", position, None, None, "unique", (), False)


def read(text: str, letter: Letter | None = None, position: str | None = None) -> ProposedTag:
    return StanceReader(ITEM).read(comment(text, position), letter)


def member(text: str, own: str = "", *, changes_ask: bool = False) -> Letter:
    spans = ((text.index(own), text.index(own) + len(own)),) if own else ()
    return Letter((False, 0), FORM, spans, changes_ask)


def test_a_lone_letter_is_read_by_itself_with_the_words_behind_it() -> None:
    found = read(AGAINST)
    assert found.value == "oppose"
    assert any("oppose" in AGAINST[start:end] for start, end in found.evidence)


def test_a_member_has_the_template_s_stance_with_evidence_in_its_own_text() -> None:
    text = "Good evening.\n\n" + FORM
    template = read(FORM)
    found = read(text, member(text))
    assert (found.value, found.confidence) == (template.value, template.confidence)
    assert [text[a:b] for a, b in found.evidence] == [FORM[a:b] for a, b in template.evidence]


def test_own_words_without_a_position_change_nothing() -> None:
    assert read(EDITED, member(EDITED, OWN_WORDS)).value == read(FORM).value


def test_own_words_that_declare_the_other_side_count() -> None:
    own = "My neighbor sent me this letter to sign. I strongly oppose the market and urge you to vote no."
    text = f"{FORM}\n\n{own}"
    found = read(text, member(text, own))
    assert found.value == "oppose"
    assert all(start >= text.index(own) for start, _ in found.evidence)


def test_a_letter_whose_edit_changes_the_ask_is_read_by_itself() -> None:
    text = FORM.replace("I write in support of", "I write in strong opposition to").replace("Vote yes", "Vote no")
    assert read(text, member(text, changes_ask=True)).value.startswith("oppose")


def test_what_the_writer_ticked_is_a_second_witness() -> None:
    assert read(FORM, member(FORM), "oppose").confidence < read(FORM, member(FORM), "support").confidence
