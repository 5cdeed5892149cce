"""A demand's short name: one to three words, a noun among them, out of its canonical sentence."""

import re

from council_desk.analysis import cues_en

_WORD = re.compile(r"[$]?[^\W_][\w'’.,-]*[^\W_]|[^\W_]")
_OPENING = re.compile(
    rf"(?:(?:do\s+not|don['’]t|never|please)\s+)*(?:(?:provide|ensure\s+that|have|allow(?:\s+at\s+most)?)\s+|"
    rf"(?P<verb>{cues_en.VERB})(?:\s+(?:up|down|out|off|back|in|away|on|over|rid\s+of))?\b\s*)",
    re.IGNORECASE,
)


def _listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# Words that end a name, or stand before it: they say how, when and to whom, not what.
_BETWEEN = _listed(
    """
about above across after against along among around as at because before behind below beneath beside between
beyond but by despite down during except for from if in inside instead into like near of off on once onto or out
over per rather since so than that then though through throughout till to toward under unless until unto up upon
when where whether which while who whom whose with within without and nor is are was were be been being has have
had do does did will would can could may might must should shall not no don't doesn't isn't there also only just
too again now back away here de del en el la los las un una con por para que y o a al sin se les nos le lo su
sus paid get gets got put make made keep let lets used go goes come comes say says live lives
"""
)
_BEFORE = _listed(
    """
the a an this that these those some any all every each both either neither more most less fewer much many few
another other such same own our your my their its his her it them him us me you we they i what whatever whoever
something anything everything nothing somebody someone everyone least first second third next last full real
certain further additional one two three four five six seven eight nine ten eleven twelve twenty thirty forty
fifty sixty ninety hundred thousand million half dollar dollars percent bucks better good new sure
"""
)
_HEADS = _listed(
    """
end part couple lot number kind piece portion share rest date most list copy amount use
"""
)
_PLAIN_VERBS = _listed(
    """
make have set put give keep use take get add see bring do let be need want include
"""
)


def short_name(sentence: str) -> str:
    """One to three words to call a demand by, a noun among them: Raise the lifeline discount gives raise lifeline
    discount. Where a sentence names nothing, its first three words.
    """
    opening = _OPENING.match(sentence)
    verb = (opening.group("verb") or "").lower() if opening else ""
    rest = sentence[opening.end() if opening else 0 :]
    words = _named(rest)
    if len(words) == 1 and (not verb or " " in verb or verb in _PLAIN_VERBS):
        at = rest.lower().find(words[0]) + len(words[0])
        words += [word for word in _named(rest[at:]) if word != words[0]][:2]
    if not words:
        plain = [found.group().lower() for found in _WORD.finditer(sentence)]
        return " ".join(plain[:3])
    if verb and " " not in verb and verb not in _PLAIN_VERBS and len(words) < 3:
        words = [verb, *words]
    return " ".join(words)


def _named(rest: str) -> list[str]:
    """The first run of naming words, at most three."""
    found: list[str] = []
    for each in _WORD.finditer(rest):
        word = each.group().lower()
        if word == "of" and len(found) == 1 and found[0] in _HEADS:
            found = []
            continue
        ends = word in _BETWEEN or (found and word in _BEFORE)
        if found and (ends or rest[: each.start()].rstrip()[-1:] in {",", ";", ":", "(", "—", "–"}):
            break
        if ends or word in _BEFORE or not re.search(r"[^\W\d_]{2,}", word) or word[0].isdigit():
            continue
        found.append(word)
        if len(found) == 3:
            break
    return found
