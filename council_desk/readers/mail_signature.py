"""Where a letter's own closing ends and a signature block begins.

A closing with the writer's name, street, neighborhood or organization belongs to the letter. Telephone numbers,
addresses of mail and pages, titles that stand with them, and what a mail program puts below "-- " do not. A line of
which neither is sure stays with the letter.
"""

import re
from collections.abc import Sequence

from council_desk.readers.mail_devices import is_device_line
from council_desk.readers.mail_footers import is_footer

_CLOSING = re.compile(
    r"^\W*(?:sincerely|respectfully|regards|(?:kind|best|warm|warmest|many) (?:wishes|regards|thanks)|"
    r"with (?:\S+ )?(?:respect|gratitude|regards|thanks|appreciation|wishes|love|hope|concern)|thanks|thank you|"
    r"thx|yours|"
    r"cordially|warmly|cheers|"
    r"gratefully|in solidarity|in community|peace|take care|best\W*$|love|faithfully|truly|all the best|"
    r"appreciatively|hopefully|signed|"
    r"atentamente|atte|saludos|gracias|muchas gracias|cordialmente|respetuosamente|un (?:cordial )?saludo|"
    r"con (?:respeto|gratitud|cariño)|"
    r"cordialement|bien (?:à vous|cordialement)|merci|salutations|respectueusement|sincèrement|veuillez agréer|"
    r"mit (?:freundlichen|besten|herzlichen)|(?:viele|freundliche|liebe|herzliche|beste|schöne) grüße|mfg|"
    r"hochachtungsvoll|danke|vielen dank|"
    r"atenciosamente|obrigad|cumprimentos|abraço|com os melhores|respeitosamente|cordiali|distinti|grazie|saluti|"
    r"in fede|"
    r"met (?:vriendelijke|hartelijke)|(?:vriendelijke |hartelijke )?groet|hoogachtend|dank|bedankt|z poważaniem|"
    r"z wyrazami|pozdrawiam|"
    r"dziękuję|trân trọng|kính thư|kính chào|cảm ơn|xin cảm ơn|chân thành|此致|敬上|敬礼|敬禮|谢谢|謝謝|祝好|顺颂|"
    r"順頌|"
    r"(?:lubos na )?gumagalang|nagpapasalamat|salamat|maraming salamat|감사합니다|감사드립니다|드림|올림|敬具|"
    r"よろしく|с уважением|спасибо|з повагою|"
    r"dengan hormat|hormat|saygılarımla|teşekkür|med vänlig|vänliga|hälsningar|mvh|med venlig|venlig|hilsen|"
    r"ystävällisin|ua tsaug|mahadsanid|με εκτίμηση|"
    r"s pozdravem|cu stima|cu stimă|cu respect|üdvözlettel|مع التحية|شكرا|בברכה|תודה)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/-])\d{3}[-.]\d{4}(?![\w/-])|"
    r"(?<![\w/])(?!\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}\b)(?:\+?\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)[\s.-]?|"
    r"\d{2,4}[\s.-])\d{2,4}[\s.-]?\d{3,4}(?:[\s.-]?\d{2})?(?:\s?(?:x|ext\.?)\s?\d+)?(?![\w/])|\b\d{10,11}\b"
)
_ADDRESS = re.compile(r"<?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?(?:\s?<mailto:[^>]*>)?", re.IGNORECASE)
_PAGE = re.compile(
    r"<?(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|gov|edu|us|info|io|biz|example)\b(?:/\S*)?", re.IGNORECASE
)
_HOW = re.compile(
    r"\b(?:tel(?:ephone|efon\w*|éfono|éphone|efone|efono)?|cell(?:ular\w*|phone)?|mobile?|mob|phone|ph|fax|office|"
    r"direct|desk|work|home|main|"
    r"e-?mail|web(?:site)?|móvil|celular|portable|handy|mobil|fon|gsm|kom|correo|courriel|cellulare|điện thoại|đt|"
    r"sđt|телефон|тел|"
    r"电话|電話|手机|手機|邮箱|전화|휴대폰|이메일|携帯|[topmcfewhd])\s?[.:：)|]|\b(?:tel|cell|fax|phone|mobile|"
    r"office|direct)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:director|manager|president|vice|chair(?:man|woman|person)?|attorney|esq|lawyer|coordinator|executive|"
    r"officer|professor|prof|"
    r"ph\.?d|m\.?d|cpa|jd|r\.?n|ceo|cfo|coo|cto|realtor|broker|owner|co-owner|secretary|treasurer|agent|associate|"
    r"engineer|partner|principal|"
    r"consultant|specialist|analyst|administrator|assistant|supervisor|founder|co-founder|teacher|editor|head of|"
    r"lead|senior|dean|pastor|"
    r"proprietor|proprietress|proprietaria|librarian|veterinarian|dvm|dds|trainer|receptionist|clerk|"
    r"inhaber(?:in)?|titolare|eigenaar|właściciel(?:ka)?|"
    r"designer|developer|architect|planner|organizer|accountant|department|division|inc|llc|llp|ltd|corp|gmbh|"
    r"directora?|gerente|presidenta?|abogad[oa]|coordinadora?|secretari[oa]|dueñ[oa]|propietari[oa]|directeur|"
    r"directrice|gérante?|président|avocate?|"
    r"geschäftsführer(?:in)?|leiter(?:in)?|rechtsanw[aä]lt\w*|vorsitzende\w*|diretora?|advogad[oa]|direttore|"
    r"direttrice|avvocato|"
    r"directeur|voorzitter|dyrektor|kierownik|prezes|giám đốc|trưởng phòng)\b|经理|總監|总监|律师|律師|主任|董事|"
    r"이사|부장|대표|팀장",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:retired|resident|neighbou?r|parent|mother|father|homeowner|renter|tenant|voter|taxpayer|constituent|"
    r"citizen|member|"
    r"vecin[oa]|residente|jubilad[oa]|riverain|habitant|anwohner|morador|cư dân|居民|주민)\w*",
    re.IGNORECASE,
)
"""What people say of themselves below their name; it belongs to the letter."""

_SOCIAL = re.compile(
    r"^\W*(?:pronouns\b.{0,40}|\(?(?:she|he|they)\s?/\s?(?:her|him|them)\S*|(?:facebook|twitter|instagram|linkedin|"
    r"follow (?:us|me)|find us)\b.{0,120}|"
    r"(?:schedule|book) (?:a|time) .{0,60}|\[(?:cid|image|logo)[^\]]*\])\W*$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:i|i['’]m|me|my|you|your|please|we|our|us|call|reach|contact me|if|because|por favor|llámeme|mi|yo|je|"
    r"mon|ich|mein|eu|io|ik|ja|tôi|ako|vote|oppose|support)\b"
    r"|我|请|請|저는|제",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(r"^\W*(?:p\.?\s?p?\.?\s?s\b|post ?script|posdata|p\.d\.|nachtrag|又及|附：)", re.IGNORECASE)
_DASHES = re.compile(r"^\s*(?:--|—|––|-- ?|__+|-{2,}|\*{3,}|={3,}|~{3,})\s*$")
_HOURS = re.compile(
    r"^\W*(?=.*(?:\d\s?(?:[ap]\.?m\b|h\b|uhr|:\d\d)|\d\s?[-–]\s?\d|daily|weekdays?|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|"
    r"seg|ter|qua|qui|sex|gio|ma|wo|vr|za|zo|pon|pt)"
    r"\w*\b))(?:(?:(?:shop|store|office|business|opening|our|winter|summer|regular) )*"
    r"(?:hours|open|opening times|closed)\b|"
    r"horario|abiert[oa]|ouvert|horaires|heures d['’]ouverture|geöffnet|öffnungszeiten|sprechzeiten|aberto|"
    r"aperto|orari[o]?|"
    r"geopend|openingstijden|czynne|godziny|giờ mở cửa|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s?(?:[-–&,]|to|through)\s?(?:mon|tue|wed|thu|fri|sat|"
    r"sun)[a-z]*\b).{0,80}$|"
    r"^\W*(?:营业时间|營業時間|영업시간|営業時間).{0,60}$",
    re.IGNORECASE,
)
"""A shop's or office's hours."""

_WISHES = re.compile(
    r"[!?]|\b(?:please|should|needs?|want|not|must|too|is|are|por favor|bitte|n['’]t)\b", re.IGNORECASE
)
_PRONOUNS = re.compile(
    r"\s*[(\[|,–-]*\s*\b(?:she|he|they|ella|él|elle|elles|il|iel|sie|er|ela|ele|lei|lui|zij|hij|ona|on|any)"
    r"(?:\s?/\s?\w+){1,2}\s*[)\]]?",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?:,?\s+(?:(?:[A-Z][a-z]{0,3}\.?){2,6}(?:-[A-Z]{1,4})?|Esq\.?|[JS]r\.?|I{2,3}|IV)(?=,|$|\s))+\s*$"
)
_MARKED = re.compile(r"^-- ?$")
_LONGEST_BLOCK = 16
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def fold_signature(lines: Sequence[str]) -> list[bool]:
    """Tell for each line of a letter's last stretch (footers taken off) whether it belongs to a signature block."""
    fold = [False] * len(lines)
    end = len(lines)
    marked = next((place for place in range(end - 1, -1, -1) if _MARKED.match(lines[place])), None)
    if marked is not None and _is_tail(lines[marked + 1 :]):
        whole = is_signature_block(lines[marked + 1 :], lines[:marked])
        fold[marked:] = [whole] * (end - marked)
        fold[marked] = whole or not any(len(line) > 60 or _is_sentence(line) for line in lines[marked + 1 :])
        end = marked if whole else end
    _fold_closing(lines, end, fold)
    return fold


def is_signature_block(lines: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether a block that a mail program marked as a signature is one, or holds words the writer meant to say.

    Signatures are short. One of a name and a place only is the letter's closing, where `above` it has none.
    """
    said = [line.strip() for line in lines if line.strip()]
    if not said:
        return True
    if len(said) > _LONGEST_BLOCK or any(len(line) > 200 and not is_footer(line) for line in said):
        return False
    if any(_is_sentence(line) for line in said) and not any(_has_contact(line) for line in said):
        return False
    plain = len(said) <= 3 and not any(
        _has_contact(line)
        or _TITLE.search(line)
        or is_device_line(line)
        or _SOCIAL.match(line)
        or is_footer(line)
        or line[:1] in "\"“'‘«"
        for line in said
    )
    return not plain or _is_signed(above)


def _is_signed(lines: Sequence[str]) -> bool:
    """Tell whether a letter's last lines are a closing with a name, or a name by itself."""
    said = [line.strip() for line in lines if line.strip()][-4:]
    if not said:
        return False
    closings = [place for place, line in enumerate(said) if _is_closing(line)]
    if closings:
        return closings[-1] < len(said) - 1 or len(said[closings[-1]].split()) > 3
    return _is_name(said[-1])


def _is_tail(lines: Sequence[str]) -> bool:
    """Tell whether lines below "-- " (RFC 3676, section 4.3) are short enough to be a signature or a closing."""
    said = [line for line in lines if line.strip()]
    return len(said) <= _LONGEST_BLOCK and not any(len(line) > 200 and not is_footer(line) for line in said)


def _fold_closing(lines: Sequence[str], end: int, fold: list[bool]) -> None:
    """Fold the lines of titles and telephone numbers that stand below the writer's name."""
    zone = _zone(lines, end)
    signs = [place for place in zone if _is_contact(lines[place]) or _SOCIAL.match(lines[place])]
    if not signs:
        return
    titles = [
        place for place in zone if place < signs[-1] and _is_title(lines[place]) and not _is_second_name(lines, place)
    ]
    first = _with_name_again(lines, zone, min(signs + titles))
    last = signs[-1]
    is_block = bool(titles) or len(signs) > 1 or first < min(signs + titles)
    for place in range(last + 1, end):
        if not _goes_with_block(lines, place, is_block=is_block):
            break
        last = place if lines[place].strip() else last
    for place in range(first, last + 1):
        fold[place] = not lines[place].strip() or not _is_kept(lines[place])
    _fold_rule(lines, first, fold)


def _with_name_again(lines: Sequence[str], zone: list[int], first: int) -> int:
    """A block that stands apart and begins with the name once more is a signature from that name on."""
    top = first
    while top - 1 in zone and lines[top - 1].strip() and not _DASHES.match(lines[top - 1]):
        top -= 1
    if top >= first or not _is_name(_bare_name(lines[top])):
        return first
    signed_above = any(place < top for place in zone) or (
        bool(zone) and zone[0] == top and (_is_short_name(lines, top) or _repeats_name(lines, top))
    )
    return top if signed_above else first


def _bare_name(line: str) -> str:
    """Return a line without pronouns and degrees: "Ana Ruiz, PhD (she/her)" is "Ana Ruiz"."""
    return _DEGREES.sub("", _PRONOUNS.sub("", line).rstrip(" ,|–-"))


def _is_second_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name with degrees stands below another person's: two have signed."""
    bare = _bare_name(lines[place])
    above = lines[place - 1].split() if place and _is_name(lines[place - 1]) else []
    return bool(above) and bare != lines[place].strip() and _is_name(bare) and bare.split()[0] != above[0]


def _repeats_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name says the name of the line right above it again, with degrees or pronouns."""
    bare = _bare_name(lines[place])
    if place == 0 or bare == lines[place].strip() or not _is_name(lines[place - 1]):
        return False
    return set(_WORDS.findall(lines[place - 1])) <= set(_WORDS.findall(bare))


def _is_short_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name stands above a line, a blank line between: "Thanks, / Maria / / Maria Lopez / Planner"."""
    above = place - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above < place - 1 and above >= 0 and _is_name(lines[above])


def _goes_with_block(lines: Sequence[str], place: int, *, is_block: bool) -> bool:
    """Tell whether a line below the last telephone or address is still signature: a motto, or the block's own end."""
    line = lines[place]
    if not line.strip():
        return True
    if line.lstrip()[:1] in '"“”«„' and len(line) < 200:
        return True
    if is_footer(line):
        return True
    if _is_hours(line):
        return True
    return is_block and bool(lines[place - 1].strip()) and len(line) < 120 and not _is_kept(line)


def _fold_rule(lines: Sequence[str], first: int, fold: list[bool]) -> None:
    place = first - 1
    while place >= 0 and not lines[place].strip():
        place -= 1
    if place >= 0 and _DASHES.match(lines[place]):
        fold[place] = True


def _zone(lines: Sequence[str], end: int) -> list[int]:
    """Return the indices of the lines below the closing's name, blank ones left out; [] where no closing is found."""
    said = [place for place in range(end) if lines[place].strip()][-_LONGEST_BLOCK:]
    for order in range(len(said) - 1, -1, -1):
        if _is_closing(lines[said[order]]):
            below = said[order + 1 :]
            if not below or not _is_closing_run(lines, below):
                return []
            named = _is_name_line(lines[below[0]])
            return below[1:] if named else below
    return _zone_without_closing(lines, said)


def _is_closing_run(lines: Sequence[str], below: list[int]) -> bool:
    """A "Thank you" in the middle of a letter is followed by sentences, a closing by short lines (and afterwords)."""
    for place in below:
        if _AFTERWORD.match(lines[place]):
            return True
        if len(lines[place]) > 160 and not is_footer(lines[place]):
            return False
    return True


def _zone_without_closing(lines: Sequence[str], said: list[int]) -> list[int]:
    """A block at the end that begins with a name and is all short lines."""
    start = len(said)
    while start and len(lines[said[start - 1]]) <= 90 and not _is_sentence(lines[said[start - 1]]):
        start -= 1
    names = [order for order in range(start, len(said)) if _is_name(lines[said[order]])]
    return said[names[0] + 1 :] if names else []


def _is_closing(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= 60 and len(bare.split()) <= 8 and _CLOSING.match(bare) is not None and not _has_contact(bare)


def _is_name(line: str) -> bool:
    """Tell whether a line can be a person's or an organization's name: few words, each begun with a capital."""
    bare = line.strip(" \t,.*_-–—~")
    words = bare.split()
    if not 1 <= len(words) <= 6 or len(bare) > 60 or line.rstrip().endswith(("?", "!", ":", ";")) or _is_closing(line):
        return False
    if any(letter.isdigit() or letter in "@/" for letter in bare):
        return False
    small = {
        "de",
        "la",
        "del",
        "van",
        "von",
        "der",
        "den",
        "da",
        "dos",
        "di",
        "y",
        "and",
        "&",
        "the",
        "of",
        "e",
        "und",
        "bin",
        "al",
    }
    return all(word[:1].isupper() or not word[:1].islower() or word in small for word in words) and bool(
        _WORDS.search(bare)
    )


def _is_name_line(line: str) -> bool:
    """The first line below a closing: a name, however written, unless it is nothing but a telephone or an address."""
    return not _is_contact(line) or bool(_words_beside_contacts(line))


def _has_contact(line: str) -> bool:
    return bool(_PHONE.search(line) or _ADDRESS.search(line) or _PAGE.search(line))


def _is_contact(line: str) -> bool:
    """Tell whether a line gives a telephone number or an address of mail or pages, and says nothing."""
    if len(line) > 200 or not _has_contact(line) or _is_sentence(line):
        return False
    return len(_words_beside_contacts(line)) <= (10 if "|" in line or "•" in line or "·" in line else 6)


def _words_beside_contacts(line: str) -> list[str]:
    return _WORDS.findall(_HOW.sub(" ", _PAGE.sub(" ", _ADDRESS.sub(" ", _PHONE.sub(" ", line)))))


def _is_title(line: str) -> bool:
    return len(line) <= 120 and _TITLE.search(line) is not None and not _is_sentence(line) and not _PRIVATE.search(line)


def _is_sentence(line: str) -> bool:
    """Tell whether a line speaks to the reader, and so is no part of a signature block."""
    words = line.split()
    if _is_hours(line) or _SOCIAL.match(line):
        return False
    return len(words) >= 4 and bool(_SPEAKS.search(_HOW.sub(" ", line)))


def _is_hours(line: str) -> bool:
    return len(line) < 120 and _HOURS.match(line) is not None and not _WISHES.search(line)


def _is_kept(line: str) -> bool:
    """Tell whether a line between the folded ones is the writer speaking."""
    return bool(_AFTERWORD.match(line)) or (_is_sentence(line) and not is_footer(line) and line[:1] not in '"“')
