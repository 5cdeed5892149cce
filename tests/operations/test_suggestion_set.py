"""What a run proposes, in a few words."""

from council_desk.operations.suggestion_set import ProposedLink, ProposedTag, SuggestionSet


def tag(kind: str, group_key: str = "") -> ProposedTag:
    return ProposedTag(kind, 1, 1, 0, 4, "x", 0.5, "", group_key=group_key)


def test_demands_are_counted_by_group_and_links_by_demand() -> None:
    links = tuple(ProposedLink(1, 2, "", None, "absent", 0.5, "", rank) for rank in (1, 2, 3))
    tags = (tag("stance"), tag("demand", "a"), tag("demand", "a"), tag("demand", "b"), tag("question"))
    assert SuggestionSet((), tags, links).summary() == (
        "suggested 0 campaigns, 1 stances, 2 demands, 1 questions, 0 sensitive passages, 1 links"
    )
