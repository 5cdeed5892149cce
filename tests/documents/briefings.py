"""Hand-made Briefings of the invented city of Marrow Bay: a full one, a small one, an empty one, and hostile ones."""

from collections import Counter
from dataclasses import replace

from council_desk.queries.agenda import ItemHead
from council_desk.queries.briefing import (
    BriefedCampaign,
    BriefedClause,
    BriefedComment,
    BriefedDemand,
    BriefedLink,
    BriefedQuestion,
    Briefing,
    Evidence,
)
from council_desk.queries.counts import STANCES, FourCounts, StanceCounts

HEAD = ItemHead(
    1,
    1,
    "14",
    "2026-0412",
    "Curbside food scrap collection and bin fees",
    "Food scraps",
    "ordinance",
    "City Council",
    1,
    "2026-06-09",
    "18:00",
    "2026-06-04T19:00:00Z",
    "Draft 2",
    2,
)

CLAUSES = (
    BriefedClause("WHEREAS 1", "", "whereas", 1, "WHEREAS, food scraps are a third of what the City buries;"),
    BriefedClause("8.40.010", "Purpose", "section", 1, "This chapter establishes weekly collection of food scraps."),
    BriefedClause(
        "8.40.020", "Bins", "section", 1, "The hauler shall deliver one brown bin of 35 gallons to each dwelling."
    ),
    BriefedClause("8.40.020(A)", "", "subsection", 2, "A bin shall have a lid that latches."),
    BriefedClause(
        "8.40.030", "Collection day", "section", 1, "Bins are emptied once a week, on the day of the gray bin."
    ),
    BriefedClause(
        "8.40.040", "Fee", "section", 1, "Each account pays $4.80 a month. The Director may waive the fee by policy."
    ),
    BriefedClause(
        "8.40.050",
        "Exceptions",
        "section",
        1,
        "Dwellings without a kitchen are exempt, and lots that compost on site under a permit.",
    ),
    BriefedClause("8.40.060", "Report", "section", 1, "The Director shall report tonnage to the Council on request."),
)

TEMPLATE_A = (
    "Dear Council,\n\nPlease start food scrap collection this year and make the draft stronger. Latch every lid, empty "
    "the bins each week in summer, and take the fee off the bills of households with low incomes. A bin that smells "
    "will stand empty. Vote yes, with these changes."
)
TEMPLATE_B = (
    "To the Council: I run a tidy home and need no third bin. Vote no unless the program is voluntary. Do not charge "
    "people who never asked for it, and exempt small lots, which have nowhere to put another cart."
)

LONE = (
    (
        "support",
        "en",
        "I have turned my own scraps for thirty years, and the soil shows it. Pass this as written "
        "and let the rest of the street learn.",
    ),
    (
        "support",
        "es",
        "Mi edificio tira comida todos los días. Voten que sí: mis hijos ya separan la basura en la "
        "escuela y en casa quieren hacer lo mismo.",
    ),
    (
        "support",
        "uk",
        "Підтримую цю постанову. Наш будинок давно чекає на коричневі баки, і діти вже вміють сортувати.",
    ),
    ("support_if_amended", "zh", "请通过这项条例。夏天每周收两次，气味就不会太大。也请给低收入家庭免费。"),
    (
        "support_if_amended",
        "en",
        "Our block has forty flats and one yard. Give buildings like ours a shared bin and this will "
        "work from the first week.",
    ),
    ("support_if_amended", "hi", "मैं इस अध्यादेश का समर्थन करती हूँ, लेकिन शुल्क बहुत अधिक है। कृपया कम आय वाले परिवारों को छूट दें।"),
    (
        "oppose",
        "en",
        "Leave us alone about bins. The last program ended with four hundred carts in a lot behind "
        "the yard, and nobody was ever asked why.",
    ),
    (
        "oppose",
        "ar",
        "أعارض هذا القرار. لا مكان في بيتنا الصغير لسلة ثالثة، ورقم الحساب 555-0140 يدفع ما يكفي من الرسوم.",
    ),
    (
        "oppose_unless_amended",
        "en",
        "I could live with the bin. I cannot live with $4.80 on a bill that went up twice last year, "
        "so take the fee out and I have no quarrel.",
    ),
    ("oppose_unless_amended", "pa", "ਮੈਂ ਇਸ ਦਾ ਵਿਰੋਧ ਕਰਦਾ ਹਾਂ ਜਦੋਂ ਤੱਕ ਛੋਟੇ ਘਰਾਂ ਨੂੰ ਛੋਟ ਨਹੀਂ ਮਿਲਦੀ।"),
    ("oppose_unless_amended", "vi", "Tôi phản đối trừ khi chương trình là tự nguyện. Nhà tôi nhỏ và không có sân."),
    (
        "neutral",
        "en",
        "I sit on the library board and take no side. Please note that the branch on Cooper Row has "
        "no room for a cart between the doors.",
    ),
    ("question", "en", "If two dwellings share one lot, do we get one bin or two, and who pays the fee?"),
    ("unclear", "en", "Bins. Again. And you still have not fixed the lamp on Tannery Lane 😀."),
    (None, "en", "My neighbor told me to write. I looked at the draft and it is long."),
)

PERSONAL = (
    "We are six in a small kitchen, and the gray bin is full by Wednesday.",
    "I drive a truck for a living. Wet bins in July are no joke; please empty them each week.",
    "My mother is 81 and lives on a pension. Four dollars and eighty cents is a loaf and milk.",
    "I kept a bucket by the door all winter to see what we throw away: eleven pounds a week.",
)

NAMES = (
    "Ward Okonjo",
    "Rosalind Pike",
    "Lin Huimin (林慧敏)",
    "Teo Brandt",
    "Nadia Ferro",
    "J. Castellan",
    "Ines Calloway",
    "P. Lindgren",
    "Grace Amadi",
    "Lou Harrow",
    "Samer Haddad (سامر حداد)",
    "Bea Novak",
    "Owen Tull",
    "Amara Lindqvist",
    None,
    "H. Sorensen",
    "Maribel Quiñones",
    "R. Delacroix",
    "Vic Moreau",
    "Tess Agbaje",
)
CHANNELS = ("e-comment", "e-mail", "e-comment", "letter", "e-comment", "phone", "in person", "e-comment")


def comment(number: int, text: str, stance: str | None = None, **more: object) -> BriefedComment:
    """One plain comment; give other fields by name."""
    late = number > 100
    received = f"2026-0{5 + (number > 40)}-{18 + number // 4 if number <= 40 else 1 + (number - 40) // 12:02d}"
    fields: dict[str, object] = {
        "id": 1000 + number,
        "label": str(number),
        "name": NAMES[number % len(NAMES)],
        "organisation": None,
        "signatories": (),
        "channel": CHANNELS[number % len(CHANNELS)],
        "received_at": f"{received}T{10 + number % 12:02d}:34:00Z",
        "received_as_given": None,
        "late": late,
        "text": text,
        "language": "en",
        "position": None,
        "stance": stance,
        "stance_by_campaign": False,
        "suggested_stance": None,
        "campaign_id": None,
        "form": "unique",
        "own_words": (),
        "changes_ask": False,
        "excerpts": (),
        "questions": (),
        "withheld": (),
        "private": (),
        "same_text_as": None,
        "page": None,
        "lines": None,
        "row": number,
        "file": "comments.csv",
        "edition": 1,
        "edition_state": "new",
        "attachments": (),
    }
    return BriefedComment(**(fields | more))  # type: ignore[arg-type] # the tests' own words for fields


def _member(number: int, letter: str) -> BriefedComment:
    template, stance, campaign = (
        (TEMPLATE_A, "support_if_amended", 1) if letter == "A" else (TEMPLATE_B, "oppose_unless_amended", 2)
    )
    if number % 5 == 0:
        own = PERSONAL[number % len(PERSONAL)]
        text = template + "\n\n" + own
        spans = ((len(text) - len(own), len(text)),)
        return comment(
            number, text, stance, campaign_id=campaign, form="edited", own_words=spans, stance_by_campaign=True
        )
    if number % 7 == 0:
        return comment(number, template[:150], stance, campaign_id=campaign, form="trimmed", stance_by_campaign=True)
    same = None if number < 3 else str(1 if letter == "A" else 2)
    return comment(
        number, template, stance, campaign_id=campaign, form="verbatim", stance_by_campaign=True, same_text_as=same
    )


def packet(count: int = 120) -> tuple[BriefedComment, ...]:
    """A packet: two campaigns, lone letters in ten languages, a sign-on letter, an edit that changes the ask."""
    made = []
    for n in range(1, count + 1):
        if n % 3 == 1 and n != 61:
            made.append(_member(n, "A"))
        elif n % 6 == 2:
            made.append(_member(n, "B"))
        else:
            stance, language, text = LONE[n % len(LONE)]
            made.append(comment(n, text, stance, language=language))
    return tuple(_dressed(c) for c in made)


def _dressed(c: BriefedComment) -> BriefedComment:
    """Excerpts, private details, questions and the sign-on letter where the words stand."""
    excerpts = [
        (at, at + len(words), demand)
        for words, demand in (
            ("Latch every lid", 1),
            ("empty the bins each week in summer", 2),
            ("夏天每周收两次", 2),
            ("Do not charge people who never asked for it", 3),
            ("take the fee out", 3),
            ("exempt small lots", 4),
            ("Give buildings like ours a shared bin", 5),
            ("कम आय वाले परिवारों को छूट दें", 3),
            ("please empty them each week", 2),
        )
        if (at := c.text.find(words)) >= 0
    ]
    questions = ((0, len(c.text)),) if c.stance == "question" else ()
    first = next(
        (str(n) for n in range(1, int(c.label)) if c.campaign_id is None and n % len(LONE) == int(c.label) % len(LONE)),
        None,
    )
    same = first if c.campaign_id is None and int(c.label) > 2 * len(LONE) and c.label != "61" else c.same_text_as
    c = replace(c, excerpts=tuple(excerpts), questions=questions, same_text_as=same)
    if c.label == "61":
        return replace(
            c,
            text="We ask you to adopt the ordinance with two changes. Latch every lid. "
            "Publish the tonnage each quarter, in public.\n\n"
            "Reach us at 555-0123 or 12 Weir Street.",
            stance="support_if_amended",
            language="en",
            name=None,
            organisation="Clean Kitchens Coalition",
            signatories=("Alder Garden Club", "Cooper Row Tenants", "Friends of the Mill", "Walk Marrow Bay"),
            excerpts=((52, 67, 1), (69, 101, 6)),
            questions=(),
            private=((127, 135), (139, 153)),
            channel="letter",
        )
    if c.label == "25":
        return replace(c, changes_ask=True, stance=None, stance_by_campaign=False)
    return c


def _ids(comments: list[BriefedComment]) -> Evidence:
    return Evidence(tuple(c.id for c in comments))


def _campaign(
    key: int, letter: str, name: str, template: str, stance: str | None, inside: list[BriefedComment]
) -> BriefedCampaign:
    days = Counter((c.received_at or "")[:10] for c in inside)
    return BriefedCampaign(
        key,
        letter,
        name,
        template,
        stance,
        _ids(inside),
        _ids([c for c in inside if c.form == "verbatim"]),
        _ids([c for c in inside if c.form == "trimmed"]),
        _ids([c for c in inside if c.form == "edited"]),
        _ids([c for c in inside if c.changes_ask]),
        tuple(sorted(days.items())),
    )


DEMANDS = (
    (1, "Latch the lid of every bin", "Latched lids", ("met", "8.40.020(A)", "", True)),
    (
        2,
        "Empty the bins every week in summer",
        "Weekly in summer",
        ("partly", "8.40.030", "once a week; no second day", True),
    ),
    (
        3,
        "Take the fee off bills of households with low incomes",
        "No fee",
        ("weaker_instrument", "8.40.040", "by policy, not in the code", True),
    ),
    (4, "Exempt small lots", "Small lots", ("conflicts", "8.40.020", "a bin for each dwelling", True)),
    (5, "Let apartment buildings share a bin", "Shared bins", ("absent", None, "", True)),
    (
        6,
        "Publish the tonnage every quarter",
        "Quarterly report",
        ("weaker_instrument", "8.40.060", "on request", False),
    ),
)


def _demand(
    number: int, sentence: str, short: str, link: tuple[str, str | None, str, bool], all_: list[BriefedComment]
) -> BriefedDemand:
    behind = [c for c in all_ if any(d == number for _, _, d in c.excerpts)]
    lone = [c for c in behind if c.campaign_id is None]
    quoted = (lone or behind)[:1]
    words = next(((c.id, c.text[a:b]) for c in quoted for a, b, d in c.excerpts if d == number), None)
    return BriefedDemand(
        number,
        number,
        None,
        sentence,
        short,
        "",
        _ids([c for c in behind if c.campaign_id]),
        _ids(lone),
        len({s for c in behind for s in c.signatories}),
        sum((c.stance or "").startswith("support") for c in behind),
        sum((c.stance or "").startswith("oppose") for c in behind),
        words,
        (BriefedLink(*link),),
    )


def briefing_of(comments: tuple[BriefedComment, ...], **more: object) -> Briefing:
    """A Briefing whose figures follow from its comments; give other fields by name."""
    all_ = list(comments)
    stances = {s: _ids([c for c in all_ if c.stance == s]) for s in STANCES}
    outside = [c for c in all_ if c.campaign_id is None]
    channels = list(dict.fromkeys(c.channel for c in all_))
    keys = (*STANCES, "untagged")
    campaigns = tuple(
        _campaign(k, letter, name, text, stance, inside)
        for k, letter, name, text, stance in (
            (1, "A", "Green Bins Now", TEMPLATE_A, "support_if_amended"),
            (2, "B", "Keep It Voluntary", TEMPLATE_B, "oppose_unless_amended"),
        )
        if (inside := [c for c in all_ if c.campaign_id == k])
    )
    organisations = {o for c in all_ for o in (*c.signatories, *([c.organisation] if c.organisation else []))}
    fields: dict[str, object] = {
        "office": "City of Marrow Bay",
        "time_zone": "America/Los_Angeles",
        "head": HEAD,
        "force": "ordinance",
        "draft_name": "Draft 2",
        "clauses": CLAUSES,
        "data_as_of": "2026-06-08T19:00:00Z",
        "change_number": 41,
        "words": {
            "to": "Mayor and City Council",
            "from": "Ilse Marchand, legislative aide",
            "recommended_motion": "Move to introduce the ordinance in File 2026-0412, Draft 2.",
            "motion_source": "Wording supplied by the City Manager, June 3.",
            "alternatives": ["Introduce Draft 2 with the fee taken out.", "Continue to June 23.", "Take no action."],
            "fiscal": "$212,000 a year, two routes. Fees return about $190,000 (June 2).",
            "legal": "",
            "operations": "Bins come in September at the earliest.",
            "version": "3",
        },
        "sections": (),
        "counts": FourCounts(
            len(all_),
            len({c.text for c in all_}),
            len({c.name for c in all_ if c.name}),
            sum(c.name is None and c.organisation is None for c in all_),
            len(organisations),
            sum(len(c.signatories) for c in all_),
        ),
        "stances": StanceCounts(tuple(stances[s].count for s in STANCES), sum(c.stance is None for c in all_)),
        "stance_evidence": {**stances, "untagged": _ids([c for c in all_ if c.stance is None])},
        "by_channel": {
            ch: {k: _ids([c for c in all_ if c.channel == ch and (c.stance or "untagged") == k]) for k in keys}
            for ch in channels
        },
        "outside_campaigns": {k: _ids([c for c in outside if (c.stance or "untagged") == k]) for k in keys},
        "all_counted": _ids(all_),
        "late": _ids([c for c in all_ if c.late]),
        "by_day": tuple(sorted(Counter((c.received_at or "")[:10] for c in all_ if c.received_at).items())),
        "campaigns": campaigns,
        "demands": tuple(d for row in DEMANDS if (d := _demand(*row, all_)).in_campaigns.count + d.independent.count),
        "questions": tuple(BriefedQuestion(c.id, c.text[a:b], a, b) for c in all_ for a, b in c.questions),
        "withdrawn": (("131", 2),),
        "set_aside": (("132", "test"), ("133", "test"), ("134b", "duplicate entry")),
        "suggested_undecided": {"stances": 8, "demands": 3},
        "undecided_sensitive": (),
        "languages": tuple(Counter(c.language for c in all_).most_common()),
        "comments": comments,
        "editions": ((1, "comments.csv", "whole", len(all_)),),
    }
    return Briefing(**(fields | more))  # type: ignore[arg-type] # the tests' own words for fields


def full_briefing(count: int = 120) -> Briefing:
    """The usual case: campaigns, demands, clauses, all stances, ten languages."""
    return briefing_of(packet(count))


def small_briefing() -> Briefing:
    """Seven comments, no campaign, no policy text, no words given."""
    few = tuple(comment(n + 1, LONE[n][2], LONE[n][0], language=LONE[n][1]) for n in (0, 4, 6, 8, 12))
    bare = replace(HEAD, draft=None, draft_id=None, file_number="", cutoff_at=None)
    return briefing_of(
        few,
        clauses=(),
        draft_name=None,
        force="",
        words={},
        head=bare,
        withdrawn=(),
        set_aside=(),
        suggested_undecided={},
    )


def undecided_briefing() -> Briefing:
    """Thirty comments of which none has a stance, no demands, no campaigns."""
    many = tuple(comment(n, LONE[n % len(LONE)][2], None, language=LONE[n % len(LONE)][1]) for n in range(1, 31))
    return briefing_of(
        many, clauses=(), draft_name=None, words={}, demands=(), questions=(), suggested_undecided={"stances": 28}
    )


def empty_briefing() -> Briefing:
    """No comments at all."""
    return briefing_of((), words={}, withdrawn=(), set_aside=(), suggested_undecided={}, editions=())
