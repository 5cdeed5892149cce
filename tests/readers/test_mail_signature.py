"""Where the closing ends and the signature block begins (more in tests/data/mail/bodies.txt)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_signature import fold_signature, is_signature_block


def kept(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(line for line, folded in zip(lines, fold_signature(lines), strict=True) if not folded).strip()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Keep it.\n\nThanks,\nAna Ruiz\nHarbor Heights\n555-014-1234",
            "Keep it.\n\nThanks,\nAna Ruiz\nHarbor Heights",
        ),
        ("Keep it.\n\nAna Ruiz\nCell: (555) 014-1234", "Keep it.\n\nAna Ruiz"),
        ("Keep it.\nGracias,\nAna\nDirectora, Casa Azul\nTel. 555 014 1234", "Keep it.\nGracias,\nAna"),
        (
            "Keep it.\nThanks,\nAna\nPlease call me at 555-014-1234",
            "Keep it.\nThanks,\nAna\nPlease call me at 555-014-1234",
        ),
        ("Call the shelter at 555-014-1234.", "Call the shelter at 555-014-1234."),
        ("Keep it.\n-- \nAna Ruiz\nana@mail.example", "Keep it."),
        ("Keep it.\n-- \nAna Ruiz", "Keep it.\nAna Ruiz"),
        ("Keep it.\nSincerely,\nAna\n555-014-1234\nP.S. And the bus.", "Keep it.\nSincerely,\nAna\nP.S. And the bus."),
        (
            "Keep it.\nBest,\nAna Ruiz\n\nAna Ruiz, PhD (she/they)\nPlanner, Harbor Trust\n555-0142",
            "Keep it.\nBest,\nAna Ruiz",
        ),
        ("Keep it.\nBest,\nAna Ruiz\nAna Ruiz, DVM\nGull Clinic\n555-0142", "Keep it.\nBest,\nAna Ruiz"),
        ("Keep it.\nThanks,\nAna Ruiz\nBen Ruiz, MD\n555-0142", "Keep it.\nThanks,\nAna Ruiz\nBen Ruiz, MD"),
        ("Keep it.\nSincerely,\nAna Ruiz, PhD\nGull Street", "Keep it.\nSincerely,\nAna Ruiz, PhD\nGull Street"),
        ("Keep it.\n\nAna\n\nAna Ruiz\nRuiz Nets\n2 Quay | 555-0142\nOpen Tuesday to Sunday", "Keep it.\n\nAna"),
        ("Keep it.\nBest,\nAna\n555-0142\nHours: Mon-Fri 8-6, Sat 9-1", "Keep it.\nBest,\nAna"),
        ("Keep it.\nViele Grüße,\nAna\n555-0142\nGeöffnet Mo-Fr 9-17 Uhr", "Keep it.\nViele Grüße,\nAna"),
        ("Keep it.\n\nAna Ruiz\nOpen Monday nights, please!", "Keep it.\n\nAna Ruiz\nOpen Monday nights, please!"),
        (
            "Hours: Mon-Fri 9-5 is not enough.\n\nAna\n555-0142",
            "Hours: Mon-Fri 9-5 is not enough.\n\nAna",
        ),
        ("Keep it.\n\nAna Ruiz | Owner | Ruiz Nets | 555-014-1234", "Keep it."),
        ("Keep it.\n\nAna | Ben | 12 Gull Street", "Keep it.\n\nAna | Ben | 12 Gull Street"),
        ("Keep it.\n\nAna Ruiz, DDS\nRuiz Dental\n90 Quay\n555-014-1234\nNew patients welcome!", "Keep it."),
        ("Keep it.\n\nAna Ruiz, PhD\n14 Gull Street\n555-014-1234", "Keep it.\n\nAna Ruiz, PhD\n14 Gull Street"),
        ("Keep it.\n\nBill\n\nBill Hargrave\nHargrave Supply\n22 Dock\n555-0142", "Keep it.\n\nBill"),
        ("Keep it.\n\nAna\n555-0142\nSee our street.", "Keep it.\n\nAna\nSee our street."),
        ("Keep it.\n\nAna Lo, Chair\nBen Ito, Clerk\nThe PTA", "Keep it.\n\nAna Lo, Chair\nBen Ito, Clerk\nThe PTA"),
        ("", ""),
    ],
)
def test_only_what_is_no_closing_is_folded(text: str, own: str) -> None:
    assert kept(text) == own


def test_a_marked_block_is_a_signature_unless_the_writer_speaks_in_it() -> None:
    assert is_signature_block(["Ana Ruiz", "Director"], [])
    assert is_signature_block(["Ana Ruiz"], ["Thanks,", "Ana"])
    assert not is_signature_block(["Ana Ruiz", "Harbor Heights"], ["Keep it."])
    assert not is_signature_block(["I forgot to say that you should keep the bus too."], ["Keep it."])
    assert is_signature_block([], [])


@given(
    st.lists(
        st.sampled_from(
            ["Thanks,", "Ana", "555-014-1234", "-- ", "", "Director", "P.S. x", "a@b.example", "I say so to you."]
        )
    )
)
def test_every_line_gets_one_answer(lines: list[str]) -> None:
    assert len(fold_signature(lines)) == len(lines)
