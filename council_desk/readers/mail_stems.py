"""One cheap look at a text, before the patterns of `mail_boilerplate`, `mail_footers` and others go over it.

Each pattern needs one of a few stems. A letter has mostly none of them, and looking for all of a pattern's stems costs
a twentieth of the pattern itself. `tests/readers/test_mail_stems.py` holds stems and patterns against each other.
"""

from collections.abc import Iterable

NOTICES = (
    *("addressee", "adres", "destinat", "empfänger", "reader", "người", "ontvanger", "recipient", "sender"),
    *("адресат", "المرسل إليه", "المستلم", "سرية", "受信者", "收件人"),
    *("수신인", "bảo mật", "confiden", "copying", "disclos", "disseminat", "dsgvo"),
    *("ferpa", "gdpr", "glba", "hipaa", "intended", "interdit", "poufn", "privilege", "prohibi", "proprietary"),
    *("protected", "rgpd", "riservat", "unauthori", "unbefugt", "vertr", "конфиденциальн", "保密", "机密", "機密"),
    *("기밀", "accept", "responsib", "contained", "expressed", "haft", "liab", "necessarily", "own and ", "presented"),
    *("responsab", "stated", "those of", "warrant", "viren", "encrypt", "malicious", "malware", "threat", "scanned"),
    *("secure", "spam", "virus", "amtsgericht", "bar n", "bonded", "cnpj", "company n", "domicilio", "equal "),
    *("fdic", "finra", "geschäftsführer", "handelsreg", "hrb", "insured", "kvk", "lic", "limited liab", "ncua", "nif"),
    *("nmls", "iva", "rcs", "registered", "securities", "sede legale", "sipc", "sire", "sitz", "siège", "ust-id"),
    *("ustid", "vat ", "account number", "appraisal", "attorney", "bound", "call 911", "circular", "coverage"),
    *("crisis line", "emergency room", "advice", "not c", "not i", "past perf", "penalties", "prospectus"),
    *("solicitation", "time-sens", "trade order", "voice mail", "voicemail", "wire ", "affirmative", "discrimina"),
    "on the basis of",
)
ANY_MAIL = (
    *("attachment", "communica", "comunica", "correspond", "courriel", "nachricht", "bericht", "correo", "mensa"),
    *("mail", "messag", "wiadomość", "thư này", "transmission", "письмо", "сообщение", "メール", "邮件", "郵件"),
    *("هذه الرسالة", "هذا البريد", "메일", "mistake", "bórrel", "cancellar"),
    *("delete", "destroy", "discard", "disregard", "do not ", "détruire"),
    *("elimin", "error", "irrtümlich", "löschen", "notify", "omyłk", "par erreur", "supprimer", "usu", "vernichten"),
    *("verwijder", "xóa", "удалите", "删除", "刪除", "삭제", "archived", "cpra", "foi", "monitor", "open rec"),
    *("public ", "record", "retention", "subject to ", "sunshine", "third part", "click here", "reply"),
    *("http", "preferences", "unsubscribe", "www."),
)
SMALL_FOOTERS = (
    *("imprimir", "imprimer", "druck", "virus", "vírus", "environ", "print", "ambiente", "stampare", "save "),
    *("scanned", "viren", "wydrukujesz"),
)
LIST_FOOTERS = (
    *(
        "abbestellen",
        "abmelden",
        "afmelden",
        "iscrizione",
        "cancelar",
        "darse de",
        "delivered",
        "descadastr",
        "disiscri",
    ),
    *("hủy đăng", "mailing", "preferences", "subscri", "newsletter", "reply to", "désabonner", "désinscrire", "sent "),
    *("submitted", "uitschrijven", "you are rec", "you rec", "view", "visit this", "wypisz", "zrezygnuj", "退", "取"),
    *("配信", "구독", "수신"),
)
NOTICE_LINES = (
    *("equal", "member", " by", "tracked", "print", "paperless", "green", "privacy", "cookie", "data", "facebook"),
    *(
        "instagram",
        "linkedin",
        "twitter",
        "youtube",
        "tiktok",
        "bluesky",
        "nextdoor",
        "threads",
        "on x",
        "http",
        "www.",
    ),
    *(
        "language",
        "interpret",
        "tty",
        "711 relay",
        "emergency",
        "crisis",
        "letter",
        "message",
        "mail",
        "comment",
        "form",
    ),
    *("company", "inc", "llc", "ltd", "corp", "gmbh", "co ", "co.", "co,", "plc", "llp", "sa ", "sa.", "sa,", "s.a"),
    *("bank", "credit union", "constituent", "case", "ticket", "reference", "tracking", "submission", "contact"),
    *("correspond", "workflow", "traditional", "ancestral", "unceded", "native", "indigenous", "your", "outside"),
    *("hours", "repl", "group", "meet", "teams", "topic", "one tap", "dial", "submitted", "values", "results"),
    *("importance", "priority", "sensitivity", "classification", "will never"),
)
LEGAL = (
    *("confidential", "notice", "disclaimer", "privileged", "important", "information", "if you", "aviso", "avis"),
    *(
        "confidencialidad",
        "información",
        "informações",
        "informazioni",
        "informatie",
        "본 ",
        "inhalt",
        "nachricht",
        "bericht",
    ),
    *("mail", "message", "communic", "comunic", "electronic", "attachment", "transmis", "mensa", "correo", "courri"),
    *("document", "messaggio", "wiadomość", "treść", "thư", "本", "此", "이 ", "メール", "det här", "e-post", "epost"),
    *("письмо", "сообщение", "florida", "public record"),
)
TOOLS = (
    "used",
    *("a través", "através", "attraverso", "au moyen", "by means", "bằng", "courtesy", "depuis", "door middel"),
    *("from the website", "grâce", "mediante", "mit hilfe", "mithilfe", "on the ", "intermédiaire", "por medio"),
    *("por meio", "przez", "qua", "through", "tramite", "usando", "using", "via", "with the help", "you are "),
    *(
        "you have been",
        "you were ",
        "you're ",
        "you’re ",
        "pośrednictwem",
        "über",
        "メール",
        "由",
        "透過",
        "通过",
        "에서",
    ),
    *("통해", "alert", "bericht", "campaign", "correo", "courriel", "mail", "list", "mensa", "messag", "nachricht"),
    *("newsletter", "notice", "thư", "tin nhắn", "update", "wiadomo", "邮件", "郵件", "메일", "receiv", "getting "),
    *("got ", "nhận được", "recib", "ricev", "otrzymujesz", "diese", "ontvangt", "receb", "recevez", "reçu", "sent "),
    *("abbestellen", "melden", "iscrizione", "suscripción", "privac", "lạm dụng", "assinatura", "inscrição"),
    *("subscri", "change ", "contact us", "darse de", "datenschutz", "denunciar", "descadastr", "disiscri", "désabonn"),
    *("désinscri", "edit ", "forward to", "hủy đăng", "impressum", "manage ", "missbrauch", "misbruik", "opt"),
    *("confidentialité", "prywatno", "preferences", "report ", "abus", "stop ", "terms", "uitschrijven", "view"),
    *(
        "wypisz",
        "nadużycie",
        "プライバシー",
        "举报",
        "取",
        "檢舉",
        "退",
        "隐私",
        "隱私",
        "配信",
        "구독",
        "수신",
        "신고",
    ),
    *("aangeboden", "bereitgestellt", "brought to", "delivered", "distributed", "dostarczon", "entreg", "enviad"),
    *("envoy", "fornito", "hosted", "impulsado", "inviat", "offerto", "powered", "propulsé", "provided", "submitted"),
    *("versandt", "verschickt", "verzonden", "zugestellt", "gửi", "free", "secure", "private", "encrypted", "your own"),
    *("correio", "gratui", "gratis", "poczta", "posta", "postfach", "kostenlos", "sicher", "privée", "sécurisée", "免"),
    *("browser", "inbox", "post", "affirmative", "discrimin", "diskrimin", "e.e.o", "eeo", "e.eo", "ee.o", "equal"),
    *("official", "used ", "©", "copyright", "reply", "respond"),
    *("group", "open ", "public ", "can be", "may be", "subject to", "will be", "atti", "communic", "comunic"),
)
OF_MAIL = (
    *("mail", "message", "sender", "remitente", "mensa", "correo", "courriel", "expéditeur", "nachricht", "absender"),
    *("messaggio", "邮件", "郵件", "메일"),
)
DEVICES = (
    *("sent", "sendt", "written", "typed", "dictated", "composed", "get", "enviad", "enviat", "mandad", "escrito"),
    *("yahoo mail", "outlook", "gesendet", "geschickt", "verschickt", "geschrieben", "nachricht", "inviat", "spedito"),
    *("scritto", "verstuurd", "verzonden", "skickat", "trimis", "dikirim", "ipinadala", "isinulat", "poslano"),
    *("von mein", "tapped", "spoken", "swiped", "thumbed", "keyed", "transcribed", "excuse", "pardon", "forgive"),
    *("ignore", "apolog", "sorry", "diray", "voye", "xa los", "imetumwa", "ka timid"),
)
"""Of lines in ASCII only."""


def has_stem(text: str, stems: Iterable[str]) -> bool:
    """Tell whether one of some stems (small letters) stands in a text, in letters of any case."""
    low = text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()
    for stem in stems:  # noqa: SIM110 - a generator would double the time of the most frequent call in a mailbox
        if stem in low:
            return True
    return False
