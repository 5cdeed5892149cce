import pytest

from council_desk.documents.fonts import FILES, Faces, face


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_shipped_face_opens_and_has_a_space(name):
    assert " " in face(name).characters
    assert face(name).units > 0


def test_a_character_goes_to_the_face_that_has_it():
    faces = Faces()
    assert faces.choose("serif", "a").name == "serif"
    assert faces.choose("serif", "林").name == "chinese"
    assert faces.choose("serif", "ب").name == "arabic"
    assert faces.choose("sans-bold", "ह").name == "devanagari-bold"
    assert faces.choose("serif", "ਹ").name == "gurmukhi"
    assert faces.choose("serif", "😀") is None


def test_word_joiner_counts_as_not_covered():
    assert Faces().choose("sans", "\u2060") is None


def test_a_word_is_as_wide_as_its_letters():
    faces = Faces()
    assert faces.width("sans", "ab") == faces.width("sans", "a") + faces.width("sans", "b")
