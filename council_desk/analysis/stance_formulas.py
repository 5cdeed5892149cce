"""English formulas of a whole text (neutral, with changes, unless, mocking) and what turns or weakens a cue."""

import re

NEUTRAL = re.compile(
    r"\b(?:tak(?:es?|ing)\s+no\s+(?:position|side|stance)|no\s+(?:official\s+|formal\s+)?(?:position|opinion|"
    r"stance|view)\s+(?:on(?!\s+the\s+rest)|upon|as\s+to|regarding|about|concerning|for\s+or|either|is)|neither\s+(?:for\s+nor\s+against|support\w*\s+n?or\s+oppos\w+|"
    r"in\s+favou?r\s+n?or|oppos\w+\s+n?or\s+support\w*|endorse\w*\s+n?or)|"
    r"(?:do|does|did|will|is|are|am|['’]m|['’]re|have|has)\s*(?:not|n['’]t)\s+(?:be\s+)?(?:permitted\s+to\s+|"
    r"going\s+to\s+|here\s+to\s+|allowed\s+to\s+)?(?:tak(?:e|ing|en)\s+(?:an?\s+|any\s+)?(?:sides?|position|"
    r"stance|stand)|commenting\s+(?:for|on\s+the\s+merits)|speaking\s+(?:for|in\s+favou?r)\s+or\s+against|"
    r"argu\w+\s+for\s+or\s+against)|"
    r"(?:remain|am|are|is|stay|stays|remains|be)\s+(?:officially\s+)?neutral|neutral\s+(?:on|as\s+to|about)|"
    r"for\s+(?:your|informational?)\s+(?:information|purposes)(?:\s+only)?|only\s+to\s+(?:give|provide|offer|"
    r"share|supply)\s+(?:\w+\s+){0,2}(?:facts|information|figures|data)|"
    r"(?:no|don['’]t\s+have\s+an?)\s+(?:strong\s+)?(?:opinion|view|feelings?)\s+(?:either\s+way|one\s+way|"
    r"on\s+this|about)|(?:don['’]t|do\s+not)\s+care\s+(?:either\s+way|one\s+way)|either\s+way\s+is\s+fine|"
    r"could\s+go\s+either\s+way|not\s+here\s+to\s+(?:support|oppose)|"
    r"don['’]t\s+have\s+a\s+dog\s+in\s+th\w+|not\s+for\s+(?:it|this)\s*,?\s+n?or\s+against|"
    r"if\s+you\s+do(?:\s+it)?,?\s+do\s+it\s+\w+[^.]{0,20}if\s+you\s+don['’]t)\b",
)
# The item would be right with changes: words of that alone.
AMENDS = re.compile(
    r"\b(?:(?:good|fair|decent|reasonable|solid|strong|nice|great)\s+(?:first\s+)?(?:start|step)|first\s+step|step\s+in\s+the\s+right\s+direction|"
    r"needs?\s+(?:teeth|work|to\s+go\s+further|strengthening|to\s+be\s+(?:strengthened|stronger))|"
    r"(?:does\s+not|doesn['’]t|don['’]t|do\s+not)\s+go\s+far\s+enough|not\s+(?:go\s+)?far\s+enough|"
    r"too\s+weak|strengthen(?:ed)?|loophole|with\s+(?:(?:two|three|four|one|a\s+few|some|these|those|that|"
    r"the\s+following|minor|several|an?|my|our)\s+)+(?:\w+\s+)?(?:changes?|corrections?|amendments?|"
    r"additions?|conditions?|edits?|modifications?|tweaks?|exceptions?|fix(?:es)?|revisions?|requests?)|"
    r"with\s+that(?:\s+(?:in\s+it|change|added|fixed))?,?\s+(?:i|we|the)\b|"
    r"if\s+(?:those|these|that|they)\s+(?:go(?:es)?\s+in|changes?|(?:is|are)\s+(?:added|included|made|fixed|"
    r"done))|do\s+that\s+and\b|and\s+(?:i|we)(?:['’]ll|\s+will|['’]d|\s+would)\s+(?:\w+\s+){0,3}(?:stand\s+up|"
    r"cheer|support|be\s+(?:there|for|a\s+yes)|back|not\s+say|sign|vote\s+for|stand\s+behind)|"
    r"(?:could|would|can|might)\s+(?:\w+\s+){0,4}(?:support|get\s+behind|live\s+with|back|vote\s+for|be\s+for|"
    r"accept|endorse)\b(?!\s+(?:a\s+different|another|the\s+opp))|(?:will|would)\s+(?:stand\s+behind|support|"
    r"back)\b|(?:withdraw|drop)\s+(?:my|our)\s+(?:concerns?|objections?|opposition)|"
    r"(?:my|our|the)\s+(?:only|one|single|sole|main)\s+(?:reservation|concern|complaint|issue|worry|"
    r"hesitation|objection|problem|caveat)|one\s+(?:reservation|caveat)\b|in\s+principle|not\s+(?:against|"
    r"opposed)\b|(?:supports?|likes?|agrees?\s+with|shares?|appreciate|favou?r|"
    r"endorse)\s+(?:the\s+)?(?:\w+\s+)?(?:goals?|intent|idea|concept|spirit|aim|purpose|thrust|structure|"
    r"principle)\b|"
    r"(?:goal|idea|aim|intent|concept)\b[^.!?]{0,30}\b(?:is|are)\s+(?:right|good|fine|sound|"
    r"great)\b[^.!?]{0,20}\b(?:and|but)|as\s+long\s+as|so\s+long\s+as|provided\s+(?:that\s+)?(?:the|you|it|"
    r"there)|fine\s+with\b|no\s+objection\s+to\s+the\s+(?:balance|rest)|a\s+word\s+against\s+the\s+rest|"
    r"but\s+(?:make|build|add|only\s+if|it\s+needs)|but\s+please\s+(?!fix\s+it|do\s+it|pass|vote|support|"
    r"approve|adopt)|generally\s+(?:in\s+favou?r|support\w*)|mostly\s+(?:support|like|agree|in\s+favou?r)|"
    r"i\s+want\s+this\s+to\s+pass,?\s+but|otherwise\s+(?:(?:i|we)\s+(?:support|like|am|are)|(?:it|this)(?:['’]s|\s+is))|"
    r"most\s+of\s+(?:it|this|what\s+(?:it|you|they|is|the))\b|(?:like|love)\s+the\s+(?:plan|idea|draft)\.|"
    r"(?:other\s+than|apart\s+from|aside\s+from|except\s+for|besides)\s+that\b|(?:i\s+get|i\s+accept|i\s+understand|i\s+agree)\s+that\s+it\s+"
    r"(?:has|needs|must)|(?:i|we)\s+(?:know|accept|understand)\s+why\b|you(?:['’]ve|\s+have)?\s+(?:left\s+out|forgot|forgotten|missed))\b",
)
# A wish beside a plain yes: small words, no condition.
MINOR = re.compile(
    r"\b(?:i|we)\s+(?:would\s+)?only\s+(?:ask|wish|add|request)\b|\b(?:one|just\s+one|my\s+only|our\s+only|"
    r"the\s+only)\s+(?:small\s+|little\s+|other\s+)?(?:thing|grumble|quibble|ask|wish)\b|\bp\.?s\.?\b|\(and\s|"
    r"\bit\s+would\s+be\s+(?:nice|even\s+better)",
)
# Opposition that would end with changes.
UNLESS = re.compile(
    r"\b(?:unless(?:\s+and\s+until)?|not\s+until|not\s+before|until\s+then|until\s+(?:that|those|these|it|the|you)\b|"
    r"as\s+(?:it\s+)?(?:is\s+)?(?:written|drafted|proposed|stands?|currently\s+\w+)|in\s+its\s+(?:current|"
    r"present)\s+form|(?:withdraw|drop)\s+(?:my|our)\s+(?:objections?|opposition)|"
    r"would\s+(?:reconsider|change\s+my\s+mind)|without\s+(?:number|those|these|that|"
    r"the)\s+\w+[^.]{0,20}\b(?:no|oppose|against)|oppose\s+unless|then\s+(?:ask\s+me|come\s+back)|"
    r"may\s+even\s+say\s+yes)\b",
)
SARCASM = re.compile(
    r"^[^\w\n]{0,12}(?:oh,?\s+(?:great|wonderful|sure|absolutely|please|good|fantastic|goody|joy|yes\b|lovely|perfect)|"
    r"(?:great|brilliant|wonderful|fantastic|lovely|genius)\s*(?:idea)?[!.]\s*(?:and\s+)?(?:maybe|next|why|"
    r"what|let['’]s|who|perhaps|now)|slow\s+clap|genius\b|sure,\s+(?:why|let)|by\s+all\s+means|well\s+done,)|"
    r"\b(?:slow\s+clap|genius[.!]|thoughts\s+and\s+prayers|perhaps\s+you\s+could\s+(?:charge|tax)|"
    r"why\s+stop\s+there|while\s+you['’]re\s+at\s+it|little\s+towels|so\s+let\s+me\s+get\s+this\s+straight|"
    r"must\s+be\s+nice|what\s+could\s+(?:possibly\s+)?go\s+wrong|how\s+(?:generous|thoughtful|convenient))\b",
    re.MULTILINE,
)
NEGATOR = re.compile(
    r"\b(?:not|never|no\s+longer|cannot|can['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wouldn['’]?t|"
    r"isn['’]?t|aren['’]?t|ain['’]?t|neither|nor|hardly|without|refrain\s+from|stop|refuse\s+to|nobody|"
    r"no\s+one|rather\s+than|instead\s+of)\b",
)
KEPT_UNIT = re.compile(
    r"\b(?:mistake\s+(?:not\s+)?to|no\s+reason\s+(?:not\s+)?to|cannot\s+(?:stress|say|thank|overstate)|"
    r"not\s+only|not\s+just|no\s+doubt|can['’]t\s+(?:wait|believe\s+it\s+took|help\s+but))\b",
)
HEDGED = re.compile(
    (
        r"\b(?:may|might|could)\s+(?:\w+\s+)?$|\b(?:if|whether|before\s+you|when\s+the\s+council|after\s+you|"
        r"even\s+if|suppose|in\s+case)\b[^,;.]*$"
    ),
)
ATTRIBUTED = re.compile(
    r"(?:\b(?:they|people|neighbou?rs?|opponents|supporters|critics|some|others|many|staff|folks|"
    r"everyone\s+else|he|she|someone|those\s+who|those|says\s+my\s+\w+|you)\b[^,;.!?]{0,40}$|\b(?:they|people|"
    r"neighbou?rs?|opponents|supporters|some|others)\s+(?:say|said|think|claim|argue|tell)\b[^;.!?]*$|"
    r"\bwho\s+$|\b(?:suggestion|claim|notion|idea|accusation|argument)s?\s+that\b[^,;.!?]*$)",
)
PAST = re.compile(
    r"\b(?:was(?!\s+(?:glad|happy|relieved|pleased))|were(?!\s+(?:glad|happy|relieved|pleased|$)\b)|used\s+to|had\s+been|once|back\s+then|in\s+(?:19|20)\d\d|years?\s+ago|at\s+first|"
    r"originally|initially|then)\b[^,;.!?]{0,40}$",
)
CONCEDED = re.compile(
    r"\b(?:although|though|while|despite|even\s+though|granted|i\s+know|i\s+understand|i\s+realize|"
    r"nobody\s+likes)\b[^,;.!?]{0,60}$",
)
