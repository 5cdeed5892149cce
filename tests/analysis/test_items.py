from council_desk.analysis.items import ItemContext


def test_an_item_may_be_known_by_its_title_alone() -> None:
    assert ItemContext("A resolution on tree trimming").clauses == ()
