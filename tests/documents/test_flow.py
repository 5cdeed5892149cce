from council_desk.documents import paper
from council_desk.documents.flow import Row, columns, draw_rows, glued, nothing, pages_of, place_rows, space
from documents.paper_reading import new_pen, page_count


def test_rows_go_down_the_page_and_over():
    placed = place_rows([Row(100, nothing, name=f"row{n}") for n in range(10)])
    assert [p.page for p in placed] == [1] * 6 + [2] * 4
    assert placed[0].spot.first
    assert placed[6].spot.top == paper.TOP
    assert pages_of(placed)["row6"] == 2


def test_rows_that_belong_together_change_the_page_together():
    rows = [space(600), *glued([Row(40, nothing), Row(40, nothing), Row(40, nothing)])]
    assert [p.page for p in place_rows(rows)] == [1, 2, 2, 2]


def test_white_above_a_row_is_dropped_at_the_top_of_a_page():
    placed = place_rows([space(650), Row(50, nothing, gap=30)])
    assert placed[1].page == 2
    assert placed[1].spot.top == paper.TOP


def test_a_row_too_tall_for_any_page_is_still_placed():
    assert [p.page for p in place_rows([space(20), space(2000), space(20)])] == [1, 2, 3]


def test_drawn_pages_are_as_many_as_placed():
    pen = new_pen()
    draw_rows(pen, place_rows([Row(400, nothing), Row(400, nothing)]), lambda pen: pen.next_page())
    assert page_count(pen.save()) == 2


def test_columns_come_two_to_a_page():
    column = columns(5, 100, 50, 2)
    assert [(column(n).page, column(n).x, column(n).top) for n in range(3)] == [
        (5, paper.LEFT, 100),
        (5, paper.LEFT + paper.PAIR_X, 100),
        (6, paper.LEFT, 50),
    ]
