"""An office is made once, opened, and named."""

from pathlib import Path

import pytest

from council_desk.errors import NotFoundError, OfficeError, RefusedError
from council_desk.operations.office import create_office, is_time_zone, name_office, open_office, this_time_zone
from council_desk.queries.agenda import agenda
from council_desk.store.store import Store


def test_an_office_is_made_and_opened(tmp_path: Path) -> None:
    place = tmp_path / "office.desk"
    create_office(place, who="Ana Reyes", name="Marrow Bay", time_zone="America/Chicago").close()
    with open_office(place, who="Ben Ode") as store:
        found = store.ask(agenda)
    assert (found.office, found.time_zone) == ("Marrow Bay", "America/Chicago")


def test_an_office_is_never_made_over_another(tmp_path: Path) -> None:
    place = tmp_path / "office.desk"
    create_office(place, who="Ana Reyes", name="Marrow Bay").close()
    before = place.read_bytes()
    with pytest.raises(OfficeError):
        create_office(place, who="Ben Ode")
    assert place.read_bytes() == before


def test_opening_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no office"):
        open_office(tmp_path / "none.desk", who="Ana Reyes")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_time_zone_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no time zone Marrow/Bay"):
        create_office(tmp_path / "office.desk", who="Ana Reyes", time_zone="Marrow/Bay")
    assert list(tmp_path.iterdir()) == []


def test_an_office_is_named_and_the_name_undone(store: Store) -> None:
    with store.change("Name the office") as session:
        name_office(session, "Town of Gull Creek", "America/New_York")
    assert store.ask(agenda).office == "Town of Gull Creek"
    with pytest.raises(RefusedError), store.change("Name the office") as session:
        name_office(session, "Town of Gull Creek", "Nowhere")
    store.undo()
    assert store.ask(agenda).office == "Marrow Bay"


@pytest.mark.parametrize(("name", "known"), [("Europe/Paris", True), ("UTC", True), ("", False), ("../etc", False)])
def test_time_zones(name: str, known: bool) -> None:
    assert is_time_zone(name) is known


def test_this_computer_s_zone_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_time_zone(this_time_zone())
    monkeypatch.setenv("TZ", "America/Denver")
    assert this_time_zone() == "America/Denver"
    monkeypatch.setenv("TZ", "PST8PDT,M3.2.0")
    assert is_time_zone(this_time_zone())
