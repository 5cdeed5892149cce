"""Languages by name: what people call them, and their ISO 639 codes."""

from council_desk.analysis.normalise import search_text

LANGUAGE_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "hmn": "Hmong",
    "ht": "Haitian Creole",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "mr": "Marathi",
    "mww": "Hmong",
    "ne": "Nepali",
    "nl": "Dutch",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "sr": "Serbian",
    "sw": "Swahili",
    "ta": "Tamil",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""English name of a language by its ISO 639 code."""

UNKNOWN = "und"
_ALSO = {
    **dict.fromkeys(("espanol", "castellano"), "es"),
    **dict.fromkeys(("中 文", "mandarin", "cantonese", "汉 语"), "zh"),
    **dict.fromkeys(("tieng viet",), "vi"),
    **dict.fromkeys(("hmoob",), "hmn"),
    **dict.fromkeys(("tagalog", "filipino", "fil"), "tl"),
    **dict.fromkeys(("panjabi",), "pa"),
    **dict.fromkeys(("farsi",), "fa"),
    **dict.fromkeys(("haitian", "kreyol"), "ht"),
    **dict.fromkeys(("cambodian",), "km"),
    **dict.fromkeys(("deutsch",), "de"),
    **dict.fromkeys(("francais",), "fr"),
    **dict.fromkeys(("portugues",), "pt"),
    **dict.fromkeys(("unknown", "none", "not known"), UNKNOWN),
}


def code_of_language(named: str) -> str | None:
    """The ISO 639 code of a language that somebody names in English, in itself, or by its code; None: not known."""
    folded = search_text(named)
    if folded in LANGUAGE_NAMES or folded == UNKNOWN:
        return folded
    by_name = {search_text(name): code for code, name in reversed(LANGUAGE_NAMES.items())}
    return by_name.get(folded) or _ALSO.get(folded)
