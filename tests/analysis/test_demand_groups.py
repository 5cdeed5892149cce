import time

from council_desk.analysis.demand_groups import KnownDemand, group_demands
from council_desk.analysis.demands import DemandFinding


def finding(sentence: str) -> DemandFinding:
    return DemandFinding(0, 5, sentence, "name", 0.9, "because")


def grouped(*sentences: str, known: tuple[KnownDemand, ...] = ()) -> list[set[int]]:
    return [set(g.members) for g in group_demands([(i, finding(s)) for i, s in enumerate(sentences)], known)]


def test_the_same_words_come_together_whatever_their_case() -> None:
    assert grouped("Plant oaks on Elm Street", "plant oaks on elm street.", "Sweep the paths") == [{0, 1}, {2}]


def test_near_wordings_come_together() -> None:
    assert grouped("Plant oaks on Elm Street", "Plant more oaks along Elm Street") == [{0, 1}]


def test_numbers_keep_asks_apart() -> None:
    assert len(grouped("Set the fine at $50", "Set the fine at $500")) == 2


def test_a_group_takes_the_known_demand_it_is() -> None:
    known = (
        KnownDemand(7, "Plant oaks on Elm Street", ("plant oaks along Elm Street",)),
        KnownDemand(8, "Sweep the paths"),
    )
    groups = group_demands([(1, finding("Plant oaks along Elm Street")), (2, finding("Light the square"))], known)
    assert groups[0].known_id == 7
    assert groups[0].sentence == "Plant oaks on Elm Street"
    assert groups[1].known_id is None


def test_near_demands_are_offered_never_more_than_three() -> None:
    known = tuple(
        KnownDemand(i, f"Plant {tree} on Elm Street corner")
        for i, tree in enumerate(("elms", "limes", "pines", "firs", "figs"))
    )
    groups = group_demands([(1, finding("Water the trees on Elm Street corner"))], known)
    assert 0 < len(groups[0].near) <= 3


def test_every_finding_is_in_one_group_and_nothing_gives_nothing() -> None:
    sentences = [f"Fix bench {i % 7} by the gate" for i in range(50)]
    groups = group_demands([(i, finding(s)) for i, s in enumerate(sentences)])
    assert sorted(m for g in groups for m in g.members) == list(range(50))
    assert group_demands([]) == ()


def test_ten_thousand_copies_cost_what_one_costs() -> None:
    started = time.process_time()
    groups = group_demands([(i, finding("Plant oaks on Elm Street")) for i in range(10_000)])
    assert len(groups) == 1
    assert time.process_time() - started < 10
