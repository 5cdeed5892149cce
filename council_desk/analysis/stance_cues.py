"""English words that show where a writer stands: declared positions, votes asked for, weaker signs, and formulas."""

import re
from dataclasses import dataclass

from council_desk.analysis import cues_en


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern with its side (+1 for the item, -1 against it), its weight, and how a clerk would name it."""

    pattern: re.Pattern[str]
    side: int
    weight: float
    name: str
    needs: tuple[str, ...] = ()
    longest: int = 0


def cue(pattern: str, side: int, weight: float, name: str, needs: str = "") -> Cue:
    """A cue from its pattern, letters of either case; needs: words parted by |, one of which it cannot do without."""
    longest = 48 if name.startswith("one word") else 0
    return Cue(re.compile(pattern), side, weight, name, tuple(needs.split("|")) if needs else (), longest)


_WHO = (
    r"(?:\b(?:i|we|i['’]m|we['’]re|i\s+am|we\s+are|i['’]ve|we['’]ve|(?:i|we)\s+(?:have|write|am|are|stand|rise|speak|come|want|wish|would\s+like))\b"
    r"|\b(?:our|my|the|this|your)\s+(?:\w+\s+){0,3}(?:association|alliance|league|club|board|members?|group|union|coalition|church|organization|committee|chamber|society|network|family|household|district|federation|"
    r"council\s+of\s+\w+|neighborhood|business|company|foundation|institute|friends|parish|congregation|cooperative|school|council|commission|body)"
    r")"
)
_ADV = r"(?:\s+(?:\w+ly|very|much|all|also|do|still|both|hereby|would|must|will|proudly|whole-?heartedly|100\s?%|in|full|wish\s+to|want\s+to|am\s+writing\s+to|are\s+writing\s+to|write\s+to|writing\s+to|like\s+to|rise\s+to|therefore|always|have|just|really|totally|generally|with|my|our|neighbou?rs|and|husband|wife|family)){0,4}"
_ITEM = rf"(?:\s+(?:of|to|on|for))?\s+(?:(?:this|that|it)\b|(?:(?:the|your|these|item|agenda\s+item|passage\s+of|passing|adoption\s+of|approval\s+of|adopting|approving|council['’]s)\s+)+(?:[\w\-,'’$.%#]+\s+){{0,8}}?(?:{cues_en.ITEM_NOUN})\b|item\s+(?:no\.?\s*)?\d+)"

DECLARED: tuple[Cue, ...] = (
    cue(
        rf"{_WHO}{_ADV}\s+(?:support|supports|endorse|endorses|favou?r|favou?rs|applaud|applauds|back|backs|welcome|welcomes|stand\s+behind|second)(?=\b)",
        1,
        2.0,
        "says support",
        "support|endorse|favo|applaud|back|welcome|stand|second",
    ),
    cue(r"\b(?!evidence|research|data|it|who|that|which|nobody|what|he|she|law|science)[\w)]+\s+(?:\w+ly\s+)?(?:supports|endorses|applauds|welcomes)\b", 1, 2.0, "says support", "supports|endorses|applauds|welcomes"),
    cue(r"\b(?!it|who|that|which|nobody|what|he|she)[\w)]+\s+(?:\w+ly\s+)?(?:opposes|objects)\b", -1, 2.2, "says opposition", "opposes|objects"),
    cue(rf"\b(?:support|supports|endorse|endorses|favou?r|back)(?=\b){_ITEM}", 1, 1.6, "says support of the item", "support|endorse|favo|back"),
    cue(
        rf"{_WHO}{_ADV}\s+(?:oppose|opposes|object|objects|reject|rejects|disagree|disapprove|disapproves)(?=\b)",
        -1,
        2.2,
        "says opposition",
        "oppos|object|reject|disagree|disapprov|against",
    ),
    cue(
        r"\b(?:strongly|firmly|adamantly|totally|completely|respectfully|absolutely|vehemently|wholly|flatly)\s+(?:oppose[sd]?|against|object|disagree)\b",
        -1,
        2.2,
        "says opposition",
        "oppos|object|reject|disagree|disapprov|against",
    ),
    cue(
        r"\b(?:strongly|firmly|fully|totally|completely|absolutely|wholeheartedly|enthusiastically)\s+(?:support|in\s+favou?r|endorse|for\s+(?:this|it))\b",
        1,
        2.2,
        "says support",
        "support|endorse|favo|applaud|back|welcome|stand|second",
    ),
    cue(
        r"\b(?:in|with)\s+(?:\w+\s+){0,2}(?:favou?r|support)\s+of\b(?!\s+(?:the\s+people|our|small|local|more))|\bin\s+(?:strong|full|total|complete|enthusiastic)?\s*(?:favou?r|support)(?=\s*(?:[.!,;]|$))|\bgenerally\s+in\s+favou?r",
        1,
        2.2,
        "in favor of",
        "favo|support",
    ),
    cue(
        r"\b(?:am|are|is|i['’]m|we['’]re|were|stand|stands)\s+(?:\w+ly\s+|all\s+|100\s?%\s+|still\s+|not\s+)*for\s+(?:this|it|the\s+(?:\w+\s+){0,4}"
        + cues_en.ITEM_NOUN
        + r")\b|\ball\s+for\s+(?:it|this)\b|\bfor\s+(?:this|it)\W\b",
        1,
        2.2,
        "is for it",
        "for this|for it|for the|all for",
    ),
    cue(
        r"\b(?:am|are|is|i['’]m|we['’]re|stand|stands|writing|speaking|speak|write|remain|be|vote|voted|testify|count\s+me(?:\s+as)?|put\s+me\s+down(?:\s+as)?)\s+(?:\w+ly\s+|dead\s+|totally\s+|still\s+|all\s+|not\s+)*against\b|^(?:i['’]?m\s+|we['’]?re\s+)?against\b|\bi['’]?m\s+against\b",
        -1,
        2.3,
        "is against it",
        "against",
    ),
    cue(
        r"\b(?:opposed|opposing)\s+(?:to\b|the\b|this\b)|\b(?:am|are|is|i['’]m|we['’]re|remain|stand)\s+(?:\w+ly\s+)*opposed\b|\bin\s+(?:\w+\s+)?opposition\s+to\b|\bopposition\s+(?:of|to)\s+(?:this|item|the)\b",
        -1,
        2.2,
        "is opposed",
        "oppos",
    ),
    cue(
        r"\b(?:i|we)\s+(?:\w+ly\s+)?(?:can\s?not|can['’]t|do\s+not|don['’]t|will\s+not|won['’]t|could\s+not|never\s+will)\s+(?:\w+ly\s+)?(?:in\s+good\s+conscience\s+)?(?:support|agree|back|endorse|favou?r|accept|condone)\b",
        -1,
        2.3,
        "cannot support",
        "support|agree|back|endorse|favo|accept|condone",
    ),
    cue(
        r"\b(?:do\s+not|don['’]t|does\s+not|doesn['’]t|no\s+one|nobody|none\s+of\s+us)\s+want(?:s)?\s+(?:this|it|the|these|any|another|more|your)\b",
        -1,
        1.8,
        "does not want it",
        "want",
    ),
    cue(
        r"\b(?:we|i)\s+(?:\w+ly\s+)?(?:want|need|welcome)\s+(?:this|it)\b(?!\s+(?:changed|stopped|fixed|to\s+(?:stop|fail|end)|gone))",
        1,
        1.8,
        "wants it",
        "want this|want it|need this|need it|welcome",
    ),
    cue(r"\b(?:i|we)\s+want\s+(?:this|it)\s+to\s+(?:pass|happen|succeed)\b", 1, 2.2, "wants it to pass", "want"),
    cue(
        r"\bvot(?:e|es|ed|ing)\s+(?:\w+\s+)?(?:yes|aye|yea|in\s+favou?r)\b|\b(?:a|an|your)\s+['\"“”‘’]?(?:yes|aye)['\"“”‘’]?\s+vote\b|\bvote\s+for\s+(?:it|this|the|item)\b|\bsay\s+yes\b|\byes\s+on\s+(?:item|measure|this|it|#|\d)|\bvotes?\s+yes\b",
        1,
        2.4,
        "asks for a yes vote",
        "vot|yes|aye",
    ),
    cue(
        r"\bvot(?:e|es|ed|ing)\s+(?:\w+\s+)?(?:no|nay|against)\b|\bvote\s+(?:this|it|item\s+\d+)\s+down\b|\bvot(?:e|ing)\s+down\b|\b(?:a|an|your)\s+['\"“”‘’]?(?:no|nay)['\"“”‘’]?\s+vote\b|\bsay\s+no\b|\bno\s+on\s+(?:item|measure|this|#|\d)|\burge\s+a\s+no\b",
        -1,
        2.4,
        "asks for a no vote",
        "vote|voting|votes|say no|no on |a no|nay",
    ),
    cue(
        r"^\W*(?:yes\b[\s!.,]*)+(?:$|please|to\s+th|on\s+(?:item|this|#)|i\b|we\b|my\b|do\b|it['’]s\s+about)",
        1,
        2.2,
        "opens with yes",
        "yes",
    ),
    cue(
        r"^\W*no\b(?=\s*[.!,]|\s+no\b|\s*$|\s+(?:to|on)\b)[\s!.,]*(?:no\b[\s!.,]*)*(?:$|(?=\w)|to\s+th|on\s+(?:item|this|#))|\bno\s+no\s+no\b|\b(?:this|in\s+this\s+place|one),?\s+no[.!]",
        -1,
        2.2,
        "opens with no",
        "no",
    ),
    cue(
        r"^\W*(?:i\s+)?(?:strongly\s+)?(?:support(?:ed|ive)?|in\s+favou?r|approve|agreed?|for)\W*$",
        1,
        2.2,
        "one word of support",
    ),
    cue(
        r"^\W*(?:i\s+)?(?:strongly\s+)?(?:oppose[d]?|against|opposition|object|disagree|deny|no|nope|absolutely\s+not|hell\s+no|not\s+(?:here|in\s+\w+))\W*$",
        -1,
        2.2,
        "one word of opposition",
    ),
    cue(
        r"\b(?:i\s+am|i['’]m|we\s+are|we['’]re)\s+an?\s+(?:firm\s+|strong\s+|solid\s+|definite\s+)?yes\b|\bcount\s+(?:me|us)\s+(?:in|as\s+a\s+yes|among\s+the\s+support)",
        1,
        2.0,
        "is a yes",
        " yes|count me|count us",
    ),
    cue(
        r"\b(?:i\s+am|i['’]m|we\s+are|we['’]re|it['’]s)\s+an?\s+(?:firm\s+|strong\s+|solid\s+|hard\s+)?no\b|\bcount\s+(?:me|us)\s+(?:out|as\s+a\s+no)",
        -1,
        2.0,
        "is a no",
        " no|count me|count us",
    ),
    cue(
        r"\b(?:my|our)\s+(?:strong\s+|firm\s+|main\s+|full\s+|total\s+)?(?:objection|opposition)\b(?!\s+would)|\b(?:take|raise|register|voice|lodge)s?\s+(?:\w+\s+)?(?:objection|opposition)s?\b",
        -1,
        1.7,
        "names an objection",
        "object|oppos",
    ),
    cue(
        r"\b(?:my|our)\s+(?:strong\s+|full\s+|wholehearted\s+|enthusiastic\s+)?support\s+(?:for|of)\b|\bexpress\s+(?:\w+\s+){0,3}support\b",
        1,
        2.2,
        "names support",
        "support",
    ),
    cue(
        r"\b(?:do\s+not|don['’]t|please\s+don['’]t|stop)\s+(?:do(?:ing)?|let|build|allow|put|bring|impose|raise|make)\s+(?:this|it|these|that)\b",
        -1,
        1.8,
        "asks not to do it",
        "not do|don't|not let|not build|stop |not allow|not put|not bring|not impose|not raise|not make",
    ),
    cue(
        r"\bover\s+our\s+objections?\b|\bif\s+(?:you|the\s+council|it)\s+(?:must|insists?)\b", -1, 1.2, "fallback only"
    ),
)

WEAK: tuple[Cue, ...] = (
    cue(
        r"\b(?:good|great|excellent|wonderful|fantastic|smart|terrific|brilliant|wise|sensible|sound|worthy)\s+(?:\w+\s+)?(?:idea|step|move|plan|start|policy|proposal|ordinance|resolution|thing|investment|legislation|work|decision|measure|project)\b",
        1,
        1.2,
        "calls it good",
        "good|great|excell|wonder|fantas|smart|terrif|brillia|wise|sensible|sound|worthy",
    ),
    cue(
        r"\b(?:ordinance|resolution|proposal|plan|policy|it|this|goal)\s+is\s+(?:sound|right|good|great|needed|necessary|fair|reasonable|wonderful|overdue|long\s+overdue|essential|important|the\s+right\s+thing|worth\s+it|a\s+no-brainer|common\s+sense|exactly\s+what)\b",
        1,
        1.3,
        "calls it right",
        "sound|is right|is good|is great|need|necess|fair|reason|wonder|overdue|essential|important|right thing|worth|brainer|common|exactly",
    ),
    cue(
        r"\b(?:long\s+)?overdue\b|\babout\s+time\b|\bhigh\s+time\b|^\W*(?:and\s+)?finally\b\W*|\bcan['’]?t\s+wait\s+(?:for|to|until)\b|\blook(?:ing)?\s+forward\s+to\s+(?:this|the|using|seeing\s+(?:it|this))|\bthis\s+is\s+what\s+we\s+need\b|\bbest\s+(?:money|thing|idea)\b",
        1,
        1.3,
        "says it is overdue",
        "due|about time|high time|finally|wait|forward|what we need|best ",
    ),
    cue(
        r"\b(?:thank\s+you|thanks|grateful|kudos|bravo|appreciate|hats\s+off|commend|congratulations)\b[^.!?]{0,40}\b(?:for\s+(?:leading|doing|finally|bringing|taking|proposing|this|the\s+(?:proposed|ordinance|resolution)|moving|tackling|addressing|putting|making)|to\s+staff|you\s+for\s+th)",
        1,
        1.1,
        "thanks for it",
        "thank|grateful|kudos|bravo|apprec|hats|commend|congrat",
    ),
    cue(
        r"\b(?:love|like|loves?|likes)\s+(?:this|it|the\s+(?:idea|plan|ordinance|proposal|concept))\b|\bhappy\s+to\s+see\s+(?:this|the)|\bglad\s+(?:to\s+see|you|the\s+(?:city|council)|this)|\bexcited\s+(?:about|for|to\s+see)|\bthrilled\s+(?:to|that|about)|\bso\s+relieved\b|\bmakes\s+(?:perfect\s+|total\s+|good\s+|a\s+lot\s+of\s+)?sense\b|\bit\s+(?:works|will\s+work)\b|\bright\s+thing\s+to\s+do\b|\bis\s+(?:the\s+)?right\b(?=\s+and\b)",
        1,
        1.2,
        "likes it",
        "lov|like this|like it|likes|like the|happy to|glad|excited|thrill|relieved|sense|it work|will work|right thing|right and",
    ),
    cue(
        r"\b(?:no|any)\s+objections?\b|\bnot\s+(?:opposed|against)\b|\b(?:does|do)\s+not\s+(?:object|oppose)\b|\bdon['’]t\s+(?:object|oppose|mind)\b|\bfine\s+with\b|\bokay\s+with\b|\bcan\s+live\s+with\b|\bwould\s+gladly\b|\bseconded\b|\bi\s+agree\b(?!\s+(?:with\s+)?(?:the\s+opp|those\s+who\s+opp))|\bwe\s+agree\b",
        1,
        1.0,
        "has no objection",
        "object|oppos|against|mind|fine|okay|live with|gladly|second|agree",
    ),
    cue(
        r"\b(?:please|just|so)\s+(?:fix|open|build|do|get)\s+(?:it|this|the\s+\w+)(?:\s+done)?\b|^\W*(?:just\s+)?(?:do|fix|build|open|pass|adopt|approve)\s+(?:it|this|the\s+door)\b|\bgo\s+for\s+it\b|\bget\s+it\s+done\b|\blet['’]?s\s+(?:do|get)\s+(?:it|this)\b|\bopen\s+it\b",
        1,
        1.5,
        "asks to do it",
        "fix|build|open|pass|adopt|approve|go for it|get |let's|do it|do this|do the",
    ),
    cue(
        r"\b(?:bad|terrible|horrible|awful|stupid|dumb|ridiculous|foolish|ill-?conceived|lousy|dangerous|poor|half-?baked|misguided|rotten|crazy|insane|absurd)\s+(?:\w+\s+)?(?:idea|plan|policy|proposal|ordinance|resolution|decision|move|precedent|deal|location|place|law|rule|thing)\b",
        -1,
        1.4,
        "calls it bad",
        "bad|terr|horr|awful|stupid|dumb|ridic|fool|conceived|lousy|danger|poor|baked|misgui|rotten|crazy|insane|absurd",
    ),
    cue(
        r"\b(?:waste|misuse|squandering)\s+of\b|\bno\s+need\s+(?:for|to)\b|\b(?:not|isn['’]t|is\s+not)\s+needed\b|\bunnecessary\b|\bwrong\s+(?:place|time|approach|way|direction|site|location|tool|priorit\w+|thing|answer|solution)\b|\bunfair\b|\bgovernment\s+overreach\b|\boverreach\b|\bpunish(?:es|ing)?\b|\bslap\s+in\s+the\s+face\b|\bcash\s+grab\b|\bmoney\s+grab\b|\brobbery\b|\bnanny\s+state\b|\brip-?off\b|\bscandal\b|\bunconstitutional\b|\bboondoggle\b",
        -1,
        1.3,
        "calls it wrong",
        "waste|misuse|squander|no need|not need|isn't need|unnec|wrong|unfair|overreach|punish|slap in|grab|robbery|nanny|rip-off|ripoff|scandal|unconst|boondog",
    ),
    cue(
        r"\b(?:out\s+of\s+your\s+minds?|shame\s+on|disgrace(?:ful)?|outrage(?:ous|d)?|disgust(?:ed|ing)|insult(?:ing|ed)?|you\s+people|so\s+angry|furious|enough\s+is\s+enough|leave\s+us\s+alone|not\s+in\s+my|ruin(?:s|ed|ing)?|destroy(?:s|ing|ed)?|kill(?:s|ing|ed)?\s+(?:us|business|businesses|small|downtown|our|that)|appalled|betray(?:al|ed)?|sick\s+and\s+tired|fed\s+up)\b",
        -1,
        0.9,
        "angry words",
        "your mind|shame|disg|outrag|insult|you people|so angry|furious|enough is|leave us|not in my|ruin|destr|kill|appal|betray|sick and|fed up",
    ),
    cue(
        r"\bno\s+more\s+(?:tax|taxes|rules|regulation\w*|spending|fees|government|rate\s+hikes|\w+)\b(?=\s*[.!]|\s*$)|\bwe\s+(?:already|never)\s+(?:pay|have|had|asked|were\s+asked|voted)\b|\b(?:were|was)\s+never\s+(?:asked|told|consulted|notified)\b|\balready\s+(?:pay|paid|have\s+(?:a|laws?|enough|too))\b",
        -1,
        0.9,
        "says there is no need",
        "no more|already|never|pay",
    ),
    cue(
        r"\bcan['’]?t\s+afford\b|\bcannot\s+afford\b|\btoo\s+(?:expensive|much|high|steep|far|loud|many)\b|\bmore\s+than\s+(?:\w+,?\s+){1,6}can\s+(?:absorb|bear|afford|pay|take)\b|\bwill\s+(?:cost|hurt|harm|drive|push|close|lose|force|kill)\b|\bhurts?\s+(?:small|local|our|us|business|families|workers|renters|seniors)\b|\bwe\s+(?:will\s+)?sell\b|\bif\s+(?:the\s+\w+|this|it)\s+(?:passes|goes\s+in|go\s+in)[^.]{0,30}(?:leave|move|sell|finish|close|sue)\b|\bif\s+(?:the\s+\w+|you|they)\s+(?:approves?|pass(?:es)?|adopts?)\s+(?:it|this)[^.]{0,30}\b(?:leave|move|sell|close|sue|done)\b|\bi\s+will\s+(?:finish\s+out|close|leave|sue|move)\b",
        -1,
        0.9,
        "says it would harm",
        "afford|too |more than|will cost|will hurt|will harm|will drive|will push|will close|will lose|will force|will kill|i will|hurt|sell|if the|if this|if it|if you|if they",
    ),
    cue(
        r"\bnot\s+(?:compassion|fair|right|the\s+(?:answer|place|way|time|job|role|solution)|acceptable|this\s+year|a\s+(?:dog\s+park|solution|shelter))\b|\bis\s+not\s+the\s+(?:city|council|government)['’]s\b|\bthis\s+is\s+wrong\b",
        -1,
        1.1,
        "says it is not right",
        "not compassion|not fair|not right|not the |not accept|not this|not a |is not|this is wrong",
    ),
)

ASK_FOR = re.compile(
    r"(?:pass|adopt|approve|support|back|endorse|enact|ratify|accept|advance|move|proceed|go|implement|uphold|do|take\s+up)",
)
NEUTRAL = re.compile(
    r"\b(?:tak(?:es?|ing)\s+no\s+(?:position|side|stance)|no\s+(?:official\s+|formal\s+)?(?:position|opinion|stance)\s+(?:on|for\s+or|either|is)|neither\s+(?:for\s+nor\s+against|support\w*\s+n?or\s+oppos\w+|in\s+favou?r\s+n?or|oppos\w+\s+n?or\s+support\w*|endorse\w*\s+n?or)|"
    r"(?:do|does|did|will|is|are|am|['’]m|['’]re|have|has)\s*(?:not|n['’]t)\s+(?:be\s+)?(?:permitted\s+to\s+|going\s+to\s+|here\s+to\s+|allowed\s+to\s+)?(?:tak(?:e|ing|en)\s+(?:an?\s+|any\s+)?(?:sides?|position|stance|stand)|commenting\s+(?:for|on\s+the\s+merits)|speaking\s+(?:for|in\s+favou?r)\s+or\s+against|argu\w+\s+for\s+or\s+against)|"
    r"(?:remain|am|are|is|stay|stays|remains|be)\s+(?:officially\s+)?neutral|neutral\s+(?:on|as\s+to|about)|for\s+(?:your|informational?)\s+(?:information|purposes)(?:\s+only)?|only\s+to\s+(?:give|provide|offer|share|supply)\s+(?:\w+\s+){0,2}(?:facts|information|figures|data)|"
    r"(?:no|don['’]t\s+have\s+an?)\s+(?:strong\s+)?(?:opinion|view|feelings?)\s+(?:either\s+way|one\s+way|on\s+this|about)|(?:don['’]t|do\s+not)\s+care\s+(?:either\s+way|one\s+way)|either\s+way\s+is\s+fine|could\s+go\s+either\s+way|not\s+here\s+to\s+(?:support|oppose)|"
    r"don['’]t\s+have\s+a\s+dog\s+in\s+th\w+|whichever\s+way\s+(?:the\s+vote|you|the\s+council)|if\s+you\s+do(?:\s+it)?,?\s+do\s+it\s+\w+[^.]{0,20}if\s+you\s+don['’]t)\b",
)
# The item would be right with changes: words of that alone.
AMENDS = re.compile(
    r"\b(?:good\s+(?:first\s+)?(?:start|step)|first\s+step|step\s+in\s+the\s+right\s+direction|needs?\s+(?:teeth|work|to\s+go\s+further|strengthening|to\s+be\s+(?:strengthened|stronger))|(?:does\s+not|doesn['’]t|don['’]t|do\s+not)\s+go\s+far\s+enough|not\s+(?:go\s+)?far\s+enough|"
    r"too\s+weak|strengthen(?:ed)?|loophole|with\s+(?:(?:two|three|four|one|a\s+few|some|these|those|that|the\s+following|minor|several|an?|my|our)\s+)+(?:\w+\s+)?(?:changes?|corrections?|amendments?|additions?|conditions?|edits?|modifications?|tweaks?|exceptions?|fix(?:es)?|revisions?|requests?)|with\s+that(?:\s+(?:in\s+it|change|added|fixed))?,?\s+(?:i|we|the)\b|"
    r"if\s+(?:those|these|that|they)\s+(?:go(?:es)?\s+in|changes?|(?:is|are)\s+(?:added|included|made|fixed|done))|do\s+that\s+and\b|and\s+(?:i|we)(?:['’]ll|\s+will|['’]d|\s+would)\s+(?:\w+\s+){0,3}(?:stand\s+up|cheer|support|be\s+(?:there|for|a\s+yes)|back|not\s+say|sign|vote\s+for|stand\s+behind)|"
    r"(?:could|would|can|might)\s+(?:\w+\s+){0,4}(?:support|get\s+behind|live\s+with|back|vote\s+for|be\s+for|accept|endorse)\b(?!\s+(?:a\s+different|another|the\s+opp))|(?:will|would)\s+(?:stand\s+behind|support|back)\b|(?:withdraw|drop)\s+(?:my|our)\s+(?:concerns?|objections?|opposition)|"
    r"(?:my|our|the)\s+(?:only|one|single|sole|main)\s+(?:reservation|concern|complaint|issue|worry|hesitation|objection|problem|caveat)|one\s+(?:reservation|caveat)\b|in\s+principle|not\s+(?:against|opposed)\b|(?:supports?|likes?|agrees?\s+with|shares?|appreciate|favou?r|endorse)\s+(?:the\s+)?(?:\w+\s+)?(?:goals?|intent|idea|concept|spirit|aim|purpose|thrust|structure|principle)\b|"
    r"(?:goal|idea|aim|intent|concept)\b[^.!?]{0,30}\b(?:is|are)\s+(?:right|good|fine|sound|great)\b[^.!?]{0,20}\b(?:and|but)|as\s+long\s+as|so\s+long\s+as|provided\s+(?:that\s+)?(?:the|you|it|there)|fine\s+with\b|no\s+objection\s+to\s+the\s+(?:balance|rest)|a\s+word\s+against\s+the\s+rest|but\s+(?:make|build|add|only\s+if|it\s+needs)|but\s+please\s+(?!fix\s+it|do\s+it|pass|vote|support|approve|adopt)|generally\s+(?:in\s+favou?r|support\w*)|mostly\s+(?:support|like|agree|in\s+favou?r)|i\s+want\s+this\s+to\s+pass,?\s+but|otherwise\s+(?:i|we)\s+(?:support|like|am|are))\b",
)
# A wish beside a plain yes: small words, no condition.
MINOR = re.compile(
    r"\b(?:i|we)\s+(?:would\s+)?only\s+(?:ask|wish|add|request)\b|\b(?:one|just\s+one|my\s+only|our\s+only|the\s+only)\s+(?:small\s+|little\s+|other\s+)?(?:thing|grumble|quibble|ask|wish)\b|\bp\.?s\.?\b|\(and\s|\bit\s+would\s+be\s+(?:nice|even\s+better)",
)
# Opposition that would end with changes.
UNLESS = re.compile(
    r"\b(?:unless(?:\s+and\s+until)?|until\s+then|until\s+(?:that|those|these|it|the|you)\b|as\s+(?:it\s+)?(?:is\s+)?(?:written|drafted|proposed|stands?|currently\s+\w+)|in\s+its\s+(?:current|present)\s+form|(?:withdraw|drop)\s+(?:my|our)\s+(?:objections?|opposition)|"
    r"would\s+(?:reconsider|change\s+my\s+mind)|without\s+(?:number|those|these|that|the)\s+\w+[^.]{0,20}\b(?:no|oppose|against)|oppose\s+unless|then\s+(?:ask\s+me|come\s+back)|may\s+even\s+say\s+yes)\b",
)
SARCASM = re.compile(
    r"^\W*(?:oh,?\s+(?:great|wonderful|sure|absolutely|please|good|fantastic|goody|joy|yes\b|lovely|perfect)|(?:great|brilliant|wonderful|fantastic|lovely|genius)\s*(?:idea)?[!.]\s*(?:and\s+)?(?:maybe|next|why|what|let['’]s|who|perhaps|now)|slow\s+clap|genius\b|sure,\s+(?:why|let)|by\s+all\s+means|well\s+done,)|"
    r"\b(?:slow\s+clap|genius[.!]|thoughts\s+and\s+prayers|perhaps\s+you\s+could\s+(?:charge|tax)|why\s+stop\s+there|while\s+you['’]re\s+at\s+it|little\s+towels|so\s+let\s+me\s+get\s+this\s+straight|must\s+be\s+nice|what\s+could\s+(?:possibly\s+)?go\s+wrong|how\s+(?:generous|thoughtful|convenient))\b",
    re.MULTILINE,
)
NEGATOR = re.compile(
    r"\b(?:not|never|no\s+longer|cannot|can['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wouldn['’]?t|isn['’]?t|aren['’]?t|ain['’]?t|neither|nor|hardly|without|refrain\s+from|stop|refuse\s+to|nobody|no\s+one|rather\s+than|instead\s+of)\b",
)
KEPT_UNIT = re.compile(
    r"\b(?:mistake\s+(?:not\s+)?to|no\s+reason\s+(?:not\s+)?to|cannot\s+(?:stress|say|thank|overstate)|not\s+only|not\s+just|no\s+doubt|can['’]t\s+(?:wait|believe\s+it\s+took|help\s+but))\b",
)
HEDGED = re.compile(
    r"\b(?:if|unless|whether|before\s+you|when\s+the\s+council|after\s+you|even\s+if|suppose|in\s+case)\b[^,;.]*$",
)
ATTRIBUTED = re.compile(
    r"(?:\b(?:they|people|neighbou?rs?|opponents|supporters|critics|some|others|many|staff|folks|everyone\s+else|he|she|someone|those\s+who|those|says\s+my\s+\w+|you)\b[^,;.!?]{0,40}$|\b(?:they|people|neighbou?rs?|opponents|supporters|some|others)\s+(?:say|said|think|claim|argue|tell)\b[^;.!?]*$|\bwho\s+$|\b(?:suggestion|claim|notion|idea|accusation|argument)s?\s+that\b[^,;.!?]*$)",
)
PAST = re.compile(
    r"\b(?:was|were|used\s+to|had\s+been|once|back\s+then|in\s+(?:19|20)\d\d|years?\s+ago|at\s+first|originally|initially|then)\b[^,;.!?]{0,40}$",
)
CONCEDED = re.compile(
    r"\b(?:although|though|while|despite|even\s+though|granted|i\s+know|i\s+understand|i\s+realize|nobody\s+likes)\b[^,;.!?]{0,60}$",
)
