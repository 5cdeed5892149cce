"""Which form letter another letter translates: translations are found, other letters on the same matter are not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translated_letters import BATHS, CHESS, FREE, LAUNDRY, NEAR, OWLS, WRITTEN_AFTER, WRITTEN_FIRST, FormLetter

from council_desk.analysis.translations import Told, find_original, shares_of

EVERY = {**WRITTEN_FIRST, **WRITTEN_AFTER}
FORMS = [Told(letter.english, "en") for letter in EVERY.values()]
NAMES = list(EVERY)
PACKETS = Path(__file__).resolve().parents[1] / "data" / "tuning"


def translations() -> Iterator[tuple[str, Told]]:
    for name, letter in EVERY.items():
        for language, text in letter.translations.items():
            yield name, Told(text, language)


def own_letters() -> Iterator[tuple[FormLetter, Told]]:
    for letter in EVERY.values():
        for language, texts in letter.own.items():
            for text in texts:
                yield letter, Told(text, language)


@pytest.mark.parametrize(("name", "told"), list(translations()), ids=lambda value: getattr(value, "language", value))
def test_a_translation_finds_its_form_letter_among_others(name: str, told: Told) -> None:
    found = find_original(told, FORMS)
    assert found is not None
    assert NAMES[found.original] == name
    assert found.confidence >= 0.85


@pytest.mark.parametrize(("letter", "told"), list(own_letters()), ids=lambda _: "")
def test_a_letter_of_ones_own_on_the_same_matter_is_no_translation(letter: FormLetter, told: Told) -> None:
    assert find_original(told, [Told(letter.english, "en")]) is None


@pytest.mark.parametrize(("of", "language", "text"), FREE, ids=[f"{of} {language}" for of, language, _ in FREE])
def test_a_free_translation_is_found_too_with_figures_alone_where_no_words_are_known(
    of: str, language: str, text: str
) -> None:
    found = find_original(Told(text, language), FORMS)
    assert found is not None
    assert NAMES[found.original] == of


@pytest.mark.parametrize(("of", "language", "text"), NEAR, ids=[f"{of} {language}" for of, language, _ in NEAR])
def test_the_same_figures_and_names_in_a_letter_of_ones_own_are_no_translation(
    of: str, language: str, text: str
) -> None:
    assert find_original(Told(text, language), [Told(EVERY[of].english, "en")]) is None


def test_no_letter_of_the_packets_is_taken_for_a_translation() -> None:
    for path in sorted(PACKETS.glob("*.gold.jsonl")):
        if path.name.endswith(".links.gold.jsonl"):
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        told = [Told(row["text"], row.get("language", "en")) for row in rows]
        english = [letter for letter in told if letter.language == "en"]
        assert [letter for letter in told if letter.language != "en" and find_original(letter, english)] == []


def test_the_reason_names_what_stands_in_both() -> None:
    found = find_original(Told(LAUNDRY.translations["zh"], "zh"), [Told(LAUNDRY.english, "en")])
    assert found is not None
    assert "in the same order, such as Alder, Corbin" in found.reason


def test_a_personal_paragraph_before_the_translation_does_not_hide_it() -> None:
    own = "Me llamo Rosa Ibarra y trabajo en la panadería de la esquina desde hace once años, con mis hermanas. " * 3
    found = find_original(Told(f"{own}\n\n{BATHS.translations['es']}", "es"), [Told(BATHS.english, "en")])
    assert found is not None


def test_between_two_languages_neither_of_which_is_english() -> None:
    found = find_original(Told(BATHS.translations["vi"], "vi"), [Told(BATHS.translations["es"], "es")])
    assert found is not None


def test_a_language_without_a_word_list_is_tied_by_figures_and_names() -> None:
    french = (
        "Je vous écris au sujet du point 14, les horaires des bains publics de Seabright.\n\n"
        "Les bains doivent ouvrir avant le travail. Les infirmières et les boulangers finissent leur nuit à 6:00 et "
        "n'ont nulle part où se laver. Quand les bains ont fermé le matin le 3 mars, ma mère a perdu la seule eau "
        "chaude qu'elle pouvait payer : son appartement est sans eau chaude depuis 18 mois.\n\n"
        "- Ouvrez les bains à 5:30 en semaine.\n- Gardez le billet à $4 pour les personnes âgées.\n"
        "- Engagez un sauveteur de plus le samedi matin.\n\n"
        "L'argent est là. Le fonds des parcs a fini l'année avec $61,000 que personne n'a dépensés. Laissez les "
        "travailleurs de nuit de Marrow Bay commencer leur journée propres."
    )
    assert find_original(Told(french, "fr"), [Told(BATHS.english, "en")]) is not None
    assert find_original(Told(french, "fr"), [Told(CHESS.english, "en")]) is None


def test_letters_in_one_language_are_not_compared() -> None:
    assert find_original(Told(OWLS.english, "en"), [Told(OWLS.english, "en")]) is None


def test_a_short_note_with_the_same_figures_is_no_translation() -> None:
    note = "Voten no a la venta de la lavandería de Alder Street. Que siga abierta hasta las 11. Gracias."
    assert find_original(Told(note, "es"), [Told(LAUNDRY.english, "en")]) is None


def test_the_same_figures_in_another_order_are_no_translation() -> None:
    pieces = [piece for piece in re.split(r"[.,:]\s+", LAUNDRY.translations["es"]) if piece]
    assert find_original(Told(". ".join(reversed(pieces)), "es"), [Told(LAUNDRY.english, "en")]) is None


def test_the_opposite_letter_with_half_of_the_words_is_not_sure() -> None:
    half = LAUNDRY.translations["es"][: len(LAUNDRY.translations["es"]) // 2]
    rest = (
        " Eso dice la carta que circula por el barrio, y no es verdad. Yo vivo enfrente: la lavandería cierra cuando "
        "quiere el dueño, las secadoras queman la ropa y el agua sale marrón. Prefiero apartamentos nuevos. Vendan "
        "ya, y que la compradora arregle la acera, plante árboles y contrate a la gente de aquí."
    )
    found = find_original(Told(half + rest, "es"), [Told(LAUNDRY.english, "en")])
    assert found is None or found.confidence < 0.9


def test_what_most_letters_have_tells_less() -> None:
    letters = [Told(f"Save the pool on Alder Street. I am number {n}.", "en") for n in range(10)]
    shares = shares_of(letters)
    assert shares["=alder"] == 1.0
    assert shares["#3"] == 0.1
    told = Told(LAUNDRY.translations["es"], "es")
    assert find_original(told, [Told(LAUNDRY.english, "en")], shares) is not None


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["en", "es", "vi", "zh", "und"]))
def test_any_two_texts_can_be_compared(one: str, other: str, language: str) -> None:
    found = find_original(Told(one, language), [Told(other, "en")])
    assert found is None or 0 < found.confidence < 1
