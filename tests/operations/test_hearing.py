"""What the reading model heard in letters is kept on this desk."""

import pytest

from council_desk.analysis.heard import hear_letters
from council_desk.operations import hearing
from council_desk.operations.hearing import FOLDER, hear_kept
from council_desk.paths import user_cache_folder

TITLE = "Ordinance closing Ferry Street to cars on Sundays"
LETTERS = [
    "I strongly support closing Ferry Street on Sundays. Please vote yes.",
    "Who pays for the barriers? Nobody has told us.",
    "",
    "Why not. \u200b \ud800",
]


def kept_files():
    folder = user_cache_folder() / FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_a_letter_is_heard_the_second_time_as_the_first():
    first = hear_kept(LETTERS, TITLE)
    assert hear_kept(LETTERS, TITLE) == first == hear_letters(LETTERS, TITLE)


def test_letters_heard_before_are_not_read_again(monkeypatch: pytest.MonkeyPatch):
    whole = hear_kept(LETTERS, TITLE)
    read: list[str] = []

    def listening(texts, title, progress=None):
        read.extend(texts)
        return hear_letters(texts, title, progress)

    monkeypatch.setattr(hearing, "hear_letters", listening)
    assert hear_kept([*LETTERS, "Please keep it open."], TITLE)[: len(LETTERS)] == whole
    assert read == ["", "Please keep it open."]


def test_another_item_hears_for_itself():
    assert hear_kept(LETTERS[:1], TITLE) != hear_kept(LETTERS[:1], "Ordinance on the hours of the library")


def test_nothing_that_is_kept_holds_a_word_of_a_letter():
    hear_kept(LETTERS, TITLE)
    (file,) = kept_files()
    assert b"Ferry" not in file.read_bytes() and b"support" not in file.read_bytes()


@pytest.mark.parametrize("broken", [b"", b"no archive at all", b"PK\x03\x04" + bytes(60)])
def test_a_broken_file_is_no_loss(broken: bytes):
    heard = hear_kept(LETTERS, TITLE)
    (file,) = kept_files()
    file.write_bytes(broken)
    assert hear_kept(LETTERS, TITLE) == heard


def test_a_folder_that_cannot_be_written_is_no_loss():
    user_cache_folder().parent.mkdir(parents=True, exist_ok=True)
    user_cache_folder().write_text("in the way", encoding="utf-8")
    assert hear_kept(LETTERS, TITLE) == hear_letters(LETTERS, TITLE)


def test_only_the_files_asked_for_last_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hearing, "KEPT", 2)
    for number in range(4):
        hear_kept(["Please vote yes."], f"Item {number}")
    assert len(kept_files()) == 2
