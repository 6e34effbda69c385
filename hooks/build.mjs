// Writes what the Python package carries: the agent and its catalogue. Same source, same bytes.
// Another folder may be given, to compare.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here("../harness/probes");
const { version } = JSON.parse(await readFile(here("package.json"), "utf8"));

await build({
    entryPoints: [here("src/agent.ts")],
    outfile: join(target, "agent.js"),
    absWorkingDir: here("."),
    bundle: true,
    format: "iife",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    charset: "utf8",
    legalComments: "eof",
    minifySyntax: true,
    minifyWhitespace: true,
    alias: { buffer: "@frida/buffer" },
    define: { AGENT_VERSION: JSON.stringify(version) },
    banner: { js: "// Built from hooks/ by `npm run build`; frida-java-bridge inside is LGPL-2.0 with the wxWindows exception." },
});

const bundled = await build({
    entryPoints: [here("src/catalogue/index.ts")],
    absWorkingDir: here("."),
    bundle: true,
    format: "esm",
    write: false,
});
const source = Buffer.from(bundled.outputFiles[0].contents).toString("base64");
const { catalogue, natives } = await import(`data:text/javascript;base64,${source}`);
const entries = [...catalogue, ...natives];
await writeFile(join(target, "catalogue.json"), `${JSON.stringify(entries, null, 1)}\n`);

const apis = new Set(entries.map(({ api }) => api));
console.log(`${entries.length} entries, ${apis.size} names`);
