"""What the officer is asked during a command, and what happens without an answer."""

from pathlib import Path

import pytest

from career_xl.macros.session import CancelledError, Session, Work


@pytest.fixture
def work(opened):
    return lambda **answers: Work(opened(), Session(**answers), "Подписать")


def test_a_host_that_cannot_ask_takes_the_default_and_has_no_files_and_no_secret(work):
    silent = work()
    assert silent.choose("Год выпуска?", ("2024", "2025"), "2025") == "2025"
    with pytest.raises(CancelledError):
        silent.choose_files("Какой файл подписать?", ("*.pdf",))
    with pytest.raises(CancelledError):
        silent.type_secret("Пароль ключа")


def test_chosen_files_and_a_typed_secret_are_handed_on(work, tmp_path):
    scan = Path(tmp_path, "скан.pdf")
    asked = work(ask_files=lambda question, patterns: (scan,), ask_secret=lambda question: "")
    assert asked.choose_files("Какой файл подписать?", ("*.pdf",)) == (scan,)
    assert asked.type_secret("Пароль ключа") == ""


@pytest.mark.parametrize(
    "question",
    [
        lambda work: work.choose("Год выпуска?", ("2025",), "2025"),
        lambda work: work.choose_files("Какой файл подписать?", ("*.pdf",)),
        lambda work: work.type_secret("Пароль ключа"),
    ],
)
def test_a_question_without_an_answer_ends_the_command(work, question):
    cancelled = work(ask=lambda *_: None, ask_files=lambda *_: (), ask_secret=lambda _: None)
    with pytest.raises(CancelledError, match="Команда «Подписать» отменена, ничего не сделано"):
        question(cancelled)
