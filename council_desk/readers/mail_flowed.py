"""format=flowed mail (RFC 3676): lines that a mailer broke for the way are put together again."""


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Join soft line ends (a space before the line end), each depth of quotation for itself; take off stuffed spaces.

    `delete_space` is the parameter DelSp=yes: the space before a soft line end was put in by the mailer. The line "-- "
    above a signature is never joined (section 4.3).
    """
    out: list[str] = []
    held = ""
    held_depth: int | None = None
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        depth, words = _depth_and_words(line)
        if held_depth is not None and (depth != held_depth or words == "-- "):
            out.append(_quoted(held_depth, held.rstrip(" ")))
            held, held_depth = "", None
        soft = words.endswith(" ") and words != "-- " and words.strip(" ") != ""
        held += words[:-1] if soft and delete_space else words
        if soft:
            held_depth = depth
            continue
        out.append(_quoted(depth, held))
        held, held_depth = "", None
    if held_depth is not None:
        out.append(_quoted(held_depth, held.rstrip(" ")))
    return "\n".join(out)


def _depth_and_words(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")


def _quoted(depth: int, words: str) -> str:
    return f"{'>' * depth} {words}" if depth else words
