"""A small office for tests of the window: an item with a campaign, lone letters and suggestions."""

import json
from pathlib import Path

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.import_comments import import_comments
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.office import create_office
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.progress import Silent
from council_desk.queries.thinking import item_for_suggesting
from council_desk.readers.passages import Passage, Reading

TEMPLATE = (
    "Dear Council,\n\n"
    "The pool on Tern Street opens at noon, when the people who work evenings are already gone. I ask you to pass the "
    "pool hours ordinance with one change. Please open the pool at 7 in the morning on weekdays, so that swimmers can "
    "come before work. Mornings are quiet, the water is warm anyway, and three lifeguards have said they would take "
    "the shift. The east gate stays shut for half the season, and nobody on our street knows why.\n\n"
    "Thank you for your time."
)
OWN = "My grandmother learned to swim there in 1961 and still goes twice a week with her walking stick."

LETTERS: tuple[tuple[str, str], ...] = (
    ("Ada Quill", TEMPLATE),
    ("Ben Oster", TEMPLATE),
    ("Cleo Marsh", TEMPLATE.replace("\n\nThank you", f" {OWN}\n\nThank you")),
    ("Dov Larkin", TEMPLATE.replace("at 7 in the morning", "at 9 in the morning")),
    ("Esme Tull", TEMPLATE),
    ("Finn Rowe", TEMPLATE.replace(" Mornings are quiet, the water is warm anyway, and", " Also,")),
    ("Gia Brandt", "I oppose the pool hours ordinance. The street floods with cars as it is. Vote no."),
    ("Hal Vance", "How many lifeguards would the longer hours need, and who pays for them?"),
    ("", "I support longer pool hours. Please pass the ordinance."),
    ("Iris Nolan", "The Tern Street Swim Club takes no position and offers its figures. \U0001f3ca Thank you."),
)


def make_office(place: Path) -> None:
    """Write an office file with one imported item (and one empty item), with suggestions."""
    store = create_office(place, who="Ana Reyes", name="Marrow Bay", time_zone="America/Los_Angeles")
    passages = tuple(
        Passage(text, row=row, fields={"name": name} if name else {}) for row, (name, text) in enumerate(LETTERS, 2)
    )
    reading = Reading("spreadsheet", "list", passages)
    data = json.dumps(LETTERS).encode()
    proposal = prepare_import("pool-letters.csv", data, reading, ImportOptions(time_zone="America/Los_Angeles"))
    ready = ready_import(proposal)
    with store.change("Add the items") as session:
        title = "Longer pool hours"
        item = find_or_add_item(session, "29", meeting="2031-04-28", body="City Council", title=title)
        find_or_add_item(session, "31", meeting="2031-04-28", body="City Council", title="Bench repairs")
    with store.change("Imported 10 comments") as session:
        import_comments(session, ready, item_id=item)
    suggestions = prepare_suggestions(store.ask(item_for_suggesting, item), Silent())
    with store.change("Suggestions") as session:
        store_suggestions(session, item, suggestions)
    store.close()
