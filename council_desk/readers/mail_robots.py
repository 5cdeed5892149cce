"""Lines that programs, lists and offices print below a letter, each told by its own words.

`is_program_line` may stand anywhere near a letter's end. `is_office_line` is only right below a signed letter: a writer
could say the same of himself further up. Both are short and none asks a council for anything.
"""

import re

_LONGEST = 420
_LONGEST_LINE = 180
_PROGRAMS = (
    r"nine|canary|shortwave|edison|newton|airmail|mimestream|missive|hey|tuta|k-9|fairemail|blue ?mail|aqua ?mail|"
    r"type ?app|polymail|mailspring|em client|postbox|evolution|the bat!?|roundcube|zimbra|horde|squirrelmail|"
    r"rainloop|twobird|claws mail|kmail|mutt|vivaldi|skiff|startmail|hushmail|mailfence|runbox|posteo|mailbox\.org|"
    r"cloudmagic|gmx|web\.de|zoho"
)
_SENT_BY_PROGRAM = re.compile(
    rf"^\W*sent (?:from|with|via|using|by) (?:the )?(?:{_PROGRAMS})(?:[ .]?(?:e-?mail|mail|app|com))?"
    r"(?: (?:for|on) (?:my )?[\w ]{2,20})?\W*$",
    re.IGNORECASE,
)
_GET_PROGRAM = re.compile(
    r"^\W*(?:get|download|try|install|obtener|descargar?|télécharger|obtenir|holen sie sich|scarica|baixe) "
    r"(?:the |la |el |l['’]|die |das )?(?-i:[A-Z])\w*(?: (?-i:[A-Z])\w*| (?:e-?mail|mail|app))* "
    r"(?:for|on|para|pour|für|per) (?:your )?(?:ios|android|iphone|ipad|mac(?:os)?|windows|linux|desktop)\W*$",
    re.IGNORECASE,
)
_LEFT_BY_PROGRAM = re.compile(
    r"^\W*(?:reply ?forward|show (?:quoted|trimmed) (?:text|content)|quoted text hidden)\W*$", re.I
)
_TRACKED = re.compile(
    r"^\W*(?:sender notified by|(?:e-?mail )?tracked with) (?-i:[A-Z])\w+(?:\s?[·|•–-] ?remove)?\W*$", re.IGNORECASE
)
_FOLLOW = re.compile(
    r"^\W*(?:follow|find|like|join) us (?:on|at) (?:facebook|instagram|twitter|x|tiktok|youtube|linkedin|"
    r"bluesky|threads|mastodon)(?:(?:,|,? and|,? &|,? or) (?:facebook|instagram|twitter|x|tiktok|youtube|linkedin|"
    r"bluesky|threads|mastodon))*\W*$",
    re.IGNORECASE,
)
_BARE_LINKS = re.compile(r"^\s*(?:[<\[(]?https?://[^\s<>]+[>\])]?\s*){2,}$")
_OF_A_GROUP = re.compile(
    r"^\W*(?:groups\.io links:|you receive all messages sent to this group\.?|"
    r".*\b(?:reply to group|mute this topic|contact group owner)\b.*\|.*)\W*$",
    re.IGNORECASE,
)
_GROUPS_RULE = re.compile(r"^\s*[_.,]{5,}\s*$")

_WHAT_IT_IS = re.compile(
    r"^\W*(?-i:[A-ZÀ-Ž\d])[\w.&'’ -]{1,60}? is an? (?:(?:[\w()-]+,? ){0,5}?(?:platform|tool|service|app|website)\b"
    r"(?=.*(?:https?:|www\.|\b\w{3,}\.(?:org|com|net|example)\b))|(?=.*(?:501\(c\)|tax[- ]?id|\bEIN\b))"
    r"(?:[\w()-]+,? ){0,5}?(?:non-?profit|charity|501\(c\)\S*|organi[sz]ation)\b).{0,160}$",
    re.IGNORECASE,
)
_TAX_NUMBER = re.compile(
    r"^\W*(?:federal )?(?:tax[- ]?id|EIN|charity (?:no|number|reg\w*))\b[^.!?]{0,60}\d{4,}\W*$", re.I
)
_SCANNED = re.compile(
    r"^\W*(?:est[ea]|ce|cet|diese[rs]?|quest[ao]|dit|deze|th(?:is|e))\b[^.!?\n]{0,60}\b(?:analizad[oa]|verificad[oa]|"
    r"escanead[oa]|revisad[oa]|analysée?|vérifiée?|geprüft|gescannt|controllat[oa]|scansionat[oa]|gecontroleerd|"
    r"gescand|scanned|checked|screened)\b[^!?\n]{0,80}$",
    re.IGNORECASE,
)
_SCANNER = re.compile(
    r"\b(?:avast|avg|norton|mcafee|eset|kaspersky|bitdefender|sophos|anti-?virus|virus\w*|viren)\b", re.I
)
_OUT_OF_HOURS = re.compile(
    r"^(?:please note:? (?:that )?)?(?:I|we) (?:work|am working|are working|operate|keep) (?:\w+ ){0,2}?(?:flexibl\w+|"
    r"part[- ]time|different|varying|unusual|odd|across)\b(?=.*\b(?:reply|respond|response|answer)\b)[^?]{20,300}$",
    re.IGNORECASE,
)
_MEMBERS_POST = re.compile(
    r"^\W*(?:posted|shared) (?:on|in|to) (?-i:[A-Z])\w+\. reply to this (?:e-?mail|message)\b.{0,60}$", re.IGNORECASE
)
_FROM_OUTSIDE = re.compile(
    r"^\W*this (?:e-?mail|message) (?:has )?(?:originated|came) (?:from )?outside (?:of )?(?:your|the|our) "
    r"(?:organi[sz]ation|network|company|agency|domain|firm|city)\b.{0,60}$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:council\w*|vote|mayor|oppose|support|agenda|ordinance|resolution|hearing)\b|\?", re.IGNORECASE
)


_BEGINS = re.compile(
    r"[\W_]*(?:sent|get|download|try|install|obten|descarg|télécharg|holen|scarica|baixe|reply|show|quoted|sender|tracked|"
    r"e-?mail|follow|find|like|join|https?:|groups|you receive|$)",
    re.IGNORECASE,
)
"""What each of those lines begins with, but for rows with bars: nearly all others are told by this alone."""

_OF_PROGRAMS = (
    _SENT_BY_PROGRAM,
    _GET_PROGRAM,
    _LEFT_BY_PROGRAM,
    _TRACKED,
    _FOLLOW,
    _BARE_LINKS,
    _OF_A_GROUP,
    _GROUPS_RULE,
)

_OF_OFFICES = (_WHAT_IT_IS, _TAX_NUMBER, _OUT_OF_HOURS, _MEMBERS_POST, _FROM_OUTSIDE)


def is_program_line(line: str) -> bool:
    """Tell whether a line is a mail program's: "Sent from Canary", "Get Quill for Android", "_._,_._,_"."""
    bare = line.strip()
    if not 5 <= len(bare) <= _LONGEST_LINE or not (_BEGINS.match(bare) or "|" in bare):
        return False
    return any(pattern.match(bare) is not None for pattern in _OF_PROGRAMS)


def is_office_line(text: str) -> bool:
    """Tell whether a paragraph below a signed letter says what a tool, charity or scanner is, or when mail is answered.

    "ActNow is a nonpartisan platform. Learn more at ...", "Tax ID 12-3456789", "I work flexibly and do not expect a
    reply outside your hours." Never of a text that speaks of the council or what is before it.
    """
    if len(text) > _LONGEST:
        return False
    told = any(pattern.match(text) is not None for pattern in _OF_OFFICES) or (
        _SCANNED.match(text) is not None and _SCANNER.search(text) is not None
    )
    return told and _ASKED.search(text) is None
