"""Files that are broken in their own shape's way: each with how many comments it holds or how it is refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from hostile_shapes import (
    LETTERS,
    archive,
    comma_list,
    comment_list,
    excel,
    mail,
    mailbox,
    open_document,
    outlook,
    printed,
    sheet_parts,
    sheet_rows,
    web_page,
    word_document,
    word_paragraph,
)

Broken = tuple[str, bytes, int | None, str]
"""Name, bytes, comments (None: any number or a refusal), and a pattern of the refusal ('' for none)."""

_TEXT = LETTERS[0][1]
_HEAD = b"From: Ana <ana@mail.example>\nSubject: Item 29\nMessage-ID: <1@mail.example>\nMIME-Version: 1.0\n"
_BOMB = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY c "&a;&a;&a;&a;"><!ENTITY d "&c;&c;&c;&c;">]>'
_SWELL = 48 * 1024 * 1024


def broken_files(secret: Path) -> Iterator[Broken]:
    """Give them all."""
    outer = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>'
    yield from _lists()
    yield from _sheets(outer)
    yield from _documents(outer, secret)
    yield from _pdfs()
    yield from _mails(secret)
    yield from _pages(secret)
    yield from _archives()
    yield from _agendas()
    yield from _others()


def _lists() -> Iterator[Broken]:
    rows = b"Name,Comment\n" + b"".join(b"Ana,Keep the ferry number %d.\n" % n for n in range(30))
    yield (
        "open-quote~list.csv",
        rows.replace(b",Keep the ferry number 9.", b',"Keep the ferry number 9.'),
        None,
        "row 11",
    )
    yield "open-quote-end~list.csv", rows + b'Lee,"Keep', None, "not closed"
    yield "quote-inside~list.csv", rows.replace(b"Keep", b'Ke"ep'), 30, ""
    yield "ragged~list.csv", rows + b"a\nb,c,d,e,f,g\n,,,,,,\n", None, ""
    yield "wide~list.csv", b"Name,Comment\nAna,Yes." + b"," * 300_000, None, "rows or"
    yield "ten-megabytes~list.csv", b"Name,Comment\nAna," + b"ferry " * 1_700_000 + b"\n", 1, ""
    yield "ten-megabytes~packet.txt", b"Dear Council,\n\n" + b"ferry " * 1_700_000 + b"\n", 1, ""
    yield "ten-megabyte-word~packet.txt", b"Dear Council,\n\n" + b"f" * 10_000_000 + b"\n", 1, ""
    yield "blank-lines~packet.txt", b"Dear Council,\n" + b"\n" * 300_000 + b"Keep the ferry.\n", 1, ""
    yield "carriage~list.csv", rows.replace(b"\n", b"\r"), 30, ""
    yield "mixed-ends~list.csv", rows.replace(b"\n", b"\r\n", 9), 30, ""
    yield "nul-list~list.csv", rows.replace(b"ferry", b"fe\x00rry"), 30, ""
    yield "only-header~list.csv", b"Name,Comment\n", None, ""
    yield "no-comment~list.csv", b"Name,Email\nAna,a@b.example\nLee,c@d.example\n", None, ""
    yield "wrong-mark~list.csv", b"\xff\xfe" + rows, None, ""
    yield "wide-letters~list.csv", rows.decode().encode("utf-16"), 30, ""
    yield "wider-letters~list.csv", rows.decode().encode("utf-32"), 30, ""
    yield "torn~list.csv", rows.replace(b"Ana", "Zoë".encode()) + "Zoë".encode()[:-1], None, ""
    yield "bad-bytes~packet.txt", bytes(range(256)) * 20, None, "not a text|not a file|not a list"
    yield "empty~packet.txt", b"", None, "empty"
    yield "blank~packet.txt", b" \n\t\r\n\xef\xbb\xbf", None, "empty"
    yield "nuls~packet.txt", bytes(4000), None, "empty"
    dates = ("31/12/26", "02/03/2026", "yesterday", "2026-02-30", "20260428T1000Z", "44000", "١٢/٠٤/٢٠٢٦", "9" * 60)
    listed = "".join(f'"{date}",Ana,Keep the ferry {n}.\n' for n, date in enumerate(dates))
    yield "date-column~list.csv", ("Date,Name,Comment\n" + listed).encode(), len(dates), ""


def _sheets(outer: str) -> Iterator[Broken]:
    rows = sheet_rows(LETTERS)
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    yield "far-cell~list.xlsx", archive(sheet_parts(rows + far)), None, "rows or"
    huge = '<row r="4294967296"><c r="ZZZZZZ4294967296"><v>1</v></c></row>'
    yield "beyond~list.xlsx", archive(sheet_parts(rows + huge)), None, ""
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "merged-all~list.xlsx", archive(sheet_parts(rows, merged)), None, ""
    many = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 60_000, 2))
    yield "merged-many~list.xlsx", archive(sheet_parts(rows, f"<mergeCells>{many}</mergeCells>")), None, ""
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        for name, declared in (("bomb", _BOMB), ("outer", outer)):
            parts = sheet_parts(rows)
            parts[part] = parts[part].replace(b"?>", b"?>" + declared.encode(), 1)
            yield f"{name}-{part[3:8]}~list.xlsx", archive(parts), None, "XML declarations"
    parts = sheet_parts(rows)
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + _BOMB
    parts["xl/worksheets/sheet1.xml"] = (wide + rows).encode("utf-16")
    yield "bomb-wide~list.xlsx", archive(parts), None, "XML declarations"
    swollen = {**sheet_parts(rows), "xl/sharedStrings.xml": bytes(_SWELL)}
    yield "swells~list.xlsx", archive(swollen), None, "unpacks to"
    strings = {**sheet_parts('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'), "xl/sharedStrings.xml": b"<sst/>"}
    yield "no-string~list.xlsx", archive(strings), None, ""
    yield "deep~list.xlsx", archive(sheet_parts("<row>" * 20_000)), None, ""
    yield "unclosed~list.xlsx", archive(sheet_parts(rows.replace("</c>", "", 1))), None, ""
    yield "formulas~list.xlsx", archive(sheet_parts(rows.replace("<is>", "<f>WEBSERVICE(1)</f><is>"))), 3, ""
    for element, attribute in (("row", "rows"), ("cell", "columns")):
        repeated = f'table:number-{attribute}-repeated="99999999"'
        body = '<table:table-cell office:value-type="string"{}><text:p>Keep it</text:p></table:table-cell>'
        cells = body.format(" " + repeated if element == "cell" else "")
        row = f"<table:table-row{' ' + repeated if element == 'row' else ''}>{cells}</table:table-row>"
        yield (
            f"repeated-{element}~list.ods",
            open_document("spreadsheet", f"<table:table>{row}</table:table>"),
            None,
            "rows or",
        )
    yield "bomb~list.ods", open_document("spreadsheet", "<table:table/>", _BOMB), None, "XML declarations"
    yield "outer~list.ods", open_document("spreadsheet", "<text:p>&x;</text:p>", outer), None, "XML declarations"
    yield "unclosed~list.ods", open_document("spreadsheet", "<table:table></table:tabble>"), None, "damaged"


def _documents(outer: str, secret: Path) -> Iterator[Broken]:
    letter = word_paragraph(_TEXT)
    for name, declared in (("bomb", _BOMB), ("outer", outer)):
        yield f"{name}~letter.docx", word_document(letter, declared), None, "XML declarations"
        yield (
            f"{name}~letter.odt",
            open_document("text", f"<text:p>{_TEXT}</text:p>", declared),
            None,
            "XML declarations",
        )
    yield "deep~letter.docx", word_document("<w:p>" * 30_000 + "</w:p>" * 30_000), None, "damaged"
    yield "deep-box~letter.docx", word_document("<w:sdt>" * 3_000 + letter + "</w:sdt>" * 3_000), None, ""
    yield "deep~letter.odt", open_document("text", "<text:p>" * 9_000 + "</text:p>" * 9_000), None, ""
    yield "spaces~letter.odt", open_document("text", f'<text:p>{_TEXT}<text:s text:c="999999999"/></text:p>'), 1, ""
    links = f'<Relationships><Relationship Id="rId9" Target="file://{secret}" TargetMode="External"/></Relationships>'
    picture = '<w:p><w:r><w:drawing r:link="rId9"/></w:r></w:p><w:altChunk r:id="rId9"/>'
    more = {"word/_rels/document.xml.rels": links.encode()}
    yield "linked~letter.docx", word_document(letter + picture, more=more), 1, ""
    field = f'<w:p><w:r><w:instrText>INCLUDETEXT "{secret}"</w:instrText></w:r></w:p>'
    yield "included~letter.docx", word_document(letter + field), 1, ""
    yield "no-body~letter.docx", archive({"word/document.xml": b"<a/>"}), None, "damaged"
    yield "empty~letter.docx", word_document(""), None, ""
    yield "swells~letter.docx", word_document(letter, more={"word/media/a.xml": bytes(_SWELL)}), None, "unpacks to"
    yield (
        "tables~letter.docx",
        word_document("<w:tbl><w:tr><w:tc>" * 300 + letter + "</w:tc></w:tr></w:tbl>" * 300),
        None,
        "",
    )
    same = io.BytesIO(word_document(letter))
    with zipfile.ZipFile(same, "a") as packed:
        packed.writestr("../../../tmp/escaped.txt", "x")
        packed.writestr("/absolute.txt", "x")
    yield "traversal~letter.docx", same.getvalue(), 1, ""


def _pdfs() -> Iterator[Broken]:
    good = printed(LETTERS)
    for name, user in (("no-password", ""), ("password", "secret")):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(good)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
        yield f"{name}~packet.pdf", out.getvalue(), None if user else 3, "password" if user else ""
    for name, pages in (
        ("loop", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        ("counts", b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"),
        ("no-pages", b"<< /Type /Pages /Kids [] /Count 0 >>"),
        ("deep", b"<< /Type /Pages /Kids " + b"[" * 30_000 + b" >>"),
    ):
        yield f"{name}~packet.pdf", _pdf(pages), None, "" if name == "counts" else "damaged|no text|password"
    for name, content in (
        ("bomb", zlib.compress(b" " * _SWELL * 2, 9)),
        ("garbage", zlib.compress(b"BT /F1 9 Tf (\\001\\002\\003) Tj ET " * 500)),
    ):
        yield f"{name}~packet.pdf", _pdf(content=content, filtered=b"/Filter /FlateDecode"), None, ""
    nested = zlib.compress(zlib.compress(zlib.compress(bytes(_SWELL), 9), 9), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    yield "nested-bomb~packet.pdf", _pdf(content=nested, filtered=filters), None, ""
    yield "no-text~packet.pdf", _pdf(), None, "scan|no text"
    yield "mark-only~packet.pdf", b"%PDF-1.7\n", None, "damaged"
    yield (
        "script~packet.pdf",
        good.replace(b"/Type /Catalog", b"/OpenAction <</S /Launch /F (/bin/sh)>> /Type /Catalog"),
        3,
        "",
    )


def _pdf(
    pages: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", content: bytes = b"", filtered: bytes = b""
) -> bytes:
    """A PDF of four objects without a table of their places, which readers make anew."""
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources " + font + b" >>"
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filtered, content)
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, stream)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"


def _mails(secret: Path) -> Iterator[Broken]:
    text = _TEXT.encode()
    for charset in ("klingon", "idna", "rot13", "utf-7", "zlib", "undefined", "unicode-escape", "'utf-8", "a" * 5000):
        head = _HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode()
        yield f"charset-{charset[:9].strip(chr(39))}~letter.eml", head + text, 1, ""
    for code in ("base64", "quoted-printable", "x-uuencode", "binary", "gzip", "nonsense"):
        head = _HEAD + f"Content-Type: text/plain\nContent-Transfer-Encoding: {code}\n\n".encode()
        yield f"coded-{code}~letter.eml", head + b"=ZZ " + text + b" ===\xff", 1, ""
    part = b"Content-Type: text/plain\n\n" + text + b"\n"
    for name, kind, body in (
        ("no-boundary", b"multipart/mixed", text),
        ("lost-boundary", b"multipart/mixed; boundary=x", part),
        ("open-boundary", b"multipart/mixed; boundary=x", b"--x\n" + part),
        (
            "own-boundary",
            b"multipart/mixed; boundary=x",
            b"--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + part,
        ),
        ("odd-type", b"text/../../plain;;;=;\x00", text),
        ("only-page", b"text/html", b"<p>" + text + b"</p>" * 9000),
    ):
        yield f"{name}~letter.eml", _HEAD + b"Content-Type: " + kind + b"\n\n" + body, 1, ""
    nested = mail(LETTERS)
    for depth in (5, 60, 1500):
        wrapped = nested
        for _ in range(depth):
            wrapped = _HEAD + b"Content-Type: message/rfc822\n\n" + wrapped
        yield f"nested-{depth}~letter.eml", wrapped, None, ""
    parts = b"".join(b"--x\n" + part for _ in range(20_000))
    yield "many-parts~letter.eml", _HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n", 1, ""
    yield "huge-header~letter.eml", _HEAD + b"X-Long: " + b"a" * 3_000_000 + b"\n\n" + text, 1, ""
    yield "folded-header~letter.eml", _HEAD + b"X-Long: a" + b"\n a" * 300_000 + b"\n\n" + text, 1, ""
    yield "many-headers~letter.eml", _HEAD + b"X-A: b\n" * 100_000 + b"\n" + text, 1, ""
    yield (
        "words~letter.eml",
        _HEAD.replace(b"Item 29", b"=?utf-8?q?=ED=A0=80?= =?x?b?!!!?= =?" * 200) + b"\n" + text,
        1,
        "",
    )
    page = f'<p>{_TEXT}</p><img src="file://{secret}"><img src="http://tracker.example/p.gif"><object data="{secret}">'
    yield "linked-pictures~letter.eml", _HEAD + b"Content-Type: text/html\n\n" + page.encode(), 1, ""
    outside = b'Content-Type: message/external-body; access-type=local-file; name="' + str(secret).encode() + b'"\n\n'
    yield "outside~letter.eml", _HEAD + outside + text, None, ""
    yield "no-body~letter.eml", _HEAD.replace(b"Subject: Item 29\n", b"") + b"\n", None, ""
    envelope = b"From a@b.example Tue Apr 28 10:00:00 2026\n"
    bad = envelope + _HEAD + b"Content-Type: application/pkcs7-mime\n\n\xff\xfe\n\n"
    yield "bad-one~box.mbox", bad + mailbox(LETTERS), None, ""
    yield (
        "unstuffed~box.mbox",
        mailbox(LETTERS).replace(_TEXT.encode(), b"One.\n\nFrom here to the pier it is dark."),
        3,
        "",
    )
    yield "only-lines~box.mbox", envelope * 2000, None, ""
    yield "nul-body~box.mbox", mailbox(LETTERS).replace(b"pier", b"p\x00ier"), 3, ""
    for place in (48, 60, 76, 600, 1100):
        data = outlook(LETTERS)
        yield f"wild-{place}~letter.msg", data[:place] + b"\xfe\x00\x00\x00" + data[place + 4 :], None, ""


def _pages(secret: Path) -> Iterator[Broken]:
    good = web_page(LETTERS)
    links = f'<link rel="import" href="file://{secret}"><iframe src="{secret}"></iframe><base href="//tracker.example">'
    yield "links~page.html", good.replace(b"<body>", b"<body>" + links.encode()), 3, ""
    yield "script~page.html", good.replace(b"<body>", b"<body><script>fetch('http://tracker.example')</script>"), 3, ""
    yield "deep~page.html", b"<html><body>" + b"<div>" * 50_000 + _TEXT.encode(), None, ""
    yield "wide~page.html", b"<html><body>" + b"<p>Keep it.</p>" * 20_000, None, ""
    yield "tables~page.html", b"<html><body>" + b"<table><tr><td>" * 3_000 + _TEXT.encode(), None, ""
    yield "unclosed~page.html", good.replace(b"</li>", b"").replace(b"</div>", b""), None, ""
    yield "attributes~page.html", good.replace(b"<body>", b"<body " + b"a=b " * 200_000 + b">"), 3, ""
    yield (
        "references~page.html",
        f"<html><body>{comment_list([('A', 'x')])}".encode() + b"&#xD800;&#0;&#9999999999;",
        None,
        "",
    )
    yield "hidden~page.html", b"<html><body><p style='display:none'>x</p></body></html>", None, ""
    yield "comment~page.html", b"<html><!--" + b"-" * 500_000 + b"<body>x", None, ""
    yield "outer~page.html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + good[15:], None, ""


def _archives() -> Iterator[Broken]:
    listed = comma_list(LETTERS)
    yield "swells~lists.zip", archive({"a.txt": bytes(_SWELL)}), None, "unpacks to"
    yield (
        "thousands~lists.zip",
        archive({f"{n}.txt": b"" for n in range(10_500)}, stored=True),
        None,
        "files, more than",
    )
    names = (
        "../../../etc/cron.d/x.csv",
        "/abs/list.csv",
        "C:\\CON.csv",
        "NUL.csv",
        "a/\u202e\x07.csv",
        "x" * 3000 + ".csv",
    )
    yield "names~lists.zip", archive(dict.fromkeys(names, listed)), 3 * len(names), ""
    inner = archive({"deep.zip": archive({"list.csv": listed})})
    yield "nested~lists.zip", archive({"list.csv": listed, "inner.zip": inner}), 3, ""
    same = io.BytesIO()
    with zipfile.ZipFile(same, "w") as packed:
        packed.writestr("list.csv", listed)
        packed.filelist.append(packed.filelist[0])
    yield "duplicate~lists.zip", same.getvalue(), None, ""
    bent = bytearray(archive({"list.csv": listed, "b.csv": listed}, stored=True))
    bent[60] ^= 1
    yield "checksum~lists.zip", bytes(bent), 3, ""
    locked = bytearray(archive({"list.csv": listed}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield "locked~lists.zip", bytes(locked), 0, ""
    yield "empty~lists.zip", archive({}), None, ""


def _agendas() -> Iterator[Broken]:
    yield "deep~agenda.json", b'[{"EventId":1,"EventItems":' + b"[" * 100_000, None, "not JSON"
    yield "numbers~agenda.json", b'[{"EventId":' + b"9" * 5000 + b',"EventDate":"2026-04-28"}]', None, ""
    yield "not-a-number~agenda.json", b'[{"EventId":NaN,"EventDate":"2026-04-28","EventItems":[]}]', None, ""
    yield "no-day~agenda.json", b'[{"EventId":1,"EventDate":"2026-13-45"}]', None, "date"
    yield "others~agenda.json", b'{"rows":[1,2,3]}', None, "no meetings"
    yield "odd-items~agenda.json", b'[{"EventId":1,"EventItems":{"a":[null,7,"x"]}},null,5]', None, ""
    yield "xml~agenda.json", b"<Events/>", None, "JSON"


def _others() -> Iterator[Broken]:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00"
    yield "enormous~scan.png", png + bytes(200), None, "picture"
    yield "cut~scan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), None, "picture"
    yield "ring~scan.tiff", b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00", None, "picture"
    for name, data in (
        ("program.txt", b"MZ" + bytes(300)),
        ("sound.txt", b"ID3" + bytes(300)),
        ("film.txt", b"\x1aE\xdf\xa3" + bytes(300)),
        ("packed.txt", b"\x1f\x8b\x08" + bytes(300)),
        ("rich.txt", b"{\\rtf1 {\\*\\generator x}" + b"{" * 5000),
        ("old-word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9),
        ("mark.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("no-zip.docx", b"PK\x03\x04" + bytes(600)),
        ("listed.xlsx", excel(LETTERS)[:-40] + bytes(40)),
    ):
        yield f"other~{name}", data, None, "."
