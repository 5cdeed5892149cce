"""The marks of a sentence by which a question owed an answer is learned."""

from council_desk.analysis.question_marks import question_marks
from council_desk.analysis.sentences import lowered, split_sentences


def marks_of(text: str, i: int = 0) -> set[str]:
    sentences = split_sentences(text)
    asked = [each.words(text).endswith("?") for each in sentences]
    return set(question_marks(lowered(text), sentences, i, asked, (sum(asked), len(sentences)), ["asks for a fact"]))


def test_a_question_is_marked_by_the_words_it_asks_with() -> None:
    marks = marks_of("So tell me, when does the gate close?")
    assert {"q1 when", "q2 when does", "e1 close", "at only", "why asks for a fact"} <= marks


def test_what_stands_around_is_marked() -> None:
    marks = marks_of("I like trees. When does it close? Thank you.", 1)
    assert {"before1 i", "after1 thank", "at mid", "asked 1"} <= marks


def test_numbers_are_all_alike() -> None:
    assert "u 0" in marks_of("Is it 45 feet?")
    assert "u 45" not in marks_of("Is it 45 feet?")
