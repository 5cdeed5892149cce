"""Where a letter's own closing ends and a signature block begins.

A closing with the writer's name, street, neighborhood or organization belongs to the letter. Telephone numbers,
addresses of mail and pages, titles that stand with them, and what a mail program puts below "-- " do not. A line of
which neither is sure stays with the letter.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from council_desk.readers.mail_boilerplate import is_notice_line
from council_desk.readers.mail_devices import is_device_line
from council_desk.readers.mail_footers import is_footer
from council_desk.readers.mail_notices import is_writer_speaking
from council_desk.readers.mail_signs import (
    bare_name,
    has_contact,
    is_adorned,
    is_advert,
    is_afterword,
    is_author,
    is_closing,
    is_contact,
    is_credential,
    is_firms,
    is_hours,
    is_kept,
    is_name,
    is_name_line,
    is_private,
    is_same_name,
    is_saying,
    is_saying_of,
    is_sentence,
    is_social,
    is_title,
    name_words,
    unstarred,
)
from council_desk.readers.mail_trades import names_firm

_DASHES = re.compile(r"^\s*(?:--|—|––|-- ?|__+|-{2,}|\*{3,}|={3,}|~{3,}|[*=~_-](?: ?[*=~_-]){4,})\s*$")
_TOLD_BY = (is_title, is_contact, is_credential, is_social, is_hours)
_TOGETHER = re.compile(r"\s(?:&|and|y|et|und|e|i|en)\s", re.IGNORECASE)
"""Between two persons' names: "Dana & Bo Whitlow"."""

_ROW_BAR = re.compile(r"\s[|•·]\s")
_QUOTES = frozenset('"“”„«»')
_LONGEST_BLOCK = 16
_MOST_RULES = 3


def fold_signature(lines: Sequence[str], writer: str = "") -> list[bool]:
    """Tell for each line of a letter's last stretch (footers taken off) whether it belongs to a signature block.

    `writer` is the name that the mail gives its sender, '' where it gives none.
    """
    fold = [False] * len(lines)
    end = len(lines)
    for _ in range(_MOST_RULES):
        above = _fold_below_rule(lines, end, fold)
        if above is None:
            break
        end = above
    _fold_closing(lines, end, fold, name_words(writer))
    _fold_row(lines, end, fold)
    return fold


def _fold_row(lines: Sequence[str], end: int, fold: list[bool]) -> None:
    """Fold a last line by itself that is a name, a firm and a telephone with bars between: no hand writes those."""
    last = next((place for place in range(end - 1, -1, -1) if lines[place].strip()), 0)
    if last and not lines[last - 1].strip() and len(_ROW_BAR.findall(lines[last])) > 1 and is_contact(lines[last]):
        fold[last] = True


def _fold_below_rule(lines: Sequence[str], end: int, fold: list[bool]) -> int | None:
    """Fold a block below a drawn rule or "-- " (RFC 3676, section 4.3); return the rule's line, None if nothing was."""
    stop = end
    while stop and (not lines[stop - 1].strip() or _DASHES.match(lines[stop - 1])):
        stop -= 1
    rule = next((place for place in range(stop - 1, -1, -1) if _DASHES.match(lines[place])), None)
    if rule is None:
        return None
    last = _block_end(lines, rule + 1, stop)
    block, above = lines[rule + 1 : last], lines[:rule]
    if not _is_tail(block):
        return None
    marked = lines[rule].strip() == "--"
    whole = is_signature_block(block, above) if marked else _is_ruled_block(block, above, framed=stop < end)
    if whole:
        fold[rule : end if last == stop else last] = [True] * ((end if last == stop else last) - rule)
        return rule
    if marked and last == stop:
        fold[rule] = not any(len(line) > 60 or is_sentence(line) for line in block)
    return None


def _block_end(lines: Sequence[str], start: int, end: int) -> int:
    """Return where a block ends: at a postscript, or at a later paragraph in which the writer speaks of himself."""
    for place in range(start, end):
        if is_afterword(lines[place]):
            return place
        begins = place > start and not lines[place - 1].strip() and any(lines[at].strip() for at in range(start, place))
        if begins and is_kept(lines[place]) and is_writer_speaking(lines[place]):
            return place
    return end


def _is_ruled_block(block: Sequence[str], above: Sequence[str], *, framed: bool) -> bool:
    """Tell whether lines below a drawn rule are a signature: the letter is signed above it, and no line is a sentence.

    Between two rules (`framed`) a name is sign enough.
    """
    said = [line.strip() for line in block if line.strip()]
    if not said or not _is_signed(above):
        return False
    if any(is_kept(line) and not is_contact(line) and not is_firms(line) for line in said):
        return False
    if framed and len(said) > 1 and name_words(said[0]):
        return True
    return any(_is_sign(block, place) or is_title(block[place]) for place in range(len(block)))


def _is_sign(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line by itself says that a signature block is here."""
    line = lines[place]
    if not line.strip():
        return False
    below = lines[place + 1] if place + 1 < len(lines) else ""
    saying = is_saying(line, below) or (is_saying_of(line, below) and not any(map(str.strip, lines[place + 2 :])))
    return saying or is_contact(line) or is_social(line) or is_credential(line)


def is_signature_block(lines: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether a block that a mail program marked as a signature is one, or holds words the writer meant to say.

    Signatures are short. One of a name and a place only is the letter's closing, where `above` it has none.
    """
    said = [line.strip() for line in lines if line.strip()]
    if not said:
        return True
    if len(said) > _LONGEST_BLOCK or any(len(line) > 200 and not is_footer(line) for line in said):
        return False
    if any(is_sentence(line) for line in said) and not any(has_contact(line) for line in said):
        return False
    plain = len(said) <= 3 and not any(
        has_contact(line)
        or is_title(line)
        or is_device_line(line)
        or is_social(line)
        or is_credential(line)
        or is_footer(line)
        or line[:1] in "\"“'‘«"
        for line in said
    )
    return not plain or _is_signed(above)


def _is_signed(lines: Sequence[str]) -> bool:
    """Tell whether a letter's last lines are a closing with a name, or a name by itself."""
    after = next(
        (place for place in range(len(lines) - 1, max(-1, len(lines) - 9), -1) if is_afterword(lines[place])), None
    )
    said = [line.strip() for line in lines[:after] if line.strip()][-4:]
    if not said:
        return False
    closings = [place for place, line in enumerate(said) if is_closing(line)]
    if closings:
        return closings[-1] < len(said) - 1 or len(said[closings[-1]].split()) > 3
    return is_name(said[-1])


def _is_tail(lines: Sequence[str]) -> bool:
    """Tell whether lines below "-- " (RFC 3676, section 4.3) are short enough to be a signature or a closing."""
    said = [line for line in lines if line.strip()]
    return len(said) <= _LONGEST_BLOCK and not any(len(line) > 200 and not is_footer(line) for line in said)


def _fold_closing(lines: Sequence[str], end: int, fold: list[bool], writer: tuple[str, ...]) -> None:
    """Fold the lines of titles and telephone numbers that stand below the writer's name."""
    zone = _zone(lines, end, writer)
    titles = _titles(lines, zone)
    again = _names_again(lines, zone, writer)
    signs = [place for place in zone if _is_sign(lines, place) or (bool(titles or again) and is_hours(lines[place]))]
    signs = sorted({*signs, *again})
    if not signs:
        return
    titles = [place for place in titles if place < signs[-1]]
    first = _apart_from(lines, zone, _with_name_again(lines, zone, min(signs + titles)))
    if zone[0] and name_words(lines[zone[0] - 1]):
        first = _with_lettered_name(lines, first)
    last = signs[-1]
    is_block = bool(titles) or bool(again) or len(signs) > 1 or first < min(signs + titles)
    for place in range(last + 1, end):
        if not _goes_with_block(lines, place, is_block=is_block):
            break
        last = place if lines[place].strip() else last
    for place in range(first, last + 1):
        firms = is_block and (is_firms(lines[place]) or _ends_block(lines, place, is_last=place == last))
        firms = firms or (is_block and is_advert(lines[place]) and bool(lines[place - 1].strip()))
        fold[place] = not lines[place].strip() or not is_kept(lines[place]) or firms
    _fold_rule(lines, first, fold)


def _titles(lines: Sequence[str], zone: list[int]) -> list[int]:
    """Return the lines of titles, and those of firms and trades where a telephone or an address is right below."""
    typed = _typed_name(lines, zone[0]) if zone else ()
    contacts = [place for place in zone if is_contact(lines[place])]
    out = []
    for place in zone:
        line = lines[place]
        if _is_second_name(lines, place) or is_private(line) or is_sentence(line):
            continue
        firm = names_firm(line, typed[-1] if len(typed) > 1 else "") and any(
            place < below and all(map(str.strip, lines[place:below])) for below in contacts
        )
        if is_title(line) or firm:
            out.append(place)
    return out


def _names_again(lines: Sequence[str], zone: list[int], writer: tuple[str, ...]) -> list[int]:
    """Return the lines below the typed name that say it again as signature blocks do.

    With pronouns or bars, above a title or telephone, or word for word where no street or "resident of" follows.
    """
    if not zone:
        return []
    typed = _typed_name(lines, zone[0])
    out = []
    for place in zone:
        name = name_words(lines[place])
        same = len(name) > 1 and bool(typed) and (is_same_name(name, typed) or is_same_name(name, writer))
        if not same or _TOGETHER.search(lines[place]):
            continue
        below = _paragraph_below(lines, place, zone[-1] + 1)
        more = any(any(test(line) for test in _TOLD_BY) for line in below)
        twice = name == typed and bool(below) and not any(is_private(line) or is_sentence(line) for line in below)
        lettered = bool(below) and bare_name(lines[place]) != lines[place].strip() and not any(map(is_private, below))
        if more or is_adorned(lines[place]) or is_title(lines[place]) or twice or lettered:
            out.append(place)
    return out


def _typed_name(lines: Sequence[str], start: int) -> tuple[str, ...]:
    """Return the name that stands last above a line; () where the last words are no name."""
    above = next((place for place in range(start - 1, -1, -1) if lines[place].strip()), None)
    return () if above is None else name_words(lines[above])


def _paragraph_below(lines: Sequence[str], place: int, end: int) -> list[str]:
    """Return the lines right below one; all to the end where each is a paragraph of its own, as in some pages."""
    out = []
    spaced = _is_spaced(lines, place, end)
    for below in range(place + 1, end):
        if lines[below].strip():
            out.append(lines[below])
        elif not spaced:
            break
    return out


def _is_spaced(lines: Sequence[str], start: int, end: int) -> bool:
    """Tell whether lines stand apart each from each, three or more, with never more than a blank one between."""
    said = [place for place in range(start, end) if lines[place].strip()]
    return len(said) > 2 and all(later - place == 2 for place, later in pairwise(said))


def _apart_from(lines: Sequence[str], zone: list[int], first: int) -> int:
    """A block of three lines or more that stands apart from the name and gives a page or an address is one whole."""
    top = first
    while top - 1 in zone and lines[top - 1].strip():
        top -= 1
    stands_apart = top > 0 and not lines[top - 1].strip()
    block = [lines[top], *_paragraph_below(lines, top, zone[-1] + 1)]
    if top == first or not stands_apart or len(block) < 3 or is_private(block[0]):
        return first
    linked = any("@" in line or "." in line.strip(". ") for line in block if is_contact(line))
    return top if linked and not any(is_kept(line) for line in block) else first


def _with_name_again(lines: Sequence[str], zone: list[int], first: int) -> int:
    """A block that stands apart and begins with the name once more is a signature from that name on."""
    top = first
    while top - 1 in zone and lines[top - 1].strip() and not _DASHES.match(lines[top - 1]):
        top -= 1
    if top >= first or not is_name(bare_name(unstarred(lines[top]))):
        return first
    signed_above = any(place < top for place in zone) or (
        bool(zone) and zone[0] == top and (_is_short_name(lines, top) or _repeats_name(lines, top))
    )
    return top if signed_above else first


def _is_second_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name with degrees stands below another person's: two have signed."""
    if names_firm(lines[place]):
        return False
    bare = bare_name(lines[place])
    one, other = (name_words(lines[at].partition(",")[0]) for at in (place, place - 1))
    if place and "," in lines[place] and len(one) > 1 and len(other) > 1 and not is_title(" ".join(one)):
        return not is_same_name(one, other) and not has_contact(lines[place])
    above = lines[place - 1].split() if place and is_name(lines[place - 1]) else []
    if not above or bare == lines[place].strip() or not is_name(bare) or is_title(bare):
        return False
    return bare.split()[0] != above[0]


def _repeats_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name says the name of the line right above it again, with degrees or pronouns."""
    bare = bare_name(lines[place])
    if place == 0 or bare == lines[place].strip() or not is_name(lines[place - 1]):
        return False
    return set(name_words(lines[place - 1])) <= set(name_words(lines[place]))


def _is_short_name(lines: Sequence[str], place: int) -> bool:
    """Tell whether a name stands above a line, a blank line between: "Thanks, / Maria / / Maria Lopez / Planner"."""
    above = place - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above < place - 1 and above >= 0 and is_name(lines[above])


def _goes_with_block(lines: Sequence[str], place: int, *, is_block: bool) -> bool:
    """Tell whether a line below the last telephone or address is still signature: a motto, or the block's own end."""
    line = lines[place]
    if not line.strip() or (line.lstrip(" *_")[:1] in '"“”«„' and len(line) < 200):
        return True
    above = lines[place - 1]
    if is_footer(line) or is_hours(line) or is_saying_of(above, line):
        return True
    if is_author(line) and above.strip()[-1:] in '"”“».!':
        return True
    if not is_block or not above.strip():
        return False
    ends = _ends_block(lines, place, is_last=not any(map(str.strip, lines[place + 1 :])))
    return ends or (len(line) < 120 and not is_kept(line)) or (len(line) < 240 and is_firms(line)) or is_advert(line)


def _fold_rule(lines: Sequence[str], first: int, fold: list[bool]) -> None:
    place = first - 1
    while place >= 0 and not lines[place].strip():
        place -= 1
    if place >= 0 and _DASHES.match(lines[place]):
        fold[place] = True


def _zone(lines: Sequence[str], end: int, writer: tuple[str, ...]) -> list[int]:
    """Return the indices of the lines below the closing's name, blank ones left out; [] where no closing is found."""
    said = [place for place in range(end) if lines[place].strip()][-_LONGEST_BLOCK:]
    for order in range(len(said) - 1, -1, -1):
        if is_closing(lines[said[order]]) and not _ends_block(lines, said[order], is_last=order == len(said) - 1):
            below = said[order + 1 :]
            if not below or not _is_closing_run(lines, below):
                return []
            named = is_name_line(lines[below[0]])
            return below[1:] if named else below
    return _zone_without_closing(lines, said, writer)


def _ends_block(lines: Sequence[str], place: int, *, is_last: bool) -> bool:
    """Tell whether a firm's "Thank you for supporting reading!" ends a block of titles and telephones right above."""
    if not is_last or len(lines[place].split()) < 4:
        return False
    top = place
    while top and lines[top - 1].strip():
        top -= 1
    return any(map(is_title, lines[top:place])) and is_contact(lines[place - 1])


def _is_closing_run(lines: Sequence[str], below: list[int]) -> bool:
    """A "Thank you" in the middle of a letter is followed by sentences, a closing by short lines (and afterwords)."""
    for place in below:
        if is_afterword(lines[place]):
            return True
        if len(lines[place]) > 160 and not is_footer(lines[place]):
            return False
    return True


def _zone_without_closing(lines: Sequence[str], said: list[int], writer: tuple[str, ...]) -> list[int]:
    """A block at the end that begins with a name and is all short lines."""
    while len(said) > 1 and is_firms(lines[said[-1]]) and is_contact(lines[said[-1] - 1]):
        said = said[:-1]
    if said and _ends_block(lines, said[-1], is_last=True):
        said = said[:-1]
    start = len(said)
    while start and _is_short(lines, said[start - 1]):
        start -= 1
    names = [order for order in range(start, len(said)) if is_name(lines[said[order]])]
    known = [order for order in names if writer and is_same_name(name_words(lines[said[order]]), writer)]
    if known and known[0] - 1 in names and _is_short_name(lines, said[known[0]]):
        known = [known[0] - 1]
    first = (known or names)[:1]
    return said[first[0] + 1 :] if first else []


def _with_lettered_name(lines: Sequence[str], first: int) -> int:
    """Take with a signature block the name that it begins with, where it has degrees or pronouns and stands apart.

    Only where nobody has closed the letter above it: such a name was set by the mail program with the block.
    """
    name = first
    while name and lines[name - 1].strip():
        name -= 1
    bare = bare_name(lines[name])
    if name == first or bare == lines[name].strip() or not is_name(bare) or _DASHES.match(lines[name]):
        return first
    block = [lines[name], *_paragraph_below(lines, name, len(lines))]
    above = [line for line in lines[:name] if line.strip()]
    if len(block) < 3 or not above or is_closing(above[-1]) or not any(map(has_contact, block)):
        return first
    return first if any(map(is_private, block[1:2])) or any(map(is_kept, block[:-1])) else name


def _is_short(lines: Sequence[str], place: int) -> bool:
    below = lines[place + 1] if place + 1 < len(lines) else ""
    line = lines[place]
    if (len(line) <= 90 and not is_sentence(line)) or is_saying(line, below):
        return True
    return (line[:1] in _QUOTES and line.rstrip()[-1:] in _QUOTES and len(line) <= 120) or (
        is_notice_line(line) or is_advert(line)
    )
