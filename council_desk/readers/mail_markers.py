"""How mail programs, in many languages, say that what follows was written by somebody else.

The wordings are those that Gmail, Outlook, Apple Mail, Thunderbird and Yahoo put there themselves.
"""

import re

_WROTE = (
    r"wrote|writes|has written|escribió|escribio|a écrit|a ecrit|escreveu|ha scritto|napisał(?:a|\(a\))?|pisze|"
    r"đã viết|"
    r"写道|寫道|寫了|님이 작성|작성했습니다|작성하였습니다|작성|さんは書きました|が書きました|のメール|"
    r"さんのメッセージ|skrev|"
    r"kirjoitti|написал(?:а|\(а\))?|писал(?:а|\(а\))?|пишет|пише|написав(?:ла)?|napsal(?:a|\(a\))?|napísal(?:a|"
    r"\(a\))?|"
    r"a scris|geschrieben|ezt írta|írta|şunları yazdı|şunu yazdı|yazdı|έγραψε|va escriure|ha escrit|menulis|"
    r"menulis berikut|"
    r"เขียนว่า|नॆ लिखा|ने लिखा|লিখেছেন|نوشت|كتب|كتبت|כתב|כתבה|כתב|ay sumulat|je napisao|je napisala|parašė|rakstīja|"
    r"kirjutas|skrifaði|wuxuu qoray|alikuwa ameandika|aliandika|sau ntawv"
)
_WROTE_BEFORE_NAME = (
    r"schrieb|schreef|het volgende geschreven|sinulat ni|isinulat ni|sumulat si|ni \S.{0,60} ay sumulat"
)
_WROTE_AT_END = re.compile(rf"(?:\b|(?<=\W)|(?<=\d)|(?<=[^\x00-\x7f]))(?:{_WROTE})\s?[:：]\s*$", re.IGNORECASE)
_NAME_AT_END = re.compile(rf"\b(?:{_WROTE_BEFORE_NAME})\b[^\n]{{0,160}}[:：]\s*$", re.IGNORECASE)
_ADDRESS_AT_END = re.compile(r"[<(]\S+@\S+\.\S+[>)][^\n]{0,24}[:：]\s*\**\s*$")
_OPENS = re.compile(
    r"(?:on|el|le|am|em|il(?: giorno)?|op|w dniu|dnia|vào|在|于|於|noong|nung|den|dňa|dne|la data de|în|la|på|ma|"
    r"pon|wt|śr|czw|pt|sob|niedz|mon|tue|wed|thu|fri|sat|sun|pada|στις|в|el día|em data|tarihinde|al|van|il dì)\b",
    re.IGNORECASE,
)
_RULES = frozenset({"--", "==", "**", "__", "––", "——"})
_CLOCK = re.compile(r"\d{1,2}\s?[:.hH時시]\s?\d{2}")
_EXACT_TIME = re.compile(r"\d{1,2}\s?[:.hH時시]\s?\d{2}|\S@\S+\.\S")
_DATE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_LONGEST = 320
_EDGES = " *>\u200e\u200f\u202a\u202b\u202c"
"""Stars of bold text, marks of quotation, and the marks that turn the writing direction."""

_FORWARDED = (
    r"forwarded message|forwarded by .{1,80}|begin forwarded message|original message|original appointment|"
    r"mensaje reenviado|mensaje original|inicio del mensaje reenviado|message transféré|message original|"
    r"mail original|e-mail original|courriel (?:original|transféré)|"
    r"message d'origine|message d’origine|début du message (?:transféré|réexpédié)|weitergeleitete nachricht|"
    r"ursprüngliche nachricht|originalnachricht|anfang der weitergeleiteten nachricht|mensagem (?:encaminhada|"
    r"reencaminhada)|"
    r"mensagem original|início da mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|messaggio originale|"
    r"inizio messaggio inoltrato|doorgestuurd bericht|oorspronkelijk bericht|begin doorgestuurd bericht|"
    r"przekazana wiadomość|wiadomość przekazana(?: dalej)?|wiadomość oryginalna|oryginalna wiadomość|"
    r"początek przekazywanej wiadomości|thư đã chuyển tiếp|tin nhắn được chuyển tiếp|thư gốc|tin nhắn gốc|"
    r"转发的邮件|转发邮件|轉寄郵件|轉寄的郵件|原始邮件|原始郵件|开始转发的邮件|下面是被转发的邮件|邮件原件|"
    r"naipasang mensahe|ipinasang mensahe|orihinal na mensahe|전달된 메시지|전달된 메일|원본 메시지|원본 메일|"
    r"전달된 메시지 시작|"
    r"転送メッセージ|転送されたメッセージ|元のメッセージ|vidarebefordrat (?:meddelande|brev)|ursprungligt meddelande|"
    r"videresendt (?:melding|besked|meddelelse)|opprinnelig melding|oprindelig meddelelse|välitetty viesti|"
    r"alkuperäinen viesti|пересылаемое сообщение|переадресованное сообщение|исходное сообщение|пересланное сообщение|"
    r"přeposlaná zpráva|původní zpráva|mesaj redirecționat|mesaj original|továbbított üzenet|eredeti üzenet|"
    r"iletilen mesaj|yönlendirilen ileti|orijinal mesaj|προωθημένο μήνυμα|αρχικό μήνυμα|missatge reenviat|"
    r"missatge original|"
    r"pesan terusan|pesan asli|الرسالة الأصلية|رسالة معاد توجيهها|הודעה מועברת|הודעה מקורית|ข้อความที่ส่งต่อ|"
    r"अग्रेषित संदेश"
)
_FORWARD_LINE = re.compile(
    rf"^[\s>*_]*(?P<rule>[-–—_=*]{{2,}})?\s*(?:{_FORWARDED})\s*[:：]?\s*(?P<end>[-–—_=*]{{2,}})?[\s:：*]*$",
    re.IGNORECASE,
)
_FORWARD_IN_LINE = re.compile(
    rf"^[\s>*_]*[-–—_=*]{{2,}}\s*(?:{_FORWARDED})\s*[-–—_=*]{{2,}}\s*(?:from|de|von|da|van|od|发件人|寄件者)\s?[:：]",
    re.IGNORECASE,
)
"""Samsung's, where the head stands in the same line."""

_QUOTING = re.compile(
    r"^\W*(?:quoting|citando(?: a)?|citant|zitat von|quota di) [^:]{2,120}@[^:\s]+\W*:\W*$", re.IGNORECASE
)
_OF_HIMSELF = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|(?:[Mm]y|[Oo]ur) \w+) (?:wrote|once wrote|have written)\b|\b[Yy]o escribí|"
    r"\b[Jj][e'’] ?ai écrit|"
    r"\b(?:[Ii]ch schrieb|schrieb ich|schrieben wir|[Ww]ir schrieben)\b|\b[Hh]o scritto:"
)
"""A writer introducing what he himself or somebody of his wrote."""

_COLON_AT_END = re.compile(r"[:：]\s*\**\s*$")

_FROM = (
    "from|de|von|da|van|od|từ|người gửi|发件人|寄件者|寄件人|發件人|mula kay|mula sa|보낸 사람|보낸사람|发自|"
    "差出人|från|fra|lähettäjä|от|від|"
    "odesílatel|expeditor|de la|feladó|gönderen|kimden|από|dari|من|מאת|จาก|प्रेषक|remitente|expéditeur|mittente|"
    "afzender|"
    "remetente|nadawca|送信者|avsändare|отправитель|absender|kutoka|ka timid"
)
_SENT = (
    "sent|date|enviado|enviado el|enviado em|fecha|envoyé|date d'envoi|gesendet|datum|data|inviato|verzonden|"
    "wysłano|wysłane|"
    "đã gửi|ngày|gửi lúc|ngày gửi|发送时间|发送日期|寄件日期|傳送日期|日期|發送時間|时间|petsa|ipinadala|보낸 날짜|"
    "보낸날짜|날짜|送信日時|日時|日付|skickat|"
    "sendt|lähetetty|päivämäärä|дата|отправлено|надіслано|odesláno|trimis|dată|elküldve|dátum|gönderildi|"
    "gönderme tarihi|tarih|"
    "στάλθηκε|ημερομηνία|dikirim|tanggal|تاريخ الإرسال|التاريخ|תאריך|נשלח|ส่ง|วันที่|दिनांक|dato|date sent|invio|"
    "enviada em|"
    "enviada|data do envio|date et heure|sent on|sent at"
)
_TO = (
    "to|para|à|a|an|aan|do|đến|tới|người nhận|收件人|收件者|para kay|para sa|받는 사람|받는사람|宛先|till|til|"
    "vastaanottaja|кому|komu|către|la|"
    "címzett|kime|alıcı|προς|kepada|إلى|אל|ถึง|प्रति|pour|per|voor|cc|destinataire|destinatario|empfänger|copie|"
    "kopie|bcc|"
    "kia|dw|抄送|副本|참조|kopia|копия|reply-to|responder a|antwort an|răspunde"
)
_SUBJECT = (
    "subject|asunto|objet|sujet|betreff|assunto|oggetto|onderwerp|temat|chủ đề|tiêu đề|主题|主旨|主題|標題|标题|"
    "paksa|제목|件名|ämne|"
    "emne|aihe|тема|předmět|subiect|tárgy|konu|θέμα|assumpte|perihal|subjek|الموضوع|נושא|เรื่อง|विषय|re|ref|mowduuc"
)
_LABELS = (("from", _FROM), ("sent", _SENT), ("to", _TO), ("subject", _SUBJECT))
_LABEL_LINE = re.compile(
    r"^[\s>*|]{0,6}(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS)
    + r")\s?\**\s?[:：]\**\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"^[\s>*|]{0,6}[^\W\d_][^\n:：@<>\d]{0,24}\s?[:：]\**\s*(?P<value>\S.*)$")
_WROTE_INSIDE = re.compile(
    r"^\s*(?P<intro>\S.{12,200}?(?:wrote|escribió|a écrit|schrieb [^:]{2,80}|escreveu|ha scritto|schreef [^:]{2,80}|"
    r"napisał(?:a|\(a\))?|đã viết) ?:)(?:\s{2,}|\t)\S"
)
_ADDRESSED_INSIDE = re.compile(
    r"^\s*(?P<intro>\S.{12,200}?<[^<>\s]+@[^<>\s]+> ?(?:wrote|escribió|a écrit|escreveu|ha scritto|napisał(?:a|"
    r"\(a\))?|đã viết) ?:)\s\S"
)
_BETWEEN_RULES = re.compile(
    r"^\s*[-=*_–—]{2,}\s*(?:(?P<intro>(?:on|el|le|am|em|il|op)\s.{8,200}?(?:wrote|escribió|a écrit|escreveu|"
    r"ha scritto))|"
    r"(?:message|mail|e-mail|mensaje|nachricht|messaggio|bericht) (?:from|de|von|da|van) [^\n]{2,80}\d)[^\w\n]{0,4}"
    r"\s*[-=*_–—]{2,}\s*$",
    re.IGNORECASE,
)
_LOTUS = re.compile(r"^\S.{0,60}?\s?-{3}\s?\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\s?-{3}")
_HEAD_IN_LINE = re.compile(
    r"^\W*(?:from|de|von|da|van|od)\s?:\**\s.{2,160}?\s\**(?:sent|date|enviado(?: el| em)?|envoyé|gesendet|fecha|"
    r"datum|data|"
    r"inviato|verzonden)\s?:\**\s.{4,80}?\s\**(?:to|para|à|an|a|aan)\s?:\**\s.{2,400}?\s\**(?:subject|asunto|objet|"
    r"betreff|"
    r"assunto|oggetto|onderwerp)\s?:",
    re.IGNORECASE,
)
RULE_LINE = re.compile(r"^\s*(?:[-_=–—*~]\s?){5,}\s*$")
"""A line drawn across, as Outlook sets above an answered mail."""


def says_somebody_wrote(text: str) -> bool:
    """Tell whether a line (or two or three, joined) ends as the line above a quoted mail does: "... wrote:"."""
    if len(text) > _LONGEST or not _COLON_AT_END.search(text):
        return False
    bare = text.strip(" *")
    if _OF_HIMSELF.search(bare) and "@" not in bare:
        return False
    if _QUOTING.match(bare) or _WROTE_AT_END.search(bare) or _NAME_AT_END.search(bare):
        return True
    return bool(_ADDRESS_AT_END.search(bare) and _CLOCK.search(bare))


def quotes_from_here(line: str) -> bool:
    """Tell whether a line begins an answered mail whose words stand in the same line.

    Yahoo: "On ... wrote:   Good morning"; Notes: "Name ---11/09/2026 08:30 AM---Good morning"; a head whose lines a
    web mailer has run together.
    """
    if line.lstrip()[:2] in _RULES and (_BETWEEN_RULES.match(line[:320]) or _FORWARD_IN_LINE.match(line)):
        return True
    if len(line) < 24 or (":" not in line and "---" not in line):
        return False
    inside = _WROTE_INSIDE.match(line) if "  " in line.strip() or "\t" in line else _ADDRESSED_INSIDE.match(line[:320])
    if inside is not None and is_attribution(inside["intro"]):
        return True
    if _LOTUS.match(line[:140]):
        return True
    return bool(_HEAD_IN_LINE.match(line[:900])) and ("@" in line or _CLOCK.search(line) is not None)


def names_a_moment(line: str) -> bool:
    """Tell whether a line ends with a colon and names a day and a time of day, as those above a quoted mail do."""
    if len(line) > _LONGEST or not _COLON_AT_END.search(line.rstrip(_EDGES)):
        return False
    return _CLOCK.search(line) is not None and _DATE.search(line) is not None


def begins_attribution(line: str) -> bool:
    """Tell whether a line begins as the first of two or three do that introduce a quoted mail: "On", a date."""
    bare = line.strip(_EDGES)
    return bool(_OPENS.match(bare)) or bare[:1].isdigit() or bare[-2:] == " <"


def is_attribution(text: str) -> bool:
    """Tell whether such a line was surely set by a mail program: it names a time of day or an address, and a day.

    Only then may everything below it, though not marked as quoted, be taken for the mail that was answered.
    """
    if not says_somebody_wrote(text) or not _EXACT_TIME.search(text):
        return False
    return bool(_OPENS.match(text.strip(_EDGES)) or _DATE.search(text) or "@" in text)


def is_forward_line(line: str) -> bool:
    """Tell whether a line is a mail program's "Forwarded message" or "Original Message"; its dashes or colon tell."""
    bare = line.strip(_EDGES)
    if len(line) >= 200 or not bare or (bare[0] not in "-–—_=" and bare[-1] not in "-–—_=:："):
        return False
    match = _FORWARD_LINE.match(line)
    return match is not None and bool(match["rule"] or match["end"] or _COLON_AT_END.search(line))


def label_of(line: str) -> tuple[str, str] | None:
    """Return ("from" | "sent" | "to" | "subject", the value) for a line of a mail's head, else None."""
    start = line[:48]
    match = _LABEL_LINE.match(line) if (":" in start or "：" in start) and len(line) < 2000 else None
    if match is None or match.lastgroup is None:
        return None
    kind = next(kind for kind, _ in _LABELS if match[kind] is not None)
    return kind, match["value"].strip(" *")


def unknown_label_of(line: str) -> str | None:
    """Return the value of a short label in any language ("Od: ..."), else None."""
    match = _ANY_LABEL.match(line) if len(line) < 400 else None
    return None if match is None else match["value"].strip(" *")
