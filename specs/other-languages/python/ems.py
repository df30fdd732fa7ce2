"""ems.py SANDBOX_URL: EMS's sign-in and signature, with Python's own library alone."""

import base64
import hashlib
import hmac
import json
import secrets
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timezone

JSON = "application/json;version=1"


def encrypted(password: str, modulus: str, exponent: str) -> str:
    """RSA with PKCS#1 v1.5 padding, which is not documented: OAEP is the other that is possible."""
    n, e = (int.from_bytes(base64.b64decode(number), "big") for number in (modulus, exponent))
    size, text = (n.bit_length() + 7) // 8, password.encode()
    padding = bytes(secrets.randbelow(255) + 1 for _ in range(size - 3 - len(text)))
    block = int.from_bytes(b"\0\2" + padding + b"\0" + text, "big")
    return base64.b64encode(pow(block, e, n).to_bytes(size, "big")).decode()


def signed(method: str, url: str, key: str, secret: str, timestamp: str = "") -> dict[str, str]:
    """The two headers of one attempt of a request without a form. Never the same twice: make them anew for each."""
    timestamp = timestamp or datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3] + "Z"
    parts = urllib.parse.urlsplit(url)
    query = urllib.parse.parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True)
    parameters = "&".join(f"{name}={value}" for name, value in sorted(query, key=lambda pair: pair[0].lower()))
    message = "\n".join([method, timestamp, urllib.parse.unquote(parts.path), parameters, ""]).lower()
    text = base64.b64encode(hashlib.sha512(secret.encode()).digest()).decode().upper()
    signature = base64.b64encode(hmac.new(text.encode(), message.encode(), hashlib.sha256).digest()).decode()
    return {"Timestamp": timestamp, "Authentication": f"{key}:{signature}"}


def asked(method: str, url: str, headers: dict[str, str], body: object = None) -> bytes:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Accept": JSON, **headers}, method=method)
    with urllib.request.urlopen(request) as response:
        content: bytes = response.read()
        return content


def flow(base: str, user: str, password: str, key: str, secret: str) -> bytes:
    """From the password to the body of an entity's attachments."""
    url = base + "/ems/userTokens/publicKey"
    rsa = json.loads(asked("GET", url, signed("GET", url, key, secret)))
    url = base + "/ems/userTokens/createExternal"
    order = {"Username": user, "Password": encrypted(password, rsa["Modulus"], rsa["Exponent"])}
    token = json.loads(asked("POST", url, {"Content-Type": JSON, **signed("POST", url, key, secret)}, order))["Token"]
    url = base + "/ems/attachments?entityType=experiment&entityId=1234"
    who = {"api-username": user, "api-usertoken": token}
    return asked("GET", url, {**who, **signed("GET", url, key, secret)})


def main(url: str) -> None:
    vector = signed(
        "GET",
        "https://host/experimentsapi/ems/results?experimentId=1234",
        "key",
        "not-a-real-secret",
        "2015-11-22 08:00:00.000Z",
    )
    assert vector["Authentication"] == "key:QiozBy9U9ARTLT1uNl1lgwI2l5vugCHnRIfxCU+8OiQ=", vector

    attachments = flow(
        url,
        r"ExampleDomain\User.Name",
        "sandbox+Password/Of=User",
        "SandboxEmsKey+01",
        "sandbox-ems/secret+of-that-key==",
    )
    assert len(json.loads(attachments)) == 2, attachments
    print("python: signed in at EMS by a password, and signed by a key")


if __name__ == "__main__":
    main(sys.argv[1])
