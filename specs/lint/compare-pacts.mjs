// compare-pacts.mjs FOLDER [--bad FOLDER]: holds each pact against its spec with openapi-pact-comparator; prints each finding.
// With --bad, also shows that it finds something: each pact there that is named below has to have a finding.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Comparator} from "@pactflow/openapi-pact-comparator";
import yaml from "js-yaml";

const BAD = [
  "json-field-of-another-type", "json-field-unknown", "media-type-unknown", "method-unknown", "path-unknown",
  "query-parameter-missing", "query-parameter-unknown", "request-header-unknown", "response-header-unknown",
  "rest-of-a-list", "status-unknown",
];

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const providers = json(join("..", "providers.json"));
const comparator = (name) => new Comparator(anyOpenObject(yaml.load(readFileSync(join("..", `${name}.yaml`), "utf8"))));

// It closes each object of a response, also one that says it is open, where that stands in an anyOf: such a schema takes anything.
function anyOpenObject(node) {
  if (Array.isArray(node?.anyOf) && node.anyOf.some(({type, additionalProperties}) => type === "object" && additionalProperties === true)) {
    return {};
  }
  if (Array.isArray(node)) {
    return node.map(anyOpenObject);
  }
  return node && typeof node === "object"
    ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, anyOpenObject(value)]))
    : node;
}

// Two more things that the comparator reads in its own way: it joins a query without encoding it, and it takes the first
// media type of Accept, which may be another than that of the response, for the response's.
function readable(pact) {
  for (const {request, response} of pact.interactions) {
    for (const [name, values] of Object.entries(request.query ?? {})) {
      request.query[name] = values.map(encodeURIComponent);
    }
    const type = header(response, "content-type");
    if (type && response.status < 300 && accepts(request).some((accepted) => sameType(accepted, type))) {
      request.headers[nameOf(request, "accept")] = [type];
    }
  }
  return pact;
}

const nameOf = ({headers = {}}, name) => Object.keys(headers).find((key) => key.toLowerCase() === name);
const header = (message, name) => message.headers?.[nameOf(message, name)]?.[0];
const accepts = (request) => (request.headers?.[nameOf(request, "accept")] ?? []).flatMap((value) => value.split(","));
const sameType = (one, other) => one.split(";")[0].trim() === other.split(";")[0].trim();

async function findings(against, pact) {
  const found = [];
  for await (const {type, code, message, mockDetails} of against.compare(readable(pact))) {
    found.push(`${mockDetails?.interactionDescription}: ${type} ${code}: ${message}`);
  }
  return found;
}

const [folder, , bad] = process.argv.slice(2);
const problems = [];
let interactions = 0;
for (const [client, name] of providers.flatMap((provider) => provider.specs.map((spec) => [provider.name, spec]))) {
  const pact = json(join(folder, `${client}-client-${name}.json`));
  interactions += pact.interactions.length;
  problems.push(...(await findings(comparator(name), pact)).map((finding) => `${name}: ${finding}`));
}
for (const name of bad ? BAD : []) {
  const pact = json(join(bad, `${name}.json`));
  if (!(await findings(comparator(pact.provider.name), pact)).length) {
    problems.push(`the comparator finds nothing in the bad pact ${name}`);
  }
}
problems.forEach((problem) => console.log(problem));
console.log(`${interactions} interactions, ${problems.length} findings`);
process.exitCode = problems.length ? 1 : 0;
