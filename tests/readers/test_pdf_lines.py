"""A PDF's lines into paragraphs."""

from council_desk.readers.pdf_lines import HYPHEN, Line, Paragraph, paragraphs, whole_words, without_running_lines


def page(number: int, *texts: str, top: float = 0.8, step: float = 0.02) -> list[Line]:
    return [
        Line(text, number, top - step * place, 0.1, min(0.1 + 0.02 * len(text), 0.9), 12.0)
        for place, text in enumerate(texts)
    ]


def texts(lines: list[Line]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(lines)]


def test_headers_footers_and_page_numbers_go_and_are_named() -> None:
    lines = []
    for number in range(1, 5):
        lines += [
            Line("Packet of April 28", number, 0.96, 0.1, 0.4, 10.0),
            Line(f"Page {number} of 4", number, 0.03, 0.1, 0.3, 10.0),
        ]
        lines += page(number, f"Letter number {number}.")
    kept, taken = without_running_lines(lines, 4)
    assert [line.text for line in kept] == [f"Letter number {number}." for number in range(1, 5)]
    assert taken == ["Packet of April 28"]


def test_what_comes_again_within_the_page_is_the_letters_own() -> None:
    lines = [line for number in range(1, 5) for line in page(number, "Dear Council,", "Keep it.")]
    kept, taken = without_running_lines(lines, 4)
    assert kept == lines
    assert taken == []


def test_a_comments_heading_at_the_top_of_each_page_stays() -> None:
    lines = [Line(f"Comment {number}", number, 0.95, 0.1, 0.3, 12.0) for number in range(1, 5)]
    assert without_running_lines(lines, 4)[0] == lines


def test_wrapped_lines_are_joined_and_gaps_part_paragraphs() -> None:
    first = page(1, "This line is wrapped at the right", "edge and goes on below. It ends here", "at last.")
    second = page(1, "After a gap comes another paragraph", "of two lines.", top=0.7)
    assert texts(first + second) == [
        "This line is wrapped at the right edge and goes on below. It ends here at last.",
        "After a gap comes another paragraph of two lines.",
    ]
    assert [paragraph.apart for paragraph in paragraphs(first + second)] == [False, True]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = page(1, "The sentence that begins here is", "not done when the page") + page(2, "ends, but now it is.")
    assert texts(lines) == ["The sentence that begins here is not done when the page ends, but now it is."]
    full = "The line that ends this page is as wide as the page allows, and then Harbor"
    assert texts(page(1, full) + page(2, "Point is named.")) == [f"{full} Point is named."]
    lines = page(1, "The page ends with this sentence.") + page(2, "The next begins.")
    assert len(texts(lines)) == 2


def test_headings_and_list_marks_begin_lines_of_their_own() -> None:
    lines = page(
        1,
        "Name: Ana Ruiz",
        "I ask for two things which are these",
        "1. more light on the pier by night",
        "(b) less noise",
    )
    assert texts(lines) == [
        "Name: Ana Ruiz",
        "I ask for two things which are these",
        "1. more light on the pier by night",
        "(b) less noise",
    ]


def test_words_parted_at_a_lines_end_are_made_whole() -> None:
    found = [
        Paragraph(f"The har{HYPHEN}bor is well{HYPHEN}known and part{HYPHEN}time.", 1, False),
        Paragraph(f"It is well-known. Route 12{HYPHEN}B, North{HYPHEN}South.", 1, False),
        Paragraph(f"It ends{HYPHEN}", 1, False),
    ]
    assert [paragraph.text for paragraph in whole_words(found)] == [
        "The harbor is well-known and parttime.",
        "It is well-known. Route 12-B, North-South.",
        "It ends-",
    ]


def test_scripts_without_spaces_are_joined_without_one() -> None:
    first = "我支持扩大图书馆的开放时间希望" * 3
    assert texts(page(1, first, "周末也能开放")) == [first + "周末也能开放"]


def test_a_line_that_had_room_for_the_next_word_was_ended_on_purpose() -> None:
    lines = page(
        1, "Sincerely,", "Ana", "This line is as long as lines on this page can be, or nearly so, as you see", "end"
    )
    assert texts(lines)[:2] == ["Sincerely,", "Ana"]
    assert texts(lines)[2].endswith("see end")


def test_a_word_parted_at_the_pages_end_is_whole_again_over_the_page() -> None:
    lines = [*page(1, f"The harbor wants a member{HYPHEN}", top=0.1), *page(2, "ship card for every boat.")]
    assert [found.text for found in whole_words(paragraphs(lines))] == [
        "The harbor wants a membership card for every boat."
    ]


def test_a_letter_that_begins_on_the_next_page_is_not_joined_to_its_heading() -> None:
    lines = [*page(1, "From: Ana Ruiz", "Date: April 9, 2026", top=0.1), *page(2, "do it. everybody else has one")]
    assert texts(lines) == ["From: Ana Ruiz", "Date: April 9, 2026", "do it. everybody else has one"]
