// node check.js SANDBOX_URL SHA256: what generated TypeScript clients do; EMS and WebAdMIT here, the others in flows.ts.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  type Attachment,
  Configuration,
  EmsApi,
  type HttpError,
  HttpErrorFromJSON,
  type InitOverrideFunction,
  ListAttachmentsEntityTypeEnum,
  ResponseError,
} from "ems-client";
import { Configuration as WebAdmitConfiguration, type Export, WebAdmitApi } from "webadmit-client";
import { ecReporting, metaStudio } from "./flows.js";

const [basePath = "", sha256] = process.argv.slice(2);
const credentials: Record<string, string> = {
  "api-username": "ExampleDomain\\User.Name",
  "api-usertoken": "sandbox-user-token",
};

// The generated code sends no Accept, and EMS refuses a call without a version in it.
const accept =
  (value: string): InitOverrideFunction =>
  async ({ init }) => ({ headers: { ...init.headers, Accept: value } });
const list = accept("application/json;version=1");
const file = accept("*/*;version=1");

const ems = new EmsApi(new Configuration({ basePath, apiKey: (name) => credentials[name] ?? "" }));

const request = { entityType: ListAttachmentsEntityTypeEnum.Experiment, entityId: 1234 };
const attachments: Attachment[] = await ems.listAttachments(request, list);
assert.deepEqual(
  attachments.map((attachment) => attachment.filename),
  ["helloworld.txt", "test-run-2015-11-21.xslm"],
);
assert.equal(attachments[1]?.kind, "Lisa-Marie Setup File");

const version = await ems.showVersion(list);
assert.equal(version.product, "EMS API");

const blob: Blob = await ems.downloadAttachment({ identifier: "2421042979a6474a872e77f046b8802e" }, file);
const bytes = Buffer.from(await blob.arrayBuffer());
assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);

const missing = ems.downloadAttachment({ identifier: "00000000000000000000000000000404" }, file);
const refusal: unknown = await missing.then(() => "no error", (error: unknown) => error);
assert(refusal instanceof ResponseError);
assert.equal(refusal.response.status, 404);
const error: HttpError = HttpErrorFromJSON(await refusal.response.json());
assert.equal(error.message, "Attachment not found.");

// Why the two overrides are there.
const unversioned = ems.listAttachments(request).then(() => 200, (e: unknown) => e instanceof ResponseError && e.response.status);
assert.equal(await unversioned, 400);

const webAdmit = new WebAdmitApi(
  new WebAdmitConfiguration({ basePath, apiKey: "0123456789abcdef0123456789abcdef" }),
);
const exports: Export[] = (await webAdmit.listExports()).exports;
assert.equal(exports[4]?.mimeType, "application/zip");

const headings = [await ecReporting(basePath), await metaStudio(basePath)];

console.log(`${attachments.length} attachments, ${bytes.length} bytes with the right sha256, 404 "${error.message}", files of ${headings.join(" and ")}`);
