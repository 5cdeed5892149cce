"""Turns of phrase by which writers lean without declaring: each alone says little, their weights are learned.

Groups of short English and Spanish phrases. Which way a group speaks, and how loudly, is not decided here but fitted
(analysis/stance_model.py). A phrase is written with its choices in brackets: (a|an|) good idea.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

_GROUPS = {
    "welcomes": """
        fine by me; (works|sounds good|sounds right|sounds fair|sounds great|ok|okay|fine) (for|to|with) (me|us);
        sounds (good|right|fair|great); count (me|us) in; sign (me|us) up; thumbs up; about time; overdue; high time;
        hooray; bravo; (cannot|can't) (wait|come soon enough); sooner the better; worth (it|every|the); well spent;
        (we|i|they) would (love|welcome|be glad|be happy|be grateful|be relieved); (we'd|i'd|they'd) (love|welcome|be
        glad|be happy|be grateful|be relieved|gladly|happily); (i|we) would (gladly|happily); (i'm|we're|i am|we
        are|so|very|was|were) (glad|happy|pleased|relieved|thrilled|excited|delighted|grateful); (look|looking)
        forward; right thing; no brainer; (make|makes) (good|perfect|) sense; common sense; good riddance; godsend;
        bless; (need|needed|want|wanted) (this|it); long (awaited|needed); good (idea|plan|start|work|job); great
        (idea|plan|start|work|job); (it|this|that|they) (really|would|will|has|have|)
        (help|helps|helped|works|worked|saves|saved); me alegra; por fin; ya era hora; buena idea; hace falta; nos
        (ayuda|ayudaría)""",
    "go ahead": """
        say yes; (a|my|our|big|firm) yes; yes (to|from|on|please); do it; let's do; get (it|this) done; get on with;
        go ahead; go for it; (just|please) (do|build|open|pass|approve|fund|start|sign|join|adopt|support); hope
        (that|) (you|council|it|this|they) (will|) (say|vote|pass|passes|do|does|approve|happens|go|support|adopt);
        don't (wait|delay|drag|let them talk|put it off); (stand|hold) firm; finish the job;
        (pass|adopt|approve|support) (it|this|the|these|item|ITEM); (pass|adopt|approve|support) the ITEM; in
        (favor|favour); all for; i'm for; we're for; am for; are for; vote (for|yes|aye|in favor); second
        (this|that|the); (estoy|estamos) a favor; voten (que|) (sí|si); apoyo; apoyamos; apoyen; aprueben""",
    "rather not": """
        (i|we) would (much|) (rather|sooner|prefer); (i'd|we'd) (much|) (rather|sooner|prefer); instead of
        (this|spending|building|a|an|the); rather than; spend (it|that|the money|this|our money) on; better
        (spent|use|uses|way|ways|things|place|places); (should|must) come (first|last); first fix; fix (what|the);
        before (you|we) (spend|build|buy|add|start|ask|take|raise|cut|vote)""",
    "not wanted": """
        (nobody|no one) (asked|wants|want|needs|need|uses|use); who (asked|wants|needs); (don't|do not|doesn't|does
        not|didn't) (need|want|see the point|see the need|see why|see it|trust|believe|work|belong|buy); no need; not
        (needed|wanted|worth|convinced|here|now|the answer|the way|fair|right|ready); no thanks; no thank you; hard
        pass; forget it; drop (it|this|the); think again; start over; send (it|this) back; go back; drawing board;
        vote (no|against|it down|this down); say no; (please|to) stop; stop (this|it|the|trying); not to
        (adopt|approve|pass|support|build|allow|sign|do); (do not|don't)
        (adopt|approve|pass|support|build|allow|sign|do|vote); a no; (i|we) object; (i|we) (won't|will
        not|can't|cannot|do not|don't) (support|vote|back|pay|accept|live|agree); against (it|this|the|ITEM); am
        against; opposed; oppose; en contra; me opongo; no (quiero|queremos|necesitamos|estoy de acuerdo)""",
    "leave it": """
        leave (it|us|them|things|well|the|our|him|her|me|that|those|my); (as|where|how) (it|they|she|he) (is|are); the
        way (it|they|things|we) (is|are|was|were|do|did|have); (isn't|not|ain't) (broken|broke); hands off; keep
        (it|our|the|your hands|my|ITEM); (works|working|worked) (just|) fine; just fine; save (our|the); (don't|do
        not) (take|close|touch|change|cut|sell|move|end|mess|let|lose|fix); (taking|take|took|takes) (away|it
        away|our|my|the); dejen; no (quiten|cierren|corten)""",
    "harm feared": """
        (can't|cannot|couldn't|can not) (afford|pay|absorb|carry); (drive|drives|driven|push|force|forced)
        (us|people|them|me|customers|business) (out|away); (have|had|has) to (close|quit|move|sell|lay|choose|give
        up); (go|going) (under|broke|out of); (lose|losing|lost) (our|my|the|their|half|everything|money|business);
        (will|would|it'll) (hurt|kill|ruin|close|destroy|harm|cost|lose|end|double|flood|go somewhere|only);
        (won't|will not|wouldn't|would not) (work|last|fix|help|stop|do|be|make|come|change|save); somebody (will|is
        going to); danger; dangerous; unsafe; worse; worst; (punish|punishes|punishing|burden|hardship); on (the|our)
        backs; no podemos pagar; perder""",
    "scorn": """
        waste; boondoggle; gimmick; scam; racket; joke; nonsense; ridiculous; absurd; crazy; insane; stupid; shame;
        insult; insulting; slap in; (cash|money|land|tax|power) grab; giveaway; handout; pet project; vanity; toy;
        what's next; brilliant; genius; how (nice|lovely|generous|thoughtful|convenient); must be nice; good luck
        with; as if; you people; wake up; mistake; regret; overreach; nanny; red tape; not one
        (penny|dollar|cent|dime); vergüenza""",
    "condition": """
        at (the very|) least; (as|so) long as; provided; on (the|) condition; only if; if (only|you add|you change|you
        make|you keep|you put|you fix|you must|you are going|you're going|you do|it must|it has to|it is going|it
        comes with|it included|it were|there's a|there is a); with (that|those|these|one|two|three|a few|some|this);
        without (that|those|them|it); unless; until; except; other than; apart from; otherwise;
        (happier|better|easier|fairer|stronger) (if|with); (half|part) way; halfway; one (more|small|other|)
        (thing|change|request|condition|worry|concern); only (thing|ask|wish|worry|concern|reservation|complaint);
        (i'd|we'd|i would|we would) (only|just|also|) (ask|add|like|suggest); siempre (y cuando|que); pero; nada más;
        but""",
    "shortfall": """
        too
        (short|low|high|small|late|early|few|narrow|weak|vague|little|long|broad|slow|soon|far|steep|timid|much|many);
        not (long|far|high|strong|big|wide|soon|many|much|clear|good) enough; (isn't|aren't) enough; (doesn't|don't)
        go far enough; nothing (in|about|for|that); (says|say) nothing; (doesn't|does not)
        (say|cover|mention|include|apply|require|go|define); (left|leaves|leaving) out; missing; loophole; loopholes;
        forgot; forgets; what about; half measure; falta; no alcanza; no dice""",
    "wording": """
        section #; subsection; paragraph; clause; strike; the wording; wording; the words; language; amend; amended;
        amendment; amendments; define; defined; definition; exempt; exempted; exemption; exception; phase; phased;
        sunset; grandfather; grandfathered; waive; waiver; (should|must|ought to|shall)
        (be|also|include|apply|have|say|require|start|get|go|not); please
        (add|include|extend|raise|lower|exempt|change|consider|make|put|keep|require|set|give); instead; and also;
        (could|can) (you|we|it|they|there) (also|at least|instead|maybe|please|not); let (us|the|people|them)""",
    "only telling": """
        for the record; correct (the|one|a); correction; no position; without (a|) recommendation; no recommendation;
        (take|takes|taken) no; (i|we) (will|can|would be) (comply|provide|supply|available|send|answer); available
        (to|for) (answer|questions); happy to (answer|provide|share|show); (the|our)
        (figure|figures|number|numbers|records|data|count|counts) (is|are|show|in|for|of); staff report; to clarify;
        actual; actually; fyi; for (your|) information; either way; whichever; whatever you (decide|do); up to you;
        your call; (i'm|i am|we are|we're) (only|just|not) (telling|saying|reporting|here|a|an); neither; both sides;
        on the other hand; i (don't|do not) (care|mind|live); no opinion; i
        (measured|counted|timed|kept|checked|looked|wrote down)""",
    "aside": """
        i remember; used to; my late; i miss; when i was; years ago; back then; (don't|do not)
        (know|understand|remember) (what|much|anything|why|how|if|whether); no idea; wrong (item|meeting|form|number);
        this form; test; testing; ditto; (see|same as) (attached|above|my|the last); (somebody|someone) should;
        unrelated; by the way; also the; not (about|on) (this|the) (item|topic|agenda); no sé; me acuerdo""",
    "wants to know": """
        (would|want|wants|wanted|like|asked|asking|asks) to know; (asked|asking|asks|wonder|wondering|wonders)
        (whether|if|when|how|what|who|why); question; when (will|does|do|is); how (much|many|long|will|do|does); who
        (will|pays|decides|is); where (will|do|does|is|are); is there; will (there|the|my|it|this|we|i); does
        (the|this|it|that|my); please (explain|clarify|tell|answer|confirm); call (me|him|her|back); let (me|us) know;
        cuánto; cuándo; quién""",
}
_CHOICE = re.compile(r"\(([^()]*)\)")


_Phrases = dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    """Every phrase as words with its group, by its first two words (or its only one), the longest first."""
    by_first: _Phrases = defaultdict(list)
    for group, listed in _GROUPS.items():
        for written in listed.split(";"):
            for words in _spelled_out(" ".join(written.split())):
                by_first[words[:2]].append((words, group))
    for known in by_first.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return dict(by_first)


def _spelled_out(written: str) -> Iterator[tuple[str, ...]]:
    """The phrases that a line with choices stands for."""
    parts = _CHOICE.split(written)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield tuple(" ".join(chosen).split())


def turns(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """The phrases among the words of a sentence: half-open places of their words, and the group; none overlap.

    words: as `stance_words.words_in` gives them, with ITEM for the item's own words and # for numbers.
    """
    phrases = _phrases()
    found: list[tuple[int, int, str]] = []
    after = 0
    for place, pair in enumerate(itertools.zip_longest(words, words[1:], fillvalue="")):
        if place < after:
            continue
        known = phrases.get(pair) or phrases.get(pair[:1])
        for phrase, group in known or ():
            end = place + len(phrase)
            if len(phrase) < 3 or tuple(words[place:end]) == phrase:
                found.append((place, end, group))
                after = end
                break
    return found
