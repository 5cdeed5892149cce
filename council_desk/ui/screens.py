"""The screens by the names of their tabs; each is imported and made at its first use."""

from council_desk.ui.desk import Desk
from council_desk.ui.screen import Screen


def make_screen(name: str, desk: Desk) -> Screen:
    """Return a new screen; raises KeyError for a name there is not."""
    made = {
        "Comments": _comments,
        "Tray": _tray,
        "Campaigns": _campaigns,
        "Demands": _demands,
        "Policy": _policy,
        "Memo": _memo,
        "Grid": _grid,
        "Other cities": _other_cities,
        "History": _history,
        "People": _people,
        "Double coding": _double_coding,
    }
    return made[name](desk)


def _comments(desk: Desk) -> Screen:
    from council_desk.ui.comments.screen import CommentsScreen

    return CommentsScreen(desk)


def _tray(desk: Desk) -> Screen:
    from council_desk.ui.tray.screen import TrayScreen

    return TrayScreen(desk)


def _campaigns(desk: Desk) -> Screen:
    from council_desk.ui.campaigns.screen import CampaignsScreen

    return CampaignsScreen(desk)


def _demands(desk: Desk) -> Screen:
    from council_desk.ui.demands.screen import DemandsScreen

    return DemandsScreen(desk)


def _policy(desk: Desk) -> Screen:
    from council_desk.ui.policy.screen import PolicyScreen

    return PolicyScreen(desk)


def _memo(desk: Desk) -> Screen:
    from council_desk.ui.memo.screen import MemoScreen

    return MemoScreen(desk)


def _grid(desk: Desk) -> Screen:
    from council_desk.ui.grid.screen import GridScreen

    return GridScreen(desk)


def _other_cities(desk: Desk) -> Screen:
    from council_desk.ui.neighbours.screen import OtherCitiesScreen

    return OtherCitiesScreen(desk)


def _history(desk: Desk) -> Screen:
    from council_desk.ui.history.screen import HistoryScreen

    return HistoryScreen(desk)


def _people(desk: Desk) -> Screen:
    from council_desk.ui.people.screen import PeopleScreen

    return PeopleScreen(desk)


def _double_coding(desk: Desk) -> Screen:
    from council_desk.ui.double_coding.screen import DoubleCodingScreen

    return DoubleCodingScreen(desk)
