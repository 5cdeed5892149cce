"""English words that carry asks and positions: council verbs, instruments, the council's names, vote words."""

import re


def either(words: str) -> str:
    """An alternation of the words of a list, the longest first; a space in a word is written _."""
    return "|".join(sorted((re.escape(word).replace("_", r"\s+") for word in words.split()), key=len, reverse=True))


# Verbs that begin an ask of a council when they stand in their base form.
ASK_VERBS = """
abandon abolish accelerate accept accommodate acquire activate add adjust adopt advertise aim allocate allow
amend apply appoint approve arrange assign audit avoid ban bar base begin bill boost bring broaden build bundle
bury buy calculate call cancel cap capture carve certify change charge check clarify classify clean clear close
codify collect combine commission commit complete conduct connect consider consult continue convert cool coordinate
cover create cut decide decrease decriminalize dedicate define delay delegate delete demand deny deploy
designate develop direct disclose discontinue distribute divert do double drain dredge drop earmark educate
elect electrify eliminate enable enact enclose encourage end enforce engage enhance enlarge enroll ensure
establish evaluate examine exclude exempt expand expedite explore extend fast-track favor fence fill finalize
find finish fix flip focus follow forbid force forgive form foster freeze fund gate get give grandfather grant
guarantee halt harden have heat hide highlight hire hold honor implement impose improve incentivize include
incorporate increase index insert inspect install institute insulate insure integrate invest investigate invite
involve issue keep knock label landscape launch lease leave legalize lend lengthen let license lift light limit
link locate lock loosen lower mail maintain make manage mandate mark match meet monitor move mow name negotiate
notify obtain offer offset open operate order organize outlaw outsource overhaul oversee paint partner pass
patch patrol pave pay penalize permit phase pick pilot place plan plant plow plug police post postpone preserve
prevent print prioritize privatize procure prohibit promise promote prosecute protect provide publish pull pump
punish purchase pursue push put quiet quit raise ramp_up ration re-open realign reallocate rebate rebuild recall
reclassify recognize reconsider recruit recycle redesign redirect redo redraw reduce reform refund refurbish
regulate rehire reinforce reinstate reinvest reject relax release relieve relight relocate rely remedy remodel
remove rename renew reopen repaint repair repave repeal replace replant report repurpose require rescind
research reserve resolve respect restart restore restrict resume resurface retain retire retrofit return reuse
reverse review revise reward reword rewrite rezone ring-fence rotate run safeguard salvage save scale schedule
scrap screen secure seek sell send separate serve set set_aside shade share shelve shield shift shorten shrink
shut sign simplify skip slow soften specify spell spend sponsor spread stabilize stagger standardize start stay
steepen step_up stop store streamline strengthen strike strip study submit subsidize substitute supervise
supplement supply support suspend swap sweep switch synchronize tackle take target tax teach terminate test
test_out tie tighten toughen tow track train transfer translate treat trim turn uncap underground undo unify
unlock update upgrade uphold use utilize validate wait waive ward warm warn weatherize welcome widen wire
withdraw withhold work write zone
""".replace("\n", " ")
# Base-form verbs that ask nothing of the council, or ask it only to listen.
NOT_ASKS = """
close_to put_simply put_another put_yourself open_space run_the_numbers add_it_up turn_the_corner take_last
charge_what protect_our_way stop_the_madness stop_the_insanity bring_your move_here set_foot place_matters open_to
thank see look imagine remember think note read come believe trust tell ask listen hear understand explain_to_me
wake shame care count know recall picture suppose say vote go let's lets let_me call_me give_me spare_me
excuse_me forgive_me help_me take_care keep_in_mind keep_up make_no_mistake make_sure_you do_the_math do_it
do_that do_this do_your_job do_better do_something_for_once do_the_right_thing stop_it enough have_a have_you start_over
go_back get_real get_over look_it_up do_you do_not_be don't_be be take_it_from take_a_look take_my work_together
keep_the_faith pay_attention stand_up stand_with stay_strong stay_safe set_the_record find_out find_attached
find_enclosed call_it take_into_account take_this_into accept_my accept_this accept_these let_it let_this
keep_an_eye keep_an_open keep_it_up use_your get_it put_yourself put_yourselves place_yourself consider_me
consider_this consider_my consider_our consider_how consider_what consider_the_impact consider_the_effect
consider_these consider_the_following consider_all consider_that respect_the_will do_what do_right turn_your
have_some have_the_courage move_to put_it_this_way put_it_that_way tax_payers tax_dollars park_goers store_owners
shop_owners call_from call_back call_him call_her call_them call_us call_the_office call_or_email call_after
give_us_back
give_us_our give_us_a_break forgive_me forgive_my forgive_the_typos forgive_the_thumbs forgive_any forgive_us do_unto
find_another_way get_with cut_the_crap
""".replace("\n", " ")
COUNCIL = (
    r"(?:the\s+|this\s+|our\s+|your\s+)?(?:honou?rable\s+)?(?:(?:city|town|county|village)\s+)?"
    r"(?:council(?:\s*members?|men|women|ors?)?|board|commission|committee|mayor|city|town|county|staff|"
    r"manager|director|department|body|supervisors|officials|"
    r"leaders|government|administration|ordinance|resolution|policy|law|rule|rules|plan|proposal|draft|code|"
    r"measure|bylaw|agreement|contract|program|"
    r"lease|permit|budget|platform)\b"
)
ITEM_NOUN = (
    r"(?:ordinances?|resolutions?|measures?|items?(?:\s+\d+)?|proposals?|plans?|polic(?:y|ies)|bills?|"
    r"amendments?|projects?|rates?|rate\s+increases?|"
    r"increases?|permits?|motions?|budgets?|contracts?|platform|agreements?|bans?|repeal|rezonings?|"
    r"application|legislation|law|rules?|thing|changes?|"
    r"program|tax|fees?|move|idea|concept|matter|vote|decision|request|appeal|update|moratorium|draft|meters?|"
    r"hikes?|agenda\s+item)"
)
INSTRUMENT = (
    r"(?:ordinances?|resolutions?|measures?|items?(?:\s+\d+)?|proposals?|plan|legislation|bill|motion|project|"
    r"vote|idea|thing|moratorium|matter|"
    r"rezoning|application|agenda\s+item|decision)"
)
VOTE_VERB = (
    r"(?:pass|adopt|approve|support|back|endorse|enact|ratify|accept|reject|oppose|deny|defeat|vote\s+down|"
    r"turn\s+down|uphold|veto)"
)
POSITION_VERB = (
    r"(?:pass|adopt|approve|support|back|endorse|enact|ratify|accept|vote|reject|oppose|deny|defeat|kill|"
    r"scrap|drop|shelve|table|abandon|withdraw|"
    r"reconsider|rethink|stop|halt|block|postpone|delay|defer|continue|hold\s+off(?:\s+on)?|put\s+off|cancel|"
    r"repeal|rescind|advance|move\s+forward\s+with|"
    r"move\s+ahead\s+with|proceed\s+with|go\s+ahead\s+with|refrain\s+from|say|turn\s+down|vote\s+down|do|"
    r"implement|undo|throw\s+out|get\s+rid\s+of|take\s+up|"
    r"uphold|overturn|veto|dismiss|disapprove|decline|refuse|pull|send\s+back|proceed)"
)
_ADVERB = (
    r"(?:please|kindly|just|simply|also|now|not|to|do|don['’]t|never|and|then|instead|respectfully|"
    r"unanimously|immediately|quickly|fully|finally)"
)
# A verb phrase whose object is the item itself: it tells the writer's position, not a change.
POSITION_ASK = re.compile(
    rf"(?:{_ADVERB}\s+)*(?:"
    rf"vote\s+(?:yes|no|aye|nay|for|against|in\s+favou?r|to\s+(?:approve|adopt|pass|reject|deny|support|"
    rf"oppose)|this|it|down|your|with|on|['\"“”])"
    rf"|(?:cast|record|register)\s+(?:an?\s+)?(?:your\s+)?(?:aye|nay|yes|no|vote)"
    rf"|say\s+(?:yes|no)\b|do\s+(?:it|this|that|not\s+do\s+(?:it|this))\b|go\s+(?:ahead|forward)\b|"
    rf"move\s+(?:forward|ahead|on)\b"
    rf"|{POSITION_VERB}(?:ing)?\s+(?:up\s+|down\s+)?(?:with\s+)?(?:it|this|that|them|"
    rf"these)\b(?!\s+\w*\s*(?:below|to|at|from|until|in|by|as\s+an?|an?|so|out|off)\b)(?:\s+(?:through|forward|"
    rf"down|up))?"
    rf"(?:\s+(?!an?\b)(?:[\w\-]+\s+){{0,7}}?{ITEM_NOUN}\b)?"
    rf"|{POSITION_VERB}(?:ing)?\s+(?:on\s+)?(?:with\s+)?(?:the|this|that|these|your|our|proposed|"
    rf"draft)\s+(?:[\w\-,'’$.%]+\s+){{0,7}}?{INSTRUMENT}\b"
    rf"|{VOTE_VERB}(?:ing)?\s+(?:on\s+)?(?:the|these|those|your|our|any|all|such|both|item|agenda\s+item|"
    rf"proposed|draft)\s+(?:[\w\-,'’$.%]+\s+){{0,7}}?{ITEM_NOUN}\b"
    rf"|{POSITION_VERB}\s+(?:item|ordinance|resolution|measure)\s+(?:no\.?\s*)?[\d\w\-]+"
    rf"|(?:pass|adopt|approve|enact|support)\s*(?:$|[.!,])"
    rf"|leave\s+(?:it|things|well\s+enough|the\s+\w+)\s+(?:alone|as\s+(?:it\s+is|is|they\s+are))|keep\s+(?:it|"
    rf"things|the\s+\w+)\s+(?:as\s+(?:it\s+is|is|they\s+are)|the\s+way)"
    rf")",
)
# Verbs that mean adoption or rejection even without an object, so that 'support' stays a position word anywhere.
ONLY_POSITION = re.compile(
    rf"(?:{_ADVERB}\s+)*(?:support|oppose|endorse|back|reject|deny|defeat)\b(?!\s+(?:an?|more|local)\b)", re.IGNORECASE
)
# What turns a position verb into an ask: another instrument, or a condition on time.
OTHER_INSTRUMENT = re.compile(
    r"\b(?:pass|adopt|enact|approve|write|draft|codify|create|introduce)\s+(?:an?|another|stronger|real|"
    r"binding)\s+(?:[\w\-]+\s+){0,4}?"
    r"(?:ordinance|law|resolution|policy|amendment|moratorium|ban|program|plan|budget|code)\b",
)
UNTIL = re.compile(
    r"\b(?:until|till|for\s+(?:at\s+least\s+)?(?:\w+|\d+)\s+(?:days|weeks|months|years?))\b", re.IGNORECASE
)
VERB = either(ASK_VERBS)
NOT_ASK = re.compile(rf"(?:{either(NOT_ASKS)})\b")
LEAD = (
    r"(?:(?:[^\w\s]+\s*)?(?:please|kindly|pls|plz|also|then|and|but|so|or|now|instead|first(?:ly)?|"
    r"second(?:ly)?|third(?:ly)?|finally|lastly|next|further(?:more)?|"
    r"moreover|additionally|in\s+addition|at\s+(?:the\s+)?(?:very\s+)?(?:least|minimum)|at\s+minimum|"
    r"above\s+all|most\s+of\s+all|most\s+importantly|ideally|going\s+forward|moving\s+forward|from\s+now\s+on|"
    r"in\s+the\s+(?:meantime|future|interim)|if\s+possible|where\s+possible|to\s+start|for\s+(?:the\s+love\s+of\s+\w+|"
    r"(?:god|heaven|pete|goodness)'?s?\s+sake)|"
    r"better\s+yet|better|meanwhile|just|only|simply|yes|no|ok(?:ay)?|p\.?\s*s\.?|one\s+(?:thing|ask|request|"
    r"suggestion|more\s+thing)|"
    r"my\s+(?:only\s+)?(?:ask|request|suggestion)|how\s+about|why\s+not|maybe|perhaps|today|immediately|"
    r"dear\s+[\w\s]{1,30}|council(?:members)?|you\s+should|i\s+(?:say|suggest|beg\s+you))\s*[,:\-–—]*\s+)"
)
IMPERATIVE = re.compile(
    rf"{LEAD}{{0,5}}(?P<verb>(?:do\s+not\s+|don['’]t\s+|never\s+|always\s+|(?:immediately|fully|strictly|"
    rf"permanently|actually)\s+)?(?:{VERB}))(?=\s|[,.;!?]|$)",
)
# A word that shows the 'imperative' was a noun or the verb of a statement.
NOT_OBJECT = re.compile(
    r"\s*(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|did|do|of|isn['’]t|"
    r"aren['’]t|won['’]t|hours?\s+(?:are|is)|means|seems|goes|went|"
    r"(?!what|that|who|which|whatever|there|it|sure)\w+\s+(?:is|are|was|were|means|hurts?|matters?)|"
    r"and\s+\w+\s+(?:are|is|have|were)|,\s+\w+,?\s+and)\b|\s*[,.;!?]|\s*$",
)
