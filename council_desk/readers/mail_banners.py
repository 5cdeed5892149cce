"""Warnings that a mail system sets above (or below) a letter that came from outside."""

import re
from collections.abc import Sequence

from council_desk.readers.mail_markers import RULE_LINE
from council_desk.readers.mail_notices import is_writer_speaking
from council_desk.readers.mail_stems import OF_MAIL, has_stem

_BANNER = re.compile(
    r"originated (?:from )?(?:outside|an external)|(?:came|is|sent|received|comes) from (?:outside|an external)|"
    r"external (?:e-?mail|sender|message|source)|new external sender|untrusted sender|"
    r"(?:not|never|haven['’]t) (?:previously |ever )?(?:corresponded|received (?:an )?e?-?mail from)\b|first time you|"
    r"report (?:suspicious|phish\w*|as (?:spam|junk|phish\w*))|mark (?:it |this )?(?:as )?safe|flagged as|"
    r"(?:attachments?|links?|content|images?) (?:of|from|in) this (?:message|e-?mail)\b.{0,40}\b(?:removed|blocked|"
    r"stripped|disabled|replaced|quarantined)|problems? with how this (?:message|e-?mail)|"
    r"outside (?:of )?(?:the|your|our|this) (?:\S+ ){0,3}?"
    r"(?:organi[sz]ation|network|domain|email system|e-mail system|company|agency)|"
    r"do(?:n['’]t| not) (?:click|reply|respond|(?:open|follow|download|provide|"
    r"enter|give|share) (?:[\w,/]+ ){0,4}?(?:attach\w*|links?|files?|e-?mails?|messages?|documents?|password\w*|"
    r"credentials|information|unless))\b|(?:links|attachments|clicking|"
    r"opening)\b.{0,60}unless|"
    r"could not be (?:validated|verified)|not in your address book|verify sender|"
    r"usually (?:receive|get) (?:e-?mails?|messages?) from|unusual sender|trust (?:this|the) sender|"
    r"recogni[sz]e the sender|know the content is safe|often get e?-?mail from|aka\.ms/LearnAboutSenderIdentification|"
    r"use caution|exercise caution|be careful with|think before you click|phish|verify the sender|suspicious|"
    r"(?:correo|mensaje) (?:electrónico )?(?:externo|de un remitente externo)|remitente externo|fuera de (?:la|su|"
    r"nuestra) organización|"
    r"no haga clic|expéditeur externe|(?:courriel|e-mail|message) externe|extérieur de (?:l['’]|votre |"
    r"notre )\S*organisation|ne cliquez pas|"
    r"externe[rns]? (?:e-?mail|absender|nachricht)|außerhalb (?:der|unserer|ihrer) organisation|"
    r"klicken sie (?:nicht|keine)|"
    r"e-?mail externo|fora da (?:sua )?organização|não clique|(?:email|mittente|messaggio) estern[oa]|non cliccare|"
    r"externe (?:mail|afzender)|buiten (?:de|uw|onze) organisatie|klik niet|zewnętrzn\w+ (?:nadawc|wiadomo)|"
    r"spoza organizacji|nie klikaj|"
    r"bên ngoài tổ chức|không nhấp|外部(?:邮件|郵件|发件人|寄件者)|请勿点击|請勿點擊|외부 (?:메일|발신자|이메일)",
    re.IGNORECASE,
)
_BANNER_SIGNS = re.compile(
    r"^\W*(?:caution|warning|external|attention|notice|alert|beware|precaución|advertencia|atención|attention|"
    r"avertissement|"
    r"achtung|vorsicht|warnung|atenção|cuidado|attenzione|let op|uwaga|chú ý|cảnh báo|注意|警告|주의|"
    r"you don['’]t often get|zjqcmqryfpfptbanner\w+|be careful with this (?:message|e-?mail)|"
    r"this is the first time you|you (?:have not|haven['’]t) (?:previously |ever )?(?:corresponded|"
    r"received (?:an )?e?-?mail)|"
    r"report suspicious|if there (?:are|is) (?:any )?problems? with how this (?:message|e-?mail)|\[?scanned by|"
    r"some people who received|this is an external|this sender|this (?:message|e-?mail) (?:is|was|came|"
    r"has been flagged|"
    r"originated)|externo|externe|extern|"
    r"\[?ext\]?\W*$|use caution|"
    r"security (?:notice|warning)|think before)",
    re.IGNORECASE,
)
_BANNER_ALONE = re.compile(
    r"^\W*(?:external(?: e-?mail| sender| message)?(?: warning)?|ext|externo|externe|extern|outside (?:e-?mail|"
    r"sender)|zjqcmqryfpfptbanner\w+|report (?:suspicious|phishing|spam)|importance ?: ?(?:high|low|normal)|"
    r"report this (?:e-?mail|message)|(?:scanned|secured|protected|filtered|checked) by [^.!?]{2,60}|"
    r"sensitivity ?: ?\w+|"
    r"this message is from an? (?:new |untrusted |external |unknown |unverified )+sender|"
    r"(?:(?:caution|warning|notice|attention|alert|external|ext|outside|e-?mail|sender|message|unverified|untrusted|"
    r"security|"
    r"network|source|mail)\W+){0,5}(?:external|ext)(?:\W+(?:e-?mail|sender|message|source|mail|warning|caution|"
    r"network)){0,3}|"
    r"(?:caution|warning|notice|attention)\W{0,3}external (?:e-?mail|sender|message))\W*$",
    re.IGNORECASE,
)
_LONGEST_BANNER = 700
_MAIL = re.compile(
    r"\b(?:(?:this|external|following|outside) (?:e-?mail|message|mail|sender)|sender|est[ea] (?:correo|mensaje|"
    r"mensagem|e-?mail)|"
    r"remitente|cet? (?:courriel|e-?mail|message)|expéditeur|diese (?:e-?mail|nachricht)|absender|"
    r"quest[ao] (?:messaggio|"
    r"e-?mail))\b|邮件|郵件|메일",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    r"\b(?:external|outside|unknown|unverified|untrusted|unrecogni[sz]ed|not (?:in|on|from|part of) (?:your|the|our)|"
    r"internet|"
    r"third[- ]party|extern[oaes]?|externe[rns]?|extérieur|außerhalb|fuera de|fora d[ao])\b|外部|외부",
    re.IGNORECASE,
)
_DANGER = re.compile(
    r"\b(?:click\w*|links?|attachments?|caution|warning|trust|verify|passwords?|suspicious|scanned|careful|use care|"
    r"phish\w*|"
    r"security|stop|beware|credentials|disabled|blocked|enlaces|adjuntos|liens|pièces jointes|anhänge|anexos)\b|"
    r"链接|附件",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"^\W*(?:you (?:have |['’]ve )?(?:received|got) an? (?:new )?(?:message|submission|e-?mail|comment|inquiry|"
    r"entry)\b.{0,80}"
    r"\b(?:form|website|web ?site|site|page|portal)\b.{0,60}|an? (?:new )?(?:message|submission|comment|entry|inquiry) "
    r"(?:has been|was) (?:submitted|received|posted|sent)\b.{0,100}|(?:new )?(?:contact|web|online|comment|"
    r"feedback) form "
    r"(?:submission|entry|message)\b.{0,80}|the following (?:message|comment|form|information) (?:was|has been) "
    r"(?:submitted|sent|received)\b.{0,100})$",
    re.IGNORECASE | re.DOTALL,
)
"""How a form's mail begins."""

_ARRIVED_OPENS = re.compile(
    r"^\W*(?:you |an? |new |contact |web |online |comment |feedback |the following )", re.IGNORECASE
)

_MOST_LINES = 6
_ENDS = (".", "!", "?", ":", "*", "]", ")", "|", "。", ">", "_", "=", "-")
_WRAPPED = 50
"""No line is wrapped that is shorter."""

_ADDRESSES = re.compile(r"\b(?:i|i['’]m|my|we|our|council\w*|mayor|hi|hello|dear|please keep|vote)\b", re.IGNORECASE)


def banner_lines(lines: Sequence[str]) -> int:
    """Return how many of a letter's first lines are a warning that the mail came from outside; blank ones included.

    A warning is one or two paragraphs at the very top. Where the letter begins in the same paragraph, only the lines
    up to the warning's last sign of itself count.
    """
    end = 0
    start = 0
    for _ in range(3):
        first, last = _paragraph(lines, start)
        length = _banner_in(lines[first:last])
        if not length:
            break
        end = start = first + length
        if length < last - first:
            break
    while end and end < len(lines) and (not lines[end].strip() or RULE_LINE.match(lines[end])):
        end += 1
    return end


def is_warning(paragraph: Sequence[str]) -> bool:
    """Tell whether a paragraph below a letter is such a warning to its end; lines of a single word or two are none."""
    text = " ".join(paragraph)
    if len(text) > _LONGEST_BANNER or not _BANNER_SIGNS.match(text.strip("* ")):
        return False
    return bool(_BANNER.search(text)) and not is_writer_speaking(text) and _last_sign(paragraph) == len(paragraph)


def _banner_in(paragraph: Sequence[str]) -> int:
    """Return how many of a paragraph's first lines are a warning."""
    if not paragraph:
        return 0
    if _BANNER_ALONE.match(paragraph[0]):
        return 1 + _banner_in(paragraph[1:])
    if RULE_LINE.match(paragraph[0]):
        rest = _banner_in(paragraph[1:])
        return rest + 1 if rest else 0
    text = " ".join(paragraph)[:_LONGEST_BANNER]
    if _BANNER_SIGNS.match(text.strip("* ")) and _BANNER.search(text):
        return _last_sign(paragraph)
    return _warning_lines(paragraph)


def _warning_lines(paragraph: Sequence[str]) -> int:
    """Return how many of a paragraph's first lines are a warning of unknown make; it ends with a sentence's end."""
    text = " ".join(paragraph[:_MOST_LINES])[: _LONGEST_BANNER + 1]
    if not has_stem(text, OF_MAIL) and not _ARRIVED_OPENS.match(text):
        return 0
    for count in range(1, min(len(paragraph), _MOST_LINES) + 1):
        wrapped = len(paragraph[count - 1]) >= _WRAPPED and not paragraph[count - 1].rstrip().endswith(_ENDS)
        if (not wrapped or count == len(paragraph)) and _warns(" ".join(paragraph[:count])):
            return count
    return 0


def _warns(text: str) -> bool:
    """Tell whether a whole paragraph warns of a mail from outside: it speaks of the mail, of strangers, of dangers."""
    if len(text) > _LONGEST_BANNER or "?" in text or _ADDRESSES.search(text.replace("our organi", "")):
        return False
    return all(signs.search(text) for signs in (_MAIL, _STRANGER, _DANGER)) or _ARRIVED.match(text) is not None


def _last_sign(paragraph: Sequence[str]) -> int:
    """Return how many lines a warning has, up to its last sign of itself; a line in which a writer speaks has none."""
    signs = [
        place
        for place, line in enumerate(paragraph)
        if _BANNER.search(line) and not is_writer_speaking(line[:_LONGEST_BANNER])
    ]
    last = signs[-1] if signs else 0
    if len(paragraph[last]) > _LONGEST_BANNER or is_writer_speaking(paragraph[last]):
        return 0
    end = last + 1 + _wrapped(paragraph[last:])
    while end < len(paragraph) and _BANNER_ALONE.match(paragraph[end]):
        end += 1
    return end


def _wrapped(lines: Sequence[str]) -> int:
    """Return how many lines below a warning's last sign end its sentence: few words that begin small, then a stop."""
    if len(lines) < 2 or len(lines[0]) < _WRAPPED or lines[0].rstrip().endswith(_ENDS):
        return 0
    below = lines[1].strip()
    if not below[:1].islower() or len(below.split()) > 10 or not below.rstrip(" *]-").endswith((".", "!")):
        return 0
    return 1 if not _ADDRESSES.search(below) else 0


def _paragraph(lines: Sequence[str], start: int) -> tuple[int, int]:
    first = start
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last
