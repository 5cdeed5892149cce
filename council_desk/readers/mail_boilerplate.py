"""Paragraphs of nobody's: what firms, mail systems and offices print below every letter, told by what they speak of.

Each rule of `mail_footers` and `mail_notices` knows a wording. Here a paragraph is weighed by its subjects: the mail
itself, its recipient, secrecy, viruses, records, licences, liability. It is only asked below a writer's name or
another footer, never of words in which a writer speaks of himself or asks for something.
"""

import re
from functools import lru_cache

from council_desk.readers.mail_robots import is_office_line
from council_desk.readers.mail_stems import ANY_MAIL, NOTICE_LINES, NOTICES, has_stem

_LONGEST = 2400
_ANY_MAIL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the mail itself
        r"\b(?:this|the|any|all|our|by|your|these|our|sent by|via|in|to|and) (?:\w+ )?(?:e-?mails?|mails?|messages?|"
        r"communications?|transmissions?|correspondence|attachments?)\b|^\W*(?:e-?mails?|messages?|correspondence)\b|"
        r"est[ea] (?:correo|mensaje|mensagem|e-?mail|comunicación)|ce (?:courriel|message|mail)|"
        r"diese[rsn]? (?:e-?mail|nachricht|mail)|quest[ao] (?:messaggio|e-?mail)|dit (?:bericht|e-?mail)|deze e-?mail|"
        r"t[aę] wiadomość|(?:email|thư) này|本(?:邮件|郵件|电子邮件|電子郵件)|"
        r"이 메일|본 메일|このメール|это (?:письмо|сообщение)|هذه الرسالة|هذا البريد",
        # what to do with it
        r"\b(?:delete|destroy|disregard|discard|notify|in error|by mistake|do not (?:reply|click|open|forward|copy)|"
        r"bórrel[oa]|elimin\w+|por error|détruire|supprimer|par erreur|vernichten|löschen|irrtümlich|cancellar\w+|"
        r"per errore|verwijder\w*|usuń|usunąć|omyłk\w+|xóa)\b|删除|刪除|삭제|удалите",
        # records and law
        r"\b(?:public (?:records?|disclosure|information)|open records?|records? (?:act|law|request)|sunshine law|foia|"
        r"foil|cpra|subject to (?:the |state |public |disclosure|monitoring|release|review)|retention|monitor(?:ed|"
        r"ing)|"
        r"archived|third parties)\b",
        # the ways of a mailer
        r"https?://|\bwww\.|\bunsubscribe\b|\bclick here\b|\bpreferences\b|\bnoreply\b|\bno-reply\b|\bdo-not-reply\b",
    )
)
"""Subjects that a letter to a council may have too."""

_ONLY_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # its sender and recipient
        r"\b(?:recipients?|addressees?|sender|reader|destinatari[oa]s?|destinataires?|empfänger\w*|adressat\w*|"
        r"destinatári[oa]s?|geadresseerde|ontvanger|adresat\w*|người nhận|người gửi)\b|收件人|수신인|受信者|"
        r"адресат|المرسل إليه|المستلم",
        # secrecy
        r"\b(?:confidential\w*|privileged?|proprietary|unauthori[sz]ed|prohibited|disclos\w+|disseminat\w+|copying|"
        r"intended (?:only |solely )?for|protected (?:(?:health |student )?information|by (?:\w+ ){0,3}laws?)|"
        r"confidencia\w+|confidentiel\w*|"
        r"prohibid[oa]\w*|interdite?s?|vertraulich\w*|unbefugt\w*|riservat\w+|vertrouwelijk\w*|poufn\w+|bảo mật)\b|"
        r"سرية|保密|机密|機密|기밀|конфиденциальн\w+|HIPAA|FERPA|GLBA|GDPR|RGPD|DSGVO",
        # liability, views
        r"\b(?:liabilit\w+|liable|warrant\w*|accepts? no|no responsib\w+|not responsible|necessarily|"
        r"(?:opinions?|views?|statements?) (?:\w+ ){0,3}(?:expressed|stated|contained|presented)|those of the|"
        r"own and (?:do|are|may)? ?not|responsabilidad|responsabilité|haft\w+|haftung|responsabilità)\b",
        # viruses, encryption
        r"\b(?:virus\w*|malware|scanned|anti-?virus|encrypt\w+|secure ?mail|virenfrei|malicious|spam|no threats|"
        r"threats? (?:found|detected)|auf viren|sin virus|sans virus)\b",
        # licences, registers, trades that must say so
        r"\b(?:registered (?:in|office|number|company|no|investment|trademark)|limited liability|company (?:no|number)|"
        r"finra|sipc|nmls|fdic|ncua|equal (?:opportunity|housing)|member (?:fdic|sipc|ncua)|securities offered|"
        r"amtsgericht|handelsregister|HRB|ust-?id\S*|siret|siren|rcs|kvk|nif|cnpj|p\.? ?iva|vat (?:no|number|reg\w*)|"
        r"geschäftsführer(?:in)?|sitz(?: der gesellschaft)?|siège social|domicilio social|sede legale|"
        r"(?:licen[sc]ed?|lic\.?) (?:no\.?|number|#)|bonded|insured|bar (?:no|number))\b",
        # advice that is none
        r"\b(?:(?:tax|legal|investment|medical|financial) advice|attorney.client|circular 230|penalties|"
        r"coverage (?:can|"
        r"may|cannot|is)|bound|wire (?:fraud|instructions|transfer)|past performance|not (?:constitute|create|"
        r"intended)|"
        r"solicitation|prospectus|appraisal|trade orders?|account numbers?|time-sensitive|voice ?mail|call 911|"
        r"emergency room|crisis line)\b",
        # firms' and schools' promises
        r"\b(?:does not|do not|shall not|will not) discriminate\b|\baffirmative action\b|\bequal opportunity\b|"
        r"\bon the basis of\b|no discrimina\b|ne pratique aucune discrimination",
    )
)
"""Subjects of notices."""

_LICENCES = _ONLY_NOTICES[4]
_PLACEHOLDER = re.compile(
    r"^\W{0,3}(?:[\[(<](?:cid|image|inline image|img|photo|logo|picture|attachment|attached|"
    r"signature_\d+)\b[^\]>)\n]{0,160}[\])>]|"
    r"\[[^\]\n]{0,120}(?:description automatically generated|\b(?:icon|logo|photo|banner|headshot|badge))\]|"
    r"<[^<>\n@]{1,100}\.(?:png|jpe?g|gif|pdf|docx?|heic|mov|mp4|xlsx?|pptx?|txt|ics|vcf|eml|bmp|tiff?|webp)>|"
    r"(?:\[[^\]\n]{1,30}(?: icon| logo)\]\s*)+)\W{0,3}$",
    re.IGNORECASE,
)
"""What stands in a text for a picture or an attachment."""

_HEADING = re.compile(
    r"^\W*(?:(?-i:[A-ZÀ-Ž][A-ZÀ-Ž0-9/&'’.-]+)(?:[ \t]+(?-i:[A-ZÀ-Ž0-9][A-ZÀ-Ž0-9/&'’.-]*)){0,5}|"
    r"(?:important |legal |privacy |security |confidentiality |tax |public records? |e-?mail |circular 230 )*"
    r"(?:notice|disclaimer|disclosure|statement|warning|alert|advisory|policy|reminder))\s?[:：–—-]",
)
_ALONE = re.compile(
    r"^\W*(?:(?:an?|we are an|proud to be an) )?(?:equal (?:opportunity|housing|access)\b.{0,80}\b(?:employer|provider|"
    r"lender|institution|opportunity)\b.{0,40}|member (?:fdic|ncua|sipc|finra)\b.{0,60}|"
    r"\[?(?:sender notified by|scanned by|checked by|secured by|protected by|encrypted by|filtered by|tracked with|"
    r"powered by|email tracked)\b (?!the\b|(?-i:Council|City|District|Mayor))(?:with )?.{0,80}|"
    r"(?:please )?(?:do not|don['’]t|avoid|think (?:twice )?before(?: you)?) print(?:ing)?\b.{0,40}\b(?:e-?mail|"
    r"message)\b"
    r".{0,80}|(?:go|we(?:['’]re| are)) (?:paperless|green)\b.{0,50}|think green\b.{0,40}|"
    r"(?:read|see|view) (?:our|the) (?:privacy|cookie|data)\b.{0,80}|(?:follow|find|like|join|visit|"
    r"connect with) .{2,60}\bon (?!\w+ and (?:see|read|sign|look|tell))"
    r"(?:facebook|instagram|linkedin|x|twitter|youtube|tiktok|bluesky|nextdoor|threads)\b.{0,60}|"
    r"(?:rate|review|survey|how did we do|take our survey|tell us how).{0,60}(?:https?://|www\.).{0,80}|"
    r".{0,80}\b(?:in another language|language assistance|free interpreter|interpretation services|tty|"
    r"711 relay)\b.{0,200}|"
    r"if (?:this is|you (?:have|are in|are having)) an? (?:\w+ )?(?:emergency|crisis)\b.{0,200}|"
    r"(?:this|the) (?:letter|message|e-?mail|comment|form) (?:campaign )?(?:comes from|id|code)\b.{0,60}|"
    r"(?-i:[A-Z])[\w&.,' -]{3,60}\b(?:company|inc|llc|ltd|corp(?:oration)?|gmbh|co|plc|llp|s\.?a|bank|"
    r"credit union)\b\.?,? "
    r"(?:\d+|p\.? ?o\.? box)\b.{4,160}|"
    r"(?:pd\.?|paid) for by (?:the )?(?-i:[A-Z]).{2,100}|"
    r"(?:we|our (?:bank|staff|office|team)|(?-i:[A-Z])[\w&' ]{2,40}) will never (?:ask|request|call|e-?mail|"
    r"text)\b.{0,120}\b(?:passwords?|pins?|accounts?|personal|social security|cards?|bank|payments?|log-?ins?|"
    r"credentials|codes?)\b.{0,100}|"
    r"(?:constituent|message|case|ticket|reference|tracking|submission|contact|correspondence|workflow|letter|form)"
    r" ?(?:id|no|number|ref|#)\W.{0,60}|"
    r"(?:we|our (?:office|school|organi[sz]ation|agency|clinic)|.{2,60}) (?:acknowledges?|sits?|stands?|is located)\b"
    r".{0,80}\b(?:traditional|ancestral|unceded|native|indigenous)\b.{0,200}|"
    r"(?:my|our) (?:working|work|office) (?:hours|schedule|day)s? (?:may|might)\b.{0,60}\byours?\b.{0,200}|"
    r"(?:i|we) (?:may|might|sometimes|often) (?:be sending|send) (?:this|e-?mails?)\b.{0,60}\b(?:outside|"
    r"hours)\b.{0,200}|"
    r"this (?:e-?mail|message) (?:was|has been|is) (?:sent with|flagged|tagged|marked|sent (?:from|by|through|via)|"
    r"generated|submitted)\b.{0,160}|"
    r"(?:(?:you|recipients?) (?:can|may) |please |simply |just |to \w+(?: to \w+)?,? )*(?:do not )?reply(?:ing)? "
    r"(?:directly )?(?:to|above|below) this (?:e-?mail|message|line|post|notification)\b.{0,120}|"
    r"(?:groups\.io links: ?)?you receive all messages sent to this group\b.{0,200}|"
    r"(?:join (?:zoom|the|teams|webex|google|microsoft|our|with) ?\S{0,12} ?meet\w*|microsoft teams (?:meeting|need)|"
    r"meeting id ?:|topic ?:.{0,80}\btime ?:|one tap mobile|dial (?:in )?by your location).{0,380}|"
    r"submitted (?:on|at|from|by)\b.{0,50}\b(?:\d{1,2}[:.]\d{2}|user|ip|form)\b.{0,120}|"
    r"(?:the )?submitted values are:?|the results of this submission may be viewed at:?.{0,160}|"
    r"(?:importance|priority|sensitivity|classification) ?: ?(?:high|normal|low|private|public|internal|"
    r"confidential))\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""Lines that are nothing but a notice, whatever they weigh."""

_SPEAKS = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]ine|[Cc]ouncil ?(?:member|woman|man|person)?s?|[Mm]ayor|[Dd]ear|[Hh]ello|"
    r"[Nn]eighbou?r\w*|[Kk]ids|[Cc]hildren|[Hh]usband|[Ww]ife|[Ss]upport|[Oo]ppos\w+|[Vv]ot\w+|[Aa]genda|[Hh]earing|"
    r"[Yy]o|[Mm]is?|[Jj]e|[Jj]['’]\w+|[Mm]on|[Mm]es|[Ii]ch|[Mm]ein\w*|[Ee]u|[Mm]eu|[Mm]inha|[Ii]o|[Ii]k|[Mm]ijn|[Tt]ôi|"
    r"[Aa]ko|[Cc]oncejo|[Cc]onseil|[Rr]ecord,? please|[Pp]lease (?:make|add|include|enter|put|read|keep|place|"
    r"accept))\b|"
    r"我|저는|제가|私|[?？]\s*$"
)
"""What a letter says and a notice does not: the writer of himself, the council, a wish, a question at the end."""


_PERSONS = re.compile(
    r"\b(?:we|our|us|you|your|yours|he|she|they|their|should|must|ought|shame|nobody|was|were|had|did|nosotros|usted(?:es)?|nous|vous|"
    r"wir|"
    r"sie|nós|vocês?|noi|voi|wij|u|my|wy)\b|[!?]",
    re.IGNORECASE,
)


_SAID_OF_ANYTHING = re.compile(
    r"\b(?:confidential(?:ly|ity)?|prohibited|disclos\w+|proprietary|copying|liab(?:le|ilit\w+)|warrant\w*|accepts? no|"
    r"no responsib\w+|not responsible|necessarily|those of the|(?:opinions?|views?|statements?) (?:\w+ ){0,3}(?:stated|"
    r"presented|contained|expressed)|protected by (?:\w+ ){0,3}laws?|registered (?:in|office|number)|insured|"
    r"bonded|bound|"
    r"penalties|solicitation|not (?:constitute|create|intended)|on the basis of|(?:does|do|will) not discriminate)\b",
    re.IGNORECASE,
)
"""Words that a writer uses of streets and mills too; alone they say nothing of the mail."""

_LABEL_ONLY = re.compile(r"^\W*[A-ZÀ-Ž][\w'’-]*(?:[ /&|–—-]+(?:[A-ZÀ-Ž][\w'’-]*|and|for|only|addressee|not))*\W*$")
"""A label such as "Privileged & Confidential"; no sentence."""


def is_boilerplate(text: str) -> bool:
    """Tell whether a paragraph that stands below a writer's name is nobody's words.

    Two subjects of footers do (a heading of its own, "WIRE FRAUD ALERT:", counts as one), one of them no letter's; of
    the lines that are nothing but a notice each does alone.
    """
    return is_notice_line(text) or _has_subjects(text)


def is_faint_boilerplate(text: str) -> bool:
    """Tell whether a paragraph below a closed and signed letter is nobody's: one subject of notices, and no person."""
    if is_notice_line(text):
        return True
    if len(text) > _LONGEST or not has_stem(text, NOTICES):
        return False
    if _has_subjects(text):
        return True
    if _SPEAKS.search(text) or _PERSONS.search(text):
        return False
    if _LABEL_ONLY.match(text) is None:
        text = _SAID_OF_ANYTHING.sub(" ", text)
    return any(sign.search(text) for sign in _ONLY_NOTICES[1:])


def has_subject(line: str) -> bool:
    """Tell whether one line speaks of anything that footers speak of, or is a heading."""
    if _HEADING.match(line) or is_notice_line(line):
        return True
    if has_stem(line, NOTICES) and any(sign.search(line) for sign in _ONLY_NOTICES):
        return True
    return has_stem(line, ANY_MAIL) and any(sign.search(line) for sign in _ANY_MAIL)


def is_placeholder(line: str) -> bool:
    """Tell whether a line stands where a picture or an attachment was: "[image: map.png]", "<minutes.pdf>"."""
    return len(line) < 240 and _PLACEHOLDER.match(line) is not None


def is_notice_line(text: str) -> bool:
    """Tell whether a short text is nothing but a tool's, firm's or office's line ("Constituent ID: 4711")."""
    return len(text) < 420 and ((has_stem(text, NOTICE_LINES) and _is_alone(text)) or is_office_line(text))


@lru_cache(maxsize=1024)
def _is_alone(text: str) -> bool:
    return _ALONE.match(text) is not None and ("?" not in text or "language" in text)


def _has_subjects(text: str) -> bool:
    if len(text) > _LONGEST or not has_stem(text, NOTICES) or _SPEAKS.search(text):
        return False
    only = sum(1 for sign in _ONLY_NOTICES if sign.search(text))
    if not only:
        return False
    only += len({found.lower() for found in _LICENCES.findall(text)}) >= 2
    return only + sum(1 for sign in _ANY_MAIL if sign.search(text)) + (_HEADING.match(text) is not None) >= 2
