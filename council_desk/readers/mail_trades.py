"""Lines of a signature block that name a firm or a trade: "Whitlow Tree Care", "Piano lessons, all ages".

They say less than a title does, so they only count where a telephone number or an address of mail or pages stands below
them, and never where they can be a street or a neighborhood.
"""

import re

_TRADE = re.compile(
    r"\b(?:pllc|plc|p\.c|pc|co\.|company|companies|sons|daughters|bros|brothers|associates|group|law offices?|"
    r"clinic|bakery|"
    r"studios?|services?|realty|properties|apartments|farms?|nursery|gallery|salon|restaurant|grill|caf[eé]|hotel|inn|"
    r"brewery|brewing|plumbing|roofing|construction|builders|building|landscaping|electric|marine|mutual|insurance|"
    r"credit union|university|college|institute|hospital|medical|health|dental|pediatrics|veterinary|pharmacy|"
    r"ministries|"
    r"foundation|upholstery|carpentry|woodworks|boatworks|motors|auto|repairs?|rentals?|supply|supplies|foods|catering|"
    r"seafood|books|bookstore|yarn|wool|flowers|florist|design|designs|media|press|consulting|consultants|software|systems|"
    r"solutions|technologies|logistics|freight|trucking|towing|cleaners|cleaning|academy|preschool|daycare|collective|"
    r"cooperative|co-op|chamber of commerce|accounts (?:payable|receivable)|human resources|"
    r"notary|illustrator|arborist|fisherm[ae]n|fisher|healer|dj|event host|massage|lmt|tutor(?:ing)?|baker|"
    r"mechanic|driver|"
    r"pilot|potter|weaver|translator|interpreter|barber|midwife|student|freelance|certified|licen[cs]ed|registered|"
    r"accredited|lessons|classes|workshops|weddings|events|tours|charters|tree care|home care|child care|pet care|"
    r"estate agents?|f/v|m/v)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^\W*\d+\w? |\b(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|way|place|pl|terrace|loop|row|"
    r"square|alley|"
    r"boulevard|blvd|park|hill|hills|heights|district|point|view|grove|flats|village|quarter|corner|green|meadows?|ward|"
    r"neighbou?rhood|apt|unit|floor|county|precinct)\.?(?: [#\d]\S*)?\W*$|\b\d{5}\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST = 90


def names_firm(line: str, surname: str = "") -> bool:
    """Tell whether a short line names a firm, a school or a trade; a firm may bear its owner's `surname`."""
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or _PLACE.search(bare) or bare.endswith(("!", "?", ".")):
        return False
    if _TRADE.search(bare):
        return True
    words = [word.casefold() for word in _WORDS.findall(bare)]
    owned = len(surname) > 2 and surname in words and words[-1] != surname
    return owned and 1 < len(words) <= 8 and "family" not in words
