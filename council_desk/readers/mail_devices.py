"""What phones, mail programs and dictation put below a letter of themselves: "Sent from my ...", in many languages."""

import re

from council_desk.readers.mail_robots import is_program_line
from council_desk.readers.mail_stems import DEVICES, has_stem

_DEVICE = (
    r"(?<![A-Za-zÀ-ÿ])(?:i\s?phon\S*|i\s?pad\S*|i\s?pod\S*|android\S*|samsung\S*|galaxy\S*|pixel|blackberry\S*|"
    r"huawei|xiaomi|"
    r"motorola|nokia|"
    r"outlook|yahoo|gmail|mail|aol|proton\s?mail|phone|smartphone|mobile|cell|tablet|device|telefon\S*|teléfono|"
    r"tel[eé]fono|"
    r"móvil|celular|téléphone|portable|handy|mobiltelefon\S*|telemóvel|cellulare|telefonino|telefoon|komórki|"
    r"điện thoại|"
    r"手机|手機|휴대폰|スマートフォン|windows|xfinity|verizon|t-mobile|at&t|fastmail|mailbird|spark|thunderbird|"
    r"comcast|gmx|web\.de|mac(?:book)?|watch|boxer|superhuman|computer|laptop|desktop|pc|huawei|华为\S*|微信|"
    r"zoho|tutanota|app|kindle|chromebook|surface|smart\S*|ios)"
)
_SENT_FROM = re.compile(
    rf"^\W*(?:(?:sent|written|typed|dictated|composed)\s+(?:from|via|with|using|by|on|through|in)\b.*?(?:{_DEVICE})|"
    rf"sent (?:from|with|via|using) (?-i:[A-Z])\w*mail\b|"
    rf"(?:please )?(?:excuse|pardon|forgive)\b.{{0,60}}\bsent (?:from|via)\b.*?(?:{_DEVICE})|"
    rf"this (?:message|e-?mail|text|mms) (?:was|is) sent (?:to you )?(?:by|from|using) an? (?-i:[A-Z])[\w& -]{{2,30}}"
    rf"(?:phone|device|tablet|customer)\b|yahoo mail: |get\s+(?:outlook|yahoo|the\s).{{0,40}}(?:ios|android|app|"
    rf"mobile)|"
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
_MY_OWN = re.compile(
    r"^\W*(?:sent (?:from|via|with|using) my|enviado (?:desde|de|do|da) (?:mi|meu|minha)|"
    r"enviat des del meu|"
    r"envoyé (?:de|depuis) mon|inviato dal mio|von meinem?r?|verstuurd vanaf mijn|skickat från min|sendt fra min|"
    r"gửi từ|发自我的|發自我的|從我的)\s?(?P<thing>[^.!?\n]{2,60}?)(?: gesendet)?[.!]?$",
    re.IGNORECASE,
)
"""A thing of the sender's, whose name begins with a capital, as makers' names do: "Sent from my Gull 9 Pro"."""

_BY_PROGRAM = re.compile(
    r"^\W*sent (?:via|with|using|through) (?:the )?(?P<name>(?-i:[A-Z])\w+(?:[ -][\w'’+.-]+){0,5}?)"
    r"(?: (?:secure |encrypted |private |letter )?(?:e-?mail|mail|app|application|messenger|tool|platform|service))?"
    r"(?: on behalf of [^.!?\n]{3,60}| (?:by|for) (?-i:[A-Z])[^.!?\n]{3,60})?[.!]?$",
    re.IGNORECASE,
)
_NO_PROGRAM = re.compile(
    r"\b(?:love|respect|hopes?|thanks|regards|gratitude|concern|care|peace|prayers?|joy|urgency|sadness|sorrow|anger|"
    r"best|"
    r"aloha|kindness|appreciation|blessings|wishes|warmth|permission|pride|disgust|frustration|affection)\b",
    re.IGNORECASE,
)
_HASTE = re.compile(
    r"^\W*(?:(?:(?:this (?:message|e-?mail|note) )?(?:was |may have been |is )?)?(?:sent|typed|written|tapped|"
    r"composed|dictated|spoken|swiped|thumbed|keyed)\b[^.!?]{0,40}\b(?:thumbs?|voice|dictation|siri|"
    r"phone|mobile|"
    r"the go|the road|the run|device|on the move|(?:tiny|small|little|touch) (?:keyboard|screen|keys))\b|"
    r"this (?:message|e-?mail) (?:was|may have been) (?:dictated|transcribed)\b|(?:please )?(?:excuse|pardon|forgive|"
    r"ignore|apologi[sz]e for|"
    r"apologies for|sorry for)\b(?=[^!?]{0,120}\b(?:sent|typed|dictated|dictation|voice|mobile|phone|device|thumbs?|"
    r"siri|swype|autocorrect|auto-correct|brevity)\b)(?=[^!?]{0,80}\b(?:typ(?:o|e|ing)s?|brevity|errors?|mistakes|"
    r"spelling|grammar|autocorrect\w*|auto-correct\w*|misspell\w*|terseness|brief\w*|shortness)\b))[^\n]{0,110}$",
    re.IGNORECASE,
)
"""An excuse for haste that names the phone, the thumbs or the voice it was made with."""

_OF_HIMSELF = re.compile(
    r"\b(?:I|[Ii]['’]m|[Ww]e|[Yy]ou|[Yy]our|[Ee]nglish|[Cc]ouncil\w*|[Mm]ayor|[Bb]ut|[Bb]ecause)\b"
)
_FROM_ABROAD = re.compile(
    r"(?:مرسل|أرسلت|أُرسلت|تم الإرسال|أرسل)\s?من.{1,40}|.{1,40}(?:से भेजा गया|থেকে পাঠানো|から送信.{0,6}|で送信.{0,6})|"
    r".{1,40}(?:ից ուղարկված|დან გაგზავნილი)|ارسال شده از.{1,40}|(?:enviat|poslan[oé]|išsiųsta|nosūtīts|saadetud|"
    r"изпратено|послато|poslané|(?:ka|waxaa laga)? ?(?:soo )?diray|laga soo diray|voye sot[ei]?|voye depi|"
    r"xa los|imetumwa|"
    r"ka timid|wysyłane)\s.{0,50}(?:i\s?pho\w+|i\s?pad\w*|android\w*|telef\w+|outlook|mobil\w*)(?:\W+\w+)?\W*",
    re.IGNORECASE,
)
_ABROAD_BY_NAME = re.compile(
    r"^\W*(?:mensaje |correo |mensagem |message |courriel |nachricht |e-?mail )?(?:(?:enviad[oa]|mandado) (?:con|com|"
    r"usando|"
    r"mediante)|envoyée? (?:avec|via|grâce à|à l['’]aide de(?: la)?)|(?:gesendet|geschickt|verschickt) (?:mit|über|von)"
    r"(?: der| dem)?|inviat[oa] (?:con|tramite)|(?:verzonden|verstuurd) (?:met|via)|wysłan[eoay] (?:za pomocą|przez)|"
    r"(?:skickat|sendt) (?:med|via)|(?:mail |e-?mail |message )(?:sent|written|composed) (?:with|via|using|by|from|"
    r"in))\s"
    r"(?:(?-i:[A-ZÀ-Ž])[\w'’.+-]*|messagerie|app|mail|e-?mail|sécurisée|segura|sicura)"
    r"(?:[ -][\w'’.+-]+){0,6}(?: [–—-] [^.!?]{3,50})?[.!]?$|"
    r"^\W*sent by (?-i:[A-Z])\w*(?:mail|post|app|mailer)[.!]?$|"
    r"^\W*(?:使用|来自|來自|通过|透過).{1,20}(?:发送|發送|傳送|寄出)\W*$|"
    r"^.{1,28}(?:에서 보냄|에서 보낸 메일|에서 발송|で送信|から送信)\W*$",
    re.IGNORECASE,
)
"""Programs of whatever name, in the words that programs use of themselves."""

_HASTE_ABROAD = re.compile(
    r"^[^.!?]{0,60}\b(?:errores|erros|erreurs|fautes|fehler|tippfehler|errori|typefouten|literówki|brevedad|brevidade|"
    r"brièveté|mensaje|mensagem)\b[^.!?]{0,40}\b(?:enviad[oa]|mandad[oa]|envoyée?|gesendet|inviato|verzonden|"
    r"wysłan[eo])\b[^.!?]{0,60}[.!]?$|^\W*mensaje enviado desde\b.{3,60}$",
    re.IGNORECASE,
)
_HIS_PLACE = re.compile(r",? (?:where|while|because|since) (?:I|we|the)\b")
_LINK = re.compile(r"\s*[<(\[]?https?://\S+")
_LONGEST_DEVICE_LINE = 140
_TURNS = " .\u200e\u200f\u202a\u202b\u202c"


def is_device_line(line: str) -> bool:
    """Tell whether a line is a phone's or program's own "Sent from my ..."."""
    bare = _LINK.sub("", line).strip() if "http" in line else line.strip()
    if is_program_line(line):
        return True
    if not 6 < len(bare) <= _LONGEST_DEVICE_LINE or _HIS_PLACE.search(bare):
        return False
    if bare.isascii() and not has_stem(bare, DEVICES):
        return False
    if _SENT_FROM.match(bare) or _is_thing(bare) or _ABROAD_BY_NAME.match(bare) or _HASTE_ABROAD.match(bare):
        return not _NO_PROGRAM.search(bare) or _SENT_FROM.match(bare) is not None
    if _FROM_ABROAD.fullmatch(bare.strip(_TURNS)) or (not bare.isascii() and _SENT_AT_END.match(bare)):
        return True
    return bare.isascii() and _HASTE.match(bare) is not None and not _OF_HIMSELF.search(bare)


def _is_thing(line: str) -> bool:
    """Tell whether a line names the phone or the program by a name that only a maker gives."""
    mine = _MY_OWN.match(line)
    if mine is not None and all(word[:1].isupper() or not word[:1].isalpha() for word in mine["thing"].split()):
        return len(mine["thing"].split()) <= 7
    program = _BY_PROGRAM.match(line)
    return program is not None and not _NO_PROGRAM.search(line)
