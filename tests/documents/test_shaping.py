from council_desk.documents.fonts import face
from council_desk.documents.shaping import levels, runs_right_to_left, shape, visual_order


def test_arabic_letters_join():
    joined = shape(face("arabic"), "بيت", right_to_left=True)
    apart = [shape(face("arabic"), letter, right_to_left=True)[0].code for letter in "بيت"]
    assert {glyph.code for glyph in joined} != set(apart)


def test_a_vowel_sign_stands_before_its_letter_in_devanagari():
    glyphs = shape(face("devanagari"), "कि", right_to_left=False)
    assert glyphs[0].letters == "कि"
    assert len(glyphs) == 2


def test_every_letter_is_told_once():
    glyphs = shape(face("gurmukhi"), "ਕਿਰਪਾ", right_to_left=False)
    assert "".join(glyph.letters for glyph in glyphs) == "ਕਿਰਪਾ"


def test_which_way_letters_run():
    assert runs_right_to_left("abc ب")
    assert not runs_right_to_left("abc 123")
    assert levels("abc")[0] == 0
    assert levels("بيت abc")[0] == 1


def test_a_telephone_number_after_arabic_keeps_its_order():
    _, found = levels("رقم 555-0140 هنا")
    assert len({found[i] for i in range(4, 12)}) == 1
    assert found[4] % 2 == 0


def test_pieces_stand_in_visual_order():
    assert visual_order([0, 0]) == [0, 1]
    assert visual_order([1, 1]) == [1, 0]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([]) == []
