"""A cheap look says "nothing stands here" only of texts in which the patterns find nothing."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council_desk.readers import mail_banners, mail_boilerplate, mail_devices, mail_footers, mail_notices
from council_desk.readers import mail_stems as stems

LOOKS = {
    **{f"notices {n}": (p, stems.NOTICES) for n, p in enumerate(mail_boilerplate._ONLY_NOTICES)},
    **{f"mail {n}": (p, stems.ANY_MAIL) for n, p in enumerate(mail_boilerplate._ANY_MAIL)},
    "lines": (mail_boilerplate._ALONE, stems.NOTICE_LINES),
    "small": (mail_footers._SMALL_FOOTER, stems.SMALL_FOOTERS),
    "lists": (mail_footers._LIST_FOOTER, stems.LIST_FOOTERS),
    "legal": (mail_footers._LEGAL_OPENING, stems.LEGAL),
    "warnings": (mail_banners._MAIL, stems.OF_MAIL),
    "through": (mail_notices._SENT_THROUGH, stems.TOOLS),
    "through, Asian": (mail_notices._SENT_THROUGH_ASIAN, stems.TOOLS),
    "of a campaign": (mail_notices._OF_CAMPAIGN, stems.TOOLS),
    "stopping": (mail_notices._STOPPING, stems.TOOLS),
    "receiving": (mail_notices._RECEIVING, stems.TOOLS),
    "control": (mail_notices._CONTROL, stems.TOOLS),
    "by tool": (mail_notices._BY_TOOL, stems.TOOLS),
    "advert": (mail_notices._ADVERT, stems.TOOLS),
    "mailer": (mail_notices._MAILER, stems.TOOLS),
    "fairness": (mail_notices._FAIR, stems.TOOLS),
    "records": (mail_notices._RECORDS, stems.TOOLS),
    "records abroad": (mail_notices._RECORDS_ABROAD, stems.TOOLS),
}


@pytest.mark.parametrize("name", LOOKS)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_pattern_finds_has_one_of_its_stems(name: str, data: st.DataObject) -> None:
    pattern, known = LOOKS[name]
    found = data.draw(st.from_regex(pattern))
    assert stems.has_stem(found, known), found


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Enviado desde mi iPad",
        "Von meinem iPhone gesendet",
        "Verstuurd vanaf mijn iPhone",
        "Inviato da iPhone",
        "Please excuse typos, sent by thumb on a phone",
        "Sorry for any typos, dictated on my phone",
    ],
)
def test_a_programs_own_line_in_ascii_has_a_stem(line: str) -> None:
    assert mail_devices.is_device_line(line)


def test_letters_that_only_look_like_small_ones_count() -> None:
    assert stems.has_stem("UNSUBSCRİBE", ("unsubscribe",))
    assert stems.has_stem("un\u017fubscribe", ("unsubscribe",))


def test_an_ordinary_closing_has_none() -> None:
    assert not stems.has_stem("Best, Ana Ruiz", (*stems.NOTICES, *stems.TOOLS, *stems.LEGAL))


def test_stems_are_written_small() -> None:
    every = (*stems.NOTICES, *stems.ANY_MAIL, *stems.TOOLS, *stems.LEGAL, *stems.DEVICES, *stems.LIST_FOOTERS)
    assert [stem for stem in every if stem != stem.lower() or not re.search(r"\S", stem)] == []
