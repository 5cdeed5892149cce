from council_desk.documents.quotes import choose_quotes, quote_of
from documents.briefings import comment, full_briefing


def test_a_quote_is_exact_words_of_its_comment():
    for made in full_briefing().comments:
        quote = quote_of(made)
        if quote:
            assert quote.words in " ".join(made.text.split())


def test_a_campaign_member_is_quoted_only_in_its_own_words():
    for made in full_briefing().comments:
        quote = quote_of(made)
        if quote and made.campaign_id:
            assert any(a <= quote.start and quote.end <= b for a, b in made.own_words)


def test_private_and_withheld_words_are_not_quoted():
    text = "Call me at 555-0123 any day you like. The street floods each winter and nobody comes to look."
    quote = quote_of(comment(1, text, "support", private=((11, 19),)))
    assert quote is not None
    assert quote.words == "The street floods each winter and nobody comes to look."
    assert quote_of(comment(1, text, "support", withheld=((0, len(text)),))) is None


def test_the_greeting_is_left_out_and_what_is_asked_is_preferred():
    text = (
        "Dear Council,\n\nI have lived here for many years and have seen a lot of things come and go on our street, "
        "some of them good and some of them bad, and most of them slow, which is what one gets. We like our street. "
        "It is quiet in the winter and loud in summer when windows are open. Please plant two trees for each one cut."
    )
    at = text.index("plant two")
    quote = quote_of(comment(1, text, "support", excerpts=((at, at + 20, 1),)))
    assert quote is not None
    assert not quote.words.startswith("Dear")
    assert "plant two trees" in quote.words


def test_each_stance_and_language_before_any_comes_twice():
    comments = list(full_briefing().comments)
    chosen = choose_quotes(comments, 6, set())
    kinds = [(q.comment.stance, q.comment.language) for q in chosen]
    assert len(set(kinds)) == 6
    again = choose_quotes(comments, 6, {q.comment.id for q in chosen}, {q.words for q in chosen})
    assert not {q.words for q in again} & {q.words for q in chosen}
