"""A question to the user is never answered for him."""

import io

import pytest

from career_xl import terminal


class Terminal(io.StringIO):
    """Input typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("да\n", True),
        ("Д\n", True),
        (" yes \n", True),
        ("нет\n", False),
        ("\n", False),
        ("", False),
        ("дальше\n", False),
    ],
)
def test_only_a_yes_is_a_yes(monkeypatch, capsys, typed, answer) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert terminal.agrees("Можно?") is answer
    assert capsys.readouterr() == ("", "Можно? [да/нет] ")


def test_where_nobody_can_be_asked_the_answer_is_no(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("да\n"))
    assert terminal.agrees("Можно?") is False
    assert capsys.readouterr() == ("", "")
