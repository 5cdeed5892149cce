"""What stands below a signed letter and was put there by nobody: tools' notes, firms' news, machines' marks.

Only asked of a short paragraph below a letter that is closed and signed (`mail_tail`): each of these could be said in a
letter, but no writer signs first and says it then. A postscript, a wish, a word to the council is never one.
"""

import re

from council_desk.readers.mail_notices import is_writer_speaking

_LONGEST = 420
_NAME = r"(?-i:[A-ZÀ-Ž])[\w.'’-]*"

_BY_TOOLS = re.compile(
    rf"^\W*(?:{_NAME}(?: {_NAME}){{0,3}} (?:sent|wrote|submitted|signed) this (?:message|letter|e-?mail|comment)"
    r" (?:using|via|through|with|from)\b|"
    r"(?:message|letter|comment|e-?mail|petition) (?:was )?(?:sent|submitted|delivered|generated) (?:through|"
    r"via|by|from|using)"
    r" (?:the )?(?-i:[A-Z])|(?:letter |message |comment )?(?:sender|constituent|supporter|signer|signatory|submitter|"
    r"respondent|sent by|submitted by)(?: (?:info(?:rmation)?|details|verified|name|address|e-?mail|zip))?\s?:|"
    r"to (?:respond|reply|write) (?:directly )?to (?:this|the) (?:constituent|sender|message|person|supporter|"
    r"letter)\b|"
    r"questions (?:about|regarding) this (?:message|e-?mail|letter|campaign|service)\b|"
    rf"{_NAME}(?: {_NAME}){{0,2}} (?:delivers|sends|forwards|helps|lets|enables|connects) (?:\w+ )?(?:messages|"
    rf"letters|e-?mails|"
    r"people|residents|constituents|voters|neighbors|citizens)\b|"
    r"(?:campaign|action|petition|form|message|tracking|reference|batch|case|letter) (?:id|no\.?|number|#)\s?:?\s?\d|"
    r"this is (?:message|letter|signature|submission|comment|e-?mail) (?:number |no\.? ?|# ?)?\d[\d,]* (?:of|in|"
    r"from|sent)\b|"
    r"(?:start|create|launch) (?:your own|an?) (?:campaign|petition|letter)\b|"
    r"(?:report|flag) (?:abuse|this (?:message|e-?mail|letter|content)\b[^.!?]{0,30}$)|"
    r"(?:our )?mailing address(?: is)?\s?:|(?:copyright|©|\(c\))\s?(?:©\s?)?\d{4}|"
    r"was this (?:e-?mail|message) forwarded to you\b|you (?:can|may) (?:also |always )?(?:update|change|manage|"
    r"unsubscribe|"
    r"opt out)\b|(?:gửi|được gửi) (?:qua|từ) (?:trang|ứng dụng)\b)",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"^\W*(?:\[?[A-Z]\w+(?: \w+)?: (?:this )?(?:message|e-?mail) is (?:clean|safe)|this (?:e-?mail|"
    r"message) is (?:safe|clean|"
    r"virus-?free)\b|sent (?:from|via|with|using) (?:(?-i:[A-Z][a-z]+[A-Z]\w*|i[A-Z]\w+)|the (?:web|app|browser|"
    r"desktop)\b|"
    r"my (?:\w+ ){0,2}(?:account|e-?reader|inbox|browser|app|webmail)\b)(?: (?:mail|app|account|for \w+))?\W*$|"
    r"(?:voice|speech)[- ]?to[- ]?text\b|dictated\b[^.!?]{0,40}\b(?:not read|unread|software|phone|voice)\b|"
    r"brevity\b[^.!?]{0,30}\b(?:phone|mobile|thumbs|device)\b|(?:auto|automatically|machine)[- ]?translated\b|"
    r"(?:translated|traducido|traduzido|traduit|übersetzt|tradotto|vertaald) (?:by|with|using|con|por|com|par|"
    r"avec|mit|von|met|"
    r"door) (?:google|deepl|microsoft|bing|yandex|papago|chatgpt|an? (?:app|machine|program)|"
    r"(?-i:[A-Z])\w+ translat\w*)\b|"
    r"translated with (?-i:[A-Z])\w+\W*$|(?:written|drafted) with (?:the )?(?:help|assistance) of (?:ai|chatgpt)\b|"
    r"ai[- ]assisted\b[^.!?]{0,30}$|read receipt requested\W*$|"
    r"\d+ attachments?\W*$|attachments?\s?: ?(?:\d+|\S+\.\w{3,4}(?:[,;] ?\S+\.\w{3,4})*)\W*$|"
    r"hãy nghĩ đến môi trường\b|请在打印前|請在列印前|인쇄하기 전에)",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"^\W*(?:(?:the |any |all )?(?:views|opinions|statements|comments)\b[^.!?]{0,60}\b(?:mine|my own|personal|"
    r"those of)\b"
    r"[^.!?]{0,60}\bnot (?:necessarily )?(?:(?:reflect|represent|reflective|representative|the views)\b|those of)|"
    r"if you (?:have |['’]ve )?(?:received|got|get) this (?:e-?mail |message |mail )?(?:in error|"
    r"by mistake)\b(?=.*\b(?:delete|"
    r"destroy|notify|let (?:me|us|the sender) know)\b)|"
    r"(?:please (?:be aware|note|remember)(?: that)?,? )?e-?mail is not (?:an? )?(?:secure|confidential|private|"
    r"monitored)\b|"
    r"(?:please note:? )?(?:our|my) (?:new )?(?:offices?|address|phone|telephone|number|hours|shop|clinic|store) "
    r"(?:(?:has|have) (?:moved|changed)\W*(?:to\b|$|new\b|please\b)|(?:is|are) now\b|will be closed\b)|"
    r"please note (?:our|my) new (?:address|number|phone|e-?mail|hours)\b|"
    r"an? (?:proud )?(?:division|subsidiary|affiliate|program|project|service) of (?:the )?(?-i:[A-Z])|"
    r"an? (?:proud )?member of (?:the )?(?-i:[A-Z])[\w' ]{2,40}(?:group|family|network|companies|alliance)\W*$|"
    r"(?:a )?registered (?:charity|non-?profit|company)\b|"
    r"(?:on behalf of [^.!?]{3,40}, )?this (?:mailbox|inbox|account|address|"
    r"e-?mail address) is\b[^.!?]{0,20}\b(?:monitored|checked|"
    r"read|unattended)\b|i (?:only |usually |typically )?(?:check|read|answer|"
    r"respond to) (?:my )?e-?mails?\b[^.!?]{0,30}\b(?:a day|"
    r"daily|a week|weekly|hours|weekdays|once|twice)\b|(?:please )?(?:expect|allow)\b[^.!?]{0,30}\b(?:hours|"
    r"(?:business |working )?"
    r"days|week)\b|(?:click here|tap here) to (?:schedule|book|call|chat|donate|subscribe|follow|visit|learn)\b|"
    r"(?:listen to|read|buy|order|see|watch|visit|check out|subscribe to|shop|follow|sign up for) (?:my|"
    r"our) (?:\w+ )?(?:podcast|blog|"
    r"book|newsletter|shop|store|sale|etsy\b|channel|website|portfolio|youtube\b|gallery|listings|music|work)\b|"
    r"(?:now|still) (?:enrolling|hiring|booking|leasing|open|accepting)(?: (?:for|new|all)\b[^.!?]{0,30}|"
    r" [^.!?]{0,20})?[.!]?"
    r"(?: call\b.{0,40}| visit\b.{0,40})?$)",
    re.IGNORECASE,
)
_TO_THE_COUNCIL = re.compile(
    r"\b(?:council\w*|mayor|vote|oppose|support|agenda|ordinance|resolution|hearing|petition to|please (?:keep|"
    r"vote|do|stop|"
    r"help|listen|read this|come|call me))\b",
    re.IGNORECASE,
)


def is_left_below(text: str) -> bool:
    """Tell whether a paragraph below a signed letter is a tool's, a machine's or a firm's, and nobody's words."""
    if len(text) > _LONGEST or not text.strip():
        return False
    if _MACHINES.match(text):
        return True
    if _BY_TOOLS.match(text):
        return not is_writer_speaking(text)
    return _OFFICES.match(text) is not None and _TO_THE_COUNCIL.search(text) is None
