"""Stands between a pact verifier and the sandbox: what each provider state is there, and fresh signatures."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import threading
import urllib.parse
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What the pacts sign in with.
CREDENTIALS = {
    "emsUsername": r"ExampleDomain\User.Name",
    "emsToken": "a-user-token",
    "emsApiKey": "Api+Key/1",
    "emsApiSecret": "S3cret/Of+That=Key==",
    "emsPassword": "P4ss+Word/=",
    "ecReportingToken": "a-bearer-token",
    "ecReportingClientId": "a-client-id",
    "ecReportingClientSecret": "a-secret",
    "ecReportingUsername": "ada",
    "ecReportingPassword": "not-a-real-password",
    "webAdmitApiKey": "6ee2b1a2d1a94dbbab2a1b5cd1d7e9f0",
    "metaStudioToken": "an-iam-token",
}
# A signature holds for a host and for 15 minutes, so it is made anew, with the keys that the sandbox's page has.
KEY = ("SANDBOXACCESSKEY0001", "sandboxSecretKeyOfTheFirstAccessKey00001")
TEMPORARY_KEY = ("SANDBOXTEMPORARYKEY1", "sandboxSecretKeyOfTheTemporaryKey0000001")
SECURITY_TOKEN = "sandbox-security-token"

# States that are a response: operation, status, its example (or how the names of its examples begin).
RESPONSES = {
    "experiment is forbidden": ("ems.startResults", 403, "experimentForbidden"),
    "experiment is unknown": ("ems.startResults", 404, "experimentNotFound"),
    "dataset is being written": ("ems.exportResults", 412, "exportNotReady"),
    "dataset is forbidden": ("ems.exportResults", 403, "experimentForbidden"),
    "dataset is unknown": ("ems.exportResults", 404, "datasetNotFound"),
    "dataset has expired": ("ems.exportResults", 410, "datasetExpired"),
    "entity is unknown": ("ems.listAttachments", 404, "entityNotFound"),
    "entity has attachments with nulls": ("ems.listAttachments", 200, "nulls"),
    "attachment is unknown": ("ems.downloadAttachment", 404, "attachmentNotFound"),
    "report is forbidden": ("ecreporting.downloadReport", 403, "forbidden"),
    "report is unknown": ("ecreporting.downloadReport", 404, "reportNotFound"),
    "user has exports": ("webadmit.listExports", 200, "exports"),
    "user has no exports": ("webadmit.listExports", 200, "noExports"),
    "identity has no exports": ("webadmit.listExportsOfIdentity", 200, "noExportsOfIdentity"),
    "identity has an available run": ("webadmit.listExportFiles", 200, "exportFiles"),
    "identity has runs in each state": ("webadmit.listExportFiles", 200, "exportFilesInEachState"),
    "tokens come without their end": ("ecreportingidentity.createToken", 200, "accessTokenWithoutEnd"),
    "tenant has no reports": ("ecreporting.listReports", 200, "noReports"),
    "report has no fields": ("ecreporting.showReport", 200, "reportWithoutFields"),
    "report can be started in an envelope": ("ecreporting.createReport", 202, "executionLogInEnvelope"),
    "report has runs without an envelope": ("ecreporting.listReportRuns", 200, "bareReportRuns"),
    "report has runs on more pages": ("ecreporting.listReportRuns", 200, "moreReportRuns"),
    "tenant has no runs": ("ecreporting.listReportRuns", 200, "noReportRuns"),
    "export has a queued run": ("webadmit.startExport", 201, "startedQueued"),
    "starts are answered with 200": ("webadmit.startExport", 200, "startedUnder200"),
    "export has an available run": ("webadmit.startExport", 201, "startedAvailable"),
    "run is initializing": ("webadmit.showExportFile", 200, "initializing"),
    "run is queued": ("webadmit.showExportFile", 200, "queued"),
    "run is in progress": ("webadmit.showExportFile", 200, "inProgress"),
    "run is available": ("webadmit.showExportFile", 200, "available"),
    "run is success with errors": ("webadmit.showExportFile", 200, "successWithErrors"),
    "run is empty list": ("webadmit.showExportFile", 200, "emptyList"),
    "run is failed": ("webadmit.showExportFile", 200, "failed"),
    "run is queued with a null link": ("webadmit.showExportFile", 200, "queuedWithNullLinkCapitalised"),
    "resource can be exported": ("metastudio.exportResource", 202, "exportStarted"),
    "resource takes imports": ("metastudio.importResource", 202, "importStarted"),
    "task is finished": ("metastudio.showTask", 200, "task"),
    "task is running": ("metastudio.showTask", 200, "runningTask"),
    "task is told in texts": ("metastudio.showTask", 200, "taskOfTexts"),
    "project has tasks": ("metastudio.listTasks", 200, "tasks"),
    "project has no such tasks": ("metastudio.listTasks", 200, "noTasks"),
    "user may sign in": ("metastudioidentity.createToken", 201, "issuedToken"),
    "project has a name": ("metastudioidentity.listProjects", 200, "projects"),
    "no project has the name": ("metastudioidentity.listProjects", 200, "noProjects"),
    "identity is unknown": ("webadmit.startExport", 404, "notFound"),
    "run is unknown": ("webadmit.showExportFile", 404, "notFound"),
}
# States whose reason is an example of the spec, under one of these statuses.
REASONS = {
    "credentials are refused": (401,),
    "request is refused": (400, 404, 406),
    "reports are forbidden": (403,),
    "nothing is found": (404,),
    "service is down": (503,),
    "permission is missing": (403,),
    "order is refused": (400,),
    "user is refused": (401,),
    "project is forbidden": (403,),
    "region lacks the call": (404,),
    "calls are throttled": (429,),
    "service has failed": (500,),
}
# States that name a file: the operation, and the parameter that is its id.
FILES = {
    "dataset is ready": ("ems.exportResults", "datasetId"),
    "attachment exists": ("ems.downloadAttachment", "identifier"),
    "report is ready": ("ecreporting.downloadReport", "jobId"),
    "report of the tenant is ready": ("ecreporting.downloadReport", "jobId"),
    "task has a result": ("metastudio.downloadResult", "taskId"),
    "resource has a template": ("metastudio.downloadTemplate", "resource"),
}
# The sandbox has one project; what it does for that alone is laid down for any other.
PROJECT = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081"
OF_ONE_PROJECT = {
    "resource has a template": "metastudio.downloadTemplate",
    "task can be deleted": "metastudio.deleteTask",
}


class Front(ThreadingHTTPServer):
    """`url` is the provider for the verifier, `url`/states its states."""

    daemon_threads = True

    def __init__(self, provider: str, operations: list[str], sandbox: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.provider = provider
        self.operations = operations
        self.sandbox = urllib.parse.urlsplit(sandbox)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.begin()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def begin(self) -> None:
        """The next interaction starts from nothing."""
        self.file: tuple[str, str] | None = None
        self.response: tuple[str, int, str] | None = None
        self.media_type = self.spelling = ""
        self.set("reset")
        self.set("credentials", **CREDENTIALS)
        self.set("polls", count=0)

    def exchange(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Any:
        connection = http.client.HTTPConnection(self.sandbox.hostname or "", self.sandbox.port, timeout=30)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body or None)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def set(self, state: str, **params: Any) -> bool:
        body = json.dumps({"state": state, "params": params}).encode()
        headers = {"Host": "sandbox", "Content-Type": "application/json", "Content-Length": str(len(body))}
        response, _ = self.exchange("POST", "/__sandbox/state", body, headers)
        return bool(response.status == 204)

    def become(self, state: str, params: dict[str, Any]) -> dict[str, Any]:
        """Puts the sandbox into a state; the values that stand for the pact's."""
        values: dict[str, Any] = {}
        if state in OF_ONE_PROJECT and params["projectId"] != PROJECT:
            self.set("answer", operation=OF_ONE_PROJECT[state], status=200, headers={"ETag": '"v1"'})
        if state in REASONS:
            self.refuse(REASONS[state], params.get("reason", ""))
        elif state in RESPONSES:
            self.response = RESPONSES[state]
            self.lay_down()
        elif state in FILES:
            operation, name = FILES[state]
            self.file = (operation, str(params[name]))
        elif state == "answers come as":
            self.media_type = params["mediaType"]
            self.set("attachments", mediaType=self.media_type)
            self.lay_down()
        elif state == "dataset ids are worded":
            self.set("answer", operation="ems.startResults", status=202, example=params["as"])
        elif state == "entity has no attachments":
            values["entityId"] = 0
        elif state == "file has an entity tag":
            values["etag"] = self.about_the_file()["etag"]
        elif state == "file has so many bytes":
            values["bytes"] = self.about_the_file()["size"]
        elif state == "user has identities":
            self.set("identities", count=params["count"])
        elif state == "states are spelled":
            self.spelling = params["as"]
            self.set("spelling", snakeCase=self.spelling == "lower case")
            self.lay_down()
        elif state == "errors are worded" and self.response:
            self.response = (*self.response[:2], params["as"])
            self.lay_down()
        elif state == "errors are worded":
            self.refuse((404,), params["as"])
        elif state == "listed identity is unknown":
            values["userIdentityId"] = 999
        elif state == "calls are used up":
            self.refuse((429,), "")
        # Any other state is so in the sandbox, whatever the ids: where it is not, its pact fails.
        return values

    def refuse(self, statuses: tuple[int, ...], reason: str) -> None:
        """Which operation is asked next is not told: all that can be refused so are."""
        example = {"example": reason} if reason else {}
        done = [
            self.set("answer", operation=f"{self.provider}.{operation}", status=status, **example)
            for operation in self.operations
            for status in statuses
        ]
        if not any(done):
            raise ValueError(f"no operation of {self.provider} responds with {statuses} and {reason}")

    def lay_down(self) -> None:
        """A response whose example depends on a second state waits for it."""
        if not self.response:
            return
        operation, status, example = self.response
        headers = {}
        if operation.startswith("ems."):
            kind = next((k for k in ("json", "xml") if self.media_type.endswith(k)), "text")
            example += kind.capitalize() if self.media_type else "Json"
            headers = {"headers": {"Content-Type": self.media_type}} if status == 200 and self.media_type else {}
        elif operation == "webadmit.showExportFile" and status == 200 and self.spelling == "capitalised":
            example += "" if example.endswith("Capitalised") else "Capitalised"
        if not self.set("answer", operation=operation, status=status, example=example, **headers):
            raise ValueError(f"{operation} {status} has no example {example}")

    def about_the_file(self) -> Any:
        if not self.file:
            raise ValueError("no state before this one names a file")
        operation, identifier = self.file
        query = urllib.parse.urlencode({"operation": operation, "id": identifier})
        _, content = self.exchange("GET", f"/__sandbox/file?{query}", b"", {"Host": "sandbox"})
        return json.loads(content)


class Handler(BaseHTTPRequestHandler):
    server: Front
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        if self.path == "/states":
            self.change()
        else:
            self.pass_on()

    def do_GET(self) -> None:
        self.pass_on()

    def do_DELETE(self) -> None:
        self.pass_on()

    def change(self) -> None:
        asked = json.loads(self.content())
        try:
            if asked.get("action") == "teardown":
                self.server.begin()
                values = {}
            else:
                values = self.server.become(asked["state"], asked.get("params") or {})
            self.reply(200, {"Content-Type": "application/json"}, json.dumps(values).encode())
        except (KeyError, ValueError) as wrong:
            self.reply(500, {"Content-Type": "text/plain"}, str(wrong).encode())

    def pass_on(self) -> None:
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        if headers.get("Authorization", headers.get("authorization", "")).startswith("SDK-HMAC-SHA256"):
            headers = sign(self.command, self.path, headers)
        if any(name.lower() == "authentication" for name in headers):
            headers = sign_for_ems(self.command, self.path, headers)
        body = self.content()
        if self.path.endswith("/createExternal"):
            body = self.encrypted(headers) or body
            headers = {name: value for name, value in headers.items() if name.lower() != "content-length"}
            headers["Content-Length"] = str(len(body))
        response, content = self.server.exchange(self.command, self.path, body, headers)
        kept = {n: v for n, v in response.getheaders() if n not in ("Content-Length", "Transfer-Encoding", "Connection")}
        self.reply(response.status, kept, content)

    def encrypted(self, headers: dict[str, str]) -> bytes:
        """A pact can't hold a password that is encrypted by the key of now. Empty where the key is refused, too."""
        asked = {"Host": headers.get("Host", "sandbox"), "Accept": "application/json;version=1"}
        response, content = self.server.exchange("GET", "/ems/userTokens/publicKey", b"", asked)
        if response.status != 200:
            return b""
        modulus, exponent = (
            int.from_bytes(base64.b64decode(json.loads(content)[name]), "big") for name in ("Modulus", "Exponent")
        )
        size = (modulus.bit_length() + 7) // 8
        password = CREDENTIALS["emsPassword"].encode()
        padded = b"\0\2" + b"\1" * (size - 3 - len(password)) + b"\0" + password
        secret = pow(int.from_bytes(padded, "big"), exponent, modulus).to_bytes(size, "big")
        user = {"Username": CREDENTIALS["emsUsername"], "Password": base64.b64encode(secret).decode()}
        return json.dumps(user).encode()

    def content(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def reply(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def sign_for_ems(method: str, target: str, headers: dict[str, str]) -> dict[str, str]:
    """Timestamp and Authentication by the API key; a signature is good once."""
    signed = {name: value for name, value in headers.items() if name.lower() not in ("timestamp", "authentication")}
    timestamp = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3] + "Z"
    path, _, query = target.partition("?")
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0].lower())
    message = [method, timestamp, urllib.parse.unquote(path), "&".join(f"{name}={value}" for name, value in pairs), ""]
    key = base64.b64encode(hashlib.sha512(CREDENTIALS["emsApiSecret"].encode()).digest()).decode().upper()
    digest = hmac.new(key.encode(), "\n".join(message).lower().encode(), hashlib.sha256).digest()
    signed["Timestamp"] = timestamp
    signed["Authentication"] = f"{CREDENTIALS['emsApiKey']}:{base64.b64encode(digest).decode()}"
    return signed


def sign(method: str, target: str, headers: dict[str, str]) -> dict[str, str]:
    """SDK-HMAC-SHA256 over the headers that the pact's own signature covers."""
    signed = {name.lower(): value.strip() for name, value in headers.items()}
    names = signed["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    access, secret = TEMPORARY_KEY if "x-security-token" in signed else KEY
    if "x-security-token" in signed:
        signed["x-security-token"] = SECURITY_TOKEN
    signed["x-sdk-date"] = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    path, _, query = target.partition("?")
    segments = [urllib.parse.quote(urllib.parse.unquote(s), safe="~") for s in path.split("/")]
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
    canonical = "\n".join(
        [
            method,
            "/".join(segments).rstrip("/") + "/",
            "&".join(f"{urllib.parse.quote(n, safe='~')}={urllib.parse.quote(v, safe='~')}" for n, v in pairs),
            "".join(f"{name}:{signed[name]}\n" for name in names),
            ";".join(names),
            signed.get("x-sdk-content-sha256") or hashlib.sha256(b"").hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"SDK-HMAC-SHA256\n{signed['x-sdk-date']}\n{digest}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    signed["authorization"] = (
        f"SDK-HMAC-SHA256 Access={access}, SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    return signed
