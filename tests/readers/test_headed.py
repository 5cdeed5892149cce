"""Packets with a heading per comment."""

from council_desk.readers.headed import cut_at_headings, is_heading_line


def cut(text: str) -> tuple[list[tuple[str, dict[str, str]]], list[str]] | None:
    found = cut_at_headings(text.split("\n"))
    if found is None:
        return None
    return [(passage.text, dict(passage.fields)) for passage in found[0]], found[1]


def test_numbered_headings_with_names_and_dates() -> None:
    found = cut(
        "Marrow Bay comments\n\nComment 12\nName: Ana Ruiz\nSubmitted on 4/27/2026 6:05 PM\n\nKeep it.\nAll of it.\n\n"
        "Comment 13\nName: Lee Wong\nPosition: Oppose\nNo."
    )
    assert found == (
        [
            ("Keep it.\nAll of it.", {"external_id": "12", "name": "Ana Ruiz", "received": "4/27/2026 6:05 PM"}),
            ("No.", {"external_id": "13", "name": "Lee Wong", "position": "Oppose"}),
        ],
        ["Before the first heading, left out: Marrow Bay comments"],
    )


def test_mail_heads_part_mails_and_a_label_may_carry_the_text() -> None:
    found = cut(
        "From: Ana Ruiz\nSent: Monday, April 27, 2026\nTo: Council\nSubject: Pool\n\nKeep it.\n"
        "From: Lee Wong\nSent: Tuesday, April 28, 2026\nTo: Council\nSubject: Pool\n\nNo.\n"
    )
    assert found is not None
    assert [text for text, _ in found[0]] == ["Keep it.", "No."]
    assert found[0][0][1] == {"name": "Ana Ruiz", "received": "Monday, April 27, 2026", "subject": "Pool"}
    found = cut("Name: Ana  Date: 4/27/2026\nComment: Keep it.\nAll.\nName: Lee  Date: 4/28/2026\nComment: No.")
    assert found is not None
    assert found[0] == [
        ("Keep it.\nAll.", {"name": "Ana", "received": "4/27/2026"}),
        ("No.", {"name": "Lee", "received": "4/28/2026"}),
    ]


def test_a_mail_quoted_in_a_comment_stays_in_it() -> None:
    found = cut(
        "Comment 1\nName: Ana\n\nI was told:\nFrom: Clerk\nSent: April 3, 2026\nWait.\n\nComment 2\nName: Lee\n\nNo."
    )
    assert found is not None
    assert [text for text, _ in found[0]] == ["I was told:\nFrom: Clerk\nSent: April 3, 2026\nWait.", "No."]


def test_one_mails_head_is_enough_at_the_top() -> None:
    found = cut("From: Ana Ruiz\nSent: April 27, 2026\nSubject: Pool\n\nKeep it.")
    assert found is not None
    assert found[0] == [("Keep it.", {"name": "Ana Ruiz", "received": "April 27, 2026", "subject": "Pool"})]


def test_names_that_stand_below_go_to_the_words_above_them() -> None:
    text = "I hope that the pool stays open all year long.\nName: Ana\nEmail: a@b.org\n\n"
    text += "Not me.\nName: Lee\nEmail: l@b.org\n"
    found = cut(text)
    assert found is not None
    assert found[0] == [
        ("I hope that the pool stays open all year long.", {"name": "Ana", "email": "a@b.org"}),
        ("Not me.", {"name": "Lee", "email": "l@b.org"}),
    ]


def test_run_together_letters_have_no_headings() -> None:
    assert cut("Dear Council,\nKeep it.\nAna\n\nDear Council,\nNo.\nLee") is None
    assert cut("") is None
    assert cut("Agenda Item: 29\nDate: April 28, 2026\n\nI like it.\nI do not.") is None


def test_lines_and_pages_are_those_of_the_text() -> None:
    lines = ["Comment 1", "Name: Ana", "", "Keep it.", "", "Comment 2", "Name: Lee", "No.", "Never."]
    found = cut_at_headings(lines, [1, 1, 1, 1, 1, 2, 2, 2, 3])
    assert found is not None
    assert [(p.first_line, p.last_line, p.page) for p in found[0]] == [(4, 4, 1), (8, 9, 2)]
    for passage in found[0]:
        assert passage.first_line is not None
        assert "\n".join(lines[passage.first_line - 1 : passage.last_line]) == passage.text


def test_a_long_preface_is_kept_and_an_empty_heading_is_said() -> None:
    preface = "A letter without any heading stands first. " * 12
    found = cut(f"{preface}\nComment 1\nName: Ana\nKeep it.\nComment 2\nName: Lee\n\nComment 3\nName: Jo\nNo.")
    assert found is not None
    assert [text for text, _ in found[0]] == [preface.strip(), "Keep it.", "No."]
    assert any("1 headings have no words" in note for note in found[1])


def test_heading_lines_in_several_languages() -> None:
    for line in (
        "Comment 12",
        "Comment #3:",
        "From: Ana",
        "Nombre: Ana",
        "Correo electrónico: a@b.org",
        "Letter 7 of 9",
    ):
        assert is_heading_line(line), line
    for line in ("Comment 12 was wrong about the pool.", "Please note: the pool leaks.", "", "Ana Ruiz"):
        assert not is_heading_line(line), line


def test_a_first_sentence_behind_re_is_the_letters_own() -> None:
    found = cut(
        "From: Ana Ruiz\nDate: April 9, 2026\nRe: the skate park. Last week two lamps fell over there and\n"
        "nobody came.\n\nFrom: Lee Wong\nDate: April 9, 2026\nRe: skate park\nKeep it.\n\n"
        "From: Mai Tran\nDate: April 9, 2026\nRe: please keep the skate park\n"
    )
    assert found is not None
    assert [text for text, _ in found[0]] == [
        "Re: the skate park. Last week two lamps fell over there and\nnobody came.",
        "Keep it.",
        "please keep the skate park",
    ]
