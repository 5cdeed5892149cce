"""Which language a text is in: its script first, then its commonest words, then a model limited to likely languages."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast


def _words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


_WANTED = (
    "en",
    "es",
    "vi",
    "tl",
    "fr",
    "pt",
    "de",
    "it",
    "pl",
    "so",
    "ht",
    "ru",
    "uk",
    "ar",
    "fa",
    "ur",
    "hi",
    "ne",
    "mr",
)
# Blocks of letters and the language they say; Latin, Cyrillic, Arabic and Devanagari serve several: a second look.
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x139F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1E00, 0x1EFF, "latin"),
    (0x3040, 0x30FF, "ja"),
    (0x3130, 0x318F, "ko"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "ko"),
    (0xF900, 0xFAFF, "han"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
)
_SHARED = {"cyrillic": "ru", "arabic": "ar", "devanagari": "hi", "han": "zh"}
_COMMON: dict[str, frozenset[str]] = {
    "en": _words(
        "the and is are of to that for with it we my not in you this was be have on i will please at our "
        "they your from as but do no all "
    ),
    "es": _words(
        "el la los las que de por para una un es en con mi su no se y lo como más pero al del bien esta "
        "estoy porque también gracias mí si son nos les muy este esta ya "
    ),
    "pt": _words(
        "o os as que de por para uma um é em com meu não se e do da dos das no na mais mas são nos muito "
        "este está esta porque sou temos "
    ),
    "fr": _words(
        "le la les que de pour une un est en avec mon ne pas se et du des nous vous sur dans ce cette "
        "mais il je qui au "
    ),
    "it": _words("il lo la gli che di per una un è in con mio non si e del della sono nel più ma questo questa anche "),
    "de": _words("der die das und ist nicht ich wir sie zu den von mit für ein eine auf es im dem dass auch bitte "),
    "pl": _words("i w na nie się że do jest to z dla jak o co po ale ich tym proszę jestem "),
    "tl": _words("ang ng mga sa na ay po ko namin ako hindi para kami ninyo at ito nila kung lang may huwag natin "),
    "vi": _words("và là của không tôi có cho các được này người xin để trong một những với đã chúng ở "),
    "ht": _words("mwen nou yo pou nan ki pa se ak li sa gen ou tout moun tanpri konsèy "),
    "so": _words("waa iyo in ka ku oo ah aan waxaan ma la si uu ay fadlan magaalada "),
    "hmn": _words("kuv peb yog thiab tsis nyob rau cov lub ua tau muaj hauv los koj lawv uas thov mus "),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# RPA spelling of Hmong: nearly every word ends in a tone letter that no other language here ends words in.
_HMONG_WORD = re.compile(r"[a-z]*[aeiouw](?:b|m|d|j|v|s|g)", re.IGNORECASE)
_LONGEST_LOOK = 2000


@dataclass(frozen=True, slots=True)
class LanguageFinding:
    """An ISO 639 code ("und" where nothing tells) and how sure it is, 0 to 1."""

    code: str
    confidence: float


class _Model(Protocol):
    labels: list[str]

    def set_languages(self, langs: list[str]) -> None: ...

    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str) -> LanguageFinding:
    """Say which language `text` is in: by script, then by its commonest words, then by a model (py3langid)."""
    text = text[:_LONGEST_LOOK]
    script, share = _script_of(text)
    if not script:
        return LanguageFinding("und", 0.0)
    if script not in ("latin", *_SHARED):
        return LanguageFinding(script, round(share, 3))
    if script == "han":
        return LanguageFinding("zh", round(share, 3))
    if script != "latin":
        return _of_shared_script(text, script, share)
    return _of_latin(text)


def common_word_language(text: str) -> LanguageFinding:
    """Say which Latin-script language `text` is in by its commonest words alone; "und" where they do not tell."""
    words = [w.lower() for w in _WORD.findall(text[:_LONGEST_LOOK])]
    if len(words) < 3:
        return LanguageFinding("und", 0.0)
    if len(words) >= 4 and _looks_hmong(words):
        return LanguageFinding("hmn", 0.9)
    times = Counter(words)
    hits = {code: sum(times[w] for w in times.keys() & common) for code, common in _COMMON.items()}
    ranked = sorted(hits.items(), key=lambda item: -item[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    if most < 2 or most / len(words) < 0.12 or most < 1.4 * second:
        return LanguageFinding("und", 0.0)
    return LanguageFinding(best, round(min(0.99, 0.5 + 0.5 * (most - second) / most + 0.02 * most), 3))


def _script_of(text: str) -> tuple[str, float]:
    """Return the script most letters are in and their share; Japanese wins over Han where kana stand between."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha():
            counts[_script_of_letter(ord(character))] += times
    total = sum(counts.values())
    if not total:
        return "", 0.0
    if counts["ja"] >= 0.1 * (counts["han"] + counts["ja"]) and counts["ja"]:
        counts["ja"] += counts.pop("han", 0)
    # One Han character says as much as a word of letters.
    for script in ("han", "ja", "ko"):
        counts[script] *= 3
    script, most = counts.most_common(1)[0]
    return script, most / sum(counts.values())


@lru_cache(maxsize=4096)
def _script_of_letter(point: int) -> str:
    """Return the script a letter belongs to."""
    for low, high, script in _SCRIPTS:
        if low <= point <= high:
            return script
    return "han" if 0x20000 <= point <= 0x323AF else "other"


def _of_shared_script(text: str, script: str, share: float) -> LanguageFinding:
    """Tell languages of one script apart; the commonest one where the text is short."""
    usual = _SHARED[script]
    if script == "cyrillic" and re.search("[іїєґ]", text.lower()):
        return LanguageFinding("uk", round(0.9 * share, 3))
    if script == "arabic" and re.search("[ٹڈڑںے]", text):
        return LanguageFinding("ur", round(0.9 * share, 3))
    if script == "arabic" and re.search("[پچژگ]", text):
        return LanguageFinding("fa", round(0.85 * share, 3))
    if len(text.split()) < 6 or script != "devanagari":
        return LanguageFinding(usual, round(0.85 * share, 3))
    code, sure = _model().classify(text)
    return LanguageFinding(code if code in ("hi", "mr", "ne") else usual, round(max(0.6, sure) * share, 3))


def _of_latin(text: str) -> LanguageFinding:
    """Tell Latin-script languages apart; a few words with nothing to go on stay undetermined."""
    by_words = common_word_language(text)
    words = _WORD.findall(text)
    if by_words.confidence >= 0.75:
        return by_words
    if len(words) >= 8:
        code, sure = _model().classify(text)
        if by_words.code in (code, "und") or sure >= 0.9:
            return LanguageFinding(code, round(min(0.99, sure), 3))
        return LanguageFinding(by_words.code, 0.6)
    if by_words.code != "und":
        return by_words
    return _of_few_words([w.lower() for w in words])


_ENGLISH_CUES = _words(
    "yes no vote support oppose against approve reject stop keep please thanks thank thx good bad great "
    "agree why what when ban save not dont don't "
)
_SPANISH_CUES = _words("sí apoyo gracias favor contra hola voto acuerdo opongo ")


def _of_few_words(words: list[str]) -> LanguageFinding:
    """Judge a text of a few words by those that only one language has."""
    english = sum(w in _ENGLISH_CUES or w in _COMMON["en"] for w in words)
    spanish = sum(w in _SPANISH_CUES for w in words)
    if english > spanish:
        return LanguageFinding("en", round(min(0.9, 0.5 + 0.4 * english / len(words)), 3))
    if spanish > english:
        return LanguageFinding("es", round(min(0.9, 0.5 + 0.4 * spanish / len(words)), 3))
    return LanguageFinding("und", 0.0)


def _looks_hmong(words: list[str]) -> bool:
    """Say whether words are spelled as Hmong is (RPA): most end in a tone letter, and several are common ones."""
    if sum(w in _COMMON["hmn"] for w in words) < max(2, 0.1 * len(words)):
        return False
    return sum(_HMONG_WORD.fullmatch(w) is not None for w in words) >= 0.5 * len(words)


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Load the trained model once, limited to the languages wanted (half a second: only when first asked)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = cast(_Model, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
    model.set_languages([code for code in _WANTED if code in model.labels])
    return model
