"""What mail systems put below a letter: legal notices and mailing lists' footers.

Each rule here takes words away from the writer's own, so each wants more than one sign; a doubtful line stays.
"""

import re
from collections.abc import Sequence

from council_desk.readers.mail_banners import is_warning
from council_desk.readers.mail_boilerplate import has_subject, is_boilerplate, is_notice_line
from council_desk.readers.mail_devices import is_device_line
from council_desk.readers.mail_markers import RULE_LINE
from council_desk.readers.mail_notices import LONGEST_NOTICE, is_notice, is_tool_line, is_writer_speaking
from council_desk.readers.mail_stems import LEGAL, LIST_FOOTERS, NOTICE_LINES, NOTICES, SMALL_FOOTERS, TOOLS, has_stem

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
    r"(?:think|thought|care|mindful|thinking) (?:of|about|for|twice about) (?:the |our )?(?:\w+ )?(?:trees?|"
    r"environment|planet|nature|"
    r"forests?|earth)\b.{0,30}\bprint|consider the environment before printing|consider (?:the|your|"
    r"our)(?: \w+)? (?:environment\w*|planet|trees|"
    r"forests?|earth)(?: \w+){0,2}? before (?:you )?print(?:ing)?(?: (?:this|the|an?|any) (?:e-?mail|message|mail|"
    r"page)| it| this)?\W*$|think before (?:you )?print|save (?:a )?(?:tree|paper)|"
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
    r"unsubscribe|you (?:are receiving|received) this|you receive all messages|subscribed to (?:the|this)|"
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

_WRAPPED = 50
"""No line is wrapped that is shorter."""

_TELEPHONE = re.compile(r"\d{3}\)?[-. ]\d{4}\b")
_SHORT = 60
"""Characters: the lines of a signature block have no more."""

_FEWEST_WORDS = 4
_MOST_ADDRESS = 3
"""Lines that a tool's footer may have between its name and its links: whose it is and where."""
_OPENINGS = (*LEGAL, *SMALL_FOOTERS, *LIST_FOOTERS)
_SUBJECTS = (*NOTICES, *NOTICE_LINES)
_STOPS = (".", "!", "?", ":", "*", "]", "。", "_", "-")
_AFTERWORD = re.compile(r"^\W*(?:p\.?\s?p?\.?\s?s\b|post ?script|posdata|p\.d\.|nachtrag|又及|附：)", re.IGNORECASE)
_LABELLED_LINK = re.compile(r"^[^:\n@]{2,50}: ?<?(?:https?://|www\.|[\w.+-]+@)\S+\W*$", re.IGNORECASE)
_POSTAL = re.compile(r"^(?-i:[A-Z])[\w&.' -]{2,60}, (?:p\.? ?o\.? box \d|\d+ \w).{3,100}$", re.IGNORECASE)
_PAGE_OR_ADDRESS = re.compile(r"https?://|www\.|\S@\S|unsubscribe", re.IGNORECASE)


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
    if all(RULE_LINE.match(line) for line in lines[start:end]) or (start and is_warning(lines[start:end])):
        return start
    top = max(start, end - _LONGEST_FOOTER)
    whole = " ".join(lines[top:end])
    for first in range(top, end) if has_stem(whole, _OPENINGS) else ():
        if _is_footer_from(lines, first, end):
            return _with_links_above(lines, start, first)
    for first in range(end - 1, top - 1, -1) if has_stem(whole, TOOLS) else ():
        text = " ".join(lines[first:end])
        if len(text) > LONGEST_NOTICE or is_writer_speaking(lines[first]):
            break  # nor is anything that is longer
        if _is_tools(lines[first:end]) and _last_said(lines, first) >= 0:
            return _with_links_above(lines, start, first)
        if is_notice(text) and _is_below_closing(lines, first):
            return first
    for first in range(top, end) if has_stem(whole, _SUBJECTS) else ():
        if _is_boilerplate_from(lines, start, first, end) and _is_below_closing(lines, first):
            return first
    return _thanks_below_legal(lines, start, end)


def _with_links_above(lines: Sequence[str], start: int, first: int) -> int:
    """Take the lines of a paragraph that give a label and a link ("Group owner: ...") with the footer below them.

    So too "Sent with TOOL by GROUP." with the group's address below it.
    """
    while (
        first > start
        and (_LABELLED_LINK.match(lines[first - 1]) or _POSTAL.match(lines[first - 1]))
        and not is_writer_speaking(lines[first - 1])
    ):
        first -= 1
    return next((k for k in range(max(start, first - _MOST_ADDRESS), first) if is_device_line(lines[k])), first)


def _is_boilerplate_from(lines: Sequence[str], start: int, first: int, end: int) -> bool:
    """Tell whether a line begins what is boilerplate to its paragraph's end; not within a sentence that is wrapped."""
    if first > start and len(lines[first - 1]) >= _WRAPPED and not lines[first - 1].rstrip().endswith(_STOPS):
        return False
    if first > start and _TELEPHONE.search(" ".join(lines[first:end])) and max(map(len, lines[first:end])) <= _SHORT:
        return False
    if first > start and len(lines[first].split()) < _FEWEST_WORDS and not is_notice_line(lines[first]):
        return False
    return has_subject(lines[first]) and is_boilerplate(" ".join(lines[first:end]))


def _is_footer_from(lines: Sequence[str], first: int, end: int) -> bool:
    line = lines[first]
    if _LEGAL_OPENING.match(line) and _is_legal(" ".join(lines[first:end])):
        return True
    if len(line) >= 700:
        return False
    small = has_stem(line, SMALL_FOOTERS) and _SMALL_FOOTER.search(line)
    listed = small or (has_stem(line, LIST_FOOTERS) and _LIST_FOOTER.search(line))
    return bool(listed) and _is_small(" ".join(lines[first:end]))


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
        if not (is_footer(text) or is_notice(text) or is_boilerplate(text) or _AFTERWORD.match(text)):
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
    if len(text) < 300 and has_stem(text, SMALL_FOOTERS) and _SMALL_FOOTER.search(text):
        return True
    if len(text) >= 700 or not has_stem(text, LIST_FOOTERS):
        return False
    if is_writer_speaking(text) and text.count("http") < 2 and "nsubscribe" not in text:
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


def _last_paragraph(lines: Sequence[str], end: int) -> int:
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    return start
