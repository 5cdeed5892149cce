"""What single lines at a letter's end are: a closing, a name, a title, a telephone, a shop's hours, a sentence."""

import re
from functools import lru_cache

from council_desk.readers.mail_footers import is_footer

_CLOSING = re.compile(
    r"^\W*(?:(?:very |most |yours |ever )?(?:sincerely|truly|respectfully|gratefully)|respectfully|regards|"
    r"(?:kind|best|warm|warmest|many) (?:wishes|regards|thanks)|"
    r"with (?:\S+ )?(?:respect|gratitude|regards|thanks|appreciation|wishes|love|hope|concern)|thanks|thank you|"
    r"thx|yours|"
    r"cordially|warmly|cheers|"
    r"gratefully|in solidarity|in community|peace|take care|best\W*$|love|faithfully|truly|all the best|"
    r"appreciatively|humbly|be well|stay (?:well|safe)|in (?:gratitude|service|peace|partnership|appreciation|"
    r"faith|hope)\W*$|"
    r"(?:many )?blessings|onward|xo+\W*$|hugs|amicalement|bonne (?:journée|soirée)|un (?:abrazo|saluto)|"
    r"ciao\W*$|lg\W*$|vg\W*$|"
    r"(?:liebe|beste|schöne) gr[uü](?:ß|ss)e|gr[uü](?:ß|ss)e?\b|pozdrowienia|z góry dziękuję|thân (?:mến|ái)|"
    r"kính (?:mến|đơn)|"
    r"mèsi|avèk respè|waad ku mahadsan|с наилучшими|благодарю|заранее спасибо|дякую|děkuji|s poštovanjem|hvala|"
    r"مع خالص|مع الشكر|وتفضلوا|ขอบคุณ|धन्यवाद|dhanyavaad|appreciatively|hopefully|signed|"
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
_THREE_DIGITS = re.compile(r"\d{3}")
"""So many in a row has each telephone number."""

_ADDRESS = re.compile(r"<?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?(?:\s?<mailto:[^>]*>)?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\s*(?:\[\d{1,2}\]|\(\d{1,2}\)\s|\d{1,2}[.)]\s|[¹²³])")
_PAGE = re.compile(
    r"<?(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|gov|edu|us|info|io|biz|example)\b(?:/\S*)?", re.IGNORECASE
)
_HOW = re.compile(
    r"\b(?:tel(?:ephone|efon\w*|éfono|éphone|efone|efono)?|cell(?:ular\w*|phone)?|mobile?|mob|phone|ph|fax|office|"
    r"direct|desk|work|home|main|"
    r"e-?mail|web(?:site)?|móvil|celular|portable|handy|mobil|fon|gsm|kom|correo|courriel|cellulare|điện thoại|đt|"
    r"sđt|телефон|тел|"
    r"电话|電話|手机|手機|邮箱|전화|휴대폰|이메일|携帯|call or text|call/text|text(?: me)?|appointments?|toll[ -]free|"
    r"[topmcfewhd])\s?[.:：)|]|\b(?:tel|cell|fax|phone|mobile|"
    r"office|direct|call or text|call/text|text me at|text me)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:director|manager|president|vice|chair(?:man|woman|person)?|attorney|esq|lawyer|coordinator|executive|"
    r"officer|professor|prof|"
    r"ph\.?d|m\.?d|cpa|jd|r\.?n|ceo|cfo|coo|cto|realtor|broker|owner|co-owner|secretary|treasurer|agent|associate|"
    r"engineer|partner|principal|"
    r"consultant|specialist|analyst|administrator|assistant|supervisor|founder|co-founder|teacher|editor|head of|"
    r"lead|senior|dean|pastor|"
    r"proprietor|proprietress|proprietaria|librarian|veterinarian|dvm|dds|dmd|lcsw|lmft|aia|p\.?e|trainer|nurse|"
    r"counselor|therapist|social worker|representative|commander|candidate|chair|chief|deputy|estimator|technician|"
    r"photographer|storyteller|doula|advisor|adviser|instructor|musician|writer|author|artist|carpenter|electrician|"
    r"plumber|contractor|stylist|chef|farmer|grower|superintendent|dispatcher|operator|captain|commissioner|"
    r"councilor|trustee|volunteer|payroll|human resources|customer (?:service|success|care)|marketing|operations|"
    r"trabajadora? social|maestr[oa]|enfermer[oa]|ingenier[oa]|encargad[oa]|jefe|jefa|chargée? de|responsable|"
    r"enseignante?|infirmi[eè]re?|lehrer(?:in)?|inhaber|berater(?:in)?|projektleiter(?:in)?|coordenadora?|"
    r"professora?|responsabile|insegnante|docent|adviseur|nauczyciel(?:ka)?|giáo viên|receptionist|clerk|"
    r"inhaber(?:in)?|titolare|eigenaar|właściciel(?:ka)?|"
    r"designer|developer|architect|planner|organizer|accountant|department|division|inc|llc|llp|ltd|corp|gmbh|"
    r"directora?|gerente|presidenta?|abogad[oa]|coordinadora?|secretari[oa]|dueñ[oa]|propietari[oa]|directeur|"
    r"directrice|gérante?|président|avocate?|"
    r"geschäftsführer(?:in)?|leiter(?:in)?|rechtsanw[aä]lt\w*|vorsitzende\w*|diretora?|advogad[oa]|direttore|"
    r"direttrice|avvocato|"
    r"directeur|voorzitter|dyrektor|kierownik|prezes|giám đốc|trưởng phòng|chủ (?:tiệm|quán|nhà hàng|cửa hàng|tịch)|"
    r"quản lý|sekretariat|sachbearbeiter(?:in)?|assistent(?:in)?|referent(?:in)?|abteilung|hausmeister|"
    r"proprietári[oa]|sóci[oa]|"
    r"encarregad[oa]|contador[ae]?|propriétaire|comptable|médecin|impiegat[oa]|segretari[oa]|medico|kierowniczka|dyrektorka|"
    r"księgow[ya]|директор(?:ка)?|менеджер|владел(?:ец|ица)|власни(?:к|ця)|бухгалтер|начальник|учитель(?:ница)?|врач|"
    r"مدير|مديرة|صاحب|صاحبة|أستاذ|أستاذة|محامي?|محامية|دكتور|دكتورة)\b|经理|總監|总监|律师|律師|主任|董事|"
    r"이사|부장|대표|팀장|사무국장|회장|목사|원장|교수|会长|會長|院长|教授|店主",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?!neighbou?rhood (?:association|alliance|council|coalition|group|watch)\b)(?:retired|resident|"
    r"neighbou?r|parent|mother|father|homeowner|renter|tenant|voter|taxpayer|constituent|"
    r"citizen|member|"
    r"vecin[oa]|residente|jubilad[oa]|riverain|habitant|anwohner|morador|cư dân|居民|주민)\w*",
    re.IGNORECASE,
)
"""What people say of themselves below their name; it belongs to the letter."""

_SOCIAL = re.compile(
    r"^\W*(?:pronouns\b.{0,40}|\(?(?:she|he|they)\s?/\s?(?:her|him|them)\S*|(?:facebook|twitter|instagram|linkedin|"
    r"tiktok|youtube|bluesky|threads)\b(?:\s*(?:[:@/|•·<>(,&–-]|and\b|https?).{0,120}|\s\S+)?|"
    r"(?:follow (?:us|me)|find us|like us|connect with (?:us|me))\b(?! (?:on the|to|into|as|from|in)\b).{0,120}|"
    r"(?:website|portfolio|blog|shop|podcast|store)(?:\s?[|•·/]\s?\w+)+|"
    r"(?:schedule|book|set up|request|reserve) (?:a|an|time|your|online)\b.{0,60}|(?:donate|give|shop|order|register|"
    r"subscribe|sign up|join)\b[^.!?]{0,50}[:>]\s?<?(?:https?:|www\.|\w+\.\w).{0,80}|\[(?:cid|image|logo)[^\]]*\])\W*$",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"^\W*(?:(?:call|text|e-?mail|message|reach)(?:(?:,| or| and|,? or| &|/)? ?(?:call|text|e-?mail|message|me|us))"
    r"{0,4}(?: (?:anytime|any time|today|now|24/7))?|your (?:[\w-]+ ){1,4}(?:agent|realtor®?|broker|lender|"
    r"banker|specialist|expert|partner|source)"
    r"(?: (?:for|since|in) [\w ]{2,30})?|how (?:am i|are we|did (?:i|we)) (?:doing|do)\b.{0,80}|"
    r"(?:hear|pronounce) my name\b[^.!?]{0,10}[:>].{0,60}|"
    r"(?!.*\b(?:vote|council|oppose|support)\b).{0,60}\breferrals?)\W*$",
    re.IGNORECASE,
)
"""What traders ask of their readers beneath a telephone: no sentence of a letter, but no sign of a signature either."""

_SPEAKS = re.compile(
    r"\b(?:i|i['’]m|me|my|you|your|please|we|our|us|call|reach|contact me|if|because|por favor|llámeme|mi|yo|je|"
    r"mon|ich|mein|eu|io|ik|ja|tôi|ako|vote|oppose|support)\b"
    r"|我|请|請|저는|제",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:we|our|us|nuestr[oa]s?|notre|nos|unser\w*|nosso|nossa|nostr[oa]|onze|nasz\w*)\b", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?:i|i['’]\w+|my|me|you|your|yours|please|vote|oppose|support|council\w*|mayor|city|should|must|needs?|want|"
    r"ask|"
    r"hope|street|neighbou?r\w*|kids|children|family|yo|mi|usted(?:es)?|voten|je|vous|ich|sie|eu|io)\b|[?]",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
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
    ]
)
"""Words of names that begin small."""

_AFTERWORD = re.compile(r"^\W*(?:p\.?\s?p?\.?\s?s\b|post ?script|posdata|p\.d\.|nachtrag|又及|附：)", re.IGNORECASE)
_HOURS = re.compile(
    r"^\W*(?=.*(?:\d\s?(?:[ap]\.?m\b|h\b|uhr|:\d\d)|\d\s?[-–]\s?\d|daily|weekdays?|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|"
    r"seg|ter|qua|qui|sex|gio|ma|wo|vr|za|zo|pon|pt)"
    r"\w*\b))(?:(?:(?:shop|store|office|business|opening|working|library|desk|studio|clinic|lobby|counter|our|winter|"
    r"summer|regular) )*"
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

_ADVERTISES = re.compile(
    r"\b(?:reviews?|referrals?|hiring|join our team|worth|estimates?|quotes?|free|gift|sale|save \d|tickets?|season|"
    r"welcome|accepting|enroll\w*|now (?:open|playing|booking|leasing)|book(?:ing)?|appointments?|order online|shop|"
    r"follow|like us|podcast|newsletter|give today|donat\w+|every dollar|serving|proudly|proud)\b|"
    r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|example)\b",
    re.IGNORECASE,
)
_AT_DESK = re.compile(
    r"^\W*(?:please note(?: that)?[:,]? |note: )?(?:i|we|my office|our office|the office)\b(?: am| are| is|"
    r"['’]m|['’]re)?"
    r"(?: will be| usually| generally| currently| typically| also| only)*\b.{0,20}?"
    r"\b(?:(?:in|out of|away from|not in) (?:the |my |our )?office|work(?:ing)?\b.{0,20}\b(?:remotely|from home|"
    r"part[- ]time|hybrid|half days?|mon|tues?|wednes|thurs?|fri)(?:days?|\b)|closed (?:on |for )?(?:mon|fri|"
    r"satur|sun|week)|"
    r"check (?:e-?mail|messages))\b.{0,60}$|"
    r"^\W*(?:my |our )?(?:office|work|working|in-office|remote) (?:hours|days|schedule)\b.{0,60}$",
    re.IGNORECASE,
)
_OWN_MATTER = re.compile(
    r"\b(?:i|i['’]\w+|my|me|vot\w+|council\w*|mayor|city|hearing|ordinance|item|oppose|support|keep|neighbou?r\w*|"
    r"should|must)\b",
    re.IGNORECASE,
)
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
_HONORIFIC = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|rev|the rev|fr|sr|sra|srta|hon|herr|frau|mme|m|capt|sgt|col|maj|lt)\.? )+",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s[|•·]\s|\s[–—]\s")
_CREDENTIAL = re.compile(
    r"^(?:.{0,60}\b(?:lic(?:en[sc]e)?|nmls|cslb|ccb|dre|npi|cert(?:ificate|ification)?|bar|permit|reg)\b\.?\s?(?:id|"
    r"no\.?|"
    r"number)?\s?[:#]?\s?#?[A-Z]{0,3}-?\d{3,}.{0,60}|ext(?:ension)?\.?\s?:?\s?\d{1,6}|x\d{2,6}|(?:pager|beeper|"
    r"suite|"
    r"mail ?stop|office)\s?[:#]?\s?[\dA-Z-]{2,8}|.{0,40}\b(?:bonded (?:and|&) insured|licensed (?:and|"
    r"&) insured)\b.{0,40}|"
    r"(?:pgp|gpg|openpgp|fingerprint|public key|key id)\b.{0,80}|(?:\w{2,5}[/:])?opeiu\S{0,20}|(?:skype|"
    r"whatsapp|zoom|signal|telegram|"
    r"wechat|line|venmo)(?: id)?\s?[:+@].{2,60}|@[\w.]{3,30}(?:\s?[|•·]\s?@[\w.]{3,30})*)$",
    re.IGNORECASE,
)
"""Numbers of licences, extensions, offices, keys and accounts; a room may be where a class sits."""

_ATTRIBUTED = re.compile(
    r"^[\s*_]*[\"“”«„'‘].{8,260}[\"”“»'’]\W{0,4}(?:[-–—―~]+\s?[A-ZÀ-Ž].{1,60}|"
    r"\(?(?:[1-3] )?[A-ZÀ-Ž][a-zà-ž]+\.? \d{1,3}:\d{1,3}"
    r"(?:[-–]\d+)?(?: \(?[A-Z]{2,5}\)?)?\)?|\([A-ZÀ-Ž][^()]{2,50}\))[\s*_.]*$"
)
"""A saying in quotation marks with its author, or a verse with its place."""

_SAYING = re.compile(r"^[\s*_]*[\"“”«„'‘].{8,260}[\"”“»'’.]\s*$")
_AUTHOR = re.compile(r"^\s*[-–—―~]+\s?[A-ZÀ-Ž][^\d@:]{2,50}$")
_STARRED = re.compile(r"^\s*[*_]+|[*_]+\s*$|(?<=\s)[*_](?=\w)|(?<=\w)[*_](?=\s)")
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def unstarred(line: str) -> str:
    """Return a line without the stars and underscores that stand for bold and slanted letters."""
    return _STARRED.sub("", line) if "*" in line or "_" in line else line


def bare_name(line: str) -> str:
    """Return a line without pronouns, degrees and honorifics: "Dr. Ana Ruiz, PhD (she/her)" is "Ana Ruiz"."""
    bare = _PRONOUNS.sub("", line).rstrip(" ,|–-")
    return _HONORIFIC.sub("", bare if bare.isupper() and "," not in bare else _DEGREES.sub("", bare))


@lru_cache(maxsize=1024)
def name_words(line: str) -> tuple[str, ...]:
    """Return the words of the name that a line is or begins with ("Ana Ruiz |"
    " Owner"), in small letters; () for none."""
    head = re.split(r"\s[|•·–—-]\s|,|\(|\s{3,}|<|\t", unstarred(line).strip(), maxsplit=1)[0].strip(" *_-–—~")
    bare = bare_name(head)
    return tuple(word.casefold() for word in _WORDS.findall(bare)) if is_name(bare) else ()


def is_same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are one person's: the same words, or the same last one and first letter."""
    if len(one) < 2 or len(other) < 2:
        return bool(one) and bool(other) and (one[0] in other or other[0] in one or one[0][0] == other[0])
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return one[-1] == other[-1] and one[0][0] == other[0][0]


def is_adorned(line: str) -> bool:
    """Tell whether a line says more than a name: pronouns, bars with titles or pages between them."""
    bare = unstarred(line)
    return _PRONOUNS.search(bare) is not None or _BARS.search(bare) is not None


def is_credential(line: str) -> bool:
    """Tell whether a line is the number of a licence, extension, room, key or account."""
    return _CREDENTIAL.match(unstarred(line).strip()) is not None


def is_saying(line: str, below: str) -> bool:
    """Tell whether a line is a saying with its author or a verse with its place; the author may stand `below`."""
    if len(line) > 320:
        return False
    return bool(_ATTRIBUTED.match(line) or (_SAYING.match(line) and _AUTHOR.match(below)))


def is_saying_of(line: str, below: str) -> bool:
    """Tell whether a line is a saying in quotation marks and the one `below` nothing but its author's name."""
    return len(line) <= 320 and _SAYING.match(line) is not None and len(name_words(below)) >= 2


def is_author(line: str) -> bool:
    """Tell whether a line gives a saying's author: "— Ana Ruiz"."""
    return _AUTHOR.match(line) is not None


def is_afterword(line: str) -> bool:
    """Tell whether a line begins a postscript."""
    return _AFTERWORD.match(line) is not None


def is_private(line: str) -> bool:
    """Tell whether a line says what a writer is to the town ("Harbor resident since 1988"), or where he lives."""
    return _PRIVATE.search(line) is not None or line.lstrip()[:1].isdigit()


def is_social(line: str) -> bool:
    """Tell whether a line is pronouns, a row of networks, an invitation to book a time, or stands for a picture."""
    return _SOCIAL.match(line) is not None


@lru_cache(maxsize=1024)
def is_closing(line: str) -> bool:
    """Tell whether a line is a letter's closing: "Sincerely,", "Thanks so much"."""
    bare = line.strip()
    return len(bare) <= 60 and len(bare.split()) <= 8 and _CLOSING.match(bare) is not None and not has_contact(bare)


@lru_cache(maxsize=1024)
def is_name(line: str) -> bool:
    """Tell whether a line can be a person's or an organization's name: few words, each begun with a capital."""
    bare = line.strip(" \t,.*_-–—~")
    words = bare.split()
    if not 1 <= len(words) <= 6 or len(bare) > 60 or line.rstrip().endswith(("?", "!", ":", ";")) or is_closing(line):
        return False
    if any(letter.isdigit() or letter in "@/" for letter in bare):
        return False
    return all(word[:1].isupper() or not word[:1].islower() or word in _SMALL for word in words) and bool(
        _WORDS.search(bare)
    )


def is_name_line(line: str) -> bool:
    """The first line below a closing: a name, however written, unless it is nothing but a telephone or an address."""
    return not is_contact(line) or bool(_words_beside_contacts(line))


@lru_cache(maxsize=1024)
def has_contact(line: str) -> bool:
    """Tell whether a telephone number, or an address of mail or pages, stands in a line."""
    if _THREE_DIGITS.search(line) and _PHONE.search(line):
        return True
    if "@" in line and _ADDRESS.search(line):
        return True
    return ("." in line or ":" in line) and _PAGE.search(line) is not None


def is_contact(line: str) -> bool:
    """Tell whether a line gives a telephone number or an address of mail or pages, and says nothing."""
    if len(line) > 200 or not has_contact(line) or is_sentence(line) or _FOOTNOTE.match(line):
        return False
    return len(_words_beside_contacts(line)) <= (10 if "|" in line or "•" in line or "·" in line else 6)


def _words_beside_contacts(line: str) -> list[str]:
    return _WORDS.findall(_HOW.sub(" ", _PAGE.sub(" ", _ADDRESS.sub(" ", _PHONE.sub(" ", line)))))


@lru_cache(maxsize=1024)
def is_title(line: str) -> bool:
    """Tell whether a line gives a title, a trade or a kind of firm, and says nothing."""
    return len(line) <= 120 and _TITLE.search(line) is not None and not is_sentence(line) and not _PRIVATE.search(line)


def is_firms(line: str) -> bool:
    """Tell whether a firm speaks in a line of its signature ("Our mission: ..."), and asks the reader for nothing."""
    return len(line) < 240 and _FIRM.search(line) is not None and not _PERSON.search(line)


def is_advert(line: str) -> bool:
    """Tell whether a line of a signature block praises a firm to any reader, or says when its writer is at his desk."""
    if len(line) > 110:
        return False
    return _AT_DESK.match(line) is not None or (_ADVERTISES.search(line) is not None and not _OWN_MATTER.search(line))


@lru_cache(maxsize=1024)
def is_sentence(line: str) -> bool:
    """Tell whether a line speaks to the reader, and so is no part of a signature block."""
    words = line.split()
    if is_hours(line) or is_social(line) or (len(line) <= 110 and _INVITES.match(line)):
        return False
    return len(words) >= 4 and bool(_SPEAKS.search(_HOW.sub(" ", line)))


def is_hours(line: str) -> bool:
    """Tell whether a line gives a shop's or office's hours."""
    return len(line) < 120 and _HOURS.match(line) is not None and not _WISHES.search(line)


def is_kept(line: str) -> bool:
    """Tell whether a line between the folded ones is the writer speaking."""
    return bool(_AFTERWORD.match(line)) or (is_sentence(line) and not is_footer(line) and line[:1] not in '"“')
