"""A worker whose command «Проверить» stands still in the middle of its changes as long as a file is there.

    python pausing_worker.py ROOT FILE

The file is written by the test; when the worker has come to it, it writes a second one beside it («….reached»).
"""

import sys
import time
from pathlib import Path


def main(root: str, pause: Path) -> None:
    """Serves as the real worker does."""
    sys.path.insert(0, root)
    from career_xl.calc_worker import main as serve
    from career_xl.macros.session import Work

    really_begin = Work.begin

    def begin(work: Work, step: str) -> None:
        if step == "лист «Замечания»" and pause.exists():
            pause.with_suffix(".reached").touch()
            while pause.exists():
                time.sleep(0.02)
        really_begin(work, step)

    Work.begin = begin
    serve()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
