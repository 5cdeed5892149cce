"""Mail that nobody wrote by hand: bounces, automatic replies, invitations, list digests. Marked, never left out."""

import re

from council_desk.readers.html_text import QUOTE
from council_desk.readers.mail_message import Mail

_BOUNCE = re.compile(
    r"^\W*(?:undeliver(?:able|ed)|mail system error|delivery notification|mensaje no entregado|nicht zustellbar|"
    r"delivery status notification|mail delivery (?:failed|failure|system|subsystem)|"
    r"returned mail|failure notice|"
    r"delivery (?:failure|has failed|delayed|incomplete)|message (?:not|could not be) delivered|"
    r"no se puede entregar|unzustellbar|"
    r"non remis|échec de (?:la )?remise|não entregue|mancato recapito|onbestelbaar|niedostarczon|không gửi được|"
    r"无法投递|無法傳遞|退信|반송|배달되지)",
    re.IGNORECASE,
)
_POSTMASTER = re.compile(r"mailer-daemon@|postmaster@|mail delivery (?:sub)?system", re.IGNORECASE)
_AWAY = re.compile(
    r"^\W*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|out of (?:the )?office|"
    r"away from (?:the )?office|"
    r"respuesta automática|fuera de la oficina|réponse automatique|absence du bureau|automatische antwort|"
    r"abwesenheit\w*|abwesend|"
    r"resposta automática|fora do escritório|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|"
    r"automatyczna odpowiedź|odpowiedź automatyczna|trả lời tự động|自动(?:回复|答复)|自動(?:回覆|答覆)|"
    r"자동 ?(?:회신|응답)|부재중|自動応答|awtomatikong tugon|ooo\b|vacation (?:reply|response|notice|message)|autosvar|"
    r"automaattinen|frånvar\w*|fravær\w*|автоответ\w*|автоматический ответ|автоматична відповідь|otomatik yanıt|"
    r"automatická odpověď|αυτόματη απάντηση|balasan otomatis|رد تلقائي|תשובה אוטומטית)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\W*(?:(?:re|aw|sv|fwd?|rv|tr)\s*)?[:：]", re.IGNORECASE)
"""What stands between "Out of office" and the subject of the mail that was answered."""

_TOLD_BY_WORDS = re.compile(
    r"^\W*(?:(?:hello|hi|dear|good (?:morning|afternoon))\b[^\n]{0,40}\n\s*)?"
    r"(?:this is an (?:auto(?:mated|matic|-generated)?) (?:response|reply|message|acknowledge?ment|confirmation|"
    r"notification|e-?mail)\b|"
    r"esta es una respuesta automática|ceci est une réponse automatique|dies ist eine automatische (?:antwort|"
    r"nachricht)|"
    r"[^\n]{2,60} would like to recall the message\b|"
    r"[^\n]{2,60} has (?:tentatively )?(?:accepted|declined) (?:this|the|your) (?:invitation|meeting|"
    r"event)\b[^\n]{0,40}$|"
    r"your mail to '[^\n]{2,80}' with the subject\b)",
    re.IGNORECASE,
)
"""How messages begin that programs write without saying so in their headers."""

_READ_SUBJECT = re.compile(
    r"^\W*(?:(?:not )?read|read receipt|return receipt(?: \(displayed\))?|disposition)\b[^:]{0,20}:", re.I
)
_WAS_READ = re.compile(
    r"\b(?:was (?:read|opened|displayed) on|was deleted without being read|was displayed on the recipient|"
    r"this is a (?:return|"
    r"read) receipt)\b",
    re.IGNORECASE,
)
_FIRST_WORDS = 600
_DIGEST = re.compile(r"\bdigest,? (?:vol(?:ume)?|v)\b|\bdigest for \S+@|\bdigest of\b", re.IGNORECASE)
BOUNCE = "a notice that a mail was not delivered"
AUTOMATIC = "an automatic reply"
TOLD_BY_ITSELF = "a message that a program wrote"
RECEIPT = "a receipt for a mail"
_FOLDER_NOTE = "folder internal data"


def automatic_kind(mail: Mail) -> str:
    """Say what a message is that no person wrote for this purpose ("an automatic reply"), '' for a letter.

    Told by Auto-Submitted (RFC 3834), delivery reports (RFC 3464), multipart/digest (RFC 2046), iTIP methods
    (RFC 5546), and by the subjects that mail programs give them in several languages.
    """
    headers = mail.headers
    subject = headers.get("subject", "")
    if "multipart/digest" in mail.kinds or _DIGEST.search(subject):
        return "a digest of a mailing list"
    if _is_bounce(mail, subject):
        return BOUNCE
    if mail.kinds & {"method request", "method reply", "method cancel", "method counter", "method publish"}:
        return "a calendar invitation or its answer"
    if (
        _AWAY.match(subject)
        or headers.get("auto-submitted", "no").lower().startswith("auto-replied")
        or _answers_itself(mail)
    ):
        return AUTOMATIC
    return _written_by_program(mail, subject)


def _written_by_program(mail: Mail, subject: str) -> str:
    """Say what a message is that its own words or its parts show to be a program's."""
    if "message/disposition-notification" in mail.kinds or _says_it_was_read(mail, subject):
        return RECEIPT
    if _FOLDER_NOTE in subject.lower():
        return "a mail program's own note about the folder"
    return TOLD_BY_ITSELF if _TOLD_BY_WORDS.match(_first_words(mail)) else ""


def is_surely_automatic(mail: Mail, kind: str) -> bool:
    """Tell whether more than a doubtful subject says that no person wrote a message of this `kind` (`automatic_kind`).

    Its words are then nobody's own: a delivery report, a receipt (RFC 8098), mail from the mail system itself, or an
    automatic reply that its headers or its subject's fixed beginning name so.
    """
    if kind in (RECEIPT, TOLD_BY_ITSELF):
        return True
    headers = mail.headers
    marked = headers.get("auto-submitted", "no").lower().strip() not in ("", "no") or _answers_itself(mail)
    if kind == BOUNCE:
        system = _POSTMASTER.search(f"{headers.get('from', '')} {headers.get('return-path', '')}")
        return marked or bool(system) or "message/delivery-status" in mail.kinds
    if kind != AUTOMATIC or marked:
        return kind == AUTOMATIC
    # a mail program's own "Out of office: ..."; a person's "Out of office space downtown" has no colon there
    subject = headers.get("subject", "")
    begun = _AWAY.match(subject)
    return begun is not None and _OF_ANOTHER.match(subject, begun.end()) is not None


def _first_words(mail: Mail) -> str:
    lines = []
    for line in mail.lines[:40]:
        if line.mark == QUOTE:
            break
        lines.append(line.text)
    return "\n".join(lines)[:_FIRST_WORDS]


def _says_it_was_read(mail: Mail, subject: str) -> bool:
    return _READ_SUBJECT.match(subject) is not None and _WAS_READ.search(_first_words(mail)) is not None


def _is_bounce(mail: Mail, subject: str) -> bool:
    if "message/delivery-status" in mail.kinds:
        return True
    sender = mail.headers.get("from", "")
    return bool(_POSTMASTER.search(sender) or (_BOUNCE.match(subject) and "@" in sender))


def _answers_itself(mail: Mail) -> bool:
    headers = mail.headers
    if "x-autoreply" in headers or "x-autorespond" in headers:
        return True
    return headers.get("precedence", "").lower() in ("auto_reply", "auto-reply")
