"""headers.py PROVIDERS SANDBOX SPEC: the headers by which the sandbox is signed in to, one a line."""

import base64
import json
import pathlib
import sys

providers, sandbox = (json.loads(pathlib.Path(file).read_bytes()) for file in sys.argv[1:3])
name = next(provider["name"] for provider in providers if sys.argv[3] in provider["specs"])
headers = sandbox[name]["headers"]
if sys.argv[3] == "ecreportingidentity":  # It gives the token that the others want, to who has the client's secret.
    headers = {"Authorization": "Basic " + base64.b64encode(b"sandbox-client:sandbox-Client+Secret/=").decode()}
for header, value in headers.items():
    print(f"{header}: {value}")
