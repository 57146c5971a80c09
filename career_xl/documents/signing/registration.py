"""The registry's row of a document after it was signed electronically."""

from pathlib import Path

from career_xl.documents.registry import Registry
from career_xl.domain.document_kinds import DocumentState
from career_xl.domain.errors import OutputError, RegistryError

OFFICERS_LINE = "ответственн"
"""Stands in the officer's signature line («Ответственный ЦК ______ О.С. Ермакова»): that signature is not enough."""


def register_signature(
    registry: Registry, source: Path, made: Path, who: str, line: str | None = None
) -> tuple[str, ...]:
    """Sentences for the officer, mostly none; the row of the signed document has moved on and has the new file.

    `source` is the file that was signed and tells which document it is; `who` are the words for the registry: who
    signed, by which certificate; `line` is the signature line of the document, None where it has none for the signer.
    A document of the officer's signature alone still waits for the director's. One that is signed but could not be
    registered is signed all the same: then the sentence says so.
    """
    try:
        record = registry.of_file(source)
        if record is None:
            return ()
        waits = line is not None and OFFICERS_LINE in line.casefold()
        state = DocumentState.FOR_SIGNING if waits else DocumentState.SIGNED
        moved = registry.advance(record, state, [made], f"Электронная подпись: {who}.")
    except (OutputError, RegistryError) as error:
        return (f"Документ подписан, но в реестре это не отмечено. {error}",)
    if not moved.is_current:
        return (
            f"По реестру документ {moved.number} устарел: цифры книги с тех пор изменились; проверьте, тот ли вариант "
            "подписан.",
        )
    return ()
