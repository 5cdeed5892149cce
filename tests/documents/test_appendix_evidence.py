import re

from council_desk.documents.appendix_evidence import draw_evidence, lay_evidence
from council_desk.documents.drafting import Drafting
from council_desk.documents.fonts import Faces
from documents.briefings import full_briefing
from documents.paper_reading import new_pen, words


def test_a_list_can_be_counted_again():
    briefing = full_briefing()
    d = Drafting(briefing, Faces())
    ids = briefing.stance_evidence["support_if_amended"].ids
    d.key("Stance: support if amended", ids, 10)
    made = lay_evidence(d, 1)
    pen = new_pen()
    draw_evidence(pen, d, made, lambda pen: pen.next_page())
    for name in pen._wanted:
        pen.places.setdefault(name, (1, 700.0))
    found = words(pen.save())
    listed = found.split("Stance: support if amended.")[1]
    count = 0
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", listed):
        count += int(last or first) - int(first) + 1
    assert count == len(ids)
    assert f"E1 {len(ids)} Stance" in found


def test_parts_of_a_list_have_places_of_their_own():
    d = Drafting(full_briefing(), Faces())
    d.key("Channel: phone", (1001, 1002), 10, parts={"channel-phone-support": ("Support", (1001,))})
    pen = new_pen()
    draw_evidence(pen, d, lay_evidence(d, 1), lambda pen: pen.next_page())
    assert "channel-phone-support" in pen.places
    assert "evidence-E1" in pen.places


def test_long_lists_go_over_columns_and_pages():
    d = Drafting(full_briefing(), Faces())
    for n in range(120):
        d.key(f"List {n}", full_briefing().all_counted.ids[n % 7 :: 2], 10)
    made = lay_evidence(d, 3)
    assert made.last > 3
