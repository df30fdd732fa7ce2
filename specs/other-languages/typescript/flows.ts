// What generated TypeScript clients do with EC Reporting and MetaStudio, from signing in to the file.
import assert from "node:assert/strict";
import { Configuration, EcReportingApi, CreateReportModeEnum as Mode } from "ecreporting-client";
import { Configuration as OracleConfiguration, EcReportingIdentityApi } from "ecreportingidentity-client";
import { Configuration as MetaStudioConfiguration, MetaStudioApi } from "metastudio-client";
import { Configuration as IamConfiguration, CreateTokenNocatalogEnum, MetaStudioIdentityApi } from "metastudioidentity-client";

const LOOKS = 5; // as the sandbox is ready after two

/** A report's first line. */
export async function ecReporting(basePath: string): Promise<string> {
  const client = { username: "sandbox-client", password: "sandbox-Client+Secret/=" };
  const token = await new EcReportingIdentityApi(new OracleConfiguration({ basePath, ...client })).createToken({
    endpoint: "tokens",
    grantType: "client_credentials",
    scope: "tenant.ec-reporting-svc.all",
  });
  assert.equal(token.expiresIn, 600);
  const oracle = new EcReportingApi(new Configuration({ basePath, accessToken: token.accessToken }));
  const scope = { studyId: "CFD8129A430A473C8A02F4BA5DAAD865", mode: Mode.Test };

  const reports = await oracle.listReports(scope);
  const report = reports.result.find((each) => each.reportName === "Subject Data Extract");
  assert(report);
  const order = { fieldSpecsList: [], extFieldSpecsList: [] };
  const job = await oracle.createReport({ ...scope, reportid: report.reportId, format: "CSV", reportOrder: order });
  assert.equal(job.rptId, report.reportId);
  assert(job.id);

  let isReady = false;
  for (let look = 0; look < LOOKS && !isReady; look++) {
    const page = await oracle.listReportRuns({ ...scope, limit: 50, offset: 0 });
    isReady = (page.result?.reportRunStatus ?? []).some((run) => run.downloadId === job.id);
  }
  assert(isReady);
  const file: Blob = await oracle.downloadReport({ ...scope, id: job.id });
  const [heading] = (await file.text()).split("\r\n");
  assert.equal(heading, "Site,Subject,Form,Item,Value");
  return heading;
}

/** The first line of an export's file. */
export async function metaStudio(basePath: string): Promise<string> {
  const name = "cn-north-4";
  const user = { name: "IAMUser", password: "Sandbox+Pass/word=1", domain: { name: "IAMDomain" } };
  // The token is in a header, which only the raw response has.
  const { raw } = await new MetaStudioIdentityApi(new IamConfiguration({ basePath })).createTokenRaw({
    nocatalog: CreateTokenNocatalogEnum.True,
    tokenOrder: { auth: { identity: { methods: ["password"], password: { user } }, scope: { project: { name } } } },
  });
  assert.equal(raw.status, 201);
  // Of the other ways to sign in, whose headers the generated code asks for as well, none.
  const apiKey = (header: string) => (header === "X-Auth-Token" && raw.headers.get("X-Subject-Token")) || "";
  const { projects } = await new MetaStudioIdentityApi(new IamConfiguration({ basePath, apiKey })).listProjects({ name });
  assert.equal(projects[0]?.id, "70b76f0a0b8d4c0d9a2b3c4d5e6f7081");
  const projectId = projects[0].id;
  const metaStudio = new MetaStudioApi(new MetaStudioConfiguration({ basePath, apiKey }));

  const resource = "knowledge-intent-question-create";
  const { value: id } = await metaStudio.exportResource({ projectId, resource });
  let task = await metaStudio.showTask({ projectId, id });
  for (let look = 0; look < LOOKS && !task.endTime; look++) {
    task = await metaStudio.showTask({ projectId, id });
  }
  assert.equal(task.resource, resource);
  assert.equal(task.successCount, 1);

  const file: Blob = await metaStudio.downloadResult({ projectId, id });
  const [heading] = (await file.text()).split("\r\n");
  assert.equal(heading, "question,answer,result");
  await metaStudio.deleteTask({ projectId, id });
  await assert.rejects(metaStudio.showTask({ projectId, id }));
  return heading;
}
