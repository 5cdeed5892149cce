from dataclasses import replace

from council_desk.documents.memo import make_memo
from council_desk.documents.memo_cities import cities
from council_desk.queries.briefing import BriefedCities, BriefedClaim
from documents.briefings import comment, empty_briefing, full_briefing
from documents.paper_reading import section_words, words

HALE = "Port Hale closed its pool in 2019 and was sorry."
BOTH = "Cities like Boise and Denver open theirs at six."


def with_claims(*claims, texts=(HALE, f"Well. {HALE}", BOTH), **more):
    """The full briefing with letters from number 301, and claims: key, city, words, the letters' words, numbers."""
    briefing = full_briefing()
    letters = tuple(comment(301 + n, text, "support", **more) for n, text in enumerate(texts))
    by_id = {letter.id: letter.text for letter in letters}

    def passages(said, ids):
        places = ((1000 + n, max(by_id[1000 + n].find(said), 0)) for n in ids)
        return tuple((i, start, start + len(said)) for i, start in places)

    accepted = tuple((key, BriefedClaim(city, stands, passages(said, ids))) for key, city, stands, said, ids in claims)
    ids = (*briefing.all_counted.ids, *by_id)
    return replace(
        briefing,
        comments=(*briefing.comments, *letters),
        all_counted=replace(briefing.all_counted, ids=ids),
        cities=BriefedCities(accepted=accepted),
    )


def test_without_an_accepted_claim_there_is_no_section():
    assert section_words(cities, full_briefing()) == ""
    assert section_words(cities, empty_briefing()) == ""
    assert "Other cities" not in words(make_memo(full_briefing()))


def test_a_claim_stands_with_its_city_its_words_and_its_numbers():
    found = section_words(cities, with_claims(("port hale", "Port Hale", HALE, HALE, (301, 302))))
    assert f"Port Hale “{HALE}” 301, 302" in found
    assert "As writers say, not checked: 1 claim in 2 submissions." in found.replace("\n", " ")


def test_words_of_the_office_have_no_quotation_marks():
    found = section_words(cities, with_claims(("port hale", "Port Hale", "Port Hale has no pool.", HALE, (301,))))
    assert "Port Hale has no pool." in found
    assert "“" not in found


def test_what_one_letter_says_of_two_cities_stands_once_and_the_city_most_speak_of_first():
    claims = [(name.lower(), name, BOTH, BOTH, (303,)) for name in ("Boise", "Denver")]
    found = section_words(cities, with_claims(*claims, ("port hale", "Port Hale", HALE, HALE, (301, 302))))
    assert found.count("open theirs at six") == 1
    assert "Boise, Denver" in found
    assert found.index("Port Hale") < found.index("Boise, Denver")


def test_a_claim_that_many_make_prints_a_count_with_the_list_behind_it():
    texts = [f"Letter {n}. {HALE}" for n in range(30)]
    following = ("port hale", "Port Hale", HALE, HALE, range(301, 316))
    assert "301–315" in section_words(cities, with_claims(following, texts=texts))
    scattered = ("port hale", "Port Hale", HALE, HALE, range(301, 331, 2))
    found = section_words(cities, with_claims(scattered, texts=texts))
    assert "15 comments" in found
    memo = words(make_memo(with_claims(scattered, texts=texts)))
    assert "What writers say of Port Hale" in memo
    assert "301, 303, 305" in memo


def test_private_and_withheld_words_are_not_printed_by_a_claim():
    said = "Port Hale fired my son Ned Vale at 555-0199."
    at = said.index("555-0199")
    claim = ("port hale", "Port Hale", said, said, (301,))
    private = with_claims(claim, texts=(said,), private=((at, at + 8),))
    withheld = with_claims(claim, texts=(said,), withheld=((0, len(said)),))
    for briefing in (private, withheld):
        found = section_words(cities, briefing)
        assert "555" not in found
        assert "A claim that holds private words" in found
    undecided = replace(with_claims(claim, texts=(said,)), undecided_sensitive=(1301,))
    assert "Ned Vale" not in words(make_memo(undecided))
    reworded = with_claims(("port hale", "Port Hale", "Port Hale fired a worker.", said, (301,)), texts=(said,))
    reworded = replace(
        reworded, comments=(*reworded.comments[:-1], replace(reworded.comments[-1], private=((at, 42),)))
    )
    assert "Port Hale fired a worker." in section_words(cities, reworded)


def test_one_claim_of_one_writer_is_told_by_its_number_alone():
    found = section_words(cities, with_claims(("port hale", "Port Hale", HALE, HALE, (301,)), texts=(HALE,)))
    assert "As writers say, not checked." in found
    assert "301" in found


def test_many_claims_are_counted_and_the_memo_stays_the_same_for_the_same_data():
    texts = [f"Port Hale did thing {n}." for n in range(12)]
    claims = [("port hale", "Port Hale", text, text, (301 + n,)) for n, text in enumerate(texts)]
    briefing = with_claims(*claims, texts=texts)
    found = section_words(cities, briefing)
    assert "And 4 more" in found
    assert found.count("Port Hale did") == 8
    assert make_memo(briefing) == make_memo(briefing)


def test_the_section_can_be_switched_off():
    briefing = replace(with_claims(("port hale", "Port Hale", HALE, HALE, (301,))), sections=(("cities", False),))
    assert "As writers say" not in words(make_memo(briefing))
