"""Signs and verifies with a foreign program (CryptoPro, OpenSSL with ГОСТ …) by the commands of `signing.toml`.

The program gets files and gives a file; it is started without a shell, from a list of words, in a folder of its own
that is deleted afterwards. What is secret never stands in these words nor in a file of ours: a password goes to the
program's standard input, or the program asks for it itself.
"""

import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from asn1crypto import x509

from career_xl.documents.signing.certificates import CertificateFacts, facts_of, pem_bundle, read_certificates
from career_xl.documents.signing.cms import cms_of
from career_xl.documents.signing.settings import FILE_NAME, Program
from career_xl.domain.errors import ProgramMissingError, SettingInvalidError, SigningKeyError


@dataclass(frozen=True)
class ExternalKey:
    """A key that a foreign program signs with."""

    name: str
    """The program's name in the settings."""
    program: Program
    certificate: Path
    facts: CertificateFacts
    password: str | None = field(default=None, repr=False)
    makes_pades: bool = False

    def sign(self, data: bytes, moment: dt.datetime, *, in_pdf: bool) -> bytes:
        """A detached CMS signature of the data, DER, made by the program; the time is the program's own.

        ProgramMissingError when it fails; SigningKeyError when what it made is no signature.
        """
        with tempfile.TemporaryDirectory(prefix="career-xl-sign-") as folder:
            files = {name: Path(folder, name) for name in ("data", "signature")}
            files["data"].write_bytes(data)
            values = {**files, "certificate": self.certificate}
            code = run_program(self.program, self.program.sign, values, self.password)
            if code != 0 or not files["signature"].is_file():
                raise ProgramMissingError(
                    f"Программа «{self.name}» не подписала документ (код {code}): проверьте ключ и его пароль и "
                    f"команду «sign» в файле настроек {FILE_NAME}."
                )
            signature = files["signature"].read_bytes()
        try:
            return bytes(cms_of(signature).dump())
        except ValueError as error:
            raise SigningKeyError(
                f"Программа «{self.name}» записала не подпись CMS: проверьте команду «sign» в файле {FILE_NAME}."
            ) from error


def external_key(name: str, program: Program, certificate: Path | None, password: str | None) -> ExternalKey:
    """The key of a program, with the certificate given or the one of the settings; SettingInvalidError without one."""
    if not program.sign:
        raise SettingInvalidError(f"В файле настроек {FILE_NAME} у «{name}» нет команды «sign»: добавьте её.")
    certificate = certificate or program.certificate
    if certificate is None:
        raise SettingInvalidError(
            f"Для программы «{name}» не указан сертификат подписи: добавьте --certificate ФАЙЛ или ключ «certificate» "
            f"в {FILE_NAME}."
        )
    return ExternalKey(name, program, certificate, facts_of(read_certificates(certificate)[0]), password)


@dataclass(frozen=True)
class ExternalVerdict:
    """What a foreign program says about a signature."""

    valid: bool
    """Intact, and by a certificate that the program trusts."""
    intact: bool | None
    """None where the settings have no command for it and the signature is not valid."""


def verify_with_program(
    program: Program, data: bytes, signature: bytes, trusted: Sequence[x509.Certificate], moment: dt.datetime
) -> ExternalVerdict:
    """What the program says; `signature` is CMS in DER. ProgramMissingError when it cannot be run."""
    with tempfile.TemporaryDirectory(prefix="career-xl-verify-") as folder:
        files = {name: Path(folder, name) for name in ("data", "signature", "trust", "content")}
        files["data"].write_bytes(data)
        files["signature"].write_bytes(signature)
        files["trust"].write_bytes(pem_bundle(trusted))
        values: dict[str, Path | str] = {**files, "moment": str(int(moment.timestamp()))}
        if run_program(program, program.verify, values) == 0:
            return ExternalVerdict(valid=True, intact=True)
        if not program.intact:
            return ExternalVerdict(valid=False, intact=None)
        return ExternalVerdict(valid=False, intact=run_program(program, program.intact, values) == 0)


def run_program(
    program: Program, words: Sequence[str], values: Mapping[str, Path | str], secret: str | None = None
) -> int:
    """The exit code of a command with its placeholders filled; ProgramMissingError when it cannot start or end."""
    command = [_filled(word, values) for word in words]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if secret is not None else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as error:
        raise ProgramMissingError(
            f"Программа «{words[0]}» не запускается: проверьте, установлена ли она и верен ли путь ({FILE_NAME})."
        ) from error
    try:
        process.communicate(f"{secret}\n".encode() if secret is not None else None, program.timeout)
    except subprocess.TimeoutExpired as error:
        raise ProgramMissingError(
            f"Программа «{words[0]}» не ответила за {program.timeout:.0f} с и была остановлена: повторите."
        ) from error
    finally:
        _end(process)
    return process.returncode


def _filled(word: str, values: Mapping[str, Path | str]) -> str:
    for name, value in values.items():
        word = word.replace(f"{{{name}}}", str(value))
    return word


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
