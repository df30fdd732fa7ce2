"""EC Reporting and MetaStudio by openapi-python-client, from signing in to the file."""

from base64 import b64encode

from ecreporting_client import AuthenticatedClient
from ecreporting_client.api.ec_reporting import create_report, download_report, list_report_runs, list_reports
from ecreporting_client.models import (
    CreateReportMode,
    DownloadReportMode,
    ExecutionLog,
    ListReportRunsMode,
    ListReportsMode,
    ReportOrder,
    ReportRunPage,
    Reports,
)
from ecreporting_client.types import File
from ecreportingidentity_client import AuthenticatedClient as OracleClient
from ecreportingidentity_client.api.ec_reporting_identity import create_token as create_oracle_token
from ecreportingidentity_client.models import AccessToken, TokenRequest
from metastudio_client import Client as MetaStudioClient
from metastudio_client.api.meta_studio import delete_task, download_result, export_resource, show_task
from metastudio_client.models import StartedTask, Task
from metastudio_client.types import File as MetaStudioFile
from metastudioidentity_client import Client as IamClient
from metastudioidentity_client.api.meta_studio_identity import create_token, list_projects
from metastudioidentity_client.models import CreateTokenNocatalog, Projects, TokenOrder

STUDY = "CFD8129A430A473C8A02F4BA5DAAD865"
LOOKS = 5  # as the sandbox is ready after two


def ec_reporting(url: str) -> str:
    """A report's first line."""
    with AuthenticatedClient(base_url=url, token=oracle_token(url), raise_on_unexpected_status=True) as client:
        reports = list_reports.sync(client=client, study_id=STUDY, mode=ListReportsMode.TEST)
        assert isinstance(reports, Reports) and reports.result[0].report_name == "Subject Data Extract", reports
        report = reports.result[0].report_id

        order = ReportOrder(field_specs_list=[], ext_field_specs_list=[])
        job = create_report.sync(
            client=client, body=order, reportid=report, format_="CSV", study_id=STUDY, mode=CreateReportMode.TEST
        )
        assert isinstance(job, ExecutionLog) and job.rpt_id == report and isinstance(job.id, str), job

        assert any(job.id in ready(client) for _ in range(LOOKS)), job
        file = download_report.sync(client=client, id=job.id, mode=DownloadReportMode.TEST, study_id=STUDY)
        assert isinstance(file, File), file
        heading = file.payload.read().decode().split("\r\n")[0]
        assert heading == "Site,Subject,Form,Item,Value", heading
        return heading


def oracle_token(url: str) -> str:
    pair = b64encode(b"sandbox-client:sandbox-Client+Secret/=").decode()
    request = TokenRequest(grant_type="client_credentials", scope="tenant.ec-reporting-svc.all")
    with OracleClient(base_url=url, token=pair, prefix="Basic", raise_on_unexpected_status=True) as client:
        token = create_oracle_token.sync("tokens", client=client, body=request)
    assert isinstance(token, AccessToken) and token.expires_in == 600, token
    return token.access_token


def ready(client: AuthenticatedClient) -> list[object]:
    page = list_report_runs.sync(client=client, limit=50, offset=0, study_id=STUDY, mode=ListReportRunsMode.TEST)
    assert isinstance(page, ReportRunPage) and page.result, page
    return [run.download_id for run in page.result.report_run_status or []]


def meta_studio(url: str) -> str:
    """The first line of an export's file."""
    token, project = iam(url)
    resource = "knowledge-intent-question-create"
    with MetaStudioClient(base_url=url, headers={"X-Auth-Token": token}, raise_on_unexpected_status=True) as client:
        started = export_resource.sync(project, resource, client=client)
        assert isinstance(started, StartedTask), started
        looks = (show_task.sync(project, started.value, client=client) for _ in range(LOOKS))
        task = next(task for task in looks if isinstance(task, Task) and task.end_time)
        assert (task.resource, task.success_count) == (resource, 1), task

        file = download_result.sync(project, started.value, client=client)
        assert isinstance(file, MetaStudioFile), file
        heading = file.payload.read().decode().split("\r\n")[0]
        assert heading == "question,answer,result", heading
        assert delete_task.sync_detailed(project, started.value, client=client).status_code == 200
        assert show_task.sync_detailed(project, started.value, client=client).status_code == 400
        return heading


def iam(url: str) -> tuple[str, str]:
    """A token by a user's password, and the id of the region's project."""
    region = "cn-north-4"
    user = {"name": "IAMUser", "password": "Sandbox+Pass/word=1", "domain": {"name": "IAMDomain"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    order = TokenOrder.from_dict({"auth": {"identity": identity, "scope": {"project": {"name": region}}}})
    with IamClient(base_url=url, raise_on_unexpected_status=True) as client:
        # The token is in a header, which the plain function drops.
        issued = create_token.sync_detailed(client=client, body=order, nocatalog=CreateTokenNocatalog.TRUE)
    assert issued.status_code == 201, issued
    token = issued.headers["X-Subject-Token"]
    with IamClient(base_url=url, headers={"X-Auth-Token": token}, raise_on_unexpected_status=True) as client:
        found = list_projects.sync(client=client, name=region)
    assert isinstance(found, Projects) and found.projects[0].id == "70b76f0a0b8d4c0d9a2b3c4d5e6f7081", found
    return token, found.projects[0].id
