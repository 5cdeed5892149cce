"""What speaks for or against a new comment between two paragraphs: cues a reader would name, each with its words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from council_desk.analysis.boundary_cues import (
    ANAPHORA,
    ANNOUNCES,
    ASKS,
    BACK_WORDS,
    CLOSING_ASK,
    CONDITIONAL,
    CONNECTIVE,
    DEFINITE,
    FIRST_PERSON,
    FLAGS,
    HE_OR_SHE,
    HEADER,
    IMPERATIVE,
    INTRODUCTION,
    ITEM_ANAPHORA,
    LEADS_IN,
    MY_OWN,
    OF_THE_LETTER,
    PARTICULAR,
    PARTICULAR_VERB,
    POSITION,
    QUESTION_WORD,
    SOMEBODY,
    STANCE,
    STOP,
    SUPPLEMENT,
    TERMINAL,
    TOPIC,
    WE,
)
from council_desk.analysis.boundary_units import BULLET, Unit, list_number
from council_desk.analysis.courtesies import (
    greeting_length,
    is_greeting_line,
    is_name_line,
    is_organisation_line,
    is_place_line,
    is_sign_off_line,
    is_signature_line,
    is_thanks_line,
    starts_with_greeting,
)
from council_desk.analysis.language import common_word_language
from council_desk.analysis.normalise import search_text


@dataclass(frozen=True, slots=True)
class Look:
    """What one paragraph looks like by itself."""

    greeting: bool
    greets: bool
    thanks: bool
    sign_off: bool
    name: bool
    number: int
    bullet: bool
    colon: bool
    words: frozenset[str]
    length: int
    ended: bool
    style: tuple[int, int, int, int]
    script: str
    shouted: bool
    lowered: bool


@lru_cache(maxsize=8192)
def look_at(text: str) -> Look:
    """Return what a paragraph looks like: its courtesies, list mark, ending, words and typing habits."""
    stripped = text.strip()
    letters = [c for c in stripped if c.isalpha()]
    shouted = len(letters) >= 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return Look(
        greeting=is_greeting_line(stripped),
        greets=starts_with_greeting(stripped),
        thanks=is_thanks_line(stripped),
        sign_off=is_sign_off_line(stripped),
        name=(is_name_line(stripped) and len(stripped.split()) <= 5 and not shouted_stance(stripped))
        or is_place_line(stripped)
        or (not shouted and (is_organisation_line(stripped) or is_signature_line(stripped))),
        number=list_number(stripped),
        bullet=BULLET.match(stripped) is not None,
        colon=stripped.endswith((":", "：")),
        words=frozenset(_stem(w) for w in search_text(stripped).split() if len(w) > 2 and w not in STOP),
        length=len(stripped),
        ended=TERMINAL.search(stripped) is not None,
        style=_style(stripped),
        script=_script(stripped),
        shouted=shouted,
        lowered=_lowered(stripped),
    )


def shouted_stance(text: str) -> bool:
    """Say whether a short line is a cry ("NO", "Vote Yes") rather than a name."""
    return (
        re.match(r"(?:no|yes|stop|vote|support|oppose|approve|reject|please|save|keep|ban|do)\b", text.strip(), FLAGS)
        is not None
    )


def _stem(word: str) -> str:
    """Cut a word to its first six letters: enough to know "meter" and "metering" as kin."""
    return word[:6]


def _style(text: str) -> tuple[int, int, int, int]:
    """Return typing habits as -1, 0 (not seen), 1: curly quotes, two spaces after a stop, capital I, long dashes."""
    curly = 1 if re.search(r"\w’\w|“", text) else -1 if re.search(r"\w'\w|\"", text) else 0
    spaced = 1 if re.search(r"[.!?]  +\S", text) else -1 if re.search(r"[.!?] \S", text) else 0
    capital = (
        -1 if re.search(r"(?:^|\s)i(?:'\w+)?\s", text) else 1 if re.search(r"(?:^|\s)I(?:['’]\w+)?\s", text) else 0
    )
    dash = 1 if "—" in text or "–" in text else -1 if " - " in text or "--" in text else 0
    return curly, spaced, capital, dash


def _script(text: str) -> str:
    """Return the script most letters of the paragraph are in, in a word; empty where there are too few."""
    counts: Counter[str] = Counter()
    for c in text:
        if c.isalpha():
            counts["latin" if c < "\u0370" or "\u1e00" <= c < "\u1f00" else _block(c)] += 1
    if sum(counts.values()) < 8:
        return ""
    return counts.most_common(1)[0][0]


def _block(character: str) -> str:
    """Return a coarse name for a letter's block."""
    point = ord(character)
    return "han" if 0x3040 <= point <= 0x9FFF else f"block{point >> 7}"


@lru_cache(maxsize=8192)
def tongue(text: str) -> str:
    """Return the language a Latin-script paragraph is in by its commonest words; empty where they do not tell."""
    finding = common_word_language(text)
    return finding.code if finding.confidence >= 0.6 else ""


def _lowered(text: str) -> bool:
    """Say whether the writer types without capitals: starts low and no later sentence starts high."""
    return text.lstrip("\"'“‘(*-–— ")[:1].islower() and not re.search(r"[.!?]\s+[A-Z]", text)


@dataclass(frozen=True, slots=True)
class Packet:
    """What holds of the whole packet while its gaps are weighed."""

    units: Sequence[Unit]
    counts: Counter[int]
    pairs: Counter[tuple[int, int]]
    rarity: dict[str, float]
    title_words: frozenset[str]
    least_blank: int
    wide_share: float
    greeted: float
    closed: float


def packet_of(units: Sequence[Unit], counts: Counter[int], title: str | None) -> Packet:
    """Gather what holds of the whole packet."""
    held: Counter[str] = Counter()
    clusters_seen: set[int] = set()
    for unit in units:
        if unit.cluster not in clusters_seen:  # a campaign's words are no rarer for being said forty times
            clusters_seen.add(unit.cluster)
            held.update(look_at(unit.text).words)
    total = max(2, len(clusters_seen))
    rarity = {w: math.log(total / n) for w, n in held.items()}
    blanks = [u.blank_before for u in units[1:]]
    least = min(blanks, default=0)
    wide = sum(b > least for b in blanks) / len(blanks) if blanks else 0.0
    words = look_at(title).words if title else frozenset()
    clusters = [u.cluster for u in units]
    pairs = Counter(pairwise(clusters))
    greeted, closed = _habits_of_list(units)
    return Packet(units, counts, pairs, rarity, words, least, wide, greeted, closed)


def _habits_of_list(units: Sequence[Unit]) -> tuple[float, float]:
    """Return how far greeting, and closing, is the habit of the list, from the share of letters (four paragraphs each).

    Greeting tells only where nearly every letter greets: lists of one-paragraph letters hold more letters than one in
    four paragraphs, so that a quarter of greeted ones must not pass for a habit.
    """
    looks = [look_at(u.text) for u in units]
    letters = max(1.0, len(units) / 4)
    greetings = sum(look.greets for look in looks)
    closings = sum(look.sign_off or look.thanks for look in looks)
    return min(1.0, greetings / letters) ** 6, min(1.0, closings / letters) ** 2


def gap_features(packet: Packet, i: int) -> dict[str, float]:
    """Return the cues at the gap before unit `i` (1 or more), by name; absent ones are left out.

    Names starting with `b_` speak of the paragraph after the gap, `a_` of the one before, the rest of both.
    """
    before, after = packet.units[i - 1], packet.units[i]
    a, b = look_at(before.text), look_at(after.text)
    found: dict[str, float] = {"always": 1.0}
    _opening_cues(after.text, b, a, found)
    _ending_cues(before.text, a, b, found)
    _between_cues(packet, i, a, b, found)
    _asking_cues(packet, before.text, after.text, found)
    return {name: value for name, value in found.items() if value}


def _opening_cues(text: str, b: Look, a: Look, found: dict[str, float]) -> None:
    """Cues in the paragraph after the gap."""
    opening = text[greeting_length(text) :].lstrip() if b.greets else text.strip()
    courtesy = b.thanks or b.sign_off
    found["b_greeting"] = float(b.greets and not a.greeting)
    found["b_header"] = float(HEADER.match(text) is not None)
    found["b_thanks"] = float(b.thanks)
    found["b_sign_off"] = float(b.sign_off)
    found["b_name"] = float(b.name and not courtesy and not b.greets)
    found["both_names"] = float(a.name and b.name)
    found["b_name_after_closing"] = float(b.name and (a.thanks or a.sign_off))
    if courtesy or b.name or b.greets:
        return
    connective = CONNECTIVE.match(opening) is not None
    found["b_connective"] = float(connective)
    found["b_supplement"] = float(SUPPLEMENT.match(opening) is not None)
    found["b_item_anaphora"] = float(ITEM_ANAPHORA.match(opening) is not None)
    found["b_anaphora"] = float(ANAPHORA.match(opening) is not None and not found["b_item_anaphora"] and not connective)
    found["b_introduction"] = float(INTRODUCTION.match(opening) is not None)
    found["b_stance"] = float(STANCE.match(opening) is not None)
    short = b.length < 120
    found["b_closing_ask_short"] = float(short and CLOSING_ASK.match(opening) is not None)
    found["b_closing_ask_long"] = float(not short and CLOSING_ASK.match(opening) is not None)
    found["b_lower"] = float(opening.lstrip("\"'“‘(")[:1].islower() and not b.lowered)
    found["b_lowered"] = float(b.lowered and (a.lowered or not a.ended))
    found["b_lowered_new"] = float(b.lowered and a.ended and not a.lowered)
    found["b_first_item"] = float(b.number == 1)
    found["b_later_item"] = float(b.number > 1)
    found["b_next_item"] = float(b.number > 1 and a.number == b.number - 1)
    found["b_bullet"] = float(b.bullet)
    first_sentence = re.split(r"(?<=[.!?])\s", opening, maxsplit=1)[0]
    found["b_conditional"] = float(CONDITIONAL.match(opening) is not None)
    found["b_back_words"] = float(
        bool(BACK_WORDS.search(first_sentence[:80])) and not found["b_anaphora"] and not connective
    )
    found["b_imperative"] = float(IMPERATIVE.match(opening) is not None)
    found["b_the"] = float(opening.startswith("The "))
    found["b_i"] = float(
        re.match(r"I\b", opening) is not None and not found["b_introduction"] and not found["b_stance"]
    )
    words = re.findall(r"[^\W\d_]+", opening)
    high = sum(w[0].isupper() for w in words)
    found["b_tagline"] = float(
        b.length <= 50 and not b.ended and 0 < len(words) <= 8 and high >= 0.5 * len(words) and not b.shouted
    )
    found["b_names_topic"] = float(TOPIC.search(first_sentence) is not None)
    found["b_short"] = float(b.length < 60)
    found["b_long"] = min(1.0, max(0.0, (b.length - 200) / 400))
    found["b_colon"] = float(b.colon)


def _ending_cues(text: str, a: Look, b: Look, found: dict[str, float]) -> None:
    """Cues in the paragraph before the gap."""
    found["a_greeting"] = float(a.greeting)
    found["a_thanks"] = float(a.thanks and not (b.name or b.sign_off))
    found["a_sign_off"] = float(a.sign_off and not b.name)
    found["a_sign_off_name"] = float(a.sign_off and b.name)
    found["a_name"] = float(a.name and not a.greeting)
    found["a_colon"] = float(a.colon and not a.greeting)
    unfinished = not a.ended and not a.colon and not (a.thanks or a.sign_off or a.name or a.greeting)
    found["a_comma"] = float(unfinished and text.rstrip().endswith((",", ";", " and", " or", ", and")))
    found["a_unfinished"] = float(unfinished and not found["a_comma"] and not a.number)
    found["a_item"] = float((a.number > 0 or a.bullet) and not (b.number or b.bullet))
    found["a_first_item"] = float(a.number == 1 and b.number != 2)
    found["a_long"] = min(1.0, max(0.0, (a.length - 200) / 400))
    found["a_short"] = float(a.length < 60 and not (a.greeting or a.name or a.thanks or a.sign_off or a.colon))
    last = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
    asks = (
        CLOSING_ASK.match(last) is not None
        or re.search(r"\b(?:vote|reject|approve|pass|adopt|support)\b", last[:60], FLAGS) is not None
    )
    found["a_ends_asking"] = float(asks and not a.colon and not a.thanks)
    found["a_leads_in"] = float(LEADS_IN.search(last) is not None)
    found["a_ends_thanking"] = float(last != text.strip() and is_thanks_line(last))
    found["a_question"] = float(text.rstrip().endswith("?"))


def _between_cues(packet: Packet, i: int, a: Look, b: Look, found: dict[str, float]) -> None:
    """Cues in how the two sides go together: space, shared words, typing habits, language, person."""
    after = packet.units[i]
    if 0.03 <= packet.wide_share <= 0.75:
        found["wide_gap"] = float(after.blank_before > packet.least_blank)
        found["narrow_gap"] = float(after.blank_before == packet.least_blank)
    found["rule"] = float(after.rule_before)
    found["kinship"] = min(1.5, kinship(packet, a, b) / 4)
    habits = [(x, y) for x, y in zip(a.style, b.style, strict=True) if x and y]
    weights = (1.0, 0.7, 1.0, 0.5)
    differing = sum(w for w, x, y in zip(weights, a.style, b.style, strict=True) if x and y and x != y)
    found["habits_differ"] = min(2.0, differing)
    found["habits_agree"] = float(bool(habits) and not differing)
    found["other_script"] = float(bool(a.script and b.script) and a.script != b.script)
    ta, tb = packet.units[i - 1].text, after.text
    if a.script == b.script == "latin":
        one, other = tongue(ta), tongue(tb)
        found["other_language"] = float(bool(one and other) and one != other)
        found["same_foreign"] = float(one == other and one not in ("", "en"))
    elif a.script == b.script:
        found["same_foreign"] = float(a.script != "")
    found["shouting_differs"] = float(a.shouted != b.shouted and a.length > 25 and b.length > 25)
    found["both_long"] = float(a.length > 350 and b.length > 350)
    me_a, me_b = bool(FIRST_PERSON.search(ta)), bool(FIRST_PERSON.search(tb))
    us_a, us_b = bool(WE.search(ta)), bool(WE.search(tb))
    found["both_we"] = float(us_a and us_b and not me_a and not me_b)
    plain = not (a.name or b.name or b.thanks or b.sign_off or a.greeting or b.greets)
    found["stops_differ"] = float(
        plain and a.ended != b.ended and a.length > 25 and b.length > 25 and not a.colon and not b.colon
    )
    found["b_short_unstopped"] = float(
        plain and a.ended and not b.ended and b.length <= 40 and not found.get("b_tagline")
    )
    found["no_greeting_here"] = packet.greeted * float(not b.greets)
    found["no_closing_before"] = packet.closed * float(not (a.name or a.sign_off or a.thanks))
    found["person_differs"] = float(
        (me_a and not us_a and us_b and not me_b) or (us_a and not me_a and me_b and not us_b)
    )


def kinship(packet: Packet, a: Look, b: Look) -> float:
    """Return how rare the words are that both sides share (natural-log units; the title's words count little)."""
    shared = (a.words & b.words) - packet.title_words
    total = sum(packet.rarity.get(w, 0.0) for w in shared if packet.rarity.get(w, 0.0) > 1.0)
    return total / (1.0 + 0.15 * math.sqrt(len(b.words) + 1))


@lru_cache(maxsize=8192)
def asks(text: str) -> bool:
    """Say whether a paragraph asks for something: a word of asking, a question, a sentence that begins with a verb."""
    if ASKS.search(text) is not None or "?" in text:
        return True
    return any(IMPERATIVE.match(sentence) is not None for sentence in re.split(r"(?<=[.!;])\s+", text.strip()))


@lru_cache(maxsize=8192)
def role_of(text: str) -> str:
    """Return what a paragraph does: takes a position (p), asks something in particular (a), both, tells (t), else x."""
    sentences = re.split(r"(?<=[.!?;])\s+", text.strip())
    position = POSITION.search(text) is not None
    asking = PARTICULAR.search(text) is not None or any(PARTICULAR_VERB.match(sentence) for sentence in sentences)
    if position or asking:
        return "p" * position + "a" * asking
    if text.rstrip().endswith("?"):
        return "q"
    return "t" if FIRST_PERSON.search(text) else "x"


def _asking_cues(packet: Packet, before: str, after: str, found: dict[str, float]) -> None:
    """Cues in what each side asks or announces: a letter that has not yet said what it wants is seldom over."""
    a, b = look_at(before), look_at(after)
    if b.thanks or b.sign_off or b.name or b.greets or a.greeting:
        return
    asks_a, asks_b = asks(before), asks(after)
    found["a_waits_for_ask"] = float(asks_b and not asks_a)
    found["both_ask"] = float(asks_a and asks_b)
    found["a_announces"] = float(ANNOUNCES.search(before[-220:]) is not None)
    found["speaks_of_letter"] = float(OF_THE_LETTER.search(before if b.length > a.length else after) is not None)
    sentence = re.split(r"(?<=[.!?])\s", after.strip(), maxsplit=1)[0]
    found[f"from_{role_of(before)}_to_{role_of(after)}"] = 1.0
    found["b_my"] = float(MY_OWN.match(after) is not None)
    found["b_opens_asking"] = float(QUESTION_WORD.match(after) is not None)
    found["b_you"] = float(re.match(r"you\b", after, FLAGS) is not None)
    found["b_one_sentence"] = float(len(sentence) >= len(after.strip()) - 1)
    last = re.split(r"(?<=[.!?])\s", before.strip())[-1]
    found["a_last_short"] = float(len(last) < 45 and a.length > 100)
    found["b_shrinks"] = min(2.0, max(0.0, math.log(max(1, a.length) / max(1, b.length))))
    found["b_grows"] = min(2.0, max(0.0, math.log(max(1, b.length) / max(1, a.length))))
    found["both_introduce"] = float(INTRODUCTION.match(before) is not None and INTRODUCTION.match(after) is not None)
    found["same_somebody"] = float(HE_OR_SHE.search(sentence) is not None and SOMEBODY.search(before) is not None)
    restated = packet.title_words & look_at(sentence).words
    found["b_restates_title"] = max(0.0, min(1.0, (len(restated) - 1) / 4))
    named = {_stem(w.lower()) for w in DEFINITE.findall(sentence)}
    found["the_same_thing"] = float(bool((named & a.words) - packet.title_words))
    found["both_questions"] = float(before.rstrip().endswith("?") and after.rstrip().endswith("?") and b.length < 160)
    words_a, words_b = before.split(maxsplit=1), after.split(maxsplit=1)
    found["same_first_word"] = float(bool(words_a and words_b) and words_a[0] == words_b[0] and b.length < 160)
