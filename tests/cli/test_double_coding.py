"""double-coding, as a person types it; the coding itself is done in the window."""

import pytest
from packets import BENCH, LIGHTS, NOISE, POOL
from typed_desk import Desk

from council_desk.operations.double_coding import code_stance, finish_coding
from council_desk.operations.office import open_office
from council_desk.queries.agenda import find_item
from council_desk.queries.double_coding import blind_sheet, double_codings

AT = ("--item", "29", "--meeting", "2026-04-28")
ANA, BEN = "Ana Reyes", "Ben Oster"
PARK = "No cars in the park on Sundays, please."


def with_letters(desk: Desk) -> None:
    rows = "\n".join(f'"{text}"' for text in (POOL, LIGHTS, BENCH, NOISE, PARK, POOL))
    desk.done("import", desk.file("letters.csv", f"Comment\n{rows}\n"), *AT)


def drawn(desk: Desk, *more: object) -> str:
    with_letters(desk)
    return desk.done("--as", ANA, "double-coding", "start", *AT, "--coders", ANA, BEN, "--seed", 7, *more).err


def coded(desk: Desk) -> None:
    """Both answer by number and are done: they differ on comments 2 and 5."""
    differing = {"2": ("support", "support_if_amended"), "5": ("neutral", "unclear")}
    with open_office(desk.office, who=ANA) as store:
        coding = store.ask(double_codings, store.ask(find_item, "29"))[0].id
        for place, who in enumerate((ANA, BEN)):
            with store.change("Code blind") as session:
                for text in blind_sheet(session, coding, who).texts:
                    stance = differing.get(text.label, ("oppose" if text.label == "1" else "support",) * 2)[place]
                    code_stance(session, text.text_id, who, stance)
                session.flush()
                finish_coding(session, coding, who)


def stances(desk: Desk) -> dict[int, str | None]:
    return {row["number"]: row["stance"] for row in desk.done("comments", *AT).rows}


def test_a_sample_is_drawn_and_stays_blind(desk: Desk) -> None:
    said = drawn(desk, "--size", 4)
    assert said.startswith("Drew 4 of 5 distinct texts (seed 7) for Ana Reyes and Ben Oster.")
    shown = desk.done("double-coding", "show", *AT)
    assert shown.lines == [
        "texts 4 of 5, seed 7",
        "first Ana Reyes: 0 of 4 coded",
        "second Ben Oster: 0 of 4 coded",
    ]
    assert "stays blind" in desk("double-coding", "settle", *AT, "--agreed").refusal
    assert "under way" in desk("double-coding", "start", *AT, "--coders", ANA, BEN).refusal


def test_agreement_is_printed_and_differences_are_settled(desk: Desk) -> None:
    drawn(desk)
    coded(desk)
    lines = desk.done("double-coding", "show", *AT).lines
    assert "alike 3 of 5, 60%" in lines
    assert any(line.startswith("kappa 0.") for line in lines)
    assert "stance support: first 3, second 2, both 2" in lines
    assert "agreed 3, waiting 3" in lines
    assert "differ 2: first support, second support_if_amended, open" in lines
    done = desk.done("--as", BEN, "double-coding", "settle", "2", *AT, "--take", "second")
    assert done.err == "Settled 2 as support_if_amended.\n"
    assert desk.done("double-coding", "settle", "5", *AT, "--stance", "oppose").err == "Settled 5 as oppose.\n"
    assert desk.done("double-coding", "settle", *AT, "--agreed").err == "3 tagged, 0 had it already, 0 left alone.\n"
    after = stances(desk)
    assert (after[1], after[2], after[5]) == ("oppose", "support_if_amended", "oppose")
    shown = desk.done("double-coding", "show", *AT).lines
    settled = "differ 2: first support, second support_if_amended, settled as support_if_amended"
    assert settled in shown
    desk.done("undo")
    assert "agreed 3, waiting 3" in desk.done("double-coding", "show", *AT).lines


def test_one_is_given_up_and_stays_in_the_record(sqlite_desk: Desk) -> None:
    drawn(sqlite_desk, "--share", 50, "--stances-only")
    assert sqlite_desk.done("--as", BEN, "double-coding", "give-up", *AT).err.startswith("Given up.")
    assert sqlite_desk.done("double-coding", "show", *AT).lines[-1] == "given up by Ben Oster"
    assert "Gave up a double coding" in sqlite_desk.done("history").out
    again = sqlite_desk.done("double-coding", "start", *AT, "--coders", ANA, BEN, "--size", 3)
    assert "Drew 3 of 5" in again.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("settle", *AT, "--take", "first"), "the number of one comment"),
        (("settle", "2", *AT, "--agreed"), "without a number"),
        (("settle", "1", *AT, "--take", "first"), "none of the differences"),
        (("settle", "99", *AT, "--stance", "oppose"), "none of the differences"),
        (("start", *AT, "--coders", ANA, "ana reyes"), "one person"),
    ],
)
def test_what_cannot_be_done_says_why(sqlite_desk: Desk, words: tuple[str, ...], says: str) -> None:
    drawn(sqlite_desk)
    coded(sqlite_desk)
    before = sqlite_desk.state()
    assert says in sqlite_desk("double-coding", *words).refusal
    assert sqlite_desk.state() == before


def test_without_a_double_coding_it_says_how_to_begin(sqlite_desk: Desk) -> None:
    with_letters(sqlite_desk)
    assert "`double-coding start`" in sqlite_desk("double-coding", "show", *AT).refusal
