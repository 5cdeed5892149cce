from council_desk.analysis.clause_lines import policy_lines


def roles(text: str) -> list[str]:
    return [line.role for line in policy_lines(text)]


def test_page_numbers_and_running_headers_are_furniture() -> None:
    head = "Marrow Bay Tree Rules\n"
    text = f"{head}One.\nPage 1 of 3\n{head}Two.\nPage 2 of 3\n{head}Three."
    assert [i for i, role in enumerate(roles(text)) if role == "furniture"] == [0, 2, 3, 5, 6]


def test_a_table_of_contents_is_no_policy() -> None:
    text = "Contents\nPurpose ...... 1\nTrees ...... 2\n\nPurpose\nTrees are good."
    assert roles(text)[:3] == ["contents"] * 3
    assert roles(text)[4:] == ["policy", "policy"]
