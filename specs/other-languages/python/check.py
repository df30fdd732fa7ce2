"""check.py SANDBOX_URL SHA256: what generated Python clients do; EMS and WebAdMIT here, the others in flows.py."""

import hashlib
import sys

from ems_client import ApiClient, Attachment, Configuration, EmsApi, ErrorContent, HttpError
from ems_client.exceptions import BadRequestException, NotFoundException
import webadmit_client

from flows import ec_reporting, meta_studio

# The generated code picks the first JSON type it knows: for a file that is the error's, without the version.
FILE = {"Accept": "*/*;version=1"}


def main(url: str, sha256: str) -> None:
    configuration = Configuration(
        host=url,
        api_key={"apiUsername": r"ExampleDomain\User.Name", "apiUserToken": "sandbox-user-token"},
    )
    with ApiClient(configuration) as client:
        ems = EmsApi(client)

        attachments: list[Attachment] = ems.list_attachments("experiment", 1234)
        names = [attachment.filename for attachment in attachments]
        assert names == ["helloworld.txt", "test-run-2015-11-21.xslm"], names
        assert attachments[1].kind == "Lisa-Marie Setup File", attachments[1]

        version = ems.show_version()
        assert version.product == "EMS API", version

        content = ems.download_attachment("2421042979a6474a872e77f046b8802e", _headers=FILE)
        assert hashlib.sha256(content).hexdigest() == sha256, len(content)

        message = not_found(ems)
        assert message == "Attachment not found.", message

        try:  # Why FILE is there.
            ems.download_attachment("2421042979a6474a872e77f046b8802e")
            raise AssertionError("a download without the version in Accept")
        except BadRequestException:
            pass

    exports = web_admit_exports(url)
    assert exports[4] == "application/zip", exports

    print(
        f'{len(attachments)} attachments, {len(content)} bytes with the right sha256, 404 "{message}",'
        f" {len(exports)} exports, files of {ec_reporting(url)} and {meta_studio(url)}"
    )


def web_admit_exports(url: str) -> list[str]:
    configuration = webadmit_client.Configuration(host=url, api_key={"apiKey": "0123456789abcdef0123456789abcdef"})
    with webadmit_client.ApiClient(configuration) as client:
        return [export.mime_type for export in webadmit_client.WebAdmitApi(client).list_exports().exports]


def not_found(ems: EmsApi) -> str | None:
    try:
        ems.download_attachment("00000000000000000000000000000404", _headers=FILE)
    except NotFoundException as error:
        assert isinstance(error.data, ErrorContent), error.data
        assert isinstance(error.data.actual_instance, HttpError), error.data
        return error.data.actual_instance.message
    raise AssertionError("no error")


if __name__ == "__main__":
    main(*sys.argv[1:])
