"""Leaves out the ids by which the sandbox is asked for a status, or for a file of gigabytes."""

from typing import Any

import schemathesis


@schemathesis.hook
def filter_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> bool:
    return not any(asks(value) for value in (path_parameters or {}).values())


@schemathesis.hook
def filter_query(context: Any, query: dict[str, Any] | None) -> bool:
    return not any(asks(value) for value in (query or {}).values())


def asks(value: Any) -> bool:
    text = str(value)
    if not text.isdecimal():
        return False
    number = int(text)
    return 400 <= number < 600 or 40_000 < number < 60_000 or 1_000_100_000 < number < 10**18
