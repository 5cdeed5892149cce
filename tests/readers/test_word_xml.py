"""Small steps through WordprocessingML."""

from xml.etree.ElementTree import fromstring

from council_desk.readers.word_xml import attribute, child, children, local_name


def test_names_count_and_namespaces_do_not() -> None:
    root = fromstring('<a:p xmlns:a="one" xmlns:b="two"><b:r a:val="x"/><a:r/><a:t/></a:p>')  # noqa: S314 - our own
    assert local_name(root) == "p"
    assert [attribute(part, "val") for part in children(root, "r")] == ["x", None]
    assert child(root, "q") is None
    assert child(None, "r") is None
    assert attribute(None, "val") is None
