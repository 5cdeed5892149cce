"""What a person types in Find, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.queries.find_words import AnyOf, Every, Field, Finding, Term, Without, Words, parse


def word(*folded: str) -> Words:
    return Words(folded)


def begins(*folded: str) -> Words:
    return Words(folded, prefix=True)


POOL, SAUNA, SPA = word("pool"), word("sauna"), word("spa")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", None),
        ("  \t", None),
        ("Pool", POOL),
        ("pool SAUNA", Every((POOL, SAUNA))),
        ('"harbor  pool"', word("harbor", "pool")),
        ("“harbor pool”", word("harbor", "pool")),
        ("«harbor pool»", word("harbor", "pool")),
        ('"harbor pool', word("harbor", "pool")),
        ("sun*", begins("sun")),
        ('"harbor poo"*', begins("harbor", "poo")),
        ('"harbor poo*"', begins("harbor", "poo")),
        ("-pool", Without(POOL)),
        ("\u2212pool", Without(POOL)),
        ('pool -"hot spa"', Every((POOL, Without(word("hot", "spa"))))),
        ("pool OR spa", AnyOf((POOL, SPA))),
        ("pool | spa", AnyOf((POOL, SPA))),
        ("sauna pool OR spa", Every((SAUNA, AnyOf((POOL, SPA))))),
        ("(sauna pool) OR spa", AnyOf((Every((SAUNA, POOL)), SPA))),
        ("-(sauna OR spa) pool", Every((Without(AnyOf((SAUNA, SPA))), POOL))),
        ("pool AND spa", Every((POOL, SPA))),
        ("pool NOT spa", Every((POOL, Without(SPA)))),
        ("DO NOT CLOSE", Every((word("do"), word("not"), word("close")))),
        ("O'Brien", word("o", "brien")),
        ("item-12", word("item", "12")),
        ("item(s)", word("item", "s")),
        ("(pool OR item(s))", AnyOf((POOL, word("item", "s")))),
        ("游泳池", word("游", "泳", "池")),
        ("Señora Peña", Every((word("senora"), word("pena")))),
        ("6:30", word("6", "30")),
        ("https://example.org/pool", word("https", "example", "org", "pool")),
        ("Re: pool", Every((word("re"), POOL))),
        ("pool OR", POOL),
        ("OR pool", POOL),
        ("OR", None),
        ("pool -", POOL),
        ("pool - spa", Every((POOL, SPA))),
        ("(", None),
        (")pool)", POOL),
        ('"', None),
        ("pool !!!", POOL),
        ("-!!! pool", POOL),
        ('5" pipe', Every((word("5"), word("pipe")))),
    ],
)
def test_words(typed: str, wanted: Term | None) -> None:
    assert parse(typed) == Finding(wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("stance:oppose", Field("stance", "oppose")),
        ("Stance：Opposed", Field("stance", "oppose")),
        ("stance: oppose", Field("stance", "oppose")),
        ("stance:if-amended", Field("stance", "support_if_amended")),
        ('stance:"support if amended"', Field("stance", "support_if_amended")),
        ("stance:oppose,unless", AnyOf((Field("stance", "oppose"), Field("stance", "oppose_unless_amended")))),
        ("stance:uncl", Field("stance", "unclear")),
        ("-stance:any", Without(Field("stance", "any"))),
        ("position:none", Field("position", "none")),
        ("campaign:B", Field("campaign", "B")),
        ("demand:3", Field("demand", "3")),
        ('district:"Old Town"', Field("district", "Old Town")),
        ("ward:4", Field("district", "4")),
        ("lang:es", Field("language", "es")),
        ("from:ortiz", Field("name", "ortiz")),
        ("organisation:swimmers", Field("org", "swimmers")),
        ("via:phone", Field("channel", "phone")),
        ("number:34", Field("number", "34")),
        ("number:34a,36", AnyOf((Field("number", "34a"), Field("number", "36")))),
        ("number:30–40", Field("number", "30-40")),
        ("number:30-", Field("number", "30-")),
        ("has:own-words", Field("has", "own-words")),
        ("has:questions", Field("has", "question")),
        ("is:set-aside", Field("is", "set-aside")),
        ("is:organisation", Field("is", "organization")),
        ("pool stance:oppose OR is:late", Every((POOL, AnyOf((Field("stance", "oppose"), Field("is", "late")))))),
        ("(pool is:late)", Every((POOL, Field("is", "late")))),
    ],
)
def test_fields(typed: str, wanted: Term) -> None:
    assert parse(typed) == Finding(wanted)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("stanec:oppose", "Did you mean stance:?"),
        ("distrct:4", "Fields: stance, position"),
        ("stance:opposite", "It knows support, if-amended"),
        ("stance:", "Type what to look for after stance:"),
        ("stance: is:late", "Type what to look for after stance:"),
        ("pool is:lost", "on-time"),
        ("has:", "own-words"),
        ("number:twelve", "number:30-40"),
        ("number:-", "number:30-40"),
        ("name:", "such as name:ortiz"),
        ("campaign:!!", "campaign:none"),
        ("!!!", "no letter or digit"),
        ("x " * 65, "too much"),
        ("x" * 2_001, "too much"),
        ("(" * 11 + "x", "too much"),
    ],
)
def test_what_cannot_be_looked_for_is_said(typed: str, said: str) -> None:
    found = parse(typed)
    assert found.wanted is None
    assert said in found.problem
    assert found.problem.endswith((".", "?"))


def test_words_to_mark_are_those_looked_for() -> None:
    found = parse('pool -sauna (spa* OR "hot tub") stance:oppose -(gym OR lake)')
    assert found.words == (POOL, begins("spa"), word("hot", "tub"))


def test_fields_looked_for_are_told_from_those_left_out() -> None:
    assert parse("pool is:withdrawn OR spa").mentions("is", "withdrawn", "set-aside")
    assert not parse("pool -is:withdrawn is:late").mentions("is", "withdrawn", "set-aside")


PIECES = st.sampled_from(
    [
        "pool",
        "OR",
        "AND",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        "*",
        "stance:",
        "oppose",
        "is:late",
        "x:y",
        "|",
        "池",
        "é",
        ":",
        ",",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)))
def test_anything_may_be_typed(typed: str) -> None:
    found = parse(typed)
    assert found.wanted is None or not found.problem
    assert all(each.folded for each in found.words)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=6))
def test_plain_words_must_all_be_there(words: list[str]) -> None:
    parts = tuple(Words((each,)) for each in words)
    assert parse(" ".join(words)).wanted == (parts[0] if len(parts) == 1 else Every(parts))
