from council_desk.documents.languages import language_name


def test_languages_have_english_names():
    assert language_name("es") == "Spanish"
    assert language_name("zh-Hant") == "Chinese"
    assert language_name("und") == ""
    assert language_name("xh") == "xh"
