"""An engine for xlwings over the files themselves, so that the commands run where no office program is."""


def activate() -> None:
    """Nothing; from now on `xw.Book(path)` opens files without an office program."""
    import xlwings

    from career_xl.hosts.files.engine import NAME, Engine

    if NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=Engine()))
    xlwings.engines[NAME].activate()
