"""headers.py PROVIDERS SANDBOX SPEC: the headers by which the sandbox is signed in to, one a line."""

import json
import pathlib
import sys

providers, sandbox = (json.loads(pathlib.Path(file).read_bytes()) for file in sys.argv[1:3])
name = next(provider["name"] for provider in providers if sys.argv[3] in provider["specs"])
for header, value in sandbox[name]["headers"].items():
    print(f"{header}: {value}")
