from council_desk.documents import paper


def grey(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_two_columns_and_their_gutter_fill_the_width():
    assert paper.PAIR + (paper.PAIR_X - paper.PAIR) + paper.PAIR == paper.WIDTH
    assert paper.MAIN_X + paper.MAIN == paper.WIDTH
    assert paper.LEFT * 2 + paper.WIDTH == paper.PAGE_WIDTH


def test_dark_and_light_stances_stay_apart_in_grey():
    assert grey(paper.IF_AMENDED) - grey(paper.SUPPORT) > 40
    assert grey(paper.OPPOSE_TINT) - grey(paper.OPPOSE) > 120


def test_a_raised_key_is_small_raised_and_leads_somewhere():
    key = paper.raised(10, 6, "evidence-E1")
    assert key.rise > 3
    assert key.link == "evidence-E1"
    assert paper.linked(paper.BODY, "x").colour == paper.ACCENT
