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
    r"(?:\b(?:i|we|i['’]m|we['’]re|i\s+am|we\s+are|i['’]ve|we['’]ve|(?:i|we)\s+(?:have|write|am|are|stand|"
    r"rise|speak|come|want|wish|would\s+like))\b"
    r"|\b(?:our|my|the|this|your)\s+(?:\w+\s+){0,3}(?:association|alliance|league|club|board|members?|group|"
    r"union|coalition|church|organization|committee|chamber|society|network|family|household|district|"
    r"federation|"
    r"council\s+of\s+\w+|neighborhood|business|company|foundation|institute|friends|parish|congregation|"
    r"cooperative|school|council|commission|body)"
    r")"
)
_ADV = (
    r"(?:\s+(?:\w+ly|very|much|all|also|do|still|both|hereby|would|must|will|proudly|whole-?heartedly|100\s?%|"
    r"in|full|wish\s+to|want\s+to|am\s+writing\s+to|are\s+writing\s+to|write\s+to|writing\s+to|like\s+to|"
    r"rise\s+to|therefore|always|have|just|really|totally|generally|with|my|our|neighbou?rs|and|husband|wife|"
    r"family)){0,4}"
)
_ITEM = (
    rf"(?:\s+(?:of|to|on|for))?\s+(?:(?:this|that|it)\b|(?:(?:the|your|these|item|agenda\s+item|passage\s+of|"
    rf"passing|adoption\s+of|approval\s+of|adopting|approving|"
    rf"council['’]s)\s+)+(?:[\w\-,'’$.%#]+\s+){{0,8}}?(?:{cues_en.ITEM_NOUN})\b|item\s+(?:no\.?\s*)?\d+)"
)
DECLARED: tuple[Cue, ...] = (
    cue(
        rf"{_WHO}{_ADV}\s+(?:support|supports|endorse|endorses|favou?r|favou?rs|applaud|applauds|back|backs|"
        rf"welcome|welcomes|stand\s+behind|second)(?=\b)",
        1,
        2.0,
        "says support",
        "support|endorse|favo|applaud|back|welcome|stand|second",
    ),
    cue(
        r"\b(?!evidence|research|data|it|who|that|which|nobody|what|he|she|law|"
        r"science)[\w)]+\s+(?:\w+ly\s+)?(?:supports|endorses|applauds|welcomes)\b",
        1,
        2.0,
        "says support",
        "supports|endorses|applauds|welcomes",
    ),
    cue(
        r"\b(?!it|who|that|which|nobody|what|he|she)[\w)]+\s+(?:\w+ly\s+)?(?:opposes|objects)\b",
        -1,
        2.2,
        "says opposition",
        "opposes|objects",
    ),
    cue(
        rf"\b(?:support|supports|endorse|endorses|favou?r|back)(?=\b){_ITEM}",
        1,
        1.6,
        "says support of the item",
        "support|endorse|favo|back",
    ),
    cue(
        rf"{_WHO}{_ADV}\s+(?:oppose|opposes|object|objects|reject|rejects|disagree|disapprove|disapproves)(?=\b)",
        -1,
        2.2,
        "says opposition",
        "oppos|object|reject|disagree|disapprov|against",
    ),
    cue(
        r"\b(?:strongly|firmly|adamantly|totally|completely|respectfully|absolutely|vehemently|wholly|"
        r"flatly)\s+(?:oppose[sd]?|against|object|disagree)\b",
        -1,
        2.2,
        "says opposition",
        "oppos|object|reject|disagree|disapprov|against",
    ),
    cue(
        r"\b(?:strongly|firmly|fully|totally|completely|absolutely|wholeheartedly|enthusiastically)\s+(?:support|"
        r"in\s+favou?r|endorse|for\s+(?:this|it))\b",
        1,
        2.2,
        "says support",
        "support|endorse|favo|applaud|back|welcome|stand|second",
    ),
    cue(
        r"\b(?:in|with)\s+(?:\w+\s+){0,2}(?:favou?r|support)\s+of\b(?!\s+(?:the\s+people|our|small|local|more))|"
        r"\bin\s+(?:strong|full|total|complete|enthusiastic)?\s*(?:favou?r|support)(?=\s*(?:[.!,;]|$))|"
        r"\bgenerally\s+in\s+favou?r",
        1,
        2.2,
        "in favor of",
        "favo|support",
    ),
    cue(
        r"\b(?:am|are|is|i['’]m|we['’]re|were|stand|stands)\s+(?:\w+ly\s+|all\s+|100\s?%\s+|still\s+|"
        r"not\s+)*for\s+(?:this|it|the\s+(?:\w+\s+){0,4}"
        + cues_en.ITEM_NOUN
        + r")\b|\ball\s+for\s+(?:it|this)\b|\bfor\s+(?:this|it)\W\b",
        1,
        2.2,
        "is for it",
        "for this|for it|for the|all for",
    ),
    cue(
        r"\b(?:am|are|is|i['’]m|we['’]re|stand|stands|writing|speaking|speak|write|remain|be|vote|voted|testify|"
        r"count\s+me(?:\s+as)?|put\s+me\s+down(?:\s+as)?)\s+(?:\w+ly\s+|dead\s+|totally\s+|still\s+|all\s+|"
        r"not\s+)*against\b|^(?:i['’]?m\s+|we['’]?re\s+)?against\b|\bi['’]?m\s+against\b",
        -1,
        2.3,
        "is against it",
        "against",
    ),
    cue(
        r"\b(?:opposed|opposing)\s+(?:to\b|the\b|this\b)|\b(?:am|are|is|i['’]m|we['’]re|remain|"
        r"stand)\s+(?:\w+ly\s+)*opposed\b|\bin\s+(?:\w+\s+)?opposition\s+to\b|\bopposition\s+(?:of|to)\s+(?:this|"
        r"item|the)\b",
        -1,
        2.2,
        "is opposed",
        "oppos",
    ),
    cue(
        r"\b(?:i|we)\s+(?:\w+ly\s+)?(?:can\s?not|can['’]t|do\s+not|don['’]t|will\s+not|won['’]t|could\s+not|"
        r"never\s+will)\s+(?:\w+ly\s+)?(?:in\s+good\s+conscience\s+)?(?:support|agree|back|endorse|favou?r|accept|"
        r"condone)\b",
        -1,
        2.3,
        "cannot support",
        "support|agree|back|endorse|favo|accept|condone",
    ),
    cue(
        r"\b(?:do\s+not|don['’]t|does\s+not|doesn['’]t|no\s+one|nobody|none\s+of\s+us)\s+want(?:s)?\s+(?:this|it|"
        r"the|these|any|another|more|your)\b",
        -1,
        1.8,
        "does not want it",
        "want",
    ),
    cue(
        r"\b(?:we|i)\s+(?:\w+ly\s+)?(?:want|need|welcome)\s+(?:this|it)\b(?!\s+(?:changed|stopped|fixed|"
        r"to\s+(?:stop|fail|end)|gone))",
        1,
        1.8,
        "wants it",
        "want this|want it|need this|need it|welcome",
    ),
    cue(r"\b(?:i|we)\s+want\s+(?:this|it)\s+to\s+(?:pass|happen|succeed)\b", 1, 2.2, "wants it to pass", "want"),
    cue(
        r"\bvot(?:e|es|ed|ing)\s+(?:\w+\s+)?(?:yes|aye|yea|in\s+favou?r)\b|\b(?:a|an|your)\s+['\"“”‘’]?(?:yes|"
        r"aye)['\"“”‘’]?\s+vote\b|\bvote\s+for\s+(?:it|this|the|item)\b|\bsay\s+yes\b|\byes\s+on\s+(?:item|"
        r"measure|this|it|#|\d)|\bvotes?\s+yes\b",
        1,
        2.4,
        "asks for a yes vote",
        "vot|yes|aye",
    ),
    cue(
        r"\bvot(?:e|es|ed|ing)\s+(?:\w+\s+)?(?:no|nay|against)\b|\bvote\s+(?:this|it|item\s+\d+)\s+down\b|"
        r"\bvot(?:e|ing)\s+down\b|\b(?:a|an|your)\s+['\"“”‘’]?(?:no|nay)['\"“”‘’]?\s+vote\b|\bsay\s+no\b|"
        r"\bno\s+on\s+(?:item|measure|this|#|\d)|\burge\s+a\s+no\b",
        -1,
        2.4,
        "asks for a no vote",
        "vote|voting|votes|say no|no on |a no|nay",
    ),
    cue(
        r"^[^\w\n]{0,12}(?:yes\b[\s!.,]*)+(?:$|please|to\s+th|on\s+(?:item|this|#)|i\b|we\b|my\b|do\b|it['’]s\s+about)",
        1,
        2.2,
        "opens with yes",
        "yes",
    ),
    cue(
        r"^[^\w\n]{0,12}no\b(?=\s*[.!,]|\s+no\b|\s*$|\s+(?:to|on)\b)[\s!.,]*(?:no\b[\s!.,]*)*(?:$|(?=\w)|to\s+th|"
        r"on\s+(?:item|this|#))|\bno\s+no\s+no\b|\b(?:this|in\s+this\s+place|one),?\s+no[.!]",
        -1,
        2.2,
        "opens with no",
        "no",
    ),
    cue(
        r"^(?:please\s+|just\s+)*leave\s+(?:the|our|it|things|us|well|this)\b.{0,40}\balone\b",
        -1,
        2.0,
        "asks to leave it alone",
        "alone",
    ),
    cue(
        r"^(?:says?\s+|is\s+|she['’]s\s+|he['’]s\s+)?for\s+(?:it|this)\s*[.!,]?(?:\s+but\b.*)?$",
        1,
        2.0,
        "is for it",
        "for it|for this",
    ),
    cue(
        (
            r"^[^\w\n]{0,12}(?:i\s+)?(?:strongly\s+)?(?:support(?:ed|ive)?|in\s+favou?r|approve|agreed?|for|"
            r"thumbs\s+up(?:\s+from\s+\w+)?|i?\s*second\s+(?:this|that|the\s+\w+(?:\s+above)?))\W*$"
        ),
        1,
        2.2,
        "one word of support",
    ),
    cue(
        r"^[^\w\n]{0,12}(?:i\s+)?(?:strongly\s+)?(?:oppose[d]?|against|opposition|object|disagree|deny|no|nope|"
        r"absolutely\s+not|hell\s+no|no\s+thanks?|no\s+thank\s+you|hard\s+pass|thumbs\s+down|not\s+(?:here|"
        r"in\s+\w+))\W*$",
        -1,
        2.2,
        "one word of opposition",
    ),
    cue(
        r"\b(?:i\s+am|i['’]m|we\s+are|we['’]re)\s+an?\s+(?:firm\s+|strong\s+|solid\s+|definite\s+)?yes\b|"
        r"\bcount\s+(?:me|us)\s+(?:in|as\s+a\s+yes|among\s+the\s+support)",
        1,
        2.0,
        "is a yes",
        " yes|count me|count us",
    ),
    cue(
        r"\b(?:i\s+am|i['’]m|we\s+are|we['’]re|it['’]s)\s+an?\s+(?:firm\s+|strong\s+|solid\s+|hard\s+)?no\b|"
        r"\bcount\s+(?:me|us)\s+(?:out|as\s+a\s+no)",
        -1,
        2.0,
        "is a no",
        " no|count me|count us",
    ),
    cue(
        r"\b(?:my|our)\s+(?:strong\s+|firm\s+|main\s+|full\s+|total\s+)?(?:objection|opposition)\b(?!\s+would)|"
        r"\b(?:take|raise|register|voice|lodge)s?\s+(?:\w+\s+)?(?:objection|opposition)s?\b",
        -1,
        1.7,
        "names an objection",
        "object|oppos",
    ),
    cue(
        r"\b(?:my|our)\s+(?:strong\s+|full\s+|wholehearted\s+|enthusiastic\s+)?support\s+(?:for|of)\b|"
        r"\bexpress\s+(?:\w+\s+){0,3}support\b",
        1,
        2.2,
        "names support",
        "support",
    ),
    cue(
        r"\b(?:do\s+not|don['’]t|please\s+don['’]t|stop)\s+(?:do(?:ing)?|let|build|allow|put|bring|impose|raise|"
        r"make)\s+(?:this|it|these|that)\b",
        -1,
        1.8,
        "asks not to do it",
        "not do|don't|not let|not build|stop |not allow|not put|not bring|not impose|not raise|not make",
    ),
    cue(
        r"\bover\s+our\s+objections?\b|\bif\s+(?:you|the\s+council|it)\s+(?:must|insists?)\b",
        -1,
        1.2,
        "fallback only",
        "over our|must|insist",
    ),
)

WEAK: tuple[Cue, ...] = (
    cue(
        r"\b(?:voic|register|lend|offer|declar|stat)\w*\s+(?:my\s+|our\s+|full\s+|strong\s+)*support\b",
        1,
        2.0,
        "voices support",
        "support",
    ),
    cue(
        r"\b(?:count|put|mark)\s+(?:me|us)\s+(?:down\s+)?as\s+(?:\w+ly\s+)?(?:opposed|against|a\s+no)\b|"
        r"\b(?:voic|register|stat)\w*\s+(?:my\s+|our\s+|strong\s+)*(?:opposition|objection)\b",
        -1,
        2.0,
        "is counted against it",
        "oppos|against|object|as a no",
    ),
    cue(
        r"\b(?:would|will|could)\s+be\s+(?:an?\s+)?(?:\w+\s+)?(?:disaster|mistake|nightmare|catastrophe|shame|"
        r"burden|hardship|tragedy)\b|"
        r"\b(?:badly|poorly|sloppily)\s+(?:drafted|written|thought|conceived|planned)\b|"
        r"\bbetter\s+(?:ways?|uses?|things?)\s+(?:to|for|of)\b|\b(?:don't|do\s+not|can't)\s+see\s+(?:any|a|"
        r"the)\s+(?:reason|need|point)\b|"
        r"\bno\s+(?:good\s+)?reason\s+to\b|\bnot\s+think\s+(?:this|it|that\s+this)\s+is\s+(?:right|fair|wise|"
        r"needed|the|a\s+good)\b",
        -1,
        1.1,
        "speaks against it",
        "would be|will be|could be|drafted|written|thought out|conceived|planned|better|reason|need|point|think",
    ),
    cue(
        r"\b(?:measure|ordinance|plan|resolution|policy|project|proposal|it|this)\s+(?:will|would)\s+(?:really\s+|"
        r"greatly\s+)?"
        r"(?:help|improve|benefit|save|protect|make\s+(?:\w+\s+){1,3}(?:safer|better|easier|cleaner|stronger))\b",
        1,
        0.9,
        "says it would help",
        "help|improve|benefit|save|protect|make",
    ),
    cue(
        r"\b(?:good|great|excellent|wonderful|fantastic|smart|terrific|brilliant|wise|sensible|sound|"
        r"worthy)\s+(?:\w+\s+)?(?:idea|step|move|plan|start|policy|proposal|ordinance|resolution|thing|investment|"
        r"legislation|work|decision|measure|project)\b",
        1,
        1.2,
        "calls it good",
        "good|great|excell|wonder|fantas|smart|terrif|brillia|wise|sensible|sound|worthy",
    ),
    cue(
        r"\b(?:ordinance|resolution|proposal|plan|policy|it|this|goal)\s+is\s+(?:sound|right|"
        r"good(?!\s+enough)|great|needed|"
        r"necessary|fair|reasonable|wonderful|overdue|long\s+overdue|essential|important|the\s+right\s+thing|"
        r"worth\s+it|a\s+no-brainer|common\s+sense|exactly\s+what)\b",
        1,
        1.3,
        "calls it right",
        "sound|is right|is good|is great|need|necess|fair|reason|wonder|overdue|essential|important|right thing|"
        "worth|brainer|common|exactly",
    ),
    cue(
        r"\b(?:long\s+)?overdue\b|\babout\s+time\b|\bhigh\s+time\b|^[^\w\n]{0,12}(?:and\s+)?finally\b\W*|"
        r"\bcan['’]?t\s+wait\s+(?:for|to|until)\b|\blook(?:ing)?\s+forward\s+to\s+(?:this|the|using|"
        r"seeing\s+(?:it|this))|\bthis\s+is\s+what\s+we\s+need\b|\bbest\s+(?:money|thing|idea)\b",
        1,
        1.3,
        "says it is overdue",
        "due|about time|high time|finally|wait|forward|what we need|best ",
    ),
    cue(
        r"\b(?:thank\s+you|thanks|grateful|kudos|bravo|appreciate|hats\s+off|commend|"
        r"congratulations)\b[^.!?]{0,40}\b(?:for\s+(?:leading|doing|finally|bringing|taking|proposing|this|"
        r"the\s+(?:proposed|ordinance|resolution)|moving|tackling|addressing|putting|making)|to\s+staff|"
        r"you\s+for\s+th)",
        1,
        1.1,
        "thanks for it",
        "thank|grateful|kudos|bravo|apprec|hats|commend|congrat",
    ),
    cue(
        r"\b(?:love|like|loves?|likes)\s+(?:this|it|the\s+(?:idea|plan|ordinance|proposal|concept))\b|"
        r"\bhappy\s+to\s+see\s+(?:this|the)|\bglad\s+(?:to\s+see|you|the\s+(?:city|council)|this)|"
        r"\bexcited\s+(?:about|for|to\s+see)|\bthrilled\s+(?:to|that|about)|\bso\s+relieved\b|"
        r"\bmakes\s+(?:perfect\s+|total\s+|good\s+|a\s+lot\s+of\s+)?sense\b|\bit\s+(?:works|will\s+work)\b|"
        r"\bright\s+thing\s+to\s+do\b|\bis\s+(?:the\s+)?right\b(?=\s+and\b)|"
        r"^(?:she\s+|he\s+|caller\s+)?likes\s+the\b|\b(?:relieved|pleased|happy|glad)\s+to\s+(?:see|find|read|learn)\b|"
        r"\bcontent\s+with\s+(?:the|this|it)\b|\b(?:want|wish|would\s+like)\s+to\s+thank\b|\bare\s+right\b|"
        r"\bbut\s+ok(?:ay)?\W*$",
        1,
        1.2,
        "likes it",
        "lov|like this|like it|likes|like the|pleased|content|to thank|are right|but ok|happy to|glad|"
        "excited|thrill|relieved|sense|it work|will work|"
        "right thing|right and",
    ),
    cue(
        r"\b(?:no|any)\s+objections?\b|\bnot\s+(?:opposed|against)\b|\b(?:does|do)\s+not\s+(?:object|oppose)\b|"
        r"\bdon['’]t\s+(?:object|oppose|mind)\b|\bfine\s+with\b|\bokay\s+with\b|\bcan\s+live\s+with\b|"
        r"\bwould\s+gladly\b|\bseconded\b|\bi\s+agree\b(?!\s+(?:with\s+)?(?:the\s+opp|those\s+who\s+opp))|"
        r"\bwe\s+agree\b",
        1,
        1.0,
        "has no objection",
        "object|oppos|against|mind|fine|okay|live with|gladly|second|agree",
    ),
    cue(
        r"\b(?:please|just|so)\s+(?:fix|open|build|do|get)\s+(?:it|this|the\s+\w+)(?:\s+done)?\b|"
        r"^[^\w\n]{0,12}(?:just\s+)?(?:do|fix|build|open|pass|adopt|approve)\s+(?:it|this|the\s+door)\b|"
        r"\bgo\s+for\s+it\b|"
        r"\bget\s+it\s+done\b|\blet['’]?s\s+(?:do|get)\s+(?:it|this)\b|\bopen\s+it\b",
        1,
        1.5,
        "asks to do it",
        "fix|build|open|pass|adopt|approve|go for it|get |let's|do it|do this|do the",
    ),
    cue(
        r"\b(?:bad|terrible|horrible|awful|stupid|dumb|ridiculous|foolish|ill-?conceived|lousy|dangerous|poor|"
        r"half-?baked|misguided|rotten|crazy|insane|absurd)\s+(?:\w+\s+)?(?:idea|plan|policy|proposal|ordinance|"
        r"resolution|decision|move|precedent|deal|location|place|law|rule|thing)\b",
        -1,
        1.4,
        "calls it bad",
        "bad|terr|horr|awful|stupid|dumb|ridic|fool|conceived|lousy|danger|poor|baked|misgui|rotten|crazy|insane|"
        "absurd",
    ),
    cue(
        r"\b(?:waste|misuse|squandering)\s+of\b|\bno\s+need\s+(?:for|to)\b|\b(?:not|isn['’]t|is\s+not)\s+needed\b|"
        r"\bunnecessary\b|\bwrong\s+(?:place|time|approach|way|direction|site|location|tool|priorit\w+|thing|"
        r"answer|solution)\b|\bunfair\b|\bgovernment\s+overreach\b|\boverreach\b|\bpunish(?:es|ing)?\b|"
        r"\bslap\s+in\s+the\s+face\b|\bcash\s+grab\b|\bmoney\s+grab\b|\brobbery\b|\bnanny\s+state\b|\brip-?off\b|"
        r"\bscandal\b|\bunconstitutional\b|\bboondoggle\b",
        -1,
        1.3,
        "calls it wrong",
        "waste|misuse|squander|no need|not need|isn't need|unnec|wrong|unfair|overreach|punish|slap in|grab|"
        "robbery|nanny|rip-off|ripoff|scandal|unconst|boondog",
    ),
    cue(
        r"\b(?:out\s+of\s+your\s+minds?|shame\s+on|disgrace(?:ful)?|outrage(?:ous|d)?|disgust(?:ed|ing)|"
        r"insult(?:ing|ed)?|you\s+people|so\s+angry|furious|enough\s+is\s+enough|leave\s+us\s+alone|not\s+in\s+my|"
        r"ruin(?:s|ed|ing)?|destroy(?:s|ing|ed)?|kill(?:s|ing|ed)?\s+(?:us|business|businesses|small|downtown|our|"
        r"that)|appalled|betray(?:al|ed)?|sick\s+and\s+tired|fed\s+up)\b",
        -1,
        0.9,
        "angry words",
        "your mind|shame|disg|outrag|insult|you people|so angry|furious|enough is|leave us|not in my|ruin|destr|"
        "kill|appal|betray|sick and|fed up",
    ),
    cue(
        r"\bno\s+more\s+(?:tax|taxes|rules|regulation\w*|spending|fees|government|rate\s+hikes|\w+)\b(?=\s*[.!]|"
        r"\s*$)|\bwe\s+(?:already|never)\s+(?:pay|have|had|asked|were\s+asked|voted)\b|\b(?:were|"
        r"was)\s+never\s+(?:asked|told|consulted|notified)\b|\balready\s+(?:pay|paid|have\s+(?:a|laws?|enough|"
        r"too))\b",
        -1,
        0.9,
        "says there is no need",
        "no more|already|never|pay",
    ),
    cue(
        r"\bcan['’]?t\s+afford\b|\bcannot\s+afford\b|\btoo\s+(?:expensive|much|high|steep|far|loud|many)\b|"
        r"\bmore\s+than\s+(?:\w+,?\s+){1,6}can\s+(?:absorb|bear|afford|pay|take)\b|\bwill\s+(?:cost|hurt|harm|"
        r"drive|push|close|lose|force|kill)\b|\bhurts?\s+(?:small|local|our|us|business|families|workers|renters|"
        r"seniors)\b|\bwe\s+(?:will\s+)?sell\b|\bif\s+(?:the\s+\w+|this|it)\s+(?:passes|goes\s+in|"
        r"go\s+in)[^.]{0,30}(?:leave|move|sell|finish|close|sue)\b|\bif\s+(?:the\s+\w+|you|they)\s+(?:approves?|"
        r"pass(?:es)?|adopts?)\s+(?:it|this)[^.]{0,30}\b(?:leave|move|sell|close|sue|done)\b|"
        r"\bi\s+will\s+(?:finish\s+out|close|leave|sue|move)\b",
        -1,
        0.9,
        "says it would harm",
        "afford|too |more than|will cost|will hurt|will harm|will drive|will push|will close|will lose|"
        "will force|will kill|i will|hurt|sell|if the|if this|if it|if you|if they",
    ),
    cue(
        r"\bnot\s+(?:compassion|fair|right|the\s+(?:answer|place|way|time|job|role|solution)|acceptable|"
        r"this\s+year|a\s+(?:dog\s+park|solution|shelter))\b|\bis\s+not\s+the\s+(?:city|council|"
        r"government)['’]s\b|\bthis\s+is\s+wrong\b",
        -1,
        1.1,
        "says it is not right",
        "not compassion|not fair|not right|not the |not accept|not this|not a |is not|this is wrong",
    ),
)

ASK_FOR = re.compile(
    r"(?:pass|adopt|approve|support|back|endorse|enact|ratify|accept|advance|move|proceed|go|implement|uphold|"
    r"do|take\s+up)",
)
