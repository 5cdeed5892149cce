"""Made-up letters to a city council, with the campaign each belongs to: material for timing and judging a grouping.

Everything is drawn from phrase pieces with one seeded generator, so the same count and seed give the same letters.
"""

import random
import re
from typing import NamedTuple

# A topic: title / subject / place / groups / what is good of it / what is bad / asks; pieces are parted by ";".
_TOPICS = """
Harbor Parking Meters/the harbor meter plan/Cannery Road/shop clerks;ferry riders;deckhands;weekend visitors/spaces turn
over before noon;the lot pays for its own paving;delivery vans stop blocking the ramp;drivers quit circling/clerks hand
an hour's wage to a meter;the machines fail in salt air;tickets arrive before the receipt does/make the first hour
free;sell a clerk's monthly pass;turn the meters off at six;spend the coins on sidewalks | Short-Term Rental Limits/the
rental cap/Harbor Point/cleaners;long-time neighbors;innkeepers;young families/houses go back to people who live in
them;the school gains pupils again;suitcases stop rattling past at midnight/a widow loses the income from her back
room;cleaners lose their Saturday work;empty houses stay empty anyway/count each bedroom as a unit;let owners rent the
home they live in;fine the platforms too;cap rentals at ninety nights | Protected Bike Lanes/the bike lane plan/Slate
Avenue/bike commuters;bus drivers;parents of schoolchildren;florists/a child can ride to class alone;turning trucks slow
down;more customers arrive hungry and on time;crashes fall by half/loading zones vanish from the block;the bus waits
behind the merge;plows cannot fit between the curbs/use concrete and not plastic posts;keep one loading bay a
block;finish the gap at the bridge;paint the crossings green | Water Rate Increase/the new water rates/Elm
Flats/fixed-income households;farmers;launderers;plumbers/lead pipes come out of the ground;leaks are found before the
street caves in;the reservoir dam meets the code/a small household pays for a big lawn;the bill rises faster than any
pension;shutoffs fall on the sick/charge by the gallon alone;forgive one leak a year;phase the increase over five
years;open the books to an auditor | Cannery Row Housing Project/the cannery housing project/the old
cannery/cooks;tenants;nurses;carpenters/teachers could live where they teach;an empty wall becomes forty front
doors;night buses would find riders again/six stories shut the sun off the quay;the sewers already back up each
winter;rents start beyond any local wage/set aside a third for local workers;lower the corner to four floors;keep the
brick facade;build the sewer first | Police Drone Policy/the drone policy/the civic center/block captains;privacy
lawyers;search crews;night-shift workers/lost hikers are found in minutes;fewer cars race through red lights;officers
see a scene before they enter it/footage sits on a vendor's server;nobody knows who is watching the yard;a marchers'
route becomes a list of faces/require a warrant over back yards;erase video after thirty days;publish every
flight;forbid face matching | Skate Park Relocation/the skate park move/Tannery
Field/skaters;grandparents;coaches;corner shopkeepers/teenagers gain a place of their own;the plaza steps last another
decade;first aid is close at hand/the new site floods every March;no bus runs near it after school;wheels echo under
bedroom windows/pour the bowls before closing the old park;add lights until nine;hire skaters to design it;plant a hedge
on the north | Ferry Schedule Contract/the ferry contract/the east landing/islanders;welders;patients;commuting
students/the last boat waits for the late shift;clinic visits fit in one day;freight stops crowding out the cars/the
noon sailing vanishes in winter;fares double for those with no bridge;a broken boat strands the whole island/keep the
noon sailing;cap the fare at four dollars;keep a spare boat ready;post delays by text message | Stormwater Fee/the
stormwater fee/the lower creek/homeowners;church trustees;fish counters;warehouse managers/basements stay dry in
January;salmon get a creek they can climb;big roofs pay for the water they shed/a gravel drive is billed like
asphalt;churches pay out of the soup money;nothing says where the money goes/credit rain gardens;exempt houses of
worship;map the culverts first;spend it in the creek it came from | Waterfront Hotel Lease/the hotel lease/the fish
pier/crab boats;housekeepers;kayakers;souvenir sellers/the pier gets new pilings at last;a hundred jobs come with a
union card;visitors stay for the second day/nets have nowhere to dry;a public walk becomes a lobby;the rent to the city
is fixed for fifty years/keep the walk open all night;raise the rent with inflation;hire from this county first;leave a
berth for crab boats | Broadband Utility/the city broadband plan/the west hills/remote workers;librarians;home
nurses;small manufacturers/homework no longer happens in a car;a doctor can see a rash from forty miles away;bills go
down when a rival digs/the debt outlives the wire;the crews that fix water would fix routers;taxpayers carry the losses
of each early year/start in the hills;build only where presales pass half;lease fiber to anyone;keep logs for one day
and no longer
"""
# Frames and words by name; names of one letter are the slots of the frames.
_VOCABULARY = """
leads: because; when; as long as; now that; every time; given that; once; in a season when; whenever | mains: {s} is
worth more than its price; {g} feel the difference before anyone at City Hall does; {g} have the most at stake; the
council has a duty to look twice; {p} cannot be treated as a line in a budget; no report can stand in for {g}; it is {g}
who should be heard first; {s} deserves a vote in daylight; we cannot tell {g} to wait for another study; the whole of
{p} takes notice; {g} remember who kept a promise; {s} stops being an abstract question; even {g} find themselves on the
same side; there is nothing technical left to decide about {p}; the cost lands on {g} and nowhere else; our neighbors
near {p} talk of little else; a fair city listens to {g} first | tails: and that is no accident; as the hearings have
shown; whatever the consultants may say; year in and year out; which the staff report never mentions; and no slogan
changes it; for better or worse; in good years and in lean ones; and we have the photographs; as anyone who walks there
knows; ; | facts: Since {y} the city has spent {k},000 dollars on {q} {w} {p}; A count in {m} found {n} {g} {w} the {b};
The staff report gives {k} lines to {q} and {n} words to {g}; In {y} {g} {d} {k} signatures {w} the {b}; Out of {k}
letters on {s}, {n} came from a {j}; The {m} map still shows a {b} {w} {p}; A {j} and {n} {g} walked {p} in {m} and
counted {k} {o} parts; The study calls {p} {a}, {q} included; Not one {j} was asked in {n} hearings about {q} {w} the
{b} | openings: We write as {g} and {h} who have followed {s} since {m}; Together with {h}, {g} have met about {s} since
{m}; Few things before you this year touch {g} as closely as {s}; The vote on {s} is being watched by {g} all over {p};
As people who know {p} in every kind of weather, we have come to a view on {s}; Please do not hurry past {s} tonight;
{s} has been on and off your agenda since {m}, and {g} are tired of it; Ask {g} near {p} about {s} and you will get an
earful; Nobody asked {g} or {h} before {s} was drafted in {m}; This letter is about {s}, {p}, and a promise made in {m}
| sides: Please vote yes on {s}; Please vote no on {s}; Adopt {s} with these changes; Hold {s} back until it is mended |
closings: {v}, and let {p} get on with its life; {v} while there is still time to do it well; For the sake of {g}, {l};
{v}: {g} will thank you for it; We will be in the third row with {h}, and we ask you plainly, {l}; {v}, and say why out
loud; The choice is yours tonight and ours at the polls, so {l}; On behalf of {g} near {p}, {l}; {v} before {m} comes
around again | m: January; February; March; April; May; June; July; August; September; October; November; December |
stories: My {a} {j} {d} the {o} {w} the {b} in {y}; In {y} our {j} {d} a {a} {o}, then {n} more; I {d} {n} pounds of {o}
{w} that {b}; Nobody {w} the {b} {d} so much as one {a} {o}; The {j} who {d} my {o} is {k} now and still {a}; By {m} the
{b} had {d} its {a} {o}; We {d} {o} and {q} {w} the {a} {b} until {y}; What the {j} {d} was a {q}, not a {o}; Since {y}
I have {d} {k} {o} receipts, all {a}; My {j} says {q} {w} a {b} is {a}; A {a} {q} {w} our {b} beats any {o}; At {k} I
{d} the {b} {w} {n} {j} cousins; {n} winters ago a {j} {d} our {a} {b}; {q} and {o}, that was {m} {w} the {b}; You never
{d} a {o} {w} the {a} {b}, so you would not know | views: Frankly, {s} strikes me as {a}; I find {s} {a} and the {q}
{a}; To a {j} like me, {s} looks {a}; {s} is {a}, says my {j}; You may think {s} is {a}, but try a {b} near {p}; As a
{a} {j} I call {s} {a}; After {n} years near {p} I know a {a} {o} when I see it | a: overdue; half-baked; decent; sly;
generous; muddled; brave; timid; sensible; reckless; fair; tone-deaf; thrifty; clumsy; honest; vague; lopsided; hopeful;
costly; thin; harmless; backward; shrewd; needless; kind; petty; welcome; rushed; rusty; crooked; wet; noisy; borrowed;
secondhand; famous; lonely; stubborn; cheerful; left-handed; frozen; purple; broken; gentle; dusty; seasick; patient;
bitter; lucky; quiet | j: welder; bookkeeper; midwife; bus driver; hygienist; cook; surveyor; piano tuner; roofer;
janitor; paralegal; diver; barber; aunt; translator; mail carrier; machinist; beekeeper; tutor; tugboat pilot;
seamstress; dispatcher; stepson; widow; landlord; grandmother; neighbor; nephew; plumber; pastor; goalkeeper; night
nurse; baker; cousin; sergeant; roommate; drummer; florist; godfather; twin | d: carried; painted; lost; sold; buried;
repaired; photographed; borrowed; counted; dragged; hid; measured; burned; found; traded; washed; fixed; dropped;
inherited; guarded; weighed; rescued; built; welded; emptied; insured; returned; cursed; polished; moved; rented;
planted | o: ladder; accordion; wheelchair; tomato; bicycle; casserole; outboard; violin; mattress; chainsaw; turtle;
kayak; trombone; lamp; ham; radio; crutch; wedding cake; aquarium; snowplow; telescope; tent; stroller; freezer; parrot;
generator; anchor; quilt; typewriter; goat | w: behind; beside; near; under; above; outside; opposite; inside; past;
around; beyond; toward | b: bakery; boatyard; clinic; armory; laundromat; mill; pharmacy; overpass; church hall; creek;
radio tower; depot; credit union; dock; library; ballfield; motel; bus shelter; greenhouse; barn; cemetery; bowling
alley; quarry; observatory; hatchery; diner; lighthouse; tunnel | q: patience; gravel; bad luck; soup; arithmetic;
thunder; sawdust; grief; diesel; music; gossip; salt; paperwork; sunlight; rent; fog; courage; mildew; silence;
overtime; coffee; stubbornness; smoke; hope; insurance; rust; kindness; traffic | replies: I could not disagree more;
Somebody was paid to write that; That is not what happened in {p}; Says who; Half of that is wrong; It sounds fine until
you ask a {j}; I checked, and it falls apart; That line made me laugh | intros: A flyer on my windshield says; Half the
letters in your file claim; My inbox is full of people repeating; You have been told; The form letter going around
insists; Someone with a clipboard told me; I was asked to sign something that reads | greetings: Dear Mayor and
Council,; Dear Council Members,; To the City Council:; Good evening,; Hello,; Dear City Clerk,; Council, | thanks: Thank
you for your time.; Thanks for reading.; Thank you for your service to the city.; Sincerely,; Respectfully,; Best,;
Thank you for your consideration.; Yours truly,; Thank you,; With respect, | first: Ada; Ben; Cleo; Dmitri; Elena;
Farid; Grace; Hugo; Imani; Jo; Kenji; Lourdes; Mick; Nadia; Omar; Pearl | last: Abbott; Banerjee; Coyle; Dufresne;
Eklund; Farrow; Goh; Haddad; Ibarra; Jessup; Kowal; Lund; Moreau; Nwosu | synonyms: because=as; council=city council;
neighbors=folks; deserves=merits; cannot=can't; every=each; people=residents; vote=decide; find=discover; nothing=not a
thing; our=the; promise=pledge; waits=stands; keep=hold on to; build=put up; give=grant; start=begin; plainly=in plain
words; fair=just; whole=entire; notice=heed; study=review; please=we ask you to; difference=change; city=town;
before=ahead of; cost=price; stops=quits; small=little; months=weeks; money=dollars; loses=gives up; pays=foots the
bill; tonight=this evening; duty=obligation; decide=settle; remember=recall; wait=sit still; listens=pays attention
"""
_NUMBERS = {"n": (2, 40), "k": (41, 93), "y": (1961, 2026)}
_WAYS = ("verbatim", "wrap", "before", "inside", "after", "flood", "drop", "reword", "mistype", "redress")
_SECTIONS = (section.split(": ", maxsplit=1) for section in " ".join(_VOCABULARY.split()).split(" | "))
_WORDS = {name: [piece.strip() for piece in pieces.split(";")] for name, pieces in _SECTIONS}
_SYNONYMS = dict(pair.split("=") for pair in _WORDS["synonyms"])
_Sentence = tuple[str, str]  # a leading clause such as "because spaces turn over" (or nothing), and the main one


class _Topic(NamedTuple):
    title: str
    subject: str
    place: str
    groups: list[str]
    good: list[str]
    bad: list[str]
    asks: list[str]


class _Campaign(NamedTuple):
    name: str
    topic: _Topic
    paragraphs: list[list[_Sentence]]


def _topic(text: str) -> _Topic:
    title, subject, place, *lists = text.split("/")
    return _Topic(title, subject, place, *(pieces.split(";") for pieces in lists))


_ALL_TOPICS = [_topic(text) for text in " ".join(_TOPICS.split()).split(" | ")]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say(sentence: _Sentence, turned: bool = False) -> str:
    """Write one sentence; `turned` puts its lead clause behind the main one."""
    lead, main = sentence
    return _capital((f"{main} {lead}" if turned else f"{lead}, {main}").strip(", ")) + "."


def _fill(frame: str, topic: _Topic, rng: random.Random, verb: str = "") -> str:
    """Fill a frame's slots: the topic's own words, then words and numbers drawn anew for every slot."""
    one, other = rng.sample(topic.groups, 2)
    fixed = {"s": topic.subject, "p": topic.place, "g": one, "h": other, "v": verb, "l": verb[:1].lower() + verb[1:]}

    def word(slot: re.Match[str]) -> str:
        drawn = str(rng.randint(*_NUMBERS[slot[1]])) if slot[1] in _NUMBERS else ""
        return fixed.get(slot[1]) or drawn or rng.choice(_WORDS[slot[1]])

    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", re.sub(r"\{(\w)\}", word, frame))


def _template(topic: _Topic, side: int, used: set[str], rng: random.Random) -> list[list[_Sentence]]:
    """Compose a campaign's letter of four to nine paragraphs, no sentence of which stands in another campaign's."""
    verb, clauses = _WORDS["sides"][side].format(s=topic.subject), (topic.good, topic.bad)[side % 2]

    def fresh(kind: str) -> _Sentence:
        while True:
            lead, main = "", _fill(rng.choice(_WORDS[kind]), topic, rng, verb)
            if kind == "mains":
                lead = f"{rng.choice(_WORDS['leads'])} {rng.choice(clauses)}"
                main = f"{main}, {rng.choice(_WORDS['tails'])}".removesuffix(", ")
            if _say((lead, main)) not in used:
                used.add(_say((lead, main)))
                return lead, main

    paragraphs = [[fresh("openings"), fresh("facts")]]
    for _ in range(rng.randint(1, 3)):
        paragraphs.append([fresh(rng.choice(("mains", "facts", "facts"))) for _ in range(rng.randint(1, 4))])
    asks = rng.sample(topic.asks, rng.randint(1, 3))
    for number, ask in enumerate(asks, start=1):
        mark = f"{number}. " if len(asks) > 1 else ""
        paragraphs.append([("", f"{mark}{_capital(ask)}. {_say(fresh(rng.choice(('mains', 'facts'))))[:-1]}")])
    return [*paragraphs, [fresh("closings")]]


def _sizes(count: int) -> list[int]:
    """Members of each campaign: a fifth of all letters in the largest, three in the smallest."""
    campaigns = max(2, min(60, count // 25))
    return [max(3, int(0.2 * count / (n + 1) ** 1.3 * 0.92 ** max(0, n - 20))) for n in range(campaigns)]


def _campaigns(number: int, rng: random.Random) -> list[_Campaign]:
    topics, used, made = rng.sample(_ALL_TOPICS, len(_ALL_TOPICS)), set[str](), list[_Campaign]()
    for index in range(number):
        topic = topics[index // 2 % len(topics)]
        paragraphs = _template(topic, (index + 2 * (index // 32)) % 4, used, rng)
        if index % 2 and rng.random() < 0.4:  # rivals now and then quote the same account of the matter
            paragraphs[1] = made[-1].paragraphs[1]
        made.append(_Campaign(f"C{index + 1:02d}", topic, paragraphs))
    return made


def _personal(topic: _Topic, sentences: int, rng: random.Random) -> str:
    """Words of a writer's own: stories, and here and there a view of the matter."""
    frames = (rng.choice(_WORDS["views" if rng.random() < 0.2 else "stories"]) for _ in range(sentences))
    return " ".join(_capital(_fill(frame, topic, rng)) + "." for frame in frames)


def _reword(sentences: list[_Sentence], rng: random.Random) -> str:
    """Say a paragraph in other words: clauses turned, sentences reordered, synonyms."""
    said = [_say(sentence, rng.random() < 0.6) for sentence in rng.sample(sentences, len(sentences))]
    swap = rng.uniform(0.3, 0.9)
    return re.sub(r"[a-z]+", lambda m: _SYNONYMS.get(m[0], m[0]) if rng.random() < swap else m[0], " ".join(said))


def _mistype(text: str, rng: random.Random) -> str:
    letters = list(text)
    for at in sorted(rng.sample(range(len(letters) - 1), rng.randint(1, 8)), reverse=True):
        letters[at : at + 2] = rng.choice([letters[at + 1 : at - 1 : -1] if at else letters[:2], letters[at], []])
    return "".join(letters)


def _redress(text: str, rng: random.Random) -> str:
    """Change only case, white space or quotation marks."""
    spaced = re.sub(r"\s", lambda m: m[0] * rng.randint(1, 2), text)
    quoted = re.sub(r'"([^"]*)"', "“\\1”", text.replace("'", "’"))
    return rng.choice((text.upper(), text.lower(), " ".join(text.split()), spaced, quoted))


def _wrap(body: str, topic: _Topic, rng: random.Random) -> str:
    lines = [f"Re: Item {rng.randint(1, 40)}, {topic.title}"] if rng.random() < 0.3 else []
    lines += [rng.choice(_WORDS["greetings"])] if rng.random() < 0.8 else []
    lines += [body] + ([rng.choice(_WORDS["thanks"])] if rng.random() < 0.7 else [])
    signed = f"{rng.choice(_WORDS['first'])} {rng.choice(_WORDS['last'])}"
    return "\n".join([*lines, signed] if rng.random() < 0.6 else lines)


def _member(campaign: _Campaign, rng: random.Random) -> str:
    """Write one member's copy: verbatim three times in ten, else changed in one or two ways."""
    ways = rng.choices(_WAYS, (30, 10, 10, 10, 10, 6, 8, 8, 4, 4), k=1 if rng.random() < 0.8 else 2)
    whole, topic = campaign.paragraphs, campaign.topic
    reworded = rng.sample(range(len(whole)), rng.randint(1, len(whole) // 2)) if "reword" in ways else []
    body = [_reword(p, rng) if i in reworded else " ".join(map(_say, p)) for i, p in enumerate(whole)]
    if "drop" in ways:
        body = [body[i] for i in sorted(rng.sample(range(len(body)), rng.randint(2, len(body) - 1)))]
    for way, least, most in (("before", 1, 4), ("inside", 1, 3), ("after", 1, 4), ("flood", 10, 24)):
        if way in ways:
            at = {"before": 0, "after": len(body)}.get(way, rng.randint(1, len(body) - 1))
            body.insert(at, _personal(topic, rng.randint(least, most), rng))
    text = "\n".join(body)
    text = _wrap(text, topic, rng) if "wrap" in ways else text
    text = _mistype(text, rng) if "mistype" in ways else text
    return _redress(text, rng) if "redress" in ways else text


def _rebuttal(campaign: _Campaign, rng: random.Random) -> str:
    """Quote one sentence of a template in order to quarrel with it."""
    quoted = _say(rng.choice(rng.choice(campaign.paragraphs)))
    answer = _fill(rng.choice(_WORDS["replies"]), campaign.topic, rng)
    said = f'{rng.choice(_WORDS["intros"])}: "{quoted}" {answer}.'
    return _wrap(f"{said} {_personal(campaign.topic, rng.randint(2, 6), rng)}", campaign.topic, rng)


def _unique(topic: _Topic, rng: random.Random) -> str:
    body = [_personal(topic, rng.randint(1, 4), rng) for _ in range(rng.choice((1, 1, 2, 3)))]
    if rng.random() < 0.3:
        body.append(f"I would only ask that you {rng.choice(topic.asks)}.")
    return _wrap("\n".join(body), topic, rng)


def generate(count: int, seed: int) -> list[tuple[str, str | None]]:
    """Make `count` letters in mixed order, each with its campaign's name or None; the same seed gives the same letters.

    At least 100 letters must be asked for, else ValueError; 100,000 hold 60 campaigns of 3 to 20,000 members.
    """
    if count < 100:
        raise ValueError("Ask for at least 100 letters.")
    rng = random.Random(seed)  # noqa: S311 - made-up letters must come again the same, no secret is drawn
    campaigns = _campaigns(len(_sizes(count)), rng)
    letters: list[tuple[str, str | None]] = []
    for campaign, size in zip(campaigns, _sizes(count), strict=True):
        letters += [(_member(campaign, rng), campaign.name) for _ in range(size)]
    letters += [(_rebuttal(rng.choice(campaigns), rng), None) for _ in range(count // 66)]
    letters += [(_unique(rng.choice(_ALL_TOPICS), rng), None) for _ in range(count - len(letters))]
    rng.shuffle(letters)
    return letters
