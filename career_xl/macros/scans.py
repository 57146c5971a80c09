"""«Принять скан» of the group «Документы»: what the director has signed comes back to the workbook."""

from career_xl.documents.scan_acceptance import ScanResult, accept_scans
from career_xl.domain.sheets import Sheet
from career_xl.macros.places import registry_of
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.session import Answer, Work

_PATTERNS = ("*.pdf", "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff")


def scan(work: Work) -> Answer:
    """Which scans were accepted and stored beside the workbook, and why others were not."""
    observation = work.observation
    files = work.choose_files("Выберите сканы подписанных документов", _PATTERNS)
    work.begin("чтение сканов")
    registry = registry_of(work.book)
    results = accept_scans(files, observation, registry)
    notes = show_registry(work, registry)
    queries = tuple(f"{result.file}: {query}" for result in results for query in result.queries)
    if len(results) == 1:
        return Answer(_sentence(results[0], queries), (*queries, *notes))
    accepted = sum(result.accepted for result in results)
    return Answer(
        f"Сканов принято — {accepted}, не принято — {len(results) - accepted}: подробности в пояснении; принятые — "
        f"на листе «{Sheet.REGISTRY}».",
        (*(f"{result.file}: {result.message}" for result in results), *queries, *notes),
    )


def _sentence(result: ScanResult, queries: tuple[str, ...]) -> str:
    look = " Есть что проверить: смотрите пояснение." if queries else ""
    return f"{result.message if result.accepted else f'Скан не принят. {result.message}'}{look}"
