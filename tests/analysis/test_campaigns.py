"""Form letters are found whatever their writers put before, inside or after; other letters stay out."""

import random

import pytest

from council_desk.analysis.campaigns import find_campaigns, place_letters
from council_desk.progress import Cancelled

LAUNCH = (
    "I am writing to ask the Council to adopt quiet hours at the boat launch this summer.\n"
    "Close the ramp between ten at night and five in the morning, and post the hours at the gate for all to see.\n"
    "Families along Kelp Street have waited six years for a night of sleep, and the harbor patrol wants the same.\n"
    "Please adopt the ordinance before the season begins."
)
LIBRARY = (
    "The branch library belongs to everybody, and Sunday is the only day that many of us have.\n"
    "Fund the Sunday hours out of the reserve, as the library board proposed in its letter of last autumn.\n"
    "Do not trade the reading room for another study of the reading room."
)
POOL = (
    "市议会成员们，请把社区游泳池的开放时间延长到晚上九点，因为我们下班以后才有时间"
    "带孩子去学游泳，夏天又很热，请支持这个提案。"
)
WORDS = (
    "ferry gull lantern anchor bread violin teacher winter salt market orchard bridge cousin bicycle "
    "kettle thunder paper garden window mother engine copper letter island basket pepper river student "
    "doctor candle mirror branch "
)


def dice(seed):
    return random.Random(seed)  # noqa: S311 - made-up letters, nothing secret


def rambling(rng, count=40):
    return " ".join(rng.choice(WORDS.split()) for _ in range(count)).capitalize() + "."


def mail(rng):
    texts, labels = [], []
    for number, template in enumerate((LAUNCH, LIBRARY)):
        lines = template.split("\n")
        for k in range(8):
            own = [[], [rambling(rng)], [rambling(rng, 120)]][k % 3]
            kept = [line for i, line in enumerate(lines) if k < 6 or i != 1]
            at = rng.randrange(len(kept) + 1)
            texts.append("\n".join(["Dear Council,", *kept[:at], *own, *kept[at:]]))
            labels.append(number)
    for _ in range(10):
        texts.append("Dear Council,\n" + rambling(rng) + "\nThank you for your time and consideration.")
        labels.append(None)
    # A rebuttal quotes one sentence of the campaign and is against it.
    texts.append("They write: " + LAUNCH.split("\n")[1] + " " + rambling(rng, 90))
    labels.append(None)
    order = list(range(len(texts)))
    rng.shuffle(order)
    return [texts[i] for i in order], [labels[i] for i in order]


def test_two_campaigns_among_lone_letters():
    texts, labels = mail(dice(4))
    groups = find_campaigns(texts).groups
    assert sorted(len(g.members) for g in groups) == [8, 8]
    for group in groups:
        assert len({labels[m] for m in group.members}) == 1 and labels[group.members[0]] is not None
        assert len(group.sure) == len(group.members) and all(0 < s < 1 for s in group.sure)


def test_the_template_is_what_the_members_share():
    texts, _ = mail(dice(4))
    templates = {g.template for g in find_campaigns(texts).groups}
    assert templates == {LAUNCH, LIBRARY}


def test_a_template_keeps_no_writers_words_even_if_every_member_added_some():
    rng = dice(9)
    texts = [
        LAUNCH.replace("\nPlease", "\n" + rambling(rng) + "\nPlease") + f"\nSincerely,\nWriter {i}" for i in range(5)
    ]
    (group,) = find_campaigns(texts).groups
    assert group.template == LAUNCH


def test_a_script_without_spaces():
    texts = [POOL, POOL + "我家有三个孩子。", "我反对这个提案，因为税已经太高了，没有人去游泳。", POOL]
    (group,) = find_campaigns(texts).groups
    assert group.members == (0, 1, 3)


def test_two_long_near_verbatim_letters_are_a_campaign_but_short_cries_are_not():
    rng = dice(2)
    texts = [LAUNCH, LAUNCH + " " + rambling(rng, 6), "Vote no.", "Vote no!", "Vote no.", rambling(rng)]
    (group,) = find_campaigns(texts).groups
    assert group.members == (0, 1)


def test_greetings_and_item_titles_make_no_campaign():
    rng = dice(3)
    title = "Regarding item 7, the ordinance establishing quiet hours at the Marrow Bay boat launch:"
    texts = [f"Dear Mayor and members of the Council,\n{title}\n{rambling(rng, 60)}" for _ in range(12)]
    assert find_campaigns(texts).groups == ()


def test_new_letters_are_placed_without_a_full_run():
    rng = dice(6)
    texts, _ = mail(rng)
    groups = find_campaigns(texts).groups
    cores = {10 + k: g.core for k, g in enumerate(groups)}
    home = {g.template: 10 + k for k, g in enumerate(groups)}
    new = [LAUNCH + " " + rambling(rng, 80), rambling(rng), LIBRARY, ""]
    assert place_letters(new, cores) == [home[LAUNCH], None, home[LIBRARY], None]


def test_a_foreign_core_is_refused():
    with pytest.raises(ValueError, match="core"):
        place_letters(["x"], {1: b"nonsense"})


def test_few_or_no_letters():
    assert find_campaigns([]).groups == () and find_campaigns([LAUNCH]).groups == ()
    assert find_campaigns(["", "", ""]).groups == ()


def test_the_same_letters_give_the_same_campaigns():
    texts, _ = mail(dice(4))
    assert find_campaigns(texts) == find_campaigns(texts)


def test_thousands_of_letters():
    rng = dice(8)
    texts = [LAUNCH + " " + rambling(rng) if i % 2 else rambling(rng) for i in range(6000)]
    (group,) = find_campaigns(texts).groups
    assert group.members == tuple(range(1, 6000, 2))
    assert place_letters([LAUNCH], {3: group.core}) == [3]


def test_a_clerk_can_give_up():
    class GivenUp:
        def step(self, done, total, what=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        find_campaigns([LAUNCH] * 3, GivenUp())
