"""Greetings, closings and signatures: the courtesy round a letter, in the languages that reach a council."""

import re
from functools import lru_cache

_GREETING = re.compile(
    r"""(?:
    dear\b|hello\b|hi\b|hey\b|greetings\b|good\s+(?:morning|afternoon|evening|day)\b|to\s+whom\s+(?:it|this)\s+may\s+concern\b
    |honou?rable\b|salutations\b|attn\b|attention\b
    |estimad[oa]s?\b|querid[oa]s?\b|hola\b|buen(?:os|as)\s+(?:d[ií]as|tardes|noches)\b|a\s+quien\s+corresponda\b|distinguid[oa]s?\b
    |bonjour\b|bonsoir\b|ch(?:er|ère)s?\b|madame\b|mesdames\b|monsieur\b
    |sehr\s+geehrte[rs]?\b|liebe[rs]?\b|hallo\b|guten\s+(?:tag|morgen|abend)\b
    |prezad[oa]s?\b|car[oaie]\b|ol[áa]\b|bom\s+dia\b|boa\s+(?:tarde|noite)\b
    |gentil[ei]\b|egregi[oa]?\b|buongiorno\b|buonasera\b
    |mahal\s+na\b|mga\s+mahal\b|magandang\s+(?:umaga|hapon|gabi|araw)\b|ka?musta\b
    |kính\s+(?:gửi|thưa)|xin\s+chào|thưa\b
    |szanown\w+|dzień\s+dobry|drodzy\b
    |nyob\s+zoo\b|hawm\s+txog\b|mudane\b|salaan\b|as?salaamu?\b|bonjou\b|chè\b
    |尊敬的|亲爱的|親愛的|您好|你好|各位|敬启者|敬啟者
    |السلام\s+عليكم|تحية|السادة|عزيزي|سعادة
    |уважаем\w+|здравствуйте|добрый\s+(?:день|вечер)|доброе\s+утро|дороги[ей]
    |안녕하\w*|존경하는|친애하는|拝啓|こんにちは|こんばんは
    |प्रिय|नमस्ते|आदरणीय|महोदय|ਪਿਆਰੇ|ਸਤਿ\s+ਸ੍ਰੀ\s+ਅਕਾਲ|ਸਤਿਕਾਰਯੋਗ|เรียน|สวัสดี
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# "Mayor and Council:" or "Council members -" alone on a line addresses somebody although no greeting word stands there.
_ADDRESS_LINE = re.compile(
    r"(?:to\s+)?(?:the\s+|our\s+|my\s+|all\s+|each\s+)?(?:honou?rable\s+)?(?:madam\s+|mister\s+|mr\.?\s+|ms\.?\s+)?"
    r"(?:mayor|vice[\s-]mayor|council\b|council\s?(?:members?|persons?|man|woman)|city\s+council|members\s+of\s+the|"
    r"commissioners?|supervisors?|aldermen|trustees|city\s+(?:clerk|manager|leaders|officials)|folks|neighbors|all)\b"
    r"(?:[^.?!;]|\b(?:mr|ms|mrs|dr)\.){0,70}[,:!—–-]+\s*$",
    re.IGNORECASE,
)
_OFFICE_WORDS = (
    "and of the our my each to mayor vice council councilmembers councilmember councilors members member city staff "
    "clerk manager commissioners supervisors board honorable madam mister everyone all folks leaders officials persons"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
_SIGN_OFF = re.compile(
    r"""(?:(?:very\s+)?(?:
    sincerely|most\s+sincerely|respectfully|(?:best|kind|kindest|warm|warmest|warmly)?\s*regards|best(?:\s+wishes)?|all\s+the\s+best|warmly
    |cordially|yours(?:\s+(?:truly|sincerely|faithfully|respectfully|in\s+\w+))?|in\s+(?:solidarity|community|peace|service|faith|hope|gratitude)
    |with\s+(?:\w+\s+)?(?:gratitude|respect|appreciation|hope|thanks|concern|regards|love|urgency)|cheers|blessings|god\s+bless|peace|truly\s+yours
    |a\s+(?:concerned|worried|tired|proud|frustrated|longtime|long-time|lifelong)\s+\w+
    |atentamente|saludos|cordialmente|respetuosamente|un\s+saludo|sinceramente|con\s+respeto
    |cordialement|bien\s+à\s+vous|salutations(?:\s+distinguées)?|veuillez\s+agréer
    |mit\s+freundlichen\s+grüßen|hochachtungsvoll|viele\s+grüße|atenciosamente|respeitosamente|abraços
    |cordiali\s+saluti|distinti\s+saluti|(?:lubos\s+na\s+)?gumagalang|trân\s+trọng|kính\s+thư|z\s+poważaniem|pozdrawiam
    |此致|敬礼|敬禮|敬上|谨上|謹上|с\s+уважением|искренне\s+ваш|敬具|드림|올림|सादर|भवदीय|ਸਤਿਕਾਰ\s+ਸਹਿਤ
    |مع\s+(?:خالص\s+)?(?:التحية|الاحترام|الشكر|التقدير)|ขอแสดงความนับถือ
    ))(?:\s+(?:yours|submitted|and\s+\w+))?""",
    re.VERBOSE | re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?:an?|your|the|one\s+of)\s+[^.!?]{3,50}", re.IGNORECASE)
_THANKS = re.compile(
    r"""(?:
    (?:i\s+|we\s+)?(?:\w+\s+)?thank(?:s|\s+you|\s+u|ing\s+you)\b|thx\b|(?:i|we)\s+appreciate\s+(?:your|the|you)\b|many\s+thanks\b|much\s+appreciated
    |(?:muchas\s+|mil\s+)?gracias\b|(?:les\s+)?agradezco\b|(?:les\s+)?agradecemos\b|merci\b|je\s+vous\s+remercie|(?:vielen\s+)?dank(?:e)?\b|(?:muito\s+)?obrigad[oa]s?\b
    |grazie\b|(?:maraming\s+)?salamat\b|(?:xin\s+)?(?:chân\s+thành\s+)?c[ảá]m\s+ơn|谢谢|謝謝|感谢|感謝|多谢|多謝|شكرا|شكراً|спасибо|благодарю|감사합니다|감사드립니다
    |ありがとう|よろしくお願い|धन्यवाद|ਧੰਨਵਾਦ|ਸ਼ੁਕਰੀਆ|ua\s+tsaug|mahadsanid|mèsi\b|dziękuj\w+|ขอบคุณ
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = re.compile(
    r"[-–—~*•]{0,2}\s*(?:(?:mr|mrs|ms|dr|rev|prof)\.?\s+)?"
    r"[^\W\d_](?:[^\W\d_]|['’.\-])*(?:\s+(?:&|[^\W\d_](?:[^\W\d_]|['’.\-])*)){0,4}"
    r"(?:,?\s+(?:jr|sr|ph\.?d|m\.?d|esq|r\.?n|ii|iii)\.?)*[,.]?",
    re.IGNORECASE,
)
_SMALL_IN_NAMES = frozenset(["and", "&", "de", "del", "la", "van", "von", "y", "da", "bin", "al"])
_PLACE = re.compile(
    r"(?:.*\b(?:resident|district|ward|neighborhood|homeowner|owner|chair|president|director|secretary|zip)\b.*"
    r"|.*\b\d{5}(?:-\d{4})?|[\w.+-]+@[\w.-]+|\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}"
    r"|\d{1,5}\s+[\w .]+?\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|way|ct|court|pl|place)\b\.?.*"
    r"|sent\s+from\s+my\s+\w+.*)",
    re.IGNORECASE,
)
_SENTENCE_WORDS = re.compile(r"\b(?:i|i'm|we|you|is|are|was|am|do|not|please|should|must|will|have)\b", re.IGNORECASE)
_GREETING_GOES_ON = re.compile(
    r"(?:and\s+|members?\s+of\s+)?[^.,:!?]{0,50}\b(?:council|members|mayor|staff|clerk)[^.,:!?]{0,20}[,:!]\s*"
)
_INLINE_GREETING_LIMIT = 70
_GREETING_LINE_LIMIT = 100


@lru_cache(maxsize=4096)
def greeting_length(line: str) -> int:
    """Return how many characters at the start of `line` are a greeting; 0 where it does not greet."""
    stripped = line.strip()
    lead = len(line) - len(line.lstrip())
    if not stripped:
        return 0
    if len(stripped) <= _GREETING_LINE_LIMIT and _addresses(stripped):
        return lead + len(stripped)
    head = _GREETING.match(stripped)
    if head is None:
        return 0
    stop = re.search(r"[,:!—–。，：！]+\s*|\s-+\s|\.\s+", stripped[head.end() : _INLINE_GREETING_LIMIT])
    if stop is not None:
        end = head.end() + stop.end()
        # "Dear Mayor, and members of the council," is one greeting: the first comma is not its end.
        more = _GREETING_GOES_ON.match(stripped[end:])
        if more is not None and not _SENTENCE_WORDS.search(more.group()):
            end += more.end()
        return lead + end
    if len(stripped) <= _GREETING_LINE_LIMIT and not _SENTENCE_WORDS.search(stripped) and stripped[-1] not in ".?":
        return lead + len(stripped)
    return lead + head.end() if head.group().lower() not in ("dear", "attention", "honorable") else 0


def _addresses(line: str) -> bool:
    """Say whether a line is nothing but whom it addresses: offices and names, no other small-written word."""
    if _ADDRESS_LINE.match(line) is None:
        return False
    return all(word.lower() in _OFFICES or word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’-]*", line)[1:])


def is_greeting_line(line: str) -> bool:
    """Say whether the whole `line` is a greeting and nothing more."""
    length = greeting_length(line)
    return length > 0 and not line[length:].strip()


def starts_with_greeting(line: str) -> bool:
    """Say whether `line` opens with a greeting, alone or before further words."""
    return greeting_length(line) > 0


def is_sign_off_line(line: str) -> bool:
    """Say whether `line` is a closing formula ("Sincerely,"), with or without a name behind it."""
    stripped = line.strip()
    if not stripped or len(stripped) > 70:
        return False
    head = _SIGN_OFF.match(stripped)
    if head is None:
        return False
    rest = stripped[head.end() :].strip(" ,.!—–-~")
    if not rest or is_name_line(rest) or is_signature_line(rest):
        return True
    # "Sincerely, a neighbor on Route 9"
    return stripped[head.end() :].lstrip()[:1] in ",—–-" and _SOMEBODY.fullmatch(rest) is not None


def is_thanks_line(line: str) -> bool:
    """Say whether `line` is only a short thanks ("Thank you for your time.")."""
    stripped = line.strip()
    if not stripped or len(stripped) > 130 or _THANKS.match(stripped) is None:
        return False
    return len(re.findall(r"[.!?。！]+(?:\s|$)", stripped.rstrip(".!?。！ "))) <= 1 and ":" not in stripped


def is_name_line(line: str) -> bool:
    """Say whether `line` looks like a writer's name and nothing more (at most five words, capitalised)."""
    stripped = line.strip()
    if not stripped or len(stripped) > 48 or _NAME.fullmatch(stripped) is None:
        return False
    words = stripped.strip("-–—~*•,. ").split()
    return bool(words) and len(words) <= 5 and all(w[0].isupper() or w in _SMALL_IN_NAMES for w in words)


def is_place_line(line: str) -> bool:
    """Say whether `line` is a short address, district, role or contact line under a signature."""
    stripped = line.strip()
    return 0 < len(stripped) <= 60 and _PLACE.fullmatch(stripped) is not None and not _SENTENCE_WORDS.search(stripped)


_ORGANISATION = re.compile(
    r"\b(?:board|association|alliance|committee|coalition|council|club|society|league|chamber|foundation|union|network|"
    r"institute|commission|center|centre|church|school|students?|parents?|friends|neighbors|trustees|directors?|"
    r"president|chair(?:man|woman|person)?|secretary|treasurer|captain|coordinator|manager|owners?|pastor|principal|"
    r"company|inc|llc)\b",
    re.IGNORECASE,
)
# "Ana Reyes, Alder Street", "Ana Reyes and the Monday walkers (six of us)", "Ana Reyes (age 9)".
_SIGNED = re.compile(
    r"[-–—~*•]{0,2}\s*(?:(?:mr|mrs|ms|dr|rev|prof)\.?\s+)?(?P<name>[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3})"
    r"(?:,|\s*\(|\s+(?:and|&|y|for|of)\s|\s+[-–—]\s).*",
)
_NOT_IN_NAMES = "vote no yes please save keep ban thank thanks dear stop support oppose do the this we it"
_NO_NAMES = frozenset(_NOT_IN_NAMES.split())
_SMALL_WORDS = "and & of the for at in on to de del la los las y van von"
_SMALL_IN_TITLES = frozenset(_SMALL_WORDS.split())


def is_signature_line(line: str) -> bool:
    """Say whether `line` is a name with what stands beside it under a letter: a street, an age, who else signs.

    A name of two to four words written high, then a comma, bracket or "and"; no end of a sentence, no verb of one.
    """
    stripped = line.strip()
    if not 0 < len(stripped) <= 75 or stripped[-1] in ".!?:;" or _SENTENCE_WORDS.search(stripped):
        return False
    found = _SIGNED.fullmatch(stripped)
    if found is None or stripped.isupper():
        return False
    words = found["name"].split()
    return all(w[0].isupper() or w in _SMALL_IN_NAMES for w in words) and not _NO_NAMES & {w.lower() for w in words}


def is_organisation_line(line: str) -> bool:
    """Say whether `line` is an organisation, or a role in one, as under a letter ("Board of the Rowing Club").

    Up to twelve words, each written high, no end of a sentence, no verb of one.
    """
    stripped = line.strip()
    if not 0 < len(stripped) <= 90 or stripped[-1] in ".!?:;" or _ORGANISATION.search(stripped) is None:
        return False
    if _SENTENCE_WORDS.search(stripped):
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*|&", stripped)
    return 2 <= len(words) <= 12 and all(word[0].isupper() or word in _SMALL_IN_TITLES for word in words)


def is_closing_line(line: str) -> bool:
    """Say whether `line` closes a letter: a closing formula or a short thanks."""
    return is_sign_off_line(line) or is_thanks_line(line)


def body_span(text: str) -> tuple[int, int]:
    """Return the half-open span of `text` without its greeting, closing, signature and the white space round them.

    Arguments: a whole comment. Result: code points (start, end); the whole text where nothing else would be left.
    """
    start = _body_start(text)
    end = _body_end(text, start)
    if start >= end:
        return len(text) - len(text.lstrip()), len(text.rstrip())
    return start, end


def _body_start(text: str) -> int:
    """Return where the words after the greeting begin."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start)
    line = text[start:] if stop < 0 else text[start:stop]
    start += greeting_length(line)
    return start + len(text[start:]) - len(text[start:].lstrip())


def _body_end(text: str, start: int) -> int:
    """Return where the words before the closing end.

    A closing formula among the last lines takes what stands under it along (names, places: short lines that end no
    sentence); other trailing courtesy lines come off while they are courtesy.
    """
    end = len(text.rstrip())
    cut, signature_lines = end, 0
    while cut > start and signature_lines <= 4:
        begin = max(text.rfind("\n", 0, cut) + 1, start)
        line = text[begin:cut].strip()
        if is_closing_line(line):
            end = len(text[:begin].rstrip())
            cut, signature_lines = end, 0
        elif (
            begin > start and len(line) <= 60 and (is_name_line(line) or is_place_line(line) or line[-1] not in ".!?:;")
        ):
            # A name alone comes off only if a closing formula stands over it.
            cut = len(text[:begin].rstrip())
            signature_lines += 1
        else:
            break
    return _without_inline_closing(text, start, end)


_INLINE_CLOSING = re.compile(
    r"(?<=[.!?。！])\s+(?:(?:many\s+)?thank(?:s|\s+you)(?:[^.!?\n]{0,60})[.!]*|(?:muchas\s+)?gracias(?:[^.!?\n]{0,50})[.!]*|"
    r"(?:sincerely|respectfully|regards|best|atentamente|saludos),?[^.!?\n]{0,40}[.!]*)\s*$",
    re.IGNORECASE,
)


def _without_inline_closing(text: str, start: int, end: int) -> int:
    """Take off a thanks or closing formula that ends the last paragraph."""
    tail = max(start, end - 120)
    found = _INLINE_CLOSING.search(text[tail:end])
    return tail + found.start() if found is not None and tail + found.start() > start else end
