"""A Windows machine in memory with its folders on the disk: nobody has shown this to a real Excel yet."""

from pathlib import Path

from tests.setup.fake_registry import FakeRegistry

EXCEL_16 = {
    r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"},
    r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration": {"Platform": "x64"},
}


class FakeMachine:
    """Answers what the test says."""

    def __init__(self, root: Path, registry: FakeRegistry | None = None, user: str = "Иван Петрович") -> None:
        self.registry = registry or FakeRegistry(EXCEL_16)
        profile = root / "Users" / user
        self.environ = {
            "USERPROFILE": str(profile),
            "APPDATA": str(profile / "AppData" / "Roaming"),
            "LOCALAPPDATA": str(profile / "AppData" / "Local"),
            "PROGRAMDATA": str(root / "ProgramData"),
            "USERNAME": user,
            "USERDOMAIN": "КОЛЛЕДЖ",
        }
        profile.mkdir(parents=True)
        (root / "ProgramData").mkdir()
        self.running = False
        self.answer = True
        self.asked: list[str] = []
        self.marked: set[Path] = set()
        self.kept: list[Path] = []

    def is_running(self, program: str) -> bool:
        return self.running and program == "EXCEL.EXE"

    def came_from_internet(self, path: Path) -> bool:
        return path in self.marked

    def keep_for_user(self, folder: Path) -> None:
        assert list(folder.iterdir()) == [], "closed to others before anything is put into it"
        self.kept.append(folder)

    def agrees(self, question: str) -> bool:
        self.asked.append(question)
        return self.answer
