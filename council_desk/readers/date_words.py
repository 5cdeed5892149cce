"""The words that dates are written with: months, halves of a day and time zones, in the languages offices receive."""

import re
import unicodedata

_MONTHS = (
    "january jan enero ene janvier janv janeiro januar gennaio gen januari styczen stycznia январь января янв",
    "february feb febrero fevrier fevr fevereiro fev februar febbraio februari lutego февраль февраля фев",
    "march mar marzo mars marco marz maerz mrz maart marca март марта",
    "april apr abril abr avril avr aprile abr kwietnia апрель апреля апр",
    "may mayo mai maio maggio mag mei maja май мая",
    "june jun junio juin junho juni giugno giu czerwca июнь июня июн",
    "july jul julio juillet juil julho juli luglio lug lipca июль июля июл",
    "august aug agosto ago aout agustus augustus sierpnia август августа авг",
    "september sep sept septiembre set setiembre septembre setembro settembre wrzesnia сентябрь сентября сен сент",
    "october oct octubre octobre outubro out oktober okt ottobre ott pazdziernika октябрь октября окт",
    "november nov noviembre novembre novembro listopada ноябрь ноября ноя",
    "december dec diciembre dic decembre dezembro dez dezember dicembre december grudnia декабрь декабря дек",
)

MONTH_OF: dict[str, int] = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
"""Month words, folded, to 1..12."""

HOURS_OF_ZONE: dict[str, float] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
}
"""Zone abbreviations of North American offices and their mail, to hours east of Greenwich (RFC 2822, section 4.3)."""

_MERIDIEM = re.compile(r"\b([ap])\s?\.?\s?m\b\.?", re.IGNORECASE)


def folded(text: str) -> str:
    """Return lower-case text without accents, with 'a. m.' written 'am' and runs of white space single."""
    if text.isascii():
        return " ".join(_MERIDIEM.sub(lambda half: half.group(1) + "m", text.lower()).split())
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    # NFC again: decomposed Hangul would no longer match the words for year, month and day.
    whole = unicodedata.normalize("NFC", plain.lower())
    return " ".join(_MERIDIEM.sub(lambda half: half.group(1) + "m", whole).split())
