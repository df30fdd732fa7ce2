"""What generated Python clients do with EC Reporting and MetaStudio, from signing in to the file."""

from ecreporting_client import ApiClient, Configuration, EcReportingApi, ReportOrder
import ecreportingidentity_client
import metastudio_client
import metastudioidentity_client
from metastudioidentity_client import TokenOrder

STUDY = "CFD8129A430A473C8A02F4BA5DAAD865"
LOOKS = 5  # as the sandbox is ready after two


def ec_reporting(url: str) -> str:
    """A report's first line."""
    with ApiClient(Configuration(host=url, access_token=oracle_token(url))) as client:
        oracle = EcReportingApi(client)
        reports = oracle.list_reports(STUDY, "test").result
        report = next(report for report in reports if report.report_name == "Subject Data Extract")

        order = ReportOrder(fieldSpecsList=[], extFieldSpecsList=[])
        job = oracle.create_report(report.report_id, order, format="CSV", study_id=STUDY, mode="test")
        assert job.rpt_id == report.report_id, job
        assert job.id is not None, job

        assert any(job.id in ready(oracle) for _ in range(LOOKS)), job
        file = oracle.download_report(job.id, mode="test", study_id=STUDY)
    heading = file.decode().split("\r\n")[0]
    assert heading == "Site,Subject,Form,Item,Value", heading
    return heading


def oracle_token(url: str) -> str:
    configuration = ecreportingidentity_client.Configuration(
        host=url, username="sandbox-client", password="sandbox-Client+Secret/="
    )
    with ecreportingidentity_client.ApiClient(configuration) as client:
        token = ecreportingidentity_client.EcReportingIdentityApi(client).create_token(
            "tokens", "client_credentials", "tenant.ec-reporting-svc.all"
        )
    assert token.expires_in == 600, token
    return token.access_token


def ready(oracle: EcReportingApi) -> list[str | None]:
    page = oracle.list_report_runs(50, 0, study_id=STUDY, mode="test")
    assert page.result is not None, page
    return [run.download_id for run in page.result.report_run_status or []]


def meta_studio(url: str) -> str:
    """The first line of an export's file."""
    token, project = iam(url)
    resource = "knowledge-intent-question-create"
    configuration = metastudio_client.Configuration(host=url, api_key={"authToken": token})
    with metastudio_client.ApiClient(configuration) as client:
        studio = metastudio_client.MetaStudioApi(client)
        task_id = studio.export_resource(project, resource).value
        looks = (studio.show_task(project, task_id) for _ in range(LOOKS))
        task = next(task for task in looks if task.end_time)
        assert (task.resource, task.success_count) == (resource, 1), task

        file = studio.download_result(project, task_id)
        studio.delete_task(project, task_id)
        gone(studio, project, task_id)
    heading = file.decode().split("\r\n")[0]
    assert heading == "question,answer,result", heading
    return heading


def iam(url: str) -> tuple[str, str]:
    """A token by a user's password, and the id of the region's project."""
    region = "cn-north-4"
    user = {"name": "IAMUser", "password": "Sandbox+Pass/word=1", "domain": {"name": "IAMDomain"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    order = TokenOrder.from_dict({"auth": {"identity": identity, "scope": {"project": {"name": region}}}})
    assert order is not None
    configuration = metastudioidentity_client.Configuration(host=url)
    with metastudioidentity_client.ApiClient(configuration) as client:
        api = metastudioidentity_client.MetaStudioIdentityApi(client)
        # The token is in a header, which the plain method drops.
        issued = api.create_token_with_http_info(order, nocatalog="true")
        assert issued.status_code == 201 and issued.headers is not None, issued
        token = issued.headers["X-Subject-Token"]
        configuration.api_key["authToken"] = token
        project = api.list_projects(name=region).projects[0].id
    assert project == "70b76f0a0b8d4c0d9a2b3c4d5e6f7081", project
    return token, project


def gone(studio: metastudio_client.MetaStudioApi, project: str, task_id: str) -> None:
    try:
        studio.show_task(project, task_id)
    except metastudio_client.ApiException as error:
        assert error.status == 400, error
        return
    raise AssertionError("a task that was deleted")
