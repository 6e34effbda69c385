// Bundles one source file for node, so that what needs no Android is tested without one.

import { fileURLToPath } from "node:url";

import { build } from "esbuild";

export async function load(name) {
    const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL(`../src/${name}`, import.meta.url))],
        bundle: true,
        format: "esm",
        write: false,
    });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
