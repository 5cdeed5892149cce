"""A packet's lines become paragraphs; the title and page furniture stay apart."""

import pytest

from council_desk.analysis.boundary_units import assign_clusters, list_number, read_page, unmarked


def test_titles_in_several_forms():
    for title, item, file in [
        ("12. 2026-00214 Resolution Renaming Harmon Street", "12", "2026-00214"),
        ("Agenda Item 9: File No. 26-1177 Shelter Lease", "9", "26-1177"),
        ("5A. Ordinance Amending Chapter 9 of the Municipal Code", "5A", None),
        ("6 - Stadium lease terms", "6", None),
    ]:
        page = read_page(title + "\nI am against it.\n")
        assert (page.item_number, page.file_number, page.title_lines) == (item, file, (1,)), title


def test_a_numbered_ask_is_no_title():
    assert read_page("1. Fence the whole field before anybody is hurt.\n2. Add a gate.").title is None
    assert read_page("40 years I have lived here.").title is None


def test_page_numbers_and_repeated_titles_are_noise():
    title = "3. 2026-00001 Motion Concerning Benches"
    page = read_page("\n".join([title, "More benches please.", "Page 2 of 9", title, "Fewer benches."]))
    assert page.noise_lines == (3, 4)
    assert [u.text for u in page.units] == ["More benches please.", "Fewer benches."]


def test_list_marks():
    assert [list_number(t) for t in ("1) a", "(2) b", "3. c", "(b) d", "#4 e", "none")] == [1, 2, 3, 2, 4, 0]
    assert unmarked("2. Close it") == "Close it"


def test_near_identical_paragraphs_share_a_cluster():
    page = read_page(
        "1) Close the ramp between ten at night and five in the morning.\n"
        "Something else entirely is said here by somebody.\n"
        "Close the ramp between eleven at night and five in the morning!"
    )
    counts = assign_clusters(page.units)
    assert page.units[0].cluster == page.units[2].cluster != page.units[1].cluster
    assert sorted(counts.values()) == [1, 2]


def packet_over_pages(header: str) -> str:
    lines = ["Ordinance Amending the Noise Rules of the Pier District", ""]
    for page, season in enumerate(("summer", "autumn", "winter", "spring"), start=1):
        lines += ["I have lived on Dock Street for thirty years and the trucks have never", "been as loud as in"]
        lines += ["", "Office of the City Clerk", header.format(page), ""]
        lines += [f"this {season}, when the pier opened.", "", f"Please fix it by {season}.", ""]
    return "\n".join(lines)


@pytest.mark.parametrize("header", ["Page {} of 9", "Public comment received   Page {} of 9"])
def test_what_every_page_carries_is_no_part_of_a_letter_that_goes_over_the_page(header: str) -> None:
    page = read_page(packet_over_pages(header))
    texts = [unit.text for unit in page.units]
    assert not any("Clerk" in text or "of 9" in text for text in texts)
    assert any("as loud as in this summer" in text for text in texts)


def test_a_title_without_a_number_that_stands_alone_above_the_list_is_its_title() -> None:
    assert (
        read_page(packet_over_pages("Page {} of 9")).title == "Ordinance Amending the Noise Rules of the Pier District"
    )


def test_a_short_first_letter_is_no_title() -> None:
    assert read_page("Vote NO on the Plan\n\nIt costs too much.\n\nAgreed.").title is None
