from council_desk.documents.fonts import Faces
from council_desk.documents.fragments import MASK_WIDTH, Piece, Style, atoms, boxed, cut, mask

SERIF = Style("serif", 10)


def words(text: str) -> list[str]:
    return [
        "".join(f.text for f in atom.fragments) for atom in atoms([Piece(text, SERIF)], None, Faces()) if not atom.space
    ]


def test_a_line_may_break_at_blanks_and_between_chinese_characters():
    assert words("one two") == ["one", "two"]
    assert words("请保护。") == ["请", "保", "护。"]
    assert words("（好）吗") == ["（好）", "吗"]


def test_a_hard_space_holds_words_together():
    assert words("$5\u00a0million") == ["$5\u00a0million"]


def test_a_raised_key_stays_with_the_word_before_it():
    pieces = [Piece("word", SERIF), Piece("\u00a0", Style("sans", 4)), Piece("E7", Style("sans", 6, rise=3))]
    assert len(atoms(pieces, None, Faces())) == 1


def test_an_unknown_character_is_a_box_with_its_name():
    box = boxed("😀", SERIF, 0, Faces(), brief=False)
    assert box.text == "U+1F600 GRINNING FACE"
    assert boxed("ก", SERIF, 0, Faces(), brief=True).text == "U+0E01"


def test_a_mask_has_one_width_and_holds_nothing():
    made = atoms([mask(SERIF)], None, Faces())
    assert made[0].width == MASK_WIDTH
    assert made[0].fragments[0].text == "\ufffc"


def test_a_cut_never_parts_a_mark_from_its_letter():
    (atom,) = atoms([Piece("x\u0304" * 20, SERIF)], None, Faces())
    parts = cut(atom.fragments[0], 30, Faces())
    assert parts is not None
    assert parts[1].text[0] == "x"
    assert parts[0].width <= 30
