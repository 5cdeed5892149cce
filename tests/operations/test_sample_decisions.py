"""What the sample office's aide decided fits its letters."""

import json

import pytest
from market_item import market

from council_desk.errors import NotFoundError
from council_desk.operations.sample_decisions import decide_sample, signatory_findings
from council_desk.paths import resources_folder
from council_desk.store.store import Store


def test_decisions_that_name_words_no_letter_holds_are_refused(sqlite_store: Store) -> None:
    made = market(sqlite_store)
    kinds = ("set_aside", "campaigns", "stances", "demands", "excerpts", "replies_owed", "sensitive", "links")
    kinds += ("tied_translations", "city_claims")
    decisions: dict[str, object] = {kind: [] for kind in kinds}
    decisions |= {"item": {"decided_by": "Ilse Marchand"}}
    asked = {"questions": [{"row": 1, "words": "Who feeds the eels?"}]}
    with pytest.raises(NotFoundError, match="do not hold"):
        decide_sample(sqlite_store, made.item, decisions | asked)
    told = {"questions": [], "city_claims": [{"row": 1, "city": "Eastmere"}]}
    with pytest.raises(NotFoundError, match="name a city that its letters do not"):
        decide_sample(sqlite_store, made.item, decisions | told)


def test_signatories_are_organisations() -> None:
    assert [(s.name, s.organisation) for s in signatory_findings(["Harbor Scouts"])] == [("Harbor Scouts", True)]


def test_every_decided_stance_is_of_another_row() -> None:
    decisions = json.loads((resources_folder() / "sample_office" / "decisions.json").read_text(encoding="utf-8"))
    rows = [row["row"] for row in decisions["stances"]]
    assert len(rows) == len(set(rows))
