"""The facsimile: only where «Паспорт» allows it and names the picture."""

import io
import zipfile

import pytest
from PIL import Image

from career_xl.contingent import count_contingent
from career_xl.documents.facsimile import facsimile_of
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.registry import Registry
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import Passport
from tests.tables import different_people, observation

ALLOWED = Passport(facsimile_allowed=True, facsimile_file="подпись.png")


def picture(size=(300, 100), kind="PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("L", size, 128).save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "подпись.png").write_bytes(picture())
    return tmp_path


def test_a_picture_that_is_named_and_allowed_is_taken(folder):
    facsimile = facsimile_of(ALLOWED, folder)
    assert (facsimile.name, facsimile.picture) == ("подпись.png", picture())


@pytest.mark.parametrize(
    "passport",
    [Passport(), Passport(facsimile_allowed=True), Passport(facsimile_file="подпись.png")],
    ids=["nothing said", "no file named", "not allowed"],
)
def test_without_permission_or_name_there_is_none(folder, passport):
    assert facsimile_of(passport, folder) is None


@pytest.mark.parametrize(
    "name", ["../подпись.png", "/подпись.png", r"\\сервер\подпись.png", "C:подпись.png", "a/b.png"]
)
def test_a_path_is_refused(folder, name):
    with pytest.raises(SettingInvalidError, match="только имя файла"):
        facsimile_of(ALLOWED.model_copy(update={"facsimile_file": name}), folder)


@pytest.mark.parametrize("content", [None, b"", b"text", picture()[:60], picture((7000, 10)), picture(kind="GIF")])
def test_what_is_no_usable_picture_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "подпись.png").write_bytes(content)
    with pytest.raises(SettingInvalidError, match="не найдено или это не рисунок"):
        facsimile_of(ALLOWED, tmp_path)


def test_documents_bear_it_and_the_registry_says_so(folder):
    settings = {"Полное наименование": "К", "Факсимиле разрешено": "да", "Файл факсимиле": "подпись.png"}
    with_it = observation(different_people({}), passport=settings)
    without = observation(different_people({}), passport=settings | {"Факсимиле разрешено": "нет"})
    registry = Registry(folder)

    def pictures(seen) -> list[int]:
        write_contingent_files(seen, count_contingent(seen, 2026), registry, folder / "к.docx", None)
        write_plan_files(seen, registry, folder / "п.docx", None)
        names = [folder / "к.docx", folder / "п.docx"]
        return [sum("media/" in part for part in zipfile.ZipFile(name).namelist()) for name in names]

    bare = pictures(without)
    assert [record.notes for record in registry.records()] == [(), ()]
    assert pictures(with_it) == [count + 1 for count in bare]
    note = "подпись директора — факсимиле «подпись.png», разрешено в «Паспорте»"
    assert [record.notes for record in registry.records()] == [(note,), (note,)]
