"""What keeps two asks apart however alike their words."""

from council_desk.analysis.demand_conflicts import conflict


def test_numbers_frequencies_and_directions_keep_asks_apart() -> None:
    assert conflict("Raise the fine to $50", "Raise the fine to $500")
    assert conflict("Report weekly", "Report monthly")
    assert conflict("Raise the fee", "Lower the fee")
    assert not conflict("Plant oaks", "Plant oaks on Elm Street")


def test_dates_times_of_day_and_conditions_keep_asks_apart() -> None:
    assert conflict("Report by June", "Report by December")
    assert conflict("Open the pool on Saturday", "Open the pool on Sunday")
    assert conflict("Let music play until 10 p.m.", "Let music play until midnight")
    assert conflict("Sign the lease if rents stay low", "Sign the lease if the roof is fixed")
    assert not conflict("Open on Saturdays", "Open on Saturday")
    assert not conflict("Open until 9", "Open until 9 p.m.")
