"""The words that speak for or against a new comment: patterns for how a paragraph opens, closes and refers back."""

import re


def _words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


FLAGS = re.IGNORECASE
CONNECTIVE = re.compile(
    r"(?:also|and|but|however|additionally|in\s+addition|furthermore|moreover|besides|second(?:ly)?|third(?:ly)?"
    r"|finally|lastly"
    r"|that\s+said|having\s+said|for\s+(?:these|this|those|all\s+these|example|instance)|therefore|thus|hence"
    r"|because|since\s+then"
    r"|instead|not\s+only|in\s+(?:short|conclusion|closing|summary|fact|particular|sum)|again|otherwise|yet|still"
    r"|or|nor|meanwhile"
    r"|on\s+the\s+other\s+hand|similarly|likewise|even\s+(?:so|if|though|worse|better)|anyhow|anyway|either\s+way"
    r"|to\s+be\s+clear"
    r"|at\s+the\s+same\s+time|above\s+all|most\s+importantly|more\s+importantly|what(?:'s|\s+is)\s+more"
    r"|until\s+then|then|next"
    r"|full\s+disclosure|with\s+that|as\s+(?:such|a\s+result|for)|if\s+(?:those|these|so|not|that)|one\s+more"
    r"|another\s+(?:thing|point)"
    r"|además|también|pero|por\s+(?:eso|lo\s+tanto|ejemplo)|finalmente|sin\s+embargo|y|asimismo|而且|但是|另外|因此|所以)\b",
    FLAGS,
)
ANAPHORA = re.compile(
    r"(?:this|these|that|those|it|they|them|he|she|such|his|her|their|its|both|neither|none\s+of\s+(?:this|these"
    r"|them)|the\s+(?:same|latter|former|rest|other)"
    r"|that's|it's|they're|he's|she's|there(?:'s|\s+(?:is|are|were|was))|esto|eso|estas?|estos)\b",
    FLAGS,
)
ITEM_ANAPHORA = re.compile(
    r"(?:this|that|these)\s+(?:\w+\s+){0,2}(?:ordinance|resolution|proposal|item|plan|motion|policy|measure"
    r"|project|agenda)\b",
    FLAGS,
)
INTRODUCTION = re.compile(
    r"(?:.{0,12}\b)?(?:my\s+name\s+is|i(?:'m|’m|\s+am)\s+(?:an?\b|the\b|writing|\w+\s+years|\d+|contacting"
    r"|emailing|submitting|calling)|i\s+(?:write|run|own|live|rent|teach|work|coach|manage)\b"
    r"|i(?:'ve|’ve|\s+have)\s+(?:lived|been|owned|run|worked|rented|taught)|i\s+(?:grew\s+up|was\s+born|moved)"
    r"|we\s+(?:are|own|run|live|write)\b|we(?:'re|’re)\s|as\s+an?\b|as\s+the\b"
    r"|on\s+behalf\s+of|speaking\s+(?:as|for)|regarding\b|re:|concerning\b|in\s+regards?\s+to"
    r"|with\s+regards?\s+to|about\s+item|i\s+use\b"
    r"|long(?:-|\s)?time\b|lifelong\b|resident\b|soy\b|vivo\b|me\s+llamo|somos\b|mi\s+nombre|je\s+suis|ich\s+bin"
    r"|我是|我在|我住)",
    FLAGS,
)
STANCE = re.compile(
    r"(?:yes\b|no\b[.!,]|no\s+no\b|(?:please|pls)\s+(?:do\s+not|don't|don’t|support|oppose|vote|reject|approve"
    r"|pass|adopt|deny|keep|say|consider|no\b|stop)"
    r"|(?:i|we)(?:'m|’m|\s+am|\s+are)?\s+(?:\w+\s+){0,2}(?:support|oppose|object|urge|favor|favour|against"
    r"|opposed|agree|disagree|reject|endorse|applaud|implore|beg|request|ask\b|respectfully)"
    r"|(?:strongly\s+|absolutely\s+|totally\s+)?(?:support|oppose|opposed|against|approve|reject|vote)\b"
    r"|in\s+(?:favor|favour|support|opposition)|do\s+not\b|don't\b|thumbs|finally\b|good\s+first"
    r"|apoyo|me\s+opongo|estoy\s+(?:a\s+favor|en\s+contra)|por\s+favor|我(?:支持|反对|反對)|请|請|my\s+(?:objection"
    r"|concern|question|only)|so\s+let\s+me|what\s+(?:is|does)|how\s+(?:much|many|will|do)|will\s+(?:the|there)"
    r"|who\s|why\s|does\s|can\s|is\s+(?:the|there))",
    FLAGS,
)
CLOSING_ASK = re.compile(
    r"(?:(?:so\s+)?please\b|i\s+(?:urge|ask|hope|implore|look\s+forward|trust|respectfully)|we\s+(?:urge|ask|hope"
    r"|implore|respectfully|look\s+forward)|vote\b|let\s+us\b|let's\b|do\s+(?:the\s+right|better|not)|reject\b"
    r"|thank|the\s+time\s+(?:is|to)"
    r"|p\.?\s?s\.?\b|attached|see\s+attach|cc:|sent\s+from|les\s+pido|espero)",
    FLAGS,
)
IMPERATIVE = re.compile(
    r"(?:bring|put|make|fix|wait|give|take|cut|add|keep|stop|start|move|raise|lower|limit|require|remove|delay"
    r"|table|leave|name|show|listen|be|find"
    r"|fund|build|hire|charge|send|hold|publish|open|close|enforce|spend|pay|provide|allow|ban|protect|consider"
    r"|reconsider|repeal|amend|extend"
    r"|reduce|increase|phase|set|drop|scrap|try|use|ask|tell|think|remember|approve|pass|adopt|deny|support|say"
    r"|get|go|look|come|call|write)\b",
    FLAGS,
)
ASKS = re.compile(
    r"\b(?:please|support|oppose|opposed|against|in\s+favou?r|vote|urges?|ask(?:s|ing)?|should|must|needs?\s+to"
    r"|approve|reject|adopt|pass|deny|yes|no\s+on|requests?"
    r"|i\s+want|i\s+would\s+like|i'd\s+like|por\s+favor|pido|apoyo)\b",
    FLAGS,
)
ANNOUNCES = re.compile(
    r"\b(?:two|three|four|five|six|several|some|few|my|our|these)\s+(?:\w+\s+){0,2}(?:things|reasons|points"
    r"|questions|concerns|thoughts|suggestions|changes"
    r"|requests|issues|conditions|respects|ways|steps)\b|\bthe\s+following\b|\bset\s+out\s+below\b|\bhere(?:'s|’s"
    r"|\s+is|\s+are)\b|\bas\s+follows\b",
    FLAGS,
)
CONDITIONAL = re.compile(r"(?:we|i)(?:['’]d|\s+would|\s+could|\s+might|['’]ll|\s+will)\b", FLAGS)
OF_THE_LETTER = re.compile(
    r"\b(?:(?:this|the|that|their|following|form|same)\s+letters?|form\s+letters?|the\s+(?:above|below)|signed"
    r"|copied|pasted|template|as\s+(?:below|above)"
    r"|(?:letter|text|words)\s+(?:above|below)|these\s+(?:things|steps|actions|demands|points|measures|requests))\b",
    FLAGS,
)
LEADS_IN = re.compile(
    r"\b(?:letters?|statement|text|words|petition|copy|form)\s+(?:that\s+follows|below|underneath|after\s+this)\b"
    r"|\b(?:all\s+(?:of\s+)?|and\s+|then\s+)?the\s+(?:rest|following)[.:]?$|\b(?:what|which)\s+follows\b|\bbelow[.:]?$"
    r"|\bhere\s+(?:it|goes|they)\b[^.]{0,12}[.:]?$|\b(?:here(?:['’]s|\s+is)|i\s+am\s+(?:sending|copying|pasting))\s+(?:\w+\s+){0,3}"
    r"(?:letter|form|text|statement)\b",
    FLAGS,
)
HEADER = re.compile(
    r"(?:from|name|author|submitted\s+by|sender|commenter)\s*:\s*\S|(?:public\s+)?comment\s*(?:no\.?|#"
    r"|number)?\s*\d+\b|e-?comment\s+#?\d+|subject\s*:",
    FLAGS,
)
SUPPLEMENT = re.compile(r"(?:p\.?\s?s\.?\b|attached\b|see\s+attach|cc:|sent\s+from|\d\s*/\s*\d\b)", FLAGS)
TERMINAL = re.compile(r"[.!?…。！？؟।][\"'”’)\]]*\s*$")
TOPIC = re.compile(
    r"\b(?:item|agenda|ordinance|resolution|proposal|proposed|measure|motion|amendment|plan|policy|council|mayor"
    r"|city|ordenanza|propuesta|条例|條例)\b",
    FLAGS,
)
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me)\b|\bi\b")
WE = re.compile(r"\b(?:we|our|us|we're|we’re)\b", FLAGS)
BACK_WORDS = re.compile(
    r"\b(?:this|that|these|those|it|they|he|she|them|him|her|there|then|so|such|same|else|instead|too"
    r"|either)\b",
    FLAGS,
)
STOP = _words(
    "the a an and or but of to in on at for with from by as is are was were be been being it its this "
    "that these those i me my we our us you your he she they them their his her not no yes do does did "
    "have has had will would can could should must may might if so than then there here what which who "
    "when where why how all any some more most other into out up down over about just only very also "
    "please thank thanks city council one two get go make like want need know people time year years day "
    "us because even still now many much too "
)
MY_OWN = re.compile(r"(?:my|our|mi|mis|nuestr[oa]s?)\b", FLAGS)
QUESTION_WORD = re.compile(
    r"(?:who|what|when|where|why|how|which|does|do|is|are|can|could|will|would|has|have|did|was|were"
    r"|should)\b[^.!]*\?",
    FLAGS,
)
HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|his|hers|he's|she's|he’s|she’s)\b", FLAGS)
SOMEBODY = re.compile(
    r"\b(?:he|she|him|her|his|mother|father|mom|dad|son|daughter|wife|husband|brother|sister|neighbor|driver|lady"
    r"|man|woman|boy|girl"
    r"|guy|officer|doctor|teacher|friend|grandmother|grandfather|boss|owner|landlord|aunt|uncle|cousin|kid|child)\b",
    FLAGS,
)
DEFINITE = re.compile(r"\b(?:the|that|those|these|this|its|their)\s+(?:[^\W\d_]+\s+)?([^\W\d_]{4,})", FLAGS)
# A position on the matter as a whole, and an ask for something in particular.
POSITION = re.compile(
    r"\b(?:support(?:s|ing)?|oppos(?:e|es|ed|ing)|in\s+favou?r|i'm\s+for|i’m\s+for|against|object|vote\s+(?:yes"
    r"|no|for|against)|(?:yes|no)\s+(?:on|to)"
    r"|reject|approve|adopt|pass\s+(?:it|this|the)|deny|do\s+it|ban|bad\s+idea|good\s+idea|apoyo|opongo|a\s+favor"
    r"|en\s+contra|支持|反对|反對)\b"
    r"|^\W*(?:yes|no|finally|stop|please\s+(?:don't|do\s+not))\b",
    FLAGS,
)
PARTICULAR = re.compile(
    r"\b(?:i|we)(?:'d|’d|\s+would)?\s+(?:only\s+|also\s+|just\s+)?(?:ask|want|like|request|propose|suggest"
    r"|urge)\b|what\s+(?:i|we)\s+(?:would\s+)?(?:ask|want|need)"
    r"|\bplease\s+(?!support|oppose|vote|reject|approve|pass|adopt|deny|do\s+not|don)\w+|\b(?:should|must"
    r"|needs?\s+to|have\s+to|ought\s+to)\b"
    r"|\b(?:at\s+least|unless|until|exempt|instead\s+of|pido|les\s+pido)\b",
    FLAGS,
)
PARTICULAR_VERB = re.compile(
    r"(?:and\s+|then\s+|so\s+|but\s+)?(?:bring|put|make|fix|wait|give|take|cut|add|move|raise|lower|limit|require"
    r"|remove|delay|leave|show|find"
    r"|fund|build|hire|charge|send|hold|publish|open|close|enforce|spend|pay|provide|allow|protect|amend|extend"
    r"|reduce|increase|phase|set|drop|exempt"
    r"|define|let|count|let's|include|use|ask|come|go|look|write|give|start|tell|paint|plant|restore|double"
    r"|require)\b",
    FLAGS,
)
