"""`career-xl templates`: check and copy."""

import docx


def test_the_shipped_templates_are_in_order(career_xl):
    done = career_xl("templates", "check")
    assert (done.code, done.err) == (0, "")
    assert "«plan.docx» в порядке" in done.out


def test_each_wrong_template_of_a_folder_has_one_sentence_and_the_others_are_checked(career_xl, tmp_path):
    career_xl("templates", "copy", tmp_path)
    for name in ("plan.docx", "contingent.docx"):
        document = docx.Document(str(tmp_path / name))
        document.add_paragraph("Печать {{ stamp }}")
        document.save(str(tmp_path / name))
    done = career_xl("templates", "check", tmp_path)
    assert done.code == 2
    assert [line.split(":")[0] for line in done.err.splitlines()] == [
        "В шаблоне «contingent.docx» неизвестное поле",
        "В шаблоне «plan.docx» неизвестное поле",
    ]
    assert "plan.docx" not in done.out


def test_a_folder_that_is_not_there_is_told_in_one_sentence(career_xl, tmp_path):
    done = career_xl("templates", "check", tmp_path / "нет")
    assert (done.code, done.out) == (2, "")
    assert "не найдено" in done.err


def test_an_edited_template_is_used_by_the_commands(career_xl, book, tmp_path):
    career_xl("templates", "copy", tmp_path / "Шаблоны")
    template = tmp_path / "Шаблоны" / "plan.docx"
    document = docx.Document(str(template))
    document.add_paragraph("Наш девиз: {{ college.short_name }}")
    document.save(str(template))
    done = career_xl("plan", book, "--docx", tmp_path / "план.docx")
    assert "по вашему шаблону «plan.docx»" in done.err
    assert "Наш девиз: ГБПОУ «ЗК»" in [p.text for p in docx.Document(str(tmp_path / "план.docx")).paragraphs]
    assert done.code == 0


def test_an_edited_template_that_is_wrong_gives_no_file(career_xl, book, tmp_path):
    career_xl("templates", "copy", tmp_path / "Шаблоны")
    template = tmp_path / "Шаблоны" / "plan.docx"
    document = docx.Document(str(template))
    document.add_paragraph("{{ plan.motto }}")
    document.save(str(template))
    done = career_xl("plan", book, "--docx", tmp_path / "план.docx")
    assert done.code == 2
    assert "неизвестное поле: {{ plan.motto }}" in done.err
    assert not (tmp_path / "план.docx").exists()
