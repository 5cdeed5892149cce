"""The patterns behind the sentence shapes that ask for something, in English; matched against lowered text."""

import re

from council_desk.analysis import cues_en

HINT = re.compile(
    r"\b(?:ask|asks|asking|urge|urges|urging|request|requests|requesting|recommend|recommends|recommending|"
    r"implore|beg|demand|demands|call|calls|calling|"
    r"encourage|encourages|suggest\w*|propos\w+|insist|lacks?|lacking|missing|better|time\s+to|like|love|"
    r"prefer|want|wants|need|needs|"
    r"must|should|ought|has\s+to|have\s+to|unless|provided|"
    r"long\s+as|condition|not\s+until|not\s+before|so\s+that|if|grateful|appreciate|could|would|can|hope|wish|plea|petition|let)\b",
)
ADVERBS = (
    r"(?:(?:only|just|simply|also|respectfully|strongly|therefore|instead|further|furthermore|humbly|kindly|"
    r"hereby|again|still|really|very\s+much|formally|additionally|now|politely|sincerely|specifically)\s+)*"
)
ASKED = (
    r"(?:(?:of\s+)?(?:you|all\s+of\s+you|each\s+of\s+you|(?:the|this|our|your)\s+(?:\w+\s+){0,2}(?:council\w*|"
    r"mayor|city|staff|board|commission|body|members|manager|department)|council\w*|city\s+council|"
    r"members)(?:\s*,)?\s+)?"
)
ASK = re.compile(
    rf"\b(?P<subject>(?:(?:i|we|i['’]d|we['’]d|i['’]m|we['’]re|i\s+am|we\s+are|my|our)|members|residents|and|,|"
    rf"to|would|must|may\s+i|i\s+will|i\s+must)\s+)?"
    rf"{ADVERBS}(?:be\s+)?\b(?P<verb>ask|asks|asking|urge|urges|urging|request|requests|requesting|recommend|"
    rf"recommends|recommending|implore|beg|demand|demands|demanding|call\s+on|calls\s+on|"
    rf"calling\s+on|call\s+upon|calls\s+upon|call\s+for|calls\s+for|calling\s+for|encourage|encourages|suggest|"
    rf"suggests|suggesting|propose|proposes|insist|petition|plead\s+with)\s+"
    rf"{ADVERBS}(?P<asked>{ASKED}){ADVERBS}(?P<link>that|not\s+to|to|for|on)?\s*(?P<mark>:)?\s*(?P<what>.+)",
    re.DOTALL,
)
THIRD_PERSON = re.compile(
    r"\b(?:they|he|she|it|people|neighbou?rs?|some|many|others|staff|who|which|critics|opponents|supporters|"
    r"everyone|nobody|you|don['’]t|not|never|didn['’]t|why|as|to\s+be)\s+(?:\w+ly\s+)?$",
)
STAFF_ASK = re.compile(r"(?:(?:our|district|school|hospital|library|the\s+\w+)\s+)*(?:staff|district|agency|office)\s+")
ASKED_OTHERS = re.compile(
    r"(?:the\s+|all\s+|every\s+|each\s+|local\s+|our\s+)*(?:voters?|people|residents|public|staff|county|state|"
    r"owners?|neighbou?rs?|renters?|tenants?|schools?|drivers?|users?)\s+\w+\s+\w+"
)
MODAL = re.compile(r"\b(?:must|should|shall|needs?\s+to|ought\s+to|has\s+to|have\s+to)\b")
ASK_HINT = re.compile(
    r"\b(?:ask|urg|request|recommend|implore|beg\b|demand|call|encourag|suggest|propos|insist|petition|plead)",
    re.IGNORECASE,
)
WISH_HINT = re.compile(r"\b(?:like|love|prefer|want|need|wish|hope)\b")
MODAL_HINT = re.compile(r"\b(?:should|must|needs?|ought|ha(?:s|ve|d)|shall|could|better)\b")
WISH = re.compile(
    r"\b(?:(?:i|we)(?:['’]d|\s+(?:\w+ly\s+)?would)\s+(?:(?:really|also|still|just|much|only|"
    r"very\s+much)\s+)*(?:like|love|"
    r"prefer|want|hope)|(?:i|we)\s+(?:(?:do|really|also|still|just|only)\s+)*(?:prefer|want|need|wish|hope))\s+"
    r"(?P<link>to\s+see|(?:that\s+)?(?:you|the\s+(?:city\s+)?council|the\s+city|staff|council)(?:'ll|\s+will|"
    r"\s+would|\s+can|\s+could|\s+to)(?=\s)|that|for|to\s+have)?\s*(?P<what>.+)",
    re.DOTALL,
)
WOULD_DO = re.compile(
    rf"\b(?:i|we)(?:['’]d|\s+would)\s+(?:also|go\s+further\s+and|even|rather\s+you|"
    rf"add\s+that\s+you\s+should)\s+(?P<what>(?:{cues_en.VERB})\s.+)",
    re.DOTALL,
)
NEED_HEAD = re.compile(
    r"\b(?:what\s+(?:we|i|people|residents)\s+(?:really\s+|actually\s+)?(?:need|want|ask|"
    r"would\s+like)(?:\s+(?:for|is))?|(?:my|our|one|the|a|two|three)\s+(?:\w+\s+){0,2}(?:ask|request|"
    r"suggestion|demand|condition|addition|change|exception|amendment|fix)s?(?:\s+(?:is|would\s+be|"
    r"are))?)\s*(?P<mark>:|—|-|that|,)?\s*(?P<what>.+)",
    re.DOTALL,
)
# Set up a chair and you see: an if in the form of an ask.
ONLY_SUPPOSED = re.compile(
    r"^[^.;]{2,60}?,?\s+and\s+(?:it|there|they|that)\b|^[^.;]{2,60}?,?\s+and\s+you(?!'ll|\s+(?:will|would))\b"
)
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|will|would|can|reads?|ever|got|came|went|saw)\b")
ITS_HEAD = re.compile(r"what|my|our|one|two|three|(?:the|a)\b[^:]*[:—]|the\s+only")
COUNCIL_MODAL = re.compile(
    rf"\b(?P<subject>{cues_en.COUNCIL}|you|y['’]?all|you\s+all)\s+(?:(?:really|simply|also|at\s+least|just|"
    rf"instead|then|therefore|and\s+staff)\s+)*"
    rf"(?P<modal>should|must|needs?\s+to|ought\s+to|has\s+to|shall|could\s+at\s+least|(?<!you\s)could|"
    rf"had\s+better|is\s+obligated\s+to|better)\s+(?:(?:also|at\s+least|instead|first|immediately|just|really|"
    rf"simply|then)\s+)*(?P<what>[^:].+)",
    re.DOTALL,
)
RELATIVE = re.compile(
    r"\b(?:no|if|why|when|whether|what|how|that|which|changes|things?|steps|questions|reasons?|way|as)\s+$",
    re.IGNORECASE,
)
PASSIVE_MODAL = re.compile(
    r"^(?:(?:also|and|but|at\s+(?:the\s+)?(?:very\s+)?least|finally|first|second|third|then|plus|instead|"
    r"in\s+addition|personally|if\s+anything|(?:i|we)\s+(?:would|also|will|want\s+to|believe|think|feel|suggest|say|"
    r"add|also|strongly|must|submit)(?:\s+(?:also|add|say|suggest|believe|think|feel))*(?:\s+that)?|"
    r"if\s+[^,.;]{3,60}?(?:,|\s+then),?(?:\s+then)?),?\s+)*"
    r"(?P<subject>(?:the|any|all|every|each|no|this|these|those|our|your|there|"
    r"[A-Za-z][\w'’-]*s)\b(?:(?!\b(?:because|if|when|that|who|and\s+(?:i|we|they))\b)[^,;:.!?]){0,70}?)\s*"
    r"\b(?P<modal>should|must|needs?\s+to|ought\s+to|shall|has\s+to|have\s+to)\s+(?P<what>(?:not\s+|also\s+|"
    r"at\s+least\s+)*(?:be|have|include|apply|go|stay|remain|get|last|end|start|cover|run|open|close|come|pay|"
    r"say|require|take|stop|use|cost)\b.+)",
    re.DOTALL,
)
BAD_SUBJECT = re.compile(
    r"^(?:no\s*one|nobody|everyone|anyone|people|(?:the|these|those|all|our|your)\s+(?:people|residents|"
    r"taxpayers|voters|kids|children|families|neighbou?rs|public|rest|answer|question|point|issue|truth|fact)|"
    r"this|that|it|there's|kids|children|families|residents|taxpayers|voters|parents|"
    r"seniors)\b\s*(?:of\s+\w+\s*)?$",
)
EVALUATES = re.compile(
    r"(?:not\s+|also\s+)*be\s+(?:ashamed|able|aware|proud|careful|clear|obvious|concerned|embarrassed|"
    r"considered|noted|thanked|commended|applauded|congratulated|a\s+(?:no-brainer|priority|surprise|given)|"
    r"enough|here|there|fine|ok|easy|the\s+(?:goal|priority|last)|heard|allowed\s+to\s+speak|this|that|so|"
    r"willing|honest|happy|glad|no\s+(?:surprise|question|doubt))\b|have\s+(?:known|thought|been|said|done|"
    r"asked|seen|gone|told|had|to\b|the\s+right)",
)
UNLESS = re.compile(
    r"\b(?:unless(?:\s+and\s+until)?|provided(?:\s+that)?|(?:as|so)\s+long\s+as|"
    r"on\s+(?:the\s+)?condition\s+that|on\s+one\s+condition\s*[:,]|only\s+if|contingent\s+(?:up)?on|"
    r"with\s+the\s+(?:condition|understanding|proviso)\s+that|if\s+and\s+only\s+if|^not\s+(?:until|before|unless))\s+(?P<what>.+)",
    re.DOTALL,
)
SUPPORT_IF = re.compile(
    r"\b(?:support|back|favou?r|vote\s+for|live\s+with|get\s+behind|be\s+for|be\s+fine|be\s+okay|be\s+ok|"
    r"accept|stand\s+up|endorse|withdraw|drop|change\s+(?:my|our)\s+mind|say\s+yes|be\s+grateful|be\s+happier|"
    r"appreciate|"
    r"no\s+objections?|better|happy|glad|comfortable|yes)\b[^.;!?]{0,80}?\b(?:if|once)\s+(?P<what>.+)",
    re.DOTALL,
)
IF_SUPPORT = re.compile(
    r"^if\s+(?P<what>(?:you|the\s+(?:city|council|ordinance|resolution|draft|plan|fee|rule)|it|they|there|"
    r"we)\b[^.;!?]{5,200}?),?\s+(?:then\s+)?(?:i|we)['’]?\s?(?:would|could|will|can|ll|d|m|"
    r"am)\b[^.;!?]*\b(?:support|back|favou?r|yes|behind|live\s+with|drop|withdraw|happy|vote|fine)\b",
)
SUPPORT_AS = re.compile(
    r"\b(?:get\s+behind|support|live\s+with|accept|back|be\s+for)\s+(?:it|this|that|"
    r"the\s+\w+)\s+(?P<what>(?:as|with|but\s+only\s+(?:with|as)|only\s+(?:as|with))\s+(?:an?|the|\w+)\s+.+)",
    re.DOTALL,
)
ASKED_QUESTION = re.compile(
    rf"^(?:and\s+|so\s+|but\s+|also,?\s+)*(?:can|could|would|will|won['’]t|can['’]t|couldn['’]t)\s+(?:you|we|"
    rf"the\s+(?:city|council|mayor|board|ordinance)|council|city|staff|someone)\s+(?P<polite>(?:please|"
    rf"at\s+least|also|kindly|not|consider|be\s+willing\s+to|"
    rf"think\s+about)\s+)*(?P<what>(?:{cues_en.VERB})(?:ing)?\b.+)",
    re.DOTALL,
)
GERUND_QUESTION = re.compile(
    r"\b(?:how|what)\s+about\s+(?P<what>(?:an?|the|some|more|\w+ing)\b.+)", re.IGNORECASE | re.DOTALL
)
MORE_FRAGMENT = re.compile(
    r"^(?P<what>more\s+(?!than\b|of\b|and\b|or\b|to\b|like\b|people\b|importantly|so\b|over\b)\w[\w'-]*"
    r"(?:\s+(?!is\b|are\b|was\b|were\b|will\b|have\b|has\b)[\w'-]+){0,6})(?=[,.!]|$)"
)
# Sayings in the form of an ask, notes to the clerk, and asks of nobody in particular.
NOT_ASKED = re.compile(
    r"(?:do\s+not|don't)\s+(?:turn|make)\b.*\binto\b|let\s+(?:[^.]{1,60}\s)?decide\b|let\s+us\s+(?!vote|keep|use|park|play|stay|"
    r"work|build|choose|pay|bring|sell|walk|ride|run|speak|swim|fish|plant|rent|hire|open|serve)|"
    r"forgive\s+(?!.*\b(?:debt|fee|fine|bill|balance|ticket|loan|charge|penalt|rent|arrear)\w*)|"
    r"define\s+['\"“”]?\w+['\"“”]?\W*$|\w+s\s+(?:already|always|never|still)\b|do\s+something\s*(?:$|[.!,])|"
    r"(?:call|phone|ring|e-?mail|contact|text)\s+(?:him|her|them|me|us|back|after|before|from|this|number|anytime|\d)"
)
NOT_SAVED = re.compile(r"\benough\s+to\b|\bworth\s+(?:living|dying)\b")
LET = re.compile(
    r"^(?:(?:and|or|but|please|then|so|at\s+least|instead|also)\s*,?\s+)*(?P<what>let\s+(?!me\b|us\b(?!\s+(?:vote|keep|use|park|play|stay|work|build|"
    r"choose|pay|bring|sell|walk|ride|run|speak|swim|fish|plant|rent|hire|open|serve)\s+\w)|(?:[^.]{1,40}\s)?decide\b|['’]?s\b|"
    r"them\s+eat|it\s+be|there\s+be\s+no\s+mistake|alone)(?:the\s+|those\s+|these\s+|our\s+|people\s+|"
    r"[\w'’]+\s+)+?(?:who\s+.{1,40}?\s+)?[a-z]+\b.+)",
    re.DOTALL,
)
NO_FRAGMENT = re.compile(
    r"^(?P<what>no\s+(?!opinion|preference|view|comment|side|idea|one\b|body\b|more\s+tax|way\b|thanks?\b|no\b|thank\b|idea\b|doubt\b|wonder\b|matter\b|"
    r"need\b|reason\b|objection|position|to\b|on\b|where\b|problem|amount|question|longer|"
    r"surprise)(?:[\w'’-]+\s+){1,6}(?:before|after|past|without|within|until|on|in|near|at|over|above)\b.+)",
    re.DOTALL,
)
NOT_WANTED = re.compile(
    r"\b(?:i|we|residents|neighbors)\s+(?:do\s+not|don't)\s+want\s+(?P<what>(?!this|it\b|that\b|these|to\b|"
    r"any\b|your\b|more\b)"
    r"[\w\s'-]{2,50}?\s+to\s+(?:be|use|have|\w+).+)",
    re.DOTALL,
)
BETTER_TO = re.compile(
    rf"(?:\b(?:would|might|may)\s+be\s+(?:much\s+|far\s+)?(?:better|wiser|smarter|fairer|best)\s+(?:to|"
    rf"if\s+you)|^better\s+(?:yet\s+)?to|"
    rf"\b(?:it\s+is|it's|now\s+is\s+the)\s+(?:high\s+|past\s+)?time\s+(?:to|for\s+(?:you|the\s+(?:city|council))\s+to)|"
    rf"\bi(?:'d|\s+would)\s+rather\s+(?:that\s+)?you)\s+(?P<what>(?:{cues_en.VERB}|spent|put|used|kept|made)\b.+)",
    re.DOTALL,
)
LACKS = re.compile(
    r"\b(?:the|this|your|current|proposed)\s+(?:\w+\s+){0,2}(?:ordinance|resolution|draft|plan|policy|"
    r"proposal|code|agreement|lease|contract|law)\s+"
    r"(?:also\s+|still\s+|really\s+)*(?:needs?|lacks?|is\s+missing)\s+(?P<what>(?:an?|some|clear\w*|strong\w*|"
    r"real|more|better|the)\s+(?!work\b|teeth\b|help\b|vote\b)\w+.*)",
    re.DOTALL,
)
ASKS_TO_BE_TOLD = re.compile(
    r"(?:about|yourselves|how|what|why|whether|if|who|when|me|a\s+question|questions?|again|around|them|"
    r"myself|ourselves|any\s+\w+|anyone|(?:for\s+)?(?:a\s+friend|my\s+\w+)|(?:one|two|three|four|some|these|several)\s+"
    r"(?:\w+\s+)?(?:things|changes|favors|questions)|one\s+(?:small\s+)?(?:thing|favor)|nothing|(?:only\s+)?that\s+you\s+(?:listen|"
    r"vote|think|remember|consider))\b"
)
TAKES_NOUN = re.compile(r"for|asks?|request(?:s|ing)?|recommends?|suggests?|proposes?|demands?")
COUNCIL_DOES = re.compile(rf"(?:that\s+)?(?:{cues_en.COUNCIL}|you\b)")
NO_DUTY = re.compile(
    r"(?:be\b(?!\s+(?:required|limited|capped|raised|lowered|reduced|extended|amended|changed|given|set|"
    r"allowed|made|strengthened))|"
    r"(?:decide|balance|choose|vote|know|see|think|understand|remember|listen|hear|get|feel|look|go|care|"
    r"realize|note|represent|all|"
    r"stand|act|lead|live|wake|work|try|trust|have\s+the\s+power)\b|"
    r"not\s+be\s+(?:in|the)|have\s+(?:known|been)|do\s+(?:better|the\s+right|your|its|what|something|it|this|more))"
)
NO_CONDITION = re.compile(
    r"(?:that|this|it|you|they|we|i|these|those)\s+(?:go\s+in|is|are|do|does|can|will|could|have|want|live|"
    r"know|happens?|need|'\w+)\b"
    r"(?:\s+(?:done|it|that|this|so|met))?|that\s+(?:is|changes|happens)|there(?:'s|"
    r"\s+is)\s+(?:an?\s+)?(?:emergency|reason)|"
    r"i\b|we\b|my\b|possible|necessary|needed"
)
MAX_FRAGMENT = re.compile(
    r"(?:^|(?<=\band\s)|(?<=,\s))(?P<what>(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|"
    r"\$?\d[\d,.]*)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+,?\s+(?:max|"
    r"maximum|tops|at\s+most)\b)",
)
TAIL = re.compile(
    r"\s*(?:[;—–]|:\s|\s-{1,2}\s|\.\.\.|…|\s\(|,?\s+(?:because|otherwise|porque|no\s+matter|whatever\s+the)\b|"
    r",\s*(?:por\s+favor\b|so\b|which\b|since\b|who\b|as\s|where\b|or\s+(?:i|we|you|there)\b|and\s+(?:i|we|you|that|it|"
    r"they|this)\s|but\s|for\s+\w+,|please\b|and\s+please\s+keep|"
    r"pretty\s+please|the\s+|i\s|we\s|it\s|it['’]s|there['’]s|that['’]s|there\b|they\b|period\b|while\b|"
    r"though\b|although\b|if\b|even\b|before\s+\w+\s+\w+\s+\w+\s+and|"
    r"(?!(?:and|or|for|to|as|with|without|in|on|at|by|from|including|especially)\b)(?:(?!and\b|or\b|that\b|who\b|which\b|where\b|"
    r"when\b)[\w'-]+\s+){1,5}(?:will|would|is|are|was|were|has|have|had|can|could|isn't|aren't|won't|keeps?|says?)\s+\w)|"
    r"\s+(?:so\s+that|so\s+(?:we|i|people|that|they|the|kids|nobody|no\s+one|everyone)|or\s+(?:i|we|else|in\s+\w+\s+years|"
    r"there)\s|and\s+(?:i|we|you|they)\s+(?:will|would|can|could|might|may|am|are|have|['’]ll)|and\s+i['’]|"
    r"and\s+you['’]ll|and\s+then\s+come\s+back|before\s+(?:it['’]?s?\s+too|someone|somebody)|since\s+(?:it|we|the|they)|"
    r"thanks?\b|thx\b|please\b|i\s+(?:think|believe|feel)\b))",
)
DANGLING = re.compile(r"(?:[\s,]+(?:and|but|or|so|then|please|period|y|pero))+$")
SO_THAT = re.compile(
    r"^(?:please\s+)?(?:approve|adopt|pass|support|back|vote\s+(?:yes|for)|endorse)\b[^.;!?]{0,80}?\bso\s+that\s+(?P<what>(?!(?:we|i|"
    r"you|they|people|everyone|everybody|families|kids|children|residents|nobody|no|our|my|all|those|future)\b).+)"
)
TERMINAL = re.compile(r"[\s.!?,;:\"”’')\]]+$")
AND_VERB = re.compile(
    rf"(?P<joint>\s*[,;]?\s+(?:and|but|or|then|and\s+then|and\s+to|and\s+also|and\s+please|,)\s+(?:(?:also|"
    rf"then|please|to|at\s+least|finally|instead|that\s+(?:you|the\s+\w+)(?:\s+also)?|not\s+to|do\s+not)\s+)*|"
    rf"\s*,\s*(?:(?:and|also|then|please|to)\s+)?)(?P<verb>(?:do\s+not\s+|don['’]t\s+|"
    rf"never\s+)?(?:{cues_en.VERB}))\s+(?P<object>[\w$'’\"“%-]+)",
)
PRONOUN = re.compile(r"(?:it|them|him|her|is|are|was|were|of|and|or|for|at|with|to|by|he|she|they|that's)$")
SPLICED = re.compile(
    rf"\b(?:is|are|isn['’]t|not|never|can['’]t|won['’]t|"
    rf"don['’]t)\b[^.;!?]{{3,120}}?,\s+(?P<verb>get\s+rid\s+of|(?:{cues_en.VERB}))\s+(?=(?:the|an?|our|more|"
    rf"some|those|these)\s)",
)
# What may stand before an ask and says when, where or how: Going forward, ... ; Within the first year, ...
OPENING = (
    r"(?:if|also|while|when|until|instead\s+of|rather\s+than|before|after|once|since|in|at|for|from|within|with|by|"
    r"during|on|as|going|moving|above|most\s+\w+|beyond|given|starting|beginning|effective|under|along|over|until|"
    r"where(?:ver)?|to|through|\w+ly|next|first|second|third|finally|lastly|overall|meanwhile|otherwise)\b"
)
LEADING_WORDS = re.compile(
    rf"{OPENING}(?:\s+[^,.;:!?]{{1,60}})?,\s+(?=(?:(?:please|also|then)\s+)*(?:do\s+not\s+|don't\s+)?(?:{cues_en.VERB})\s)"
)
INSIDE_HINT = re.compile(r"[,:;—–]|\s-|please|pls|plz|then")
INSIDE = re.compile(
    rf"(?:\b(?:please|pls|plz)\s+(?:(?:also|just|kindly|at\s+least|do)\s+)*|(?:[,:;—–]|\s-{{1,2}})\s*(?:(?:and|"
    rf"but|so|then|or|please|at\s+least|instead|also|above\s+all|most\s+of\s+all)\s+)+|(?:\s-{{1,2}}\s|[—–]\s*)"
    rf"(?=\w+\s+(?:the|a|an|it|them|our|more|all|every|some)\s)|^(?:(?:and|but|so)\s+)?{OPENING}"
    rf"(?:,?\s[^.;]{{2,90}}?)?,\s*(?:then\s+|please\s+|at\s+least\s+)*|:\s+|\bthen\s+)"
    rf"(?P<verb>(?:do\s+not\s+|don['’]t\s+|never\s+)?(?:{cues_en.VERB}))(?=\s)",
)
IDLE_WISH = re.compile(
    r"(?:to\s+(?!see|have)\w+|to\s+see\s+(?:you|this\s+(?:pass|go|happen|done)|it\s+(?:pass|go|happen))|"
    r"to\s+have\s+(?:a\s+word|my|it\s+noted|been|(?:the|an?|that|some)\s+(?:option|choice|chance|opportunity|"
    r"voice|say|answers?|conversation|discussion)\b)|better\b|it\s+\w+ed\b|the\s+record\s+to|it\b(?!\s+to)|this\b(?!\s+to)|that\s+(?:idea|one|very|"
    r"\w+\s+too)|them\b|you\s+all|everyone|"
    r"my\s+(?:city|kids|children|comments?|voice|name|neighbou?rhood)|the\s+(?:idea|plan|ordinance|resolution|"
    r"proposal|way|goal|intent|aim|concept)|somebody|someone|answers?\b|is\b|for\s+\w+\s+to\s+know)",
)
