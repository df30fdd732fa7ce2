"""verify.py SANDBOX_URL PACT_FOLDER SPEC_FOLDER: every interaction of every pact, by the verifier that Python, JavaScript and Go share."""

import json
import pathlib
import sys

from pact import Verifier

from sandbox import Front


def verify(provider: str, operations: list[str], sandbox: str, file: pathlib.Path) -> int:
    front = Front(provider, operations, sandbox)
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
        raise SystemExit(f"{provider}: the sandbox does not respond as its pact says") from None
    finally:
        front.shutdown()
    return len(json.loads(file.read_bytes())["interactions"])


def main(sandbox: str, folder: str, specs: str) -> None:
    counts = []
    operations = json.loads((pathlib.Path(specs) / "coverage.json").read_bytes())
    for client in json.loads((pathlib.Path(specs) / "providers.json").read_bytes()):
        for spec in client["specs"]: # an identity service is a provider of its own
            file = pathlib.Path(folder) / f"{client['name']}-client-{spec}.json"
            counts.append(f"{spec} {verify(spec, list(operations[spec]), sandbox, file)}")
    print("verified: " + ", ".join(counts))


main(*sys.argv[1:])
