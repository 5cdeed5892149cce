from council_desk.analysis.terms import amounts, frequencies, stem, terms


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("fences") == stem("fenced") == stem("fencing")
    assert stem("permits") == stem("permitting")


def test_small_words_are_no_terms() -> None:
    assert [term.stem for term in terms("The council should plant the oaks")] == ["plant", "oak"]


def test_numbers_in_words_and_digits_are_the_same_amount() -> None:
    found = amounts("two hundred and forty dollars, $240, twenty-five pounds, 10 p.m.")
    assert [(a.value, a.unit) for a in found] == [(240, "$"), (240, "$"), (25, "pound"), (10, "p.m.")]


def test_frequencies_are_known_by_either_wording() -> None:
    assert frequencies("Report monthly") == frequencies("a report every month") == frozenset({"month"})
