"""How people spread over districts, and where form and address do not agree."""

from packets import comment, item_named, listed, taken

from council_desk.operations.districts import load_districts, prepare_districts
from council_desk.queries.districts import DistrictSummary, district_names, district_summary, spellings_of
from council_desk.readers.choose import read_here
from council_desk.store.store import Store

TABLE = b"Street,From,To,District\nTern Street,1,99,2\nMill Row,1,99,10\n"


def test_the_summary_and_the_disagreement(store: Store) -> None:
    people = (
        comment("One.", name="Ana Ortiz", email="ana@example.org", address="11 Tern St."),
        comment("Two.", name="Rosa Vale", email="rosa@example.org", address="12 Tern St", district="District 10"),
        comment("Three.", name="Gia Brandt", address="5 Mill Row"),
        comment("Four.", name="Finn Rowe", address="7 Quarry Road"),
        comment("Five.", name="Hal Vance"),
    )
    taken(store, listed(*people), item_named(store))
    assert store.ask(district_summary).rules == 0
    with store.change("Load a table of districts") as session:
        load_districts(session, prepare_districts("d", read_here("d", TABLE, purpose="districts")))
    summary = store.ask(district_summary)
    (differs,) = summary.disagreements
    assert (differs.name, differs.given, differs.by_table) == ("Rosa Vale", "District 10", "2")
    assert summary == DistrictSummary(2, (("2", 1), ("10", 2)), 0, 1, 1, (differs,))
    assert store.ask(district_names) == ("2", "10")
    assert store.ask(spellings_of, "ward 10") == ("10", "District 10")
