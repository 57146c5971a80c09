"""The commands of electronic signatures: sign, verify."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Json, expect_suffix
from career_xl.documents.extras import require_signing
from career_xl.documents.signing import clock
from career_xl.domain.dates import read_date
from career_xl.domain.errors import OutputError, SettingInvalidError

if TYPE_CHECKING:
    from career_xl.documents.signing.keys import Key

PFX_PASSWORD = "CAREER_XL_PFX_PASSWORD"
TOKEN_PIN = "CAREER_XL_TOKEN_PIN"
PROGRAM_PASSWORD = "CAREER_XL_PROGRAM_PASSWORD"

_Pfx = Annotated[Path | None, typer.Option("--pfx", metavar="КЛЮЧ", help="Файл ключа .pfx (.p12) с сертификатом.")]
_Library = Annotated[
    Path | None, typer.Option("--pkcs11", metavar="БИБЛИОТЕКА", help="Ключ на токене: библиотека PKCS#11 токена.")
]
_Token = Annotated[str | None, typer.Option("--token", metavar="НАЗВАНИЕ", help="Название токена, если их несколько.")]
_Program = Annotated[
    str | None,
    typer.Option("--program", metavar="ИМЯ", help="Подписать внешней программой из файла настроек signing.toml."),
]
_Certificate = Annotated[
    str | None,
    typer.Option(
        "--certificate", metavar="СЕРТИФИКАТ", help="Название сертификата на токене; для --program — файл сертификата."
    ),
]


def sign(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Документ PDF (с --detached — любой файл).")],
    out: Annotated[Path, typer.Option("--out", metavar="ФАЙЛ", help="Куда записать подписанный документ или подпись.")],
    pfx: _Pfx = None,
    pkcs11: _Library = None,
    token: _Token = None,
    program: _Program = None,
    certificate: _Certificate = None,
    detached: Annotated[
        bool, typer.Option("--detached", help="Записать подпись отдельным файлом .sig, документ не трогать.")
    ] = False,
    pem: Annotated[bool, typer.Option("--pem", help="Отдельную подпись записать текстом (Base64).")] = False,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="Подписать PDF без видимой отметки.")] = False,
) -> None:
    """Подписать документ электронной подписью; пароль ключа спрашивается или берётся из CAREER_XL_PFX_PASSWORD."""
    require_signing()
    from career_xl.documents.registry import Registry
    from career_xl.documents.signing.detached import sign_detached
    from career_xl.documents.signing.registration import register_signature
    from career_xl.documents.signing.sign_pdf import sign_pdf

    if sum(way is not None for way in (pfx, pkcs11, program)) != 1:
        raise SettingInvalidError("Укажите один ключ подписи: --pfx ФАЙЛ, --pkcs11 БИБЛИОТЕКА или --program ИМЯ.")
    if file.exists() and out.exists() and out.samefile(file):
        raise OutputError(f"«{out.name}» — это сам исходный документ; укажите для результата другое имя файла.")
    if not detached:
        expect_suffix(out, ".pdf")
    registry = Registry(file.absolute().parent)
    with _key(pfx, (pkcs11, token), program, certificate) as key:
        who = f"{key.facts.owner}, сертификат {key.facts.number}"
        if detached:
            sign_detached(file, key, out, clock.now(), as_text=pem)
            terminal.tell(register_signature(registry, file, out, who))
            terminal.print_lines([f"Подпись к файлу «{file.name}» записана: {out}. Подписал: {key.facts.owner}."])
            return
        done = sign_pdf(file, key, out, clock.now(), with_mark=not no_mark)
    where = f", отметка — на странице {done.page}" if done.page else ""
    terminal.tell([*done.notes, *register_signature(registry, file, out, who, done.line)])
    terminal.print_lines([f"Подписано: {out}. Подпись {done.number}: {done.owner}{where}."])


@contextmanager
def _key(
    pfx: Path | None, token: tuple[Path | None, str | None], program: str | None, certificate: str | None
) -> Iterator["Key"]:
    """The key that was asked for; its password has been asked for too."""
    from career_xl.documents.signing.external import external_key
    from career_xl.documents.signing.keys import Token, open_pkcs12, open_token
    from career_xl.documents.signing.settings import FILE_NAME, read_programs, settings_folder

    if pfx is not None:
        yield open_pkcs12(pfx, terminal.ask_secret(f"Пароль ключа «{pfx.name}»", PFX_PASSWORD))
        return
    library, label = token
    if library is not None:
        with open_token(Token(library, label, certificate), terminal.ask_secret("PIN-код токена", TOKEN_PIN)) as key:
            yield key
        return
    programs = read_programs()
    if program is None or program not in programs:
        listed = ", ".join(f"«{name}»" for name in programs) or "ни одной"
        raise SettingInvalidError(
            f"Внешней программы «{program}» нет в файле настроек «{settings_folder() / FILE_NAME}» (есть: {listed}); "
            "как её описать — в docs/signing.md."
        )
    chosen = programs[program]
    secret = terminal.ask_secret("Пароль ключа", PROGRAM_PASSWORD) if chosen.password == "stdin" else None
    yield external_key(program, chosen, Path(certificate) if certificate else None, secret)


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Подписанный PDF или файл, к которому есть --sig.")],
    sig: Annotated[Path | None, typer.Option("--sig", metavar="ФАЙЛ", help="Отдельная подпись .sig к файлу.")] = None,
    trust: Annotated[
        list[Path] | None,
        typer.Option("--trust", metavar="СЕРТИФИКАТ", help="Доверять этому сертификату; можно указать несколько раз."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="ГГГГ-ММ-ДД", help="Достоверно известный день подписания; пусто — сегодня."),
    ] = None,
    json: Json = False,
) -> None:
    """Проверить электронную подпись: кто, когда, цел ли документ, можно ли верить сертификату. Без интернета."""
    require_signing()
    from career_xl.documents.signing.checking import Check
    from career_xl.documents.signing.settings import read_programs
    from career_xl.documents.signing.trust import read_trust
    from career_xl.documents.signing.verify_detached import verify_detached
    from career_xl.documents.signing.verify_pdf import verify_pdf

    check = Check(read_trust(trust or ()), clock.now(), _known_day(at), read_programs())
    report = verify_detached(file, sig, check) if sig else verify_pdf(file, check)
    if json:
        terminal.print_json(report.as_json())
    else:
        terminal.print_lines(report.lines())
    if not report.valid:
        raise typer.Exit(terminal.FOUND_ERRORS)


def _known_day(at: str | None) -> dt.datetime | None:
    if at is None:
        return None
    day = read_date(at)
    if day is None:
        raise SettingInvalidError(
            f"День подписания «{at}» не распознан: запишите его в виде ГГГГ-ММ-ДД, например 2026-07-07."
        )
    return dt.datetime.combine(day, dt.time(12)).astimezone()
