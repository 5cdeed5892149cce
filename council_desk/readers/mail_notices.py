"""What campaign tools, web-mailers and institutions print below letters that go through them, told by its own form.

`is_tool_line` needs no more than its words. `is_notice` is only right below a closing or another footer: the same words
could stand in a letter. Neither is said of a text in which a writer speaks of himself.
"""

import re

LONGEST_NOTICE = 900
"""Characters: no line of a tool and no notice of this make has more."""

_SPOKEN = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Yy]o|[Mm]i|[Mm]is|[Jj]e|[Jj]['’]\w+|[Mm]on|[Mm]es|[Ii]ch|[Mm]eine?[nmrs]?|"
    r"[Ee]u|[Mm]eu|[Mm]inha|[Ii]o|[Mm]io|[Mm]ia|[Ii]k|[Mm]ijn|[Tt]ôi|[Aa]ko|[Mm]oj[ae]?)\b|我|저는|제가|私"
)
"""A writer speaking of himself."""

_TOOL = r"(?:the |la |el |le |die |der |das |de |il |a |o )?(?:(?-i:[A-ZÀ-Ž\d])|www\.|\w+\.\w{2,}|[<\[(]?https?:)"
_THIS_MAIL = (
    r"(?:this|the|your)(?: \w+){0,2}? (?:message|letter|e-?mail|petition|comment|form|note|submission)|"
    r"(?:este|el) (?:mensaje|correo|e-?mail)(?: electrónico)?|esta (?:carta|mensagem|petición)|este (?:e-?mail|"
    r"correio)|"
    r"ce (?:message|courriel|mail|mél)|cett?e? (?:lettre|e-?mail|pétition)|diese[rs]? (?:nachricht|e-?mail|brief|mail)|"
    r"quest[ao] (?:messaggio|e-?mail|lettera|petizione)|dit (?:bericht|mailtje)|deze (?:e-?mail|brief)|"
    r"ta wiadomość|ten (?:list|e-?mail)|(?:thư|email|tin nhắn) này"
)
_WAS_SENT = (
    r"(?:was|is|has been|comes|came|were)\b.{0,30}?\b(?:sent|delivered|submitted|generated|created|composed|forwarded|"
    r"brought|written|posted|mailed)|(?:fue|ha sido|se|foi)\b.{0,12}?\b(?:enviad[oa]|envió|generad[oa]|entregue|"
    r"gerad[oa])|"
    r"(?:a été|est)\b.{0,12}?\b(?:envoyée?|transmise?|générée?|expédiée?)|(?:wurde|wird)|"
    r"(?:è stat[oa])\b.{0,12}?\b(?:inviat[oa]|spedit[oa]|generat[oa])|(?:is|werd)|(?:została?)\b.{0,12}?\bwysłan[ay]|"
    r"(?:đã )?được (?:gửi|tạo)"
)
_THROUGH = (
    r"(?:by(?= (?:https?:|www\.|\w+\.[a-z]{2,}\b))|through|via|using|"
    r"by means of|with the help of|courtesy of|on the \S+ (?:platform|site)|from the website of|"
    r"a través de|mediante|por medio de|através d[aeo]|por meio d[aeo]|usando|"
    r"au moyen de|grâce à|par l['’]intermédiaire de|depuis|über|mit hilfe von|mithilfe von|tramite|attraverso|"
    r"door middel van|za pośrednictwem|przez|qua|thông qua|bằng)"
)
_SENT_THROUGH = re.compile(
    rf"^\W*(?:(?:{_THIS_MAIL})\s+(?:{_WAS_SENT})|this is an? (?:\w+ )?(?:message|letter|e-?mail) (?:sent|"
    rf"delivered))\b(?:[^.!?]|[.!?](?=\S)){{0,160}}?\b{_THROUGH}\s+{_TOOL}|^\W*you (?:are|were|"
    rf"have been) (?:currently )?(?:subscribed|following|a (?:member|subscriber))\b|^\W*you(?:['’]re|"
    rf" are) (?:getting|receiving) (?:this|these)\b",
    re.IGNORECASE,
)
_OF_CAMPAIGN = re.compile(
    r"^[\W_]*(?:(?:this|the) (?:message|letter|e-?mail|comment) (?:is|was) (?:a )?part of\b.{0,80}\bcampaign\b|"
    r"(?-i:[A-ZÀ-Ž])[^.!?]{2,60}\bused\b.{2,80}\bto (?:send|write|e-?mail|contact) (?:you|"
    r"your)\b.{0,60}\b(?:message|letter|"
    r"e-?mail|note|comment)|(?:©|copyright)\s?\d{4}\b|"
    r"to (?:reply|post|write) to (?:the (?:whole |entire )?|this )(?:list|group)\b.{0,60}@|"
    r"(?:you can |to )?(?:respond|reply) (?:directly )?to (?-i:[A-Z])[\w' ]{1,40} (?:by replying|at \S+@))",
    re.IGNORECASE,
)
"""What tools and lists say of a letter that a writer never says of his own."""

_SENT_THROUGH_ASIAN = re.compile(
    r"^\W*(?:本|此|该|該)(?:邮件|郵件|信件?|电子邮件|電子郵件)[^。]{0,40}(?:通过|透過|经由|經由|由)[^。]{1,40}"
    r"(?:发送|發送|寄出|提交|传送|傳送)|이 (?:메일|이메일|메시지)[는은][^.]{1,60}(?:통해|에서) (?:발송|전송)|"
    r"このメール[はが][^。]{1,60}(?:から|経由で|を通じて)(?:送信|配信)"
)
_BY_TOOL = re.compile(
    r"^\W*(?:(?:delivered|powered|submitted|provided|hosted|distributed) (?:to you )?(?:by|via|through|using|with|on)|"
    r"brought to you by|sent (?:to you )?(?:via|through|using)|"
    r"entregado por|impulsado por|enviado (?:por medio de|a través de|mediante|por)|propulsé par|"
    r"envoyé (?:via|par|au moyen de)|"
    r"(?:zugestellt|versandt|verschickt|bereitgestellt) (?:von|durch|über|mit)|entregue por|enviado através de|"
    r"inviato (?:tramite|con|da)|offerto da|fornito da|verzonden (?:via|met|door)|aangeboden door|"
    r"dostarczon[eya] przez|được gửi (?:bởi|qua))\s+"
    r"(?-i:[A-ZÀ-Ž]\w*|\w+\.\w{2,})(?:[ .'’&-]{1,3}(?-i:[A-ZÀ-Ž\d])[\w'’]*){0,4}(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DISOWNS = re.compile(
    r"not affiliated|(?:does|do) not (?:endorse|verify|represent)|unsubscribe|privacy policy|terms of (?:use|service)|"
    r"report abuse|all rights reserved|non-?partisan",
    re.IGNORECASE,
)
"""What a tool says of itself behind its name, and no writer of a letter."""

_CONTROL = re.compile(
    r"^\W*(?:click here to |to )?(?:unsubscribe|opt[ -]?out|report (?:abuse|spam|this)|privacy(?: policy| notice)?|"
    r"terms(?: of (?:use|service))?|view (?:this )?(?:e-?mail |message )?(?:online|in (?:your |a )?browser)|"
    r"(?:manage|update|change|edit) (?:your |my )?(?:e-?mail )?(?:preferences|subscriptions?|settings|notifications)|"
    r"(?:e-?mail )?preferences|forward to a friend|contact us|stop (?:receiving )?(?:these )?(?:e-?mails|messages)|"
    r"darse de baja|cancelar (?:la )?suscripción|anular (?:la )?suscripción|denunciar (?:abuso|spam)|"
    r"aviso de privacidad|"
    r"se désabonner|se désinscrire|désabonnement|désinscription|signaler un abus|politique de confidentialité|"
    r"abmelden|abbestellen|missbrauch melden|datenschutz(?:erklärung)?|impressum|"
    r"cancelar (?:a )?(?:inscrição|subscrição|assinatura)|descadastrar(?:-se)?|denunciar abuso|"
    r"annulla(?:re)? (?:l['’])?iscrizione|disiscriviti|disiscriversi|segnala (?:un )?abuso|informativa sulla privacy|"
    r"uitschrijven|afmelden|misbruik melden|privacybeleid|wypisz się|zgłoś nadużycie|polityka prywatności|"
    r"hủy đăng ký|báo cáo lạm dụng|退订|退訂|取消订阅|取消訂閱|举报|檢舉|隐私政策|隱私權政策|수신 ?거부|구독 ?취소|"
    r"신고하기|配信停止|プライバシーポリシー)"
    r"(?:\s+(?:from|here|now|instantly|at any time|at|of|de|del|van|von|da|di|this|these|our|all|aquí|ici|hier|qui|"
    r"aqui|"
    r"[<(\[]?https?:\S+)\b.{0,60})?\W*$",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s*(?:[•·|｜]|\s[–—-]\s|\n)\s*")
_BAR = re.compile(r"[•·|｜\n–—-]")
_STOPPING = re.compile(
    r"^\W*(?:to (?:stop|unsubscribe|opt[ -]?out|no longer)|(?:if you|should you) (?:no longer|do not|don['’]t|"
    r"would rather not|"
    r"prefer not)[^.!?]{0,30}\b(?:receive|get|hear)|you (?:can|may) (?:unsubscribe|opt[ -]?out|stop)|"
    r"don['’]t want (?:these|to (?:get|receive))|not interested\?|"
    r"para dejar de recibir|si (?:ya )?no desea|si no quiere(?: seguir)?|pour ne plus recevoir|"
    r"si vous ne (?:souhaitez|voulez|désirez) (?:plus|pas)|"
    r"um keine (?:weiteren )?|wenn sie keine|möchten sie keine|wollen sie keine|para deixar de receber|"
    r"se (?:você )?não (?:deseja|quer|pretende)|per non ricevere|se non (?:desider|vuo)\w+|wilt u geen|om geen|"
    r"aby (?:zrezygnować|nie otrzymywać|wypisać)|jeśli nie chcesz|để (?:ngừng|hủy|không)|nếu (?:bạn )?không muốn|"
    r"如(?:果您?)?(?:不想|不希望|需)|若(?:您)?(?:不想|不希望)|더 ?이상|今後)"
    r"[^\n]{0,120}(?:messages?|e-?mails?|mailings?|list|campaign|updates?|notices?|alerts?|newsletters?|mensajes?|"
    r"correos?|courriels?|nachrichten|mails|mensagens|messaggi|berichten|wiadomości|listy|thư|email|tin nhắn|"
    r"邮件|郵件|메일|メール)",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"https?://|www\.|\S@\S|click|unsubscribe|\breply\b|\bvisit\b|haga clic|cliquez|klicken|clique|clicca|klik|"
    r"kliknij|nhấp|"
    r"点击|點擊|클릭|こちら",
    re.IGNORECASE,
)
_RECEIVING = re.compile(
    r"^\W*(?:you(?:['’]re| are)? (?:are )?(?:receiving|received|getting|got) this|this (?:message|e-?mail) (?:was|"
    r"is being) "
    r"sent to (?:you|\S+@\S+)|usted (?:ha recibido|recibe|recibió) este|(?:ha recibido|recibe) este|vous (?:recevez|"
    r"avez reçu) "
    r"ce|sie (?:erhalten|haben) diese|você (?:está recebendo|recebeu) est[ea]|hai ricevuto quest|ricevi quest|"
    r"u ontvangt (?:dit|deze)|otrzymujesz t[ęe]|bạn nhận được (?:thư|email) này)[^\n]{0,60}"
    r"\b(?:because|since|as a|as you|porque|parce que|car|weil|da sie|pois|perché|omdat|ponieważ|vì)\b",
    re.IGNORECASE,
)
_MAILER = re.compile(
    r"^\W*(?:(?:[A-ZÀ-Ž]\w*\s){1,3}(?:Web)?[Mm]ail|(?:[A-ZÀ-Ž]\w*\s)?[A-ZÀ-Ž]\w{2,}(?:mail|Mail)|[A-ZÀ-Ž]\w+ "
    r"(?:Inbox|Mailbox|Browser|Post|Correo|Courriel|Poczta))(?: (?:App|app|(?:for|on) \w+))?"
    r"(?:\s?[:：]\s|\s[–—-]\s|,\s)(?P<slogan>[^\d@\n]{4,80})$"
)
_ADVERT = re.compile(
    r"^\W*(?:(?:get|try|download|discover|switch to|create|sign up for|want|open|grab)\b[^.!?]{0,60}\b(?:free|secure|"
    r"private|"
    r"encrypted|your own)\b[^.!?]{0,40}\b(?:e-?mail|\w*mail|inbox|account|app)\b.{0,70}|"
    r"(?:free|secure|private|encrypted) (?:and \w+ )?(?:web)?-?(?:e-?mail|mail) (?:by|from|with|for|at|powered).{1,60}|"
    r"(?:correo|e-?mail) (?:electrónico )?(?:gratis|gratuito|seguro|cifrado)\b.{0,60}|"
    r"(?:votre |une )?(?:messagerie|adresse e-?mail|boîte mail) (?:gratuite|sécurisée|privée)\b.{0,60}|"
    r"(?:ihr |das )?(?:kostenlose[sr]?|sichere[sr]?) (?:e-?mail|postfach|mail|e-mail-postfach)\S*.{0,60}|"
    r"(?:e-?mail|correio) (?:grátis|gratuit[oa]|segur[oa])\b.{0,60}|(?:la )?(?:posta|mail|e-?mail) (?:gratuita|"
    r"sicura)\b.{0,60}|"
    r"gratis (?:e-?mail|mailbox)\b.{0,60}|darmowa poczta\b.{0,60}|免费邮箱.{0,30}|免費(?:信箱|郵箱).{0,30})$",
    re.IGNORECASE,
)
_GROUNDS = re.compile(
    r"\b(?:race|colou?r|religion|creed|sex|gender|age|disabilit|national origin|ancestry|veteran|sexual orientation|"
    r"marital|pregnancy|genetic|raza|religión|sexo|edad|discapacidad|género|origen nacional|sexe|âge|handicap|"
    r"origine|rasse|geschlecht|alter|behinderung|herkunft|raça|idade|deficiência|razza|età|disabilità)\w*",
    re.IGNORECASE,
)
_FAIR = re.compile(
    r"^\W*(?:[\w&.'’-]+,? ){0,14}?(?:(?:does|do|shall|will|may) not (?:unlawfully )?discriminate|"
    r"(?:is|are) committed to (?:non-?discrimination|equal (?:opportunity|access|employment))|"
    r"prohibits? (?:unlawful )?discrimination|"
    r"(?:is|are) (?:an? |both an? )?(?:[\w/]+[ ,]+){0,4}?(?:equal|e\.?e\.?o\b|affirmative)|"
    r"no discrimina|prohíbe la discriminación|ne (?:fait|pratique) (?:pas de|aucune) discrimination|interdit toute "
    r"discrimination|diskriminiert nicht|não discrimina|non discrimina|discrimineert niet)\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\bequal[- ](?:opportunity|housing|access|employment)\b[^.]{0,60}\b(?:employer|institution|provider|lender|"
    r"educator|opportunity|program)|\bEOE\b|affirmative action|empleador que ofrece igualdad|igualdad de oportunidades",
    re.IGNORECASE,
)
_MAIL_HERE = (
    r"(?:e-?mails?|messages?|correspondence|communications?|replies|reply|records?|anything (?:you )?(?:sent|send)|"
    r"this (?:address|account|mailbox|response)|information|attachments?)"
)
_RECORDS = re.compile(
    rf"^\W*(?:please (?:note|be (?:aware|advised))(?: that)?[:,]? |note[:,]? |notice[:,]? |under [^.]{{3,80}}, |"
    rf"pursuant to [^.]{{3,80}}, |per [^.]{{3,60}}, |(?:most|all|any|some|your|this|written|electronic|official) )*"
    rf"(?:[^.!?]{{0,60}}\b)?{_MAIL_HERE}\b[^.!?]{{0,140}}?\b(?:"
    r"(?:may|can|could|might|will|shall|is|are|constitutes?|becomes?)\b(?: (?:be|become|also|all|generally|considered|"
    r"deemed|treated as|presumed|likely|to be|constitute|classified as))* (?:an? |as an? )?(?:public|open|official) "
    r"(?:records?|information|documents?)|"
    r"subject to (?:the |public |release|disclosure|inspection|monitoring|retention|(?:\S+ ){0,7}?(?:records?|"
    r"disclosure|"
    r"information act|foi[al]?|right[- ]to[- ]know|sunshine|cpra|archiv\w+))|"
    r"(?:may|will|can) be (?:\w+ )?(?:monitored|archived|retained|disclosed|released|made available)\b)",
    re.IGNORECASE,
)
_RECORDS_ABROAD = re.compile(
    r"^\W*[^.!?]{0,120}\b(?:(?:correos?|mensajes?|comunicaciones)\b[^.!?]{0,100}\b(?:registros? públicos?|"
    r"documentos? públicos?|"
    r"acceso a la información|divulgación pública)|(?:courriels?|messages?|"
    r"communications?)\b[^.!?]{0,100}\b(?:documents? publics?|"
    r"archives publiques|accès à l['’]information)|(?:e-?mails?|"
    r"nachrichten)\b[^.!?]{0,100}\b(?:informationsfreiheit\w*|"
    r"öffentliche unterlagen|archiviert)|(?:e-?mails?|mensagens)\b[^.!?]{0,100}\b(?:registros? públicos?|"
    r"acesso à informação)|"
    r"(?:e-?mail|messaggi)\b[^.!?]{0,100}\b(?:atti pubblici|accesso agli atti)|"
    r"e-?mails?\b[^.!?]{0,100}\b(?:wet open overheid|"
    r"openbaar document))",
    re.IGNORECASE,
)


def is_writer_speaking(text: str) -> bool:
    """Tell whether a writer speaks of himself ("I", "my") in a text."""
    return _SPOKEN.search(text) is not None


def is_tool_line(text: str) -> bool:
    """Tell whether a paragraph, or its tail, is what a campaign tool or mailing list prints below a letter.

    "This message was sent by NAME through TOOL", a row of its links ("Unsubscribe • Report abuse"), "To stop receiving
    messages ... visit ...", "You are receiving this because ...".
    """
    if len(text) > LONGEST_NOTICE or is_writer_speaking(text):
        return False
    if _BY_TOOL.match(text) and _DISOWNS.search(text):
        return True
    if _OF_CAMPAIGN.match(text) and len(text) < 400:
        return True
    if _SENT_THROUGH.match(text) or _SENT_THROUGH_ASIAN.match(text):
        return True
    if (_STOPPING.match(text) and _WAY_OUT.search(text)) or (_RECEIVING.match(text) and len(text) < 500):
        return True
    return _is_row_of_links(text)


def is_notice(text: str) -> bool:
    """Tell whether a text that stands below a closing or another footer is a tool's, web-mailer's or institution's."""
    if len(text) > LONGEST_NOTICE or is_writer_speaking(text):
        return False
    by_tool = _BY_TOOL.match(text)
    if by_tool is not None and (not by_tool["more"].strip(" .!\n") or _goes_on(by_tool["more"])):
        return True
    return _is_slogan(text) or _is_fairness(text) or bool(_RECORDS.match(text) or _RECORDS_ABROAD.match(text))


def _is_row_of_links(text: str) -> bool:
    """A row that holds a tool's links and, beside them, only its name and address."""
    if not _BAR.search(text):
        return 0 < len(text) <= 90 and not text.rstrip().endswith(("?", "!")) and _CONTROL.match(text) is not None
    parts = [part for part in _SEGMENT.split(text) if part.strip()]
    if len(parts) > 2 and all(map(_CONTROL.match, parts[1:])):
        return True
    if not parts or len(parts) > 8 or any(len(part) > 90 or part.rstrip().endswith(("?", "!")) for part in parts):
        return False
    controls = sum(1 for part in parts if _CONTROL.match(part))
    if len(parts) == 2 and any(bar in text for bar in "•·|"):
        return controls > 0
    return controls == len(parts) if len(parts) < 3 else controls * 3 >= len(parts)


def _goes_on(more: str) -> bool:
    """What follows a tool's name in "Delivered by NAME": a bar and more of the footer, or what the tool is."""
    if re.match(r"(?:\.\s+(?:[A-Z]\w+))?(?: \w+)? (?:is|are|does|takes|has|helps|lets)\b", more):
        return len(more) < 240
    return bool(re.match(r"\s*(?:[•·|–—,(<\[-]|\bon behalf of\b|\bfor\b\s[A-Z]|https?:)", more)) and len(more) < 160


def _is_slogan(text: str) -> bool:
    if "\n" in text or len(text) > 140:
        return False
    if _ADVERT.match(text):
        return True
    mailer = _MAILER.match(text)
    return mailer is not None and len(mailer["slogan"].split()) <= 9


def _is_fairness(text: str) -> bool:
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if not _FAIR.match(first):
        return False
    named = len(set(map(str.lower, _GROUNDS.findall(text))))
    return bool(_EQUAL.search(text)) or (named >= 2 and "discrimin" in first.lower())
