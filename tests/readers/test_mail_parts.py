"""Messages into parts, beside what the standard library's parser makes of the same bytes."""

import email

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_parts import Part

LEAF = st.sampled_from([b"Keep it.", b"", b"One\nTwo\n", b"- -\n--\n--qq\n", b"a: b\n\nc"])


def leaves_of(part: Part) -> list[tuple[str, bytes]]:
    return [(part.kind, part.body)] if not part.parts else [leaf for child in part.parts for leaf in leaves_of(child)]


def std_leaves(raw: bytes) -> list[tuple[str, bytes]]:
    found = []
    for part in email.message_from_bytes(raw).walk():
        payload = part.get_payload()
        if isinstance(payload, str):
            found.append((part.get_content_type(), payload.encode("utf-8", "surrogateescape")))
    return found


@st.composite
def messages(draw: st.DrawFn, depth: int = 0) -> bytes:
    head = draw(st.sampled_from([b"", b"Subject: x\n", b"X-A: long\n folded\n\tmore\n"]))
    kind = draw(st.sampled_from(["text/plain", "text/html", "multipart/mixed", "multipart/digest", "message/rfc822"]))
    if depth > 2 or kind.startswith("text/"):
        return head + b"Content-Type: text/plain\n\n" + draw(LEAF)
    if kind == "message/rfc822":
        return head + b"Content-Type: message/rfc822\n\nSubject: y\n" + draw(messages(depth + 1))
    mark = b"b%d" % depth
    inner = draw(st.lists(messages(depth + 1), min_size=1, max_size=3))
    body = b"".join(
        b"--" + mark + b"\n" + (b"\n" if kind == "multipart/digest" else b"") + part + b"\n" for part in inner
    )
    return (
        head + f'Content-Type: {kind}; boundary="b{depth}"\n\nbefore\n'.encode() + body + b"--" + mark + b"--\nafter\n"
    )


@given(messages())
def test_the_parts_are_those_of_the_standard_library(raw: bytes) -> None:
    assert leaves_of(Part(raw)) == std_leaves(raw)
    windows = raw.replace(b"\n", b"\r\n")
    assert [body for _, body in leaves_of(Part(windows))] == [body for _, body in std_leaves(windows)]


def test_a_missing_or_wrong_boundary_is_guessed() -> None:
    body = b"--x1\nContent-Type: text/plain\n\nOne\n--x1\nContent-Type: text/html\n\n<p>Two\n--x1--\n"
    for boundary in (b"", b'; boundary="other"'):
        part = Part(b"Content-Type: multipart/mixed" + boundary + b"\n\n" + body)
        assert leaves_of(part) == [("text/plain", b"One"), ("text/html", b"<p>Two")]
    assert leaves_of(Part(b"Content-Type: multipart/mixed\n\nJust words.")) == [("multipart/mixed", b"Just words.")]


def test_a_missing_last_boundary_and_nesting_without_end_are_taken_as_far_as_they_go() -> None:
    part = Part(b"Content-Type: multipart/mixed; boundary=q\n\n--q\n\nOne\n--q\n\nTwo")
    assert [body for _, body in leaves_of(part)] == [b"One", b"Two"]
    assert leaves_of(Part(b"Content-Type: message/rfc822\n\n" * 3000 + b"\nx"))


def test_parameters_are_read_in_every_form() -> None:
    part = Part(
        b'Content-Type: text/plain; NAME="a \\"b\\".txt"; charset=utf-8\n'
        b"Content-Disposition: attachment; filename*0*=utf-8''%E5%8D; filename*1*=%97.txt\n\n"
    )
    assert (part.parameter("name"), part.parameter("charset"), part.parameter("boundary")) == ('a "b".txt', "utf-8", "")
    assert part.parameter("filename", part.header("content-disposition")) == "南.txt"


def test_transfer_encodings_are_undone_however_torn() -> None:
    def decoded(how: str, body: bytes) -> bytes:
        return Part(f"Content-Transfer-Encoding: {how}\n\n".encode() + body).decoded()

    assert decoded("quoted-printable", b"caf=C3=A9=\n!") == "café!".encode()
    assert decoded("BASE64", b"S2VlcC\nBpdC4=!!") == b"Keep it."
    assert decoded("base64", b"S2VlcC") == b"Keep"
    assert decoded("x-uuencode", b"begin 644 a\n#0V%T\n`\nend\n") == b"Cat"
    assert decoded("8bit", b"Keep") == b"Keep"


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_apart(raw: bytes) -> None:
    for _, body in leaves_of(Part(raw)):
        assert isinstance(body, bytes)
    Part(b"Content-Type: " + raw).parameter("name")
