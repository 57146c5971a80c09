"""Runs as a process of its own: the functions under the Windows branch of xlwings, called as its COM server calls them.

Reads calls from standard input as JSON, [[name, [argument, …]], …], with named tables, and writes what the cells show.
A value travels as itself, {"date": …} for a date, {"missing": true} for one that is left out, {"table": …} for a table.
"""

import datetime as dt
import json
import sys
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

MISSING = -2147352572
"""DISP_E_PARAMNOTFOUND: what COM hands over for an optional argument that was left out."""


def given(value: Any, tables: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return tuple(given(one, tables) for one in value)
    if isinstance(value, dict) and "table" in value:
        return tables[value["table"]]
    if isinstance(value, dict) and "date" in value:
        # pywin32 marks every date of a cell as UTC.
        return dt.datetime.fromisoformat(value["date"]).replace(tzinfo=dt.UTC)
    if isinstance(value, dict) and "money" in value:
        return Decimal(value["money"])
    if isinstance(value, dict) and "missing" in value:
        return MISSING
    return value


def main() -> None:
    from career_xl.hosts.excel.udf_wrappers import load_as_on_windows

    module, _ = load_as_on_windows("career_xl.udfs")
    import xlwings
    from xlwings import conversion

    native = SimpleNamespace(prepare_xl_data_element=_for_com, name="excel", type="desktop")
    xlwings.engines.add(xlwings.Engine(impl=native))
    records = {name: compute.__xlfunc__ for name, compute in vars(module).items() if hasattr(compute, "__xlfunc__")}
    asked = json.load(sys.stdin)
    tables = {name: given(rows, {}) for name, rows in asked["tables"].items()}
    shown = [
        _call(conversion, getattr(module, name), [given(argument, tables) for argument in arguments])
        for name, arguments in asked["calls"]
    ]
    json.dump({"records": {name: _plain(record) for name, record in records.items()}, "shown": shown}, sys.stdout)


def _call(conversion: Any, compute: Any, arguments: list[Any]) -> Any:
    """As xlwings.udfs.call_udf does it, but for the parts that need Windows."""
    record = compute.__xlfunc__
    read = []
    for argument, described in zip(arguments, record["args"], strict=True):
        if isinstance(argument, int) and argument == MISSING:
            read.append(described.get("optional"))
        else:
            read.append(conversion.read(None, argument, described["options"]))
    return conversion.write(compute(*read), None, record["ret"]["options"])


def _for_com(value: Any, options: Any) -> Any:
    del options
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return "" if value is None else value


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    kept = {key: record[key] for key in ("name", "sub", "category", "volatile", "call_in_wizard", "async_mode")}
    arguments = [{**one, "optional": "optional" in one} for one in record["args"]]
    return {**kept, "args": arguments, "doc": record["ret"]["doc"]}


if __name__ == "__main__":
    main()
