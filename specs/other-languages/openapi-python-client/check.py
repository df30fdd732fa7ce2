"""check.py SANDBOX_URL SHA256: a generator that leaves out wildcards still returns a file, and reads its errors."""

import hashlib
import sys

from ems_client import Client
from ems_client.api.ems import download_attachment, export_results, list_attachments, show_version
from ems_client.models import ApiVersion, Attachment, HttpError, ListAttachmentsEntityType
from ems_client.types import File
from webadmit_client import Client as WebAdmitClient
from webadmit_client.api.web_admit import list_exports
from webadmit_client.models import Exports

from flows import ec_reporting, meta_studio

# It sends what httpx sends, without EMS's version.
HEADERS = {
    "Accept": "*/*;version=1",
    "api-username": r"ExampleDomain\User.Name",
    "api-usertoken": "sandbox-user-token",
}


def main(url: str, sha256: str) -> None:
    with Client(base_url=url, headers=HEADERS, raise_on_unexpected_status=True) as client:
        attachment = download_attachment.sync("2421042979a6474a872e77f046b8802e", client=client)
        assert isinstance(attachment, File), attachment
        content = attachment.payload.read()
        assert hashlib.sha256(content).hexdigest() == sha256, len(content)

        whole = export_results.sync_detailed(77, client=client)
        assert isinstance(whole.parsed, File), whole
        etag = whole.headers["ETag"]
        rest = export_results.sync_detailed(77, client=client, range_="bytes=10-", if_range=etag)
        assert rest.status_code == 206 and isinstance(rest.parsed, File), rest
        assert rest.content == whole.content[10:], rest.content
        size = len(whole.content)
        after = export_results.sync_detailed(77, client=client, range_=f"bytes={size}-", if_range=etag)
        assert after.status_code == 416 and after.headers["Content-Range"] == f"bytes */{size}", after

        listed = list_attachments.sync(client=client, entity_type=ListAttachmentsEntityType.WELL, entity_id=1234)
        assert isinstance(listed, list) and isinstance(listed[0], Attachment), listed

        version = show_version.sync(client=client)
        assert isinstance(version, ApiVersion) and version.product == "EMS API", version

        missing = download_attachment.sync("00000000000000000000000000000404", client=client)
        assert isinstance(missing, HttpError), missing

    key = {"x-api-key": "0123456789abcdef0123456789abcdef"}
    with WebAdmitClient(base_url=url, headers=key, raise_on_unexpected_status=True) as client:
        exports = list_exports.sync(client=client)
        assert isinstance(exports, Exports) and exports.exports[4].mime_type == "application/zip", exports

    print(
        f'{len(content)} bytes with the right sha256, 206 and 416, 404 "{missing.message}",'
        f" files of {ec_reporting(url)} and {meta_studio(url)}"
    )


main(*sys.argv[1:])
