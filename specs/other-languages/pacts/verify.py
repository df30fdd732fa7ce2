"""verify.py SANDBOX_URL PACT_FOLDER: every interaction of every pact, by the verifier that Python, JavaScript and Go share."""

import json
import pathlib
import sys

from pact import Verifier

from sandbox import OPERATIONS, Front


def verify(provider: str, sandbox: str, file: pathlib.Path) -> int:
    front = Front(provider, sandbox)
    verifier = (
        Verifier(provider, host="127.0.0.1")
        .add_transport(url=front.url)
        .state_handler(front.url + "/states", teardown=True, body=True)
        .add_source(file)
        .set_coloured_output(enabled=False)
    )
    try:
        verifier.verify()
    except RuntimeError:
        print(verifier.output(strip_ansi=True))
        raise SystemExit(f"{provider}: the sandbox does not answer as its pact says") from None
    finally:
        front.shutdown()
    return len(json.loads(file.read_bytes())["interactions"])


def main(sandbox: str, folder: str) -> None:
    counts = []
    for provider in OPERATIONS:
        file = pathlib.Path(folder) / f"{provider}-client-{provider}.json"
        counts.append(f"{provider} {verify(provider, sandbox, file)}")
    print("verified: " + ", ".join(counts))


main(*sys.argv[1:])
