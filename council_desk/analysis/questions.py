"""Which questions in a comment are owed an answer, and which are only a way of saying something.

Signs that a reader can name (asks for a fact, value words, answered by the writer) are weighed with the words by place,
by logistic regression on labelled letters (tests/benchmarks/fit_questions.py; resources/models/question_words.json).
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.heard import Heard
from council_desk.analysis.heard_joints import stored_joints
from council_desk.analysis.question_marks import question_marks
from council_desk.analysis.sentences import Sentence, lowered, split_sentences
from council_desk.paths import resources_folder

MODEL = "models/question_words.json"
_MANY = 400  # a text of more question marks than a letter has is not read word by word
SPREAD = 5.0
"""Marks of a sentence weigh as a vector of this length."""

HEARD_WEIGHTS = ("by its marks", "questions", "rhetorical")
HEARD_ALWAYS = "always"
"""The weights that join what a sentence's marks say (log odds) with what was heard of it, and their constant."""

_ASKS_TO_KNOW = re.compile(
    r"\b(?:please\s+(?:clarify|explain|confirm|let\s+(?:me|us)\s+know|tell\s+(?:me|us)|advise)|(?:can|could|"
    r"would|will)\s+(?:you|someone|somebody|anyone|staff|the\s+(?:city|council|clerk|"
    r"manager))\s+(?:please\s+)?(?:clarify|explain|confirm|tell|say|answer|"
    r"provide|send|point|describe)|i(?:['’]d|\s+would)?\s+(?:like|want|need)\s+to\s+know|(?:caller\s+|she\s+|"
    r"he\s+|we\s+)?(?:wants?|would\s+like|needs?)\s+to\s+know|(?:my|our|one|a|quick|two|three|"
    r"four)\s+(?:\w+\s+)?(?:questions?|q)\b|"
    r"i\s+(?:was\s+)?wonder(?:ing)?\b|i\s+am\s+(?:just\s+)?asking\s+(?:whether|if|when|what|how)|(?:asking|"
    r"asks|asked)\s+(?:whether|if|when|where|how|what|who)|not\s+clear\s+(?:to\s+me\s+)?(?:whether|if|how|"
    r"what|who)|does\s+anyone\s+know|"
    r"quisiera\s+saber|me\s+gustaría\s+saber|quiero\s+saber|queremos\s+saber|(?:mi|una)\s+pregunta|(?:pueden|"
    r"podrían)\s+(?:explicar|aclarar|decir\w*))\b",
)
_FACTUAL = re.compile(
    r"\b(?:how\s+(?:much|long|often|far|soon|wide|big|tall|late|early|will|do\s+(?:i|we|you\s+(?:plan|intend|"
    r"propose|define|determine))|does|can\s+(?:i|we|a|residents|people|someone)|would|is|are|was|were|did|"
    r"should\s+(?:i|we|residents))|"
    r"how\s+many\s+(?!more\s+(?:people|times|deaths|of|kids|must|have|do|meetings|years))|what\s+(?:time|date|"
    r"day|hours|exactly|happens|happened|is\s+the|are\s+the|was|were|will|would|does|do\s+(?:i|we|"
    r"you\s+(?:mean|plan|define))|becomes|counts|constitutes|portion|percent\w*|if|about\s+(?:the|those|"
    r"people|my|homes))|"
    r"when\s+(?:will|does|do|is|are|would|did|can)|where\s+(?:will|is|can|do|does|would|are|was|did)|"
    r"who\s+(?:will|is|decides|pays|audits|enforces|do\s+(?:i|we)|does|would|gets|has|owns|approves|checks|"
    r"monitors|determines|maintains|was|are|can|could|should\s+(?:i|we|residents)\s+call)|which\s+\w+|"
    r"(?:does|do|will|would|is|are|has|have|can|did|could|was|were)\s+(?:the|this|that|my|our|a|an|any|all|"
    r"there|it|i|we|these|those|each|both|residents|renters|owners|people|someone|staff|children|kids|tenants|"
    r"anyone|[a-z]+s)\b|is\s+there\b|are\s+there\b|or\s+(?:does|do|is|will)\b|"
    r"¿?(?:cuánto|cuántos|cuántas|cuándo|dónde|quién|qué\s+(?:pasa|hago|día|hora|significa)|cómo\s+(?:puedo|"
    r"se|puede|podemos|van|funciona)|hay|habrá|puedo|tengo\s+que|van\s+a|será|es\s+cierto)\b)",
)
_VALUE = re.compile(
    r"\b(?:why\s+(?:should|do\s+(?:we|you|they)|does\s+(?:the\s+city|this|my|every)|are\s+(?:we|you|they)|"
    r"is\s+(?:it\s+always|this\s+even|the\s+city)|can['’]t|not|would\s+(?:we|you|anyone)|on\s+earth|must|"
    r"have\s+you)|how\s+(?:dare|could\s+you|can\s+(?:you|anyone|this|they)|is\s+(?:it\s+that|that|this)\b|"
    r"about\b|many\s+(?:more\s+)?(?:times|more|deaths|people\s+have\s+to|meetings)|do\s+you\s+(?:sleep|"
    r"explain|justify|people)|stupid|else)|"
    r"who\s+(?:in\s+(?:their|his)|comes?\s+up|cares|asked\s+for|wants|needs|do\s+you\s+think|thought|thinks|"
    r"plays|are\s+you|would\s+(?:want|ever))|what\s+(?:is\s+(?:wrong|the\s+point|next)|are\s+(?:we|"
    r"you)\s+(?:even\s+)?(?:doing|thinking|waiting|afraid)|were\s+you|kind\s+of|in\s+the|on\s+earth|more\s+do|"
    r"makes\s+you|good\s+(?:is|are)|do\s+you\s+(?:think|expect|say)|gives|ever\s+happened|else\s+do)|"
    r"are\s+you\s+(?:kidding|serious|out|people|all|trying|really|going\s+to\s+(?:wait|let))|do\s+(?:you|"
    r"we)\s+(?:really|want|even|think|mean|honestly|know\s+(?:how|what))|does\s+(?:any(?:body|one)|"
    r"no\s*(?:body|one))\s+(?:really|remember|think|believe|care)|have\s+(?:you|any\s+of\s+you)\s+(?:ever|no|"
    r"even|lost|forgotten|tried)|has\s+anyone\s+(?:noticed|ever)|"
    r"is\s+(?:that|this)\s+(?:how|what|who|really|the\s+(?:city|kind|legacy|best|message))|isn['’]t\s+(?:it|"
    r"that|this)|aren['’]t\s+(?:you|we)|don['’]t\s+(?:you|we)|doesn['’]t\s+(?:it|that|the)|shouldn['’]t|"
    r"wouldn['’]t\s+(?:you|it)|can['’]t\s+(?:we|you)\s+(?:see|do|just)|supposed\s+to\s+(?:go|do|live|sleep|"
    r"eat)|when\s+will\s+(?:you|we|this\s+(?:end|stop)|it\s+(?:end|stop)|enough)|"
    r"since\s+when|what\s+about\s+(?:us|me|our\s+(?:rights|children|kids|kid))|where\s+(?:does\s+it\s+end|"
    r"is\s+the\s+(?:outrage|compassion|common|accountability)|will\s+it\s+(?:end|stop)|are\s+(?:the|our|we|"
    r"they)\s+\w+\s+(?:supposed|to\b)|are\s+your)|whose\s+side|seriously|really\s*\?|right\s*\?|"
    r"ok(?:ay)?\s*\?|huh\s*\?|correct\s+me|no\s*\?|can\s+you\s+imagine|would\s+you\s+(?:want|like|live|let|"
    r"send)|"
    r"¿?(?:por\s+qué|acaso|hasta\s+cuándo|quién\s+se\s+cree|no\s+les\s+da|qué\s+(?:esperan|más\s+quieren)))\b",
)
_FORM = re.compile(
    r"(?:^|[,;:.—–-]\s*|\b(?:and|but|so|or|then|know|also|that|q|question|is)\s+)[\W_]*(?:ps\s+|also\s+|"
    r"hello\s+|hi\s+|ok\s+|well\s+|exactly\s+)*(?:who|whose|what|when|where|which|why|how|does|do|did|is|are|"
    r"was|were|will|would|can|could|should|shall|"
    r"has|have|had|may|am|if|whether|isn|aren|won|don|doesn|qué|cuánt\w+|cuándo|dónde|quién\w*|cómo|por\s+qué|"
    r"hay|habrá|puedo|pueden|va|van|será|es|tengo)\b",
)
_TAG = re.compile(
    r",\s*(?:right|no|huh|eh|ok|okay|isn['’]t\s+it|aren['’]t\s+(?:we|you|they)|don['’]t\s+you(?:\s+think)?|"
    r"won['’]t\s+you|verdad)\s*\?\W*$"
)
_ANSWERED = re.compile(
    r"(?:no\b(?!\s+one\s+(?:at|has|could|would))|yes\b|of\s+course|never\b|none\b|nothing\b|i\s+(?:doubt|"
    r"think|don['’]t\s+think|bet|guess)|obviously|apparently|simple\b|because\b|exactly|not\s+(?:me|one|us|a))"
)
_OPEN_FORM = re.compile(
    r"^(?:(?:also|and|but|so|ps|p\.s\.?|ok|hi|hello|anyway|then|quick\s+q\w*|question|caller\s+asks?|asks?|asked|"
    r"wants\s+to\s+know)\W*\s+){0,3}(?:(?:who|whom|whose|what|when|where|which|why|how)(?:'?s)?\s+(?:\w+\s+){0,3}?"
    r"(?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|much|many|come|about)\b|"
    r"(?:what|where|who|when|how)'?s\b|(?:is|are|will|does|do|did|can|could|has|have|was|were|would)\s+"
    r"(?:there|the|my|it|i|we|this|that|they|he|she|anyone|anybody|someone|somebody|you|our|a|these|those)\b)"
)
_UNMARKED = re.compile(
    r"^(?:(?:also|and|ps|p\.s\.?|so|ok|hi|hello|quick\s+q\w*|question)\W*\s+){0,3}(?P<q>(?:is|are|will|does|"
    r"do|can|has|would)\s+(?:there|the|my|it|i|we|this)\b|(?:when|where|who|how|what)\s+(?:does|do|is|are|"
    r"will|much|many|can|would)\b)",
)
_REQUEST = re.compile(
    r"^(?:and\s+|so\s+|also\s+)*(?:can|could|would|will|won['’]t)\s+(?:you|we|the\s+(?:city|council|board|"
    r"mayor))\s+(?:please\s+)?(?!clarify|explain|confirm|tell|say|answer|provide|send|point|describe)\w+"
)
_POSITION = re.compile(
    r"\b(?:oppose|support|against|in\s+favou?r|vote\s+(?:yes|no)|reject|approve\s+(?:this|the|it)|"
    r"adopt\s+(?:this|the|it)|me\s+opongo|apoyo|en\s+contra)\b"
)
_SARCASTIC = re.compile(
    r"\b(?:oh\s+(?:wonderful|great|absolutely|sure|good)|great\s+idea!|genius|slow\s+clap|"
    r"i['’]m\s+only\s+asking|dartboard|towels)\b"
)
_ABOUT = re.compile(r"\b(?:whether|if|who|when|where|how|what|why|is\s+there|si|quién|cuándo|dónde|cómo|qué|cuánto)\b")
_IF_TAGGED = 0.45  # , isn't it? seldom wants to be told
_MARK, _WORDED = "a question mark", "worded as a question"
LIKELY = 0.42
"""Sentences at least this likely to be a question are owed an answer."""
_ANNOUNCED_IN = 4000  # code points, in which every way of asking to be told is looked for once
_AFTER_MARK = "\"”'!）) "  # what may still stand after a question mark


@dataclass(frozen=True, slots=True)
class QuestionFinding:
    """A question: half-open code points, how sure the verdict is, why, and whether it is only rhetorical.

    `pattern`: the first of its signs, by which an office's decisions about questions are counted.
    """

    start: int
    end: int
    confidence: float
    reason: str
    rhetorical: bool
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence that may be a question: where the question begins and ends, its marks, the signs a reader can name."""

    start: int
    end: int
    marks: tuple[str, ...]
    reasons: tuple[str, ...]


def find_questions(text: str, language: str = "en", heard: Heard | None = None) -> tuple[QuestionFinding, ...]:
    """The questions of a comment, in order; those with rhetorical false are owed an answer.

    language: ISO 639 code; in languages other than en and es every question mark is offered, none surer than 0.5.
    heard: what the reading model heard in the text; None where it was not asked.
    """
    if language not in {"en", "es"}:
        return tuple(
            QuestionFinding(sentence.start, sentence.end, 0.5, _MARK, False, _MARK)
            for sentence in split_sentences(text)
            if _is_marked(text, sentence)
        )
    found = []
    for asked in asked_sentences(text):
        likely = likelihood(asked.marks)
        if heard is not None:
            likely = with_heard(likely, heard_signs(asked, heard))
        likely *= _IF_TAGGED if "a tag" in asked.reasons else 1.0
        reason = "; ".join(asked.reasons) or _WORDED
        rhetorical = likely < LIKELY
        sure = round(1 - likely if rhetorical else likely, 3)
        found.append(QuestionFinding(asked.start, asked.end, sure, reason, rhetorical, [*asked.reasons, _WORDED][0]))
    return tuple(found)


@lru_cache(maxsize=64)
def asked_sentences(text: str) -> tuple[AskedSentence, ...]:
    """The sentences of a text that may be questions: with a mark, in the form of one, or asking to be told.

    The texts read last are remembered: the stance of a letter asks for its questions too.
    """
    return tuple(_asked_sentences(text))


def _asked_sentences(text: str) -> Iterator[AskedSentence]:
    sentences = split_sentences(text)
    low = lowered(text)
    marked = [_is_marked(text, sentence) for sentence in sentences]
    setting = _Setting(
        length=len(text),
        marked=sum(marked),
        announced=_announced(low),
        position=_POSITION.search(low[:20_000]) is not None,
        mocking=_SARCASTIC.search(low[:20_000]) is not None,
    )
    for i, sentence in enumerate(sentences):
        words = sentence.words(low)
        told = (setting.announced or sentence.end > _ANNOUNCED_IN) and _asked_to_know(words) is not None
        indirect = told and _asks_indirectly(words)
        if not marked[i] and not indirect and not _OPEN_FORM.match(words):
            continue
        after = sentences[i + 1].words(low) if i + 1 < len(sentences) else ""
        score, reasons = _weight(words, after, setting, told)
        signs = [*reasons, f"score {int(score * 5)}"]
        signs += ["unmarked"] if _is_unmarked(words, setting) else []
        signs += ["indirect"] if indirect else []
        share = setting.marked, len(sentences)
        marks = question_marks(low, sentences, i, marked, share, signs) if share[0] <= _MANY else ()
        yield AskedSentence(_question_start(low, sentence), sentence.end, marks, tuple(reasons))


def likelihood(marks: Sequence[str], weights: Mapping[str, float] | None = None) -> float:
    """How likely a sentence with these marks is a question owed an answer."""
    weights = _stored() if weights is None else weights
    known = set(marks)
    told = sum(weights.get(mark, 0.0) for mark in known) * SPREAD / math.sqrt(max(len(known), 1))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, told + weights["always"]))))


def heard_signs(asked: AskedSentence, heard: Heard) -> tuple[float, float]:
    """What the reading model heard of a sentence: the mean log odds of its words to question, and only to seem to."""
    inside = [word for word in heard.words if asked.start <= word.start < asked.end]
    count = max(len(inside), 1)
    return sum(word.questions for word in inside) / count, sum(word.rhetorical for word in inside) / count


def with_heard(likely: float, signs: tuple[float, float], weights: Mapping[str, float] | None = None) -> float:
    """How likely a sentence is a question owed an answer, once what was heard of it counts too."""
    weights = stored_joints().questions if weights is None else weights
    kept = min(max(likely, 1e-4), 1 - 1e-4)
    told = weights[HEARD_ALWAYS] + sum(
        weights[name] * value for name, value in zip(HEARD_WEIGHTS, (math.log(kept / (1 - kept)), *signs), strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, told))))


@lru_cache(maxsize=1)
def _stored() -> dict[str, float]:
    """The weights that come with the program, by mark."""
    stored = json.loads((resources_folder() / MODEL).read_text(encoding="utf-8"))
    return {mark: hundredths / 100 for mark, hundredths in stored.items()}


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the whole comment says about its questions."""

    length: int
    marked: int
    announced: bool
    position: bool
    mocking: bool


def _is_marked(text: str, sentence: Sentence) -> bool:
    return text[max(sentence.start, sentence.end - 4) : sentence.end].rstrip(_AFTER_MARK).endswith(("?", "？"))


def _announced(text: str) -> bool:
    """Whether the writer says that questions follow."""
    return _asked_to_know(text[:_ANNOUNCED_IN]) is not None


# One of these letters stands in every way of asking to be told; a plain search for them is cheap.
_TO_KNOW_LETTERS = (
    "ask", "know", "clarif", "clear", "explain", "confirm", "advise", "tell", "say", "answer", "provide", "send",
    "point", "describe", "question", "wonder", " q", "saber", "pregunta", "explicar", "aclarar", "decir",
)  # fmt: skip


def _asked_to_know(words: str) -> re.Match[str] | None:
    """Where the words ask to be told something."""
    return _ASKS_TO_KNOW.search(words) if any(letters in words for letters in _TO_KNOW_LETTERS) else None


def _is_unmarked(words: str, setting: _Setting) -> bool:
    """A question without its mark, in a short note that asks."""
    asking = setting.length < 400 and (setting.announced or setting.marked > 0)
    return asking and not words.rstrip().endswith((".", "!", ":")) and _UNMARKED.match(words) is not None


def _asks_indirectly(words: str) -> bool:
    """I would like to know whether ...; please clarify who ..."""
    asks = _asked_to_know(words)
    return asks is not None and _ABOUT.search(words, asks.end()) is not None


def _weight(words: str, after: str, setting: _Setting, told: bool) -> tuple[float, list[str]]:
    """How much speaks for a question being meant, from about 0 to 1.4. told: whether the words ask to be told."""
    signs = (
        (told, 0.45, "asks to be told"),
        (bool(_FACTUAL.search(words)), 0.33, "asks for a fact"),
        (setting.announced, 0.15, "says that it asks"),
        (setting.length < 350 and not setting.position, 0.12, "short, with no position"),
        (bool(_VALUE.search(words)), -0.5, "value words"),
        (not _FORM.search(words), -0.25, "not in the form of a question"),
        (bool(_TAG.search(words)), -0.4, "a tag"),
        (bool(_ANSWERED.match(after)) and not setting.announced, -0.3, "answered by the writer"),
        (len(words.split()) <= 2, -0.35, "a fragment"),
        (setting.marked >= 4 and not setting.announced and setting.length > 800, -0.1, "one of a chain"),
        (bool(_REQUEST.match(words)), -0.25, "a request"),
        (setting.mocking, -0.45, "mocking"),
        (setting.position, -0.06, "a position is declared"),
        (setting.length > 2500, -0.1, "a long text"),
    )
    return 0.33 + sum(weight for holds, weight, _ in signs if holds), [name for holds, _, name in signs if holds]


def _question_start(text: str, sentence: Sentence) -> int:
    """Where the question itself begins, after 'caller wants to know' or 'my question is'."""
    words = sentence.words(text)
    found = re.match(
        r".{0,160}?\b(?:to\s+know|question\s+is|wonder(?:ing)?|saber|pregunta\s+es)[:,]?\s+(?=\w|¿)", words, re.DOTALL
    )
    return sentence.start + found.end() if found and found.end() < len(words) - 5 else sentence.start
