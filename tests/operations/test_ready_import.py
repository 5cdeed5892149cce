"""A proposal is worked out before anything is written: editions, times, languages, who wrote."""

from dataclasses import replace

import pytest
from packets import BENCH, LIGHTS, NOISE, POOL, comment, listed

from council_desk.errors import NotFoundError, UnreadableFileError
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ReadyImport
from council_desk.operations.ready_import import ready_import
from council_desk.operations.review_import import drop
from council_desk.progress import Cancelled
from council_desk.queries.intake import StandingEntry, StandingList


def standing(*texts: str) -> StandingList:
    entries = tuple(StandingEntry(10 + i, 20 + i, text, None, None) for i, text in enumerate(texts))
    return StandingList(7, 1, "letters.csv", entries)


def states(ready: ReadyImport) -> list[dict[str, int]]:
    return [{key: count for key, count in edition.states().items() if count} for edition in ready.editions]


def twice(first: tuple[str, ...], second: tuple[str, ...]) -> ImportProposal:
    rows = [comment(text) for text in first] + [replace(comment(text), edition=2) for text in second]
    return listed(*rows)


def test_a_first_list_is_all_new() -> None:
    ready = ready_import(listed(POOL, LIGHTS, POOL))
    assert states(ready) == [{"new": 3}]
    assert len(ready.wordings) == 3
    assert ready.list_id is None
    assert ready.says == ()


def test_equal_texts_count_as_often_as_they_came() -> None:
    keys = [wording.text_key for wording in ready_import(listed(POOL, f"Dear Council,\n{POOL}", POOL)).wordings]
    assert keys[0] == keys[1] == keys[2]


def test_a_list_that_stands_twice_in_one_file_is_counted_once() -> None:
    ready = ready_import(twice((POOL, LIGHTS, BENCH), (POOL, LIGHTS + " Thank you.", BENCH, NOISE)))
    assert states(ready) == [{"new": 3}, {"unchanged": 2, "revised": 1, "new": 1}]
    assert len(ready.comments) == 4
    assert ready.standing == 4
    assert any("stands again" in sentence for sentence in ready.says)


def test_what_the_second_copy_leaves_out_is_withdrawn() -> None:
    ready = ready_import(twice((POOL, LIGHTS, BENCH), (POOL, BENCH)))
    assert states(ready)[1] == {"unchanged": 2, "withdrawn": 1}
    assert ready.editions[1].withdrawn_new == (1,)


def test_a_list_that_comes_again_is_proposed_as_its_next_edition_with_the_reason() -> None:
    ready = ready_import(listed(POOL, LIGHTS, BENCH, NOISE, name="again.csv"), [standing(POOL, LIGHTS, BENCH)])
    assert ready.list_id == 7
    assert states(ready) == [{"unchanged": 3, "new": 1}]
    assert "again.csv was taken as edition 2 (whole) of the list letters.csv" in ready.says[0]


def test_other_letters_make_a_list_of_their_own() -> None:
    ready = ready_import(listed(NOISE, BENCH), [standing(POOL, LIGHTS, POOL)])
    assert ready.list_id is None
    options = ImportOptions(edition_of="none")
    assert ready_import(listed(POOL, LIGHTS, options=options), [standing(POOL, LIGHTS)]).list_id is None


def test_an_addition_withdraws_nothing() -> None:
    options = ImportOptions(edition_of=7, edition_kind="addition")
    ready = ready_import(listed(NOISE, options=options), [standing(POOL, LIGHTS)])
    assert (ready.list_id, states(ready)) == (7, [{"new": 1}])
    whole = ready_import(listed(NOISE, options=replace(options, edition_kind="whole")), [standing(POOL, LIGHTS)])
    assert states(whole) == [{"new": 1, "withdrawn": 2}]
    assert whole.editions[0].withdrawn == (10, 11)


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFoundError, match="no list 8"):
        ready_import(listed(POOL, options=ImportOptions(edition_of=8)), [standing(POOL)])


def test_dropping_everything_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="Keep at least one"):
        ready_import(drop(listed(POOL), 0))


def test_times_are_read_in_the_office_s_zone() -> None:
    options = ImportOptions(time_zone="America/Los_Angeles")
    ready = ready_import(listed(comment("One.", received="4/28/2026 5:30 PM"), options=options))
    assert ready.comments[0].received_at == "2026-04-29T00:30:00Z"
    assert ready.comments[0].received_as_given == "4/28/2026 5:30 PM"


def test_day_and_month_follow_the_whole_column_or_the_person() -> None:
    rows = [comment("One.", received="05/04/2026"), comment("Two.", received="28/04/2026")]
    told = ready_import(listed(*rows))
    assert [c.received_at for c in told.comments] == ["2026-04-05T07:00:00Z", "2026-04-28T07:00:00Z"]
    said = ready_import(listed(rows[0], options=ImportOptions(date_order="mdy", time_zone="UTC")))
    assert said.comments[0].received_at == "2026-05-04T00:00:00Z"


def test_date_and_time_in_two_columns_are_one_time() -> None:
    ready = ready_import(listed(comment("One.", received="2026-04-28", received_time="17:30")))
    assert ready.comments[0].received_at == "2026-04-29T00:30:00Z"


def test_a_time_that_cannot_be_told_keeps_its_words() -> None:
    (only,) = ready_import(listed(comment("One.", received="two days ago"))).comments
    assert (only.received_at, only.received_as_given) == (None, "two days ago")


def test_channel_position_language_and_signatories() -> None:
    letter = "Por favor, mantengan abierta la piscina por las tardes para nuestros hijos y vecinos de la ciudad."
    signed = f"{letter}\n\nFirmado:\nClub de Natación\nAsociación de Vecinos\nAna Ortiz"
    (only,) = ready_import(listed(comment(signed, position="In favor", channel="Web Form"))).comments
    assert (only.position, only.channel, only.language) == ("support", "web form", "es")
    assert [s.name for s in only.signatories] == ["Club de Natación", "Asociación de Vecinos", "Ana Ortiz"]


def test_the_channel_that_a_person_names_goes_before_the_file_s() -> None:
    proposal = listed(comment("One.", channel="web"), options=ImportOptions(channel="letter"))
    assert ready_import(proposal).comments[0].channel == "letter"


def test_cancel_stops_the_work() -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        ready_import(listed(POOL), (), Impatient())


def test_the_same_words_in_other_lines_are_unchanged_and_keep_their_wording() -> None:
    wrapped = LIGHTS.replace(" dark ", " dark\n")
    ready = ready_import(listed(POOL, wrapped, BENCH, name="again.pdf"), [standing(POOL, LIGHTS, BENCH)])
    assert states(ready) == [{"unchanged": 3}]
    assert [(wording.kind, wording.text) for wording in ready.wordings] == [("received", wrapped)]
