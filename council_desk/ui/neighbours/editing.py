"""What the Other cities screen changes, each as one titled change of the office; titles name no city and no words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.cities_named import CityClaim, OtherCity

CLAIM = "a claim about another city"
WIDTH = 640
_WORDS = "As it is to stand in the memo and the workbook. The letters keep their own words."


class ClaimEdits(QObject):
    """Every method returns at once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def accept(self, item_id: int, city: OtherCity, claim: CityClaim) -> None:
        """Accept a claim, or the letters that say the same as an accepted one."""
        letters = claim.waiting if claim.decided is not None else claim.letters
        title = f"Accepted {CLAIM} ({count_of(len(letters), 'comment')})"
        self._desk.jobs.write(self, title, self._accepting(item_id, city, claim, claim.words))

    def reject(self, item_id: int, city: OtherCity, claim: CityClaim) -> None:
        """Refuse a suggested claim, or take back the acceptance of one."""
        decided = claim.decided
        who = self._desk.who
        if decided is not None:

            def operation(session: Any) -> int:
                from council_desk.operations.city_claims import take_back_claim

                return take_back_claim(session, decided.id)

            title = f"Took back {CLAIM}"
        else:

            def operation(session: Any) -> int:
                from council_desk.operations.city_claims import reject_claim

                return reject_claim(session, item_id, city.key, claim.letters, who)

            title = f"Rejected {CLAIM} ({count_of(len(claim.letters), 'comment')})"
        self._desk.jobs.write(self, title, operation)

    def open_reword(self, over: QWidget, item_id: int, city: OtherCity, claim: CityClaim) -> Form:
        """Open a claim's words; saved, a suggested claim is accepted in them."""
        decided = claim.decided

        def act(given: dict[str, str]) -> None:
            words = given["words"]
            title = f"Reworded {CLAIM}"
            operation = self._accepting(item_id, city, claim, words)
            if decided is not None:

                def operation(session: Any) -> int:
                    from council_desk.operations.city_claims import reword_claim

                    return reword_claim(session, decided.id, decided.version, words, self._desk.who)

            def failed(problem: DeskError) -> None:
                form.refuse(str(problem))

            self._desk.jobs.write(form, title, operation, lambda _done: form.close(), failed)

        button = "Accept" if decided is None else "Save"
        form = Form(self._desk.theme, f"What writers say of {city.name}", _WORDS, button, act, over)
        field = form.add("words", "Claim", claim.words)
        form.setMinimumWidth(self._desk.theme.scaled(WIDTH))
        form.show()
        field.setFocus()
        field.setCursorPosition(0)
        return form

    def _accepting(self, item_id: int, city: OtherCity, claim: CityClaim, words: str) -> Callable[[Any], int]:
        letters = claim.waiting if claim.decided is not None else claim.letters
        who = self._desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.city_claims import accept_claim

            return accept_claim(session, item_id, (city.key, city.name), words, letters, who)

        return operation
