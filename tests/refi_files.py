"""Codebooks and projects as other coding programs write them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_OID, uuid5
from xml.sax.saxutils import escape, quoteattr

from council_desk.readers.limits import Limits
from council_desk.readers.refi import Exchange, exchange_of, read_refi

PROJECT = "urn:QDA-XML:project:1.0"


def guid(words: str) -> str:
    """A GUID made from words, in capitals and braces as some programs write them."""
    return "{" + str(uuid5(NAMESPACE_OID, words)).upper() + "}"


def code(name: str, *below: str, codable: bool = True, words: str = "") -> str:
    described = f"<Description>{escape(words)}</Description>" if words else ""
    open_tag = f'<Code guid="{guid(name)}" name={quoteattr(name)} isCodable="{str(codable).lower()}" color="#10a0FF">'
    return f"{open_tag}{described}{''.join(below)}</Code>"


def codebook(*codes: str, space: str = "urn:QDA-XML:codebook:1.0") -> bytes:
    root = f'<CodeBook xmlns="{space}" origin="Elsewhere 3">'
    return f'<?xml version="1.0"?>{root}<Codes>{"".join(codes)}</Codes></CodeBook>'.encode()


def coding(name: str, user: str = "") -> str:
    by = f' creatingUser="{guid(user)}"' if user else ""
    return f'<Coding guid="{guid(name + user + "coding")}"{by}><CodeRef targetGUID="{guid(name)}"/></Coding>'


def selection(start: int, end: int, *codings: str, name: str = "") -> str:
    return (
        f'<PlainTextSelection guid="{guid(f"{start} {end}")}" startPosition="{start}" endPosition="{end}" '
        f'name={quoteattr(name)} vendorColour="7">{"".join(codings)}</PlainTextSelection>'
    )


def source(name: str, *inside: str, path: str | None = None, text: str | None = None) -> str:
    where = (
        f" plainTextPath={quoteattr(path if path is not None else f'internal://{name}.txt')}" if text is None else ""
    )
    content = "" if text is None else f"<PlainTextContent>{escape(text)}</PlainTextContent>"
    known = f'guid="{guid("source " + name)}" name={quoteattr(name)}'
    return f"<TextSource {known}{where}>{content}{''.join(inside)}</TextSource>"


def project(
    codes: Sequence[str],
    sources: Sequence[str],
    texts: Mapping[str, str | bytes],
    users: Sequence[str] = (),
    more: str = "",
    origin: str = "Elsewhere 3",
    folder: str = "sources",
) -> bytes:
    listed = "".join(f'<User guid="{guid(user)}" name={quoteattr(user)}/>' for user in users)
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{PROJECT}" name="Pool study" origin="{origin}">'
        f"<Users>{listed}</Users><CodeBook><Codes>{''.join(codes)}</Codes></CodeBook>"
        f"<Sources>{''.join(sources)}</Sources>{more}</Project>"
    )
    return zipped({"project.qde": xml} | {f"{folder}/{name}.txt": content for name, content in texts.items()})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes, name: str = "study.qdpx", limits: Limits | None = None) -> Exchange:
    return exchange_of(read_refi(name, data, limits or Limits()))
