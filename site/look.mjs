// Looks at every page of a built site as people do: light and dark, at a phone's and a desktop's width.
// Finds what the console says, requests to another host, dead links and anchors, and pages wider than the window.
// Usage: node look.mjs FOLDER CHROMIUM [PICTURES]
import {createReadStream, existsSync, readdirSync, statSync} from "node:fs";
import {createServer} from "node:http";
import {extname, join, normalize} from "node:path";
import {chromium} from "playwright-core";

const [folder, executablePath, pictures] = process.argv.slice(2);
const widths = [390, 1280];
const schemes = ["light", "dark"];
const types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".yaml": "text/yaml", ".xml": "text/xml", ".txt": "text/plain"};

const server = createServer((request, response) => {
  let path = normalize(join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, {"Content-Type": types[extname(path)] ?? "application/octet-stream"});
  createReadStream(path).pipe(response);
});
await new Promise(listening => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

const pages = readdirSync(folder, {recursive: true})
  .filter(path => path.endsWith(".html") && path !== "404.html")
  .map(path => "/" + path.replace(/(^|\/)index\.html$/, "$1"))
  .sort();
const findings = new Set();
const anchors = new Map(); // of each page
const links = []; // [from, to]

async function look(page, path) {
  const found = what => findings.add(`${path}: ${what}`);
  page.removeAllListeners();
  page.on("console", message => ["error", "warning"].includes(message.type()) && found(`the console says: ${message.text()}`));
  page.on("pageerror", error => found(`an error: ${error.message}`));
  page.on("request", request => /^(data|blob):/.test(request.url()) || request.url().startsWith(origin) || found(`asks ${request.url()}`));
  page.on("response", response => response.status() < 400 || found(`gets ${response.status()} for ${response.url()}`));
  const isReference = path.startsWith("/api/");
  for (const colorScheme of schemes) {
    await page.emulateMedia({colorScheme, reducedMotion: "reduce"});
    if (isReference || colorScheme === schemes[0]) await page.goto(origin + path, {waitUntil: "load"});
    if (isReference) await page.waitForSelector("[data-section-id]");
    for (const width of widths) {
      await page.setViewportSize({width, height: 900});
      await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, {timeout: 3000})
        .catch(() => found(`wider than a window of ${width} pixels`));
      if (pictures) await page.screenshot({path: join(pictures, `${path.replaceAll("/", "_")}-${colorScheme}-${width}.png`)});
    }
  }
  anchors.set(path, new Set(await page.$$eval("[id], a[name]", all => all.map(one => one.id || one.name))));
  const targets = await page.$$eval("a[href]", all => all.map(one => one.href));
  // Redoc's own links are its router's, which reads them when it is loaded.
  targets.filter(to => to.startsWith(origin)).filter(to => !(isReference && to.includes("#")))
    .forEach(to => links.push([path, to.slice(origin.length)]));
}

const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]});
const rest = [...pages];
const worker = async () => {
  const page = await browser.newPage();
  for (let path; (path = rest.shift());) await look(page, path);
};
await Promise.all([worker(), worker()]);
await browser.close();

const decoded = anchor => { try { return decodeURIComponent(anchor); } catch { return anchor; } };
for (const [from, to] of links) {
  const [path, anchor] = to.split("#");
  const file = join(folder, decodeURIComponent(path.split("?")[0]));
  if (!existsSync(file)) findings.add(`${from}: a dead link to ${to}`);
  else if (anchor && anchors.has(path) && !anchors.get(path).has(decoded(anchor))) findings.add(`${from}: no anchor ${to}`);
}
server.close();
for (const finding of findings) console.log(finding);
console.log(`site: ${findings.size ? "FAILED" : "passed"} (${pages.length} pages in ${schemes.join(" and ")}, ${widths.join(" and ")} pixels wide, ${links.length} links)`);
process.exit(findings.size ? 1 : 0);
