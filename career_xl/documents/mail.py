"""Drafts of e-mail: an .eml file that a mail program opens for sending, nothing is sent from here."""

import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.errors import OutputError
from career_xl.domain.spelling import squeeze

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_TYPES = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pdf": ("application", "pdf"),
}


@dataclass(frozen=True)
class MailDraft:
    """A letter that waits for its sending."""

    to: tuple[str, ...]
    """Addresses; none where the officer is to fill them in."""
    subject: str
    body: str
    attachments: tuple[Path, ...] = ()


def write_draft(draft: MailDraft, target: Path) -> None:
    """Nothing; the draft is in the .eml file, the same for the same input. OutputError, also for a lost attachment."""
    message = EmailMessage(policy=SMTP)
    # Outlook opens a message with this header for editing instead of showing it as a received one.
    message["X-Unsent"] = "1"
    message["Subject"] = squeeze(draft.subject)
    if draft.to:
        message["To"] = ", ".join(draft.to)
    message.set_content(draft.body, cte="base64")
    digest = hashlib.sha256(draft.body.encode())
    for path in draft.attachments:
        maintype, subtype = _TYPES.get(path.suffix.lower(), ("application", "octet-stream"))
        contents = _contents(path)
        digest.update(contents)
        message.add_attachment(contents, maintype=maintype, subtype=subtype, filename=path.name)
    if draft.attachments:
        message.set_boundary(f"career-xl-{digest.hexdigest()[:32]}")
    with write_atomically(target) as temporary:
        temporary.write_bytes(message.as_bytes())


def addresses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of a text such as «a@b.ru; c@d.ru», and what in it is none."""
    words = [word for word in re.split(r"[,;\s]+", text) if word]
    good = tuple(word for word in words if _ADDRESS.fullmatch(word))
    return good, tuple(word for word in words if word not in good)


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"Вложение «{path.name}» не найдено или занято: проверьте имя файла.") from error
