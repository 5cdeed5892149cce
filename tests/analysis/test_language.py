"""The language a comment is in, from a line or a page."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.language import common_word_language, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I support this.", "en"),
        ("NO", "en"),
        ("The pool should stay open on Sundays because that is when my kids are free.", "en"),
        ("Tengo un puesto de frutas y no estoy de acuerdo con la nueva tarifa.", "es"),
        ("Tôi phản đối khoản phí này vì tiệm của tôi rất nhỏ.", "vi"),
        ("Huwag po sana ninyong isara ang aklatan tuwing Sabado.", "tl"),
        ("Kuv nyob hauv lub nroog no thiab kuv tsis pom zoo rau qhov no.", "hmn"),
        ("Mwen pa dakò ak lwa sa a paske li pa bon pou nou.", "ht"),
        ("Jestem przeciwko tej opłacie, bo jest za wysoka dla nas.", "pl"),
        ("Ich bin gegen diese Gebühr, weil sie zu hoch ist.", "de"),
        ("Sou contra esta proposta porque não temos dinheiro.", "pt"),
        ("我在碼頭街開店二十年，請不要加費。", "zh"),
        ("これは良い案だと思います。", "ja"),
        ("공원을 지켜 주세요.", "ko"),
        ("किराया बहुत ज़्यादा है, कृपया कम करें", "hi"),
        ("ਕਿਰਾਇਆ ਘੱਟ ਕਰੋ ਜੀ", "pa"),
        ("الإيجار مرتفع جدا", "ar"),
        ("Я против этого решения", "ru"),
        ("ค่าเช่าแพงเกินไป", "th"),
    ],
)
def test_languages_that_reach_a_council(text, code):
    finding = language_of(text)
    assert finding.code == code and finding.confidence > 0.4


@pytest.mark.parametrize("text", ["", "12345", "!!!", "ok", "Marrow Bay Herons"])
def test_nothing_to_go_on_stays_undetermined(text):
    assert language_of(text).code == "und"


def test_common_words_alone():
    assert common_word_language("The ramp is loud and we do not sleep.").code == "en"
    assert common_word_language("la").code == "und"


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_any_text_gets_a_code_and_a_confidence(text):
    finding = language_of(text)
    assert finding.code and 0.0 <= finding.confidence <= 1.0


def test_the_heavy_model_is_not_loaded_with_the_module():
    code = "import sys, council_desk.analysis.language; sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
