from council_desk.analysis.city_names import CITIES, DOUBTFUL, NOT_CITIES


def test_the_lists_hold_clean_names() -> None:
    assert {"New York City", "San Antonio", "Toronto"} <= CITIES
    assert all(name == name.strip() and name for name in CITIES | DOUBTFUL | NOT_CITIES)
    assert all(name == name.lower() for name in NOT_CITIES)
