"""What mail systems put above and below a letter: outside-sender banners, "Sent from my ...", legal and list footers.

Each rule here takes words away from the writer's own, so each wants more than one sign; a doubtful line stays.
"""

import re
from collections.abc import Sequence

from council_desk.readers.mail_markers import RULE_LINE
from council_desk.readers.mail_notices import is_notice, is_tool_line, is_writer_speaking

_DEVICE = (
    r"(?<![A-Za-zÀ-ÿ])(?:i\s?phone\S*|i\s?pad\S*|i\s?pod\S*|android\S*|samsung\S*|galaxy\S*|pixel|blackberry\S*|"
    r"huawei|xiaomi|"
    r"motorola|nokia|"
    r"outlook|yahoo|gmail|mail|aol|proton\s?mail|phone|smartphone|mobile|cell|tablet|device|telefon\S*|teléfono|"
    r"tel[eé]fono|"
    r"móvil|celular|téléphone|portable|handy|mobiltelefon\S*|telemóvel|cellulare|telefonino|telefoon|komórki|"
    r"điện thoại|"
    r"手机|手機|휴대폰|スマートフォン|windows|xfinity|verizon|t-mobile|at&t|fastmail|mailbird|spark|thunderbird|"
    r"comcast|gmx|web\.de|"
    r"zoho|tutanota|app|kindle|chromebook|surface|smart\S*|ios)"
)
_SENT_FROM = re.compile(
    rf"^\W*(?:(?:sent|written|typed|dictated|composed)\s+(?:from|via|with|using|by|on|through|in)\b.*?(?:{_DEVICE})|"
    rf"sent (?:from|with|via|using) (?-i:[A-Z])\w*mail\b|"
    rf"(?:please )?(?:excuse|pardon|forgive)\b.{{0,60}}\bsent (?:from|via)\b.*?(?:{_DEVICE})|"
    rf"yahoo mail: |get\s+(?:outlook|yahoo|the\s).{{0,40}}(?:ios|android|app|mobile)|"
    rf"(?:enviado|mandado|escrito)\s+(?:desde|de|do|da|pelo|via|com|con|a partir do)\b.*?(?:{_DEVICE})|"
    rf"(?:obtener|descargue|obtenha|télécharger|obtenez|scarica|holen sie sich|downloaden|pobierz)\s+outlook\b|"
    rf"(?:envoyé|écrit)\s+(?:de|depuis|à partir|avec|via)\b.*?(?:{_DEVICE})|"
    rf"(?:von|aus|mit|über)\s.{{0,60}}(?:{_DEVICE}).{{0,40}}(?:gesendet|geschickt|geschrieben)|"
    rf"(?:gesendet|diese nachricht wurde|gesendet mit)\s.{{0,60}}(?:{_DEVICE})|"
    rf"(?:inviato|spedito|scritto)\s+(?:da|dal|con|tramite)\b.*?(?:{_DEVICE})|"
    rf"(?:verstuurd|verzonden)\s+(?:vanaf|vanuit|met|via|van)\b.*?(?:{_DEVICE})|"
    rf"(?:wysłane|wysłano)\s+(?:z|ze|za pomocą)\b.*?(?:{_DEVICE})|"
    rf"(?:đã )?(?:được )?gửi từ\b.*?(?:{_DEVICE})|"
    rf"(?:发自|發自|从|從|由|使用).{{0,20}}(?:{_DEVICE})(?:.{{0,12}}(?:发送|傳送|发出|發送|寄出))?|"
    rf"(?:skickat|sendt|lähetetty|отправлено|надіслано|odesláno|odoslané|trimis|dikirim|ipinadala|isinulat|στάλθηκε|"
    rf"enviat|poslano|küldve|أرسلت من|تم الإرسال من|נשלח מ|ส่งจาก|भेजा गया)\S*\s?.{{0,40}}?(?:{_DEVICE})|"
    rf"lähetetty\s+(?:{_DEVICE}))[^\n]{{0,80}}$",
    re.IGNORECASE,
)
_SENT_AT_END = re.compile(
    rf"^.{{0,20}}(?:{_DEVICE})\S*.{{0,12}}(?:보냄|보냈습니다|から送信|で送信|gönderildi|ról küldve)\W*$", re.IGNORECASE
)
_LINK = re.compile(r"\s*[<(\[]?https?://\S+")
_LONGEST_DEVICE_LINE = 140

_BANNER = re.compile(
    r"originated (?:from )?(?:outside|an external)|(?:came|is|sent|received|comes) from (?:outside|an external)|"
    r"external (?:e-?mail|sender|message|source)|outside (?:of )?(?:the|your|our|this) (?:\S+ ){0,3}?"
    r"(?:organi[sz]ation|network|domain|email system|e-mail system|company|agency)|"
    r"do(?:n['’]t| not) (?:click|open|follow|reply|respond|provide|enter)\b|(?:links|attachments|clicking|"
    r"opening)\b.{0,60}unless|"
    r"could not be (?:validated|verified)|not in your address book|verify sender|"
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
    r"you don['’]t often get|"
    r"some people who received|this is an external|this sender|this (?:message|e-?mail) (?:is|was|came|"
    r"originated)|externo|externe|extern|"
    r"\[?ext\]?\W*$|use caution|"
    r"security (?:notice|warning)|think before)",
    re.IGNORECASE,
)
_BANNER_ALONE = re.compile(
    r"^\W*(?:external(?: e-?mail| sender| message)?(?: warning)?|ext|externo|externe|extern|outside (?:e-?mail|"
    r"sender))\W*$",
    re.IGNORECASE,
)
_LONGEST_BANNER = 700
_LONGEST_FOOTER = 40
"""Lines: no footer has more."""

_LEGAL_OPENING = re.compile(
    r"^\W*(?:confidential|notice\b|disclaimer|privileged|legal notice|important(?: notice)?:|"
    r"the information (?:contained|transmitted|in this)|"
    r"this (?:e-?mail|message|communication|transmission|electronic)|if you (?:are not|have received)|aviso|"
    r"este (?:mensaje|correo|e-?mail)|"
    r"la información contenida|nota de confidencialidad|avis|ce (?:message|courriel|courrier|mail)|ce document|"
    r"cet? e-?mail|diese (?:e-?mail|nachricht)|"
    r"der inhalt dieser|die information|esta (?:mensagem|comunicación)|esta transmis|as informações|"
    r"questo messaggio|questa e-?mail|"
    r"le informazioni|dit (?:bericht|e-?mail)|deze e-?mail|de informatie|ta wiadomość|niniejsza wiadomość|"
    r"treść tej|thư (?:điện tử )?này|email này|"
    r"本(?:邮件|電子郵件|电子邮件|郵件)|此(?:邮件|郵件|电子邮件)|이 (?:메일|이메일|메시지)|본 (?:메일|이메일)|"
    r"ang (?:email|mensahe) na ito|このメール|本メール|"
    r"det här|denna e-post|dette e-?mail|denne e-?post|данное (?:письмо|сообщение)|это (?:письмо|сообщение)|"
    r"under (?:florida|public records)|"
    r"(?=.{0,400}(?:e-?mail|message|attachment|transmission))(?:unauthori[sz]ed (?:use|review|disclosure)|"
    r"please (?:notify|delete|destroy|do not (?:forward|copy|distribute|disseminate))|"
    r"(?:please note that )?(?:any|the|all) (?:views?|opinions?)\b.{0,40}(?:expressed|stated|presented|contained)|"
    r"(?:neither )?the (?:sender|author|company|firm)\b.{0,80}(?:accepts? no|liab|responsib))|"
    r"(?:please note|e-?mails?|correspondence|messages)\b.{0,80}public record)",
    re.IGNORECASE,
)
_LEGAL_SIGNS = re.compile(
    r"intended (?:recipient|only|solely|for the)|confidential|privileged|unauthori[sz]ed|disclos(?:e|ure)|"
    r"dissemination|"
    r"(?:delete|destroy) (?:it|this|all|the)|received (?:it |this .{0,30})?in error|notify (?:the sender|us|me)|"
    r"immediately|public records?|"
    r"strictly prohibited|attorney.client|liabilit|virus|destinatari[oa]|destinatário|destinataire|confidencia|"
    r"confidentiel|"
    r"prohibid|interdite|strictement|par erreur|por error|por engano|vertraulich|empfänger|irrtümlich|unbefugt|"
    r"riservat|per errore|"
    r"vertrouwelijk|geadresseerde|bestemd|abusievelijk|poufn|adresat|wyłącznie|omyłk|bảo mật|người nhận|保密|"
    r"收件人|机密|機密|기밀|수신인|"
    r"機密|受信者|kompidensyal|konfidensyal|конфиденциальн|адресат|HIPAA|"
    r"those of the (?:author|sender|individual)|(?:represent|reflect) (?:the )?(?:views|those|official|opinions?)|"
    r"no responsibility|in error",
    re.IGNORECASE,
)
_SMALL_FOOTER = re.compile(
    r"consider the environment before printing|think before (?:you )?print|save (?:a )?(?:tree|paper)|"
    r"don['’]t print this|"
    r"piense en el medio ?ambiente antes|pensez à l['’]environnement avant|avant d['’]imprimer|"
    r"bevor sie diese e-?mail (?:aus)?drucken|"
    r"antes de imprimir|prima di stampare|voordat u deze e-?mail (?:af|uit)?print|zanim wydrukujesz|"
    r"virus-?free\b.{0,60}(?:avast|avg)|checked for viruses|scanned (?:for|by) .{0,40}(?:virus|avast|avg|"
    r"antivirus)|libre de virus|garanti sans virus|"
    r"virenfrei|livre de vírus",
    re.IGNORECASE,
)
_LIST_FOOTER = re.compile(
    r"unsubscribe|you (?:are receiving|received) this|subscribed to (?:the|this)|"
    r"manage (?:your )?(?:e-?mail )?(?:preferences|subscription)|"
    r"update (?:your )?(?:e-?mail )?preferences|"
    r"view (?:this )?(?:e-?mail|message|it)? ?(?:online|in (?:your|a) browser)|to view this discussion|mailing list\b|"
    r"visit this group at|reply to this (?:e-?mail|message) (?:directly )?to|darse de baja|cancelar (?:la|"
    r"su) suscripción|se désabonner|se désinscrire|"
    r"vous désinscrire|abmelden|abbestellen|newsletter|cancelar (?:a )?(?:inscrição|assinatura)|descadastr|"
    r"annulla(?:re)? l['’]iscrizione|disiscri|"
    r"afmelden|uitschrijven|wypisz się|zrezygnuj|hủy đăng ký|退订|退訂|取消訂閱|取消订阅|수신\s?거부|구독\s?취소|"
    r"配信停止|"
    r"^\W*(?:this (?:message|letter|e-?mail) was )?(?:sent|delivered|submitted) (?:to you )?(?:by|via|through|"
    r"on behalf of|using) .{1,120}$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"https?://|www\.|\S@\S|click|haga clic|cliquez|hier\b|here\b|aquí|ici\b|qui\b|clique|点击|點擊|클릭|[<\[(]",
    re.IGNORECASE,
)
_THANKS = re.compile(r"^\W*(?:thank you|thanks|gracias|merci|danke|obrigado|grazie|dank u)\b[^,]{0,50}$", re.IGNORECASE)
_REGISTERED = re.compile(
    r"registered (?:in|office|number|company|under)|limited liability|company (?:no\.|number)|\bHRB\b|"
    r"Sitz der Gesellschaft|"
    r"\bSIRET\b|siège social|domicilio social|sede legale",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"^\W*(?:please note that )?(?:any|the|all) (?:views?|opinions?)\b", re.IGNORECASE)
_ENDS_CLOSING = re.compile(r"^(?:.{1,60}(?<![.!?:;,])|.{1,56}\b(?:Jr|Sr|Esq|D|A|S|St|Ave)\.|.{1,100}[|•·@].{1,60})$")
"""A closing's last line: short and no sentence, or a row of contacts."""

_MOST_FOOTERS = 6
_ONLY_NAMED = re.compile(
    r"(?:(?!unsubscribe|darse de baja|abmelden|désabonner|afmelden).)*\bnewsletter\b", re.IGNORECASE
)
"""A newsletter is spoken of, and no way out of it."""

_PAGE_OR_ADDRESS = re.compile(r"https?://|www\.|\S@\S|unsubscribe", re.IGNORECASE)
_WRAPPED = 50
"""No line is wrapped that is shorter."""

_ADDRESSES = re.compile(r"\b(?:i|i['’]m|my|we|our|council\w*|mayor|hi|hello|dear|please keep|vote)\b", re.IGNORECASE)


def is_device_line(line: str) -> bool:
    """Tell whether a line is a phone's or program's own "Sent from my ..."."""
    bare = _LINK.sub("", line).strip() if "http" in line else line.strip()
    if not 6 < len(bare) <= _LONGEST_DEVICE_LINE:
        return False
    return bool(_SENT_FROM.match(bare) or (not bare.isascii() and _SENT_AT_END.match(bare)))


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


def _banner_in(paragraph: Sequence[str]) -> int:
    if not paragraph:
        return 0
    if _BANNER_ALONE.match(paragraph[0]):
        return 1 + _banner_in(paragraph[1:])
    if RULE_LINE.match(paragraph[0]):
        rest = _banner_in(paragraph[1:])
        return rest + 1 if rest else 0
    text = " ".join(paragraph)[:_LONGEST_BANNER]
    if not _BANNER_SIGNS.match(text.strip("* ")) or not _BANNER.search(text):
        return 0
    signs = [place for place, line in enumerate(paragraph) if _BANNER.search(line)]
    last = signs[-1] if signs else 0
    if len(paragraph[last]) > _LONGEST_BANNER:
        return 0
    return last + 1 + _wrapped(paragraph[last:])


def _wrapped(lines: Sequence[str]) -> int:
    """Return how many lines below a warning's last sign end its sentence: few words that begin small, then a stop."""
    if len(lines) < 2 or len(lines[0]) < _WRAPPED or lines[0].rstrip().endswith((".", "!", "?", ":", "*", "]", "。")):
        return 0
    below = lines[1].strip()
    if not below[:1].islower() or len(below.split()) > 10 or not below.rstrip(" *]-").endswith((".", "!")):
        return 0
    return 1 if not _ADDRESSES.search(below) else 0


def footer_start(lines: Sequence[str]) -> int:
    """Return the index from which to the end there are only legal notices, list footers and "Sent from ..." lines.

    Equal to the number of lines where there is none. A rule drawn above them goes with them.
    """
    end = len(lines)
    while True:
        end = _last_said(lines, end) + 1
        start = _last_paragraph(lines, end)
        cut = None if start == end else _footer_in(lines, start, end)
        if cut is None:
            return _with_rule(lines, end)
        end = cut


def _last_said(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end - 1


def _with_rule(lines: Sequence[str], end: int) -> int:
    start = end
    while start and not lines[start - 1].strip():
        start -= 1
    while start and end < len(lines) and (RULE_LINE.match(lines[start - 1]) or lines[start - 1].strip() == "--"):
        start -= 1
        end = start
    return end


def _footer_in(lines: Sequence[str], start: int, end: int) -> int | None:
    """Return the line from which a paragraph (lines `start` to `end`) is a footer to its end, None where it is none."""
    if all(RULE_LINE.match(line) for line in lines[start:end]):
        return start
    for first in range(max(start, end - _LONGEST_FOOTER), end):
        if _is_footer_from(lines[first], " ".join(lines[first:end])):
            return first
    for first in range(end - 1, max(start, end - _LONGEST_FOOTER) - 1, -1):
        if _is_tools(lines[first:end]) and _last_said(lines, first) >= 0:
            return first
        if is_notice(" ".join(lines[first:end])) and _is_below_closing(lines, first):
            return first
    return _thanks_below_legal(lines, start, end)


def _is_footer_from(line: str, text: str) -> bool:
    if _LEGAL_OPENING.match(line) and _is_legal(text):
        return True
    return len(line) < 700 and bool(_SMALL_FOOTER.search(line) or _LIST_FOOTER.search(line)) and _is_small(text)


def _is_tools(lines: Sequence[str]) -> bool:
    return is_tool_line(" ".join(lines)) or (len(lines) > 1 and is_tool_line("\n".join(lines)))


def _thanks_below_legal(lines: Sequence[str], start: int, end: int) -> int | None:
    """Return the start of what ends a legal notice: "Thank you for your cooperation.", where the firm is registered."""
    if end - start > 1 or not (_THANKS.match(lines[start]) or _REGISTERED.search(lines[start])):
        return None
    if len(lines[start]) > 200 or is_writer_speaking(lines[start]):
        return None
    last = _last_said(lines, start) + 1
    above = _last_paragraph(lines, last)
    return start if above < last and _is_legal(" ".join(lines[above:last])) else None


def _is_below_closing(lines: Sequence[str], place: int) -> bool:
    """Tell whether above a line a name, a place or a telephone stands, or a rule, whatever footers lie between."""
    for _ in range(_MOST_FOOTERS):
        last = _last_said(lines, place)
        if last < 0:
            return False
        line = lines[last].strip()
        if RULE_LINE.match(line) or line == "--" or _ENDS_CLOSING.match(line):
            return True
        place = _last_paragraph(lines, last + 1)
        text = " ".join(lines[place : last + 1])
        if not (is_footer(text) or is_notice(text)):
            return False
    return False


def _is_legal(text: str) -> bool:
    if not _LEGAL_OPENING.match(text):
        return False
    if _VIEWS.match(text) and is_writer_speaking(text):
        return False
    signs = {match.lower() for match in _LEGAL_SIGNS.findall(text)}
    return len(signs) >= 2 or (bool(signs) and len(text) > 160)


def _is_small(text: str) -> bool:
    if len(text) < 300 and _SMALL_FOOTER.search(text):
        return True
    if len(text) >= 700 or (is_writer_speaking(text) and text.count("http") < 2 and "nsubscribe" not in text):
        return False
    if _ONLY_NAMED.match(text) and not _PAGE_OR_ADDRESS.search(text):
        return False
    return bool(_LINKED.search(text)) and _is_about_mail(text)


def _is_about_mail(text: str) -> bool:
    """A letter may speak of a mailing list; a footer is short, or says so at once or with addresses of pages."""
    found = _LIST_FOOTER.search(text)
    return found is not None and (len(text) < 120 or found.start() < 100 or text.count("http") >= 2)


def is_footer(text: str) -> bool:
    """Tell whether a paragraph's words are a legal notice or a mailing list's footer."""
    return _is_legal(text) or _is_small(text) or is_tool_line(text)


def _paragraph(lines: Sequence[str], start: int) -> tuple[int, int]:
    first = start
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last


def _last_paragraph(lines: Sequence[str], end: int) -> int:
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    return start
