"""Pages saved as one file."""

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.choose import read_here
from council_desk.readers.kinds import kind_of
from council_desk.readers.limits import Limits
from council_desk.readers.mhtml import is_saved_page, page_of

SAVED = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://city.example/comments\r\nSubject: x\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n\r\n----b\r\n'
    b"Content-Type: text/css\r\n\r\nbody{}\r\n----b\r\nContent-Type: text/html\r\n"
    b'Content-Transfer-Encoding: quoted-printable\r\n\r\n<ul class=3D"comments"><li><a class=3D"user">Ana</a>'
    b'<div class=3D"comment_body">Keep =E2=80=9Cit=E2=80=9D.</div></li></ul>\r\n----b--\r\n'
)


def test_the_page_in_the_file_is_read() -> None:
    assert kind_of("a.mht", SAVED) == "saved page"
    (passage,) = read_here("a.mht", SAVED, limits=Limits(), progress=Silent()).passages
    assert (passage.text, passage.fields["name"]) == ("Keep “it”.", "Ana")


def test_a_mail_is_no_saved_page() -> None:
    assert not is_saved_page(
        b"From: Ana <a@mail.example>\nTo: c@d.example\nContent-Type: multipart/related; type=text/html\n"
    )
    assert is_saved_page(b"MIME-Version: 1.0\nContent-Type: multipart/related; type=text/html\nSubject: x\n")


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="without a page"):
        page_of("a.mht", b"Content-Type: text/plain\n\nwords")
