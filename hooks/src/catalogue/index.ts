/** All families, in the order of the reports; of two entries that a call meets, the first one names it. */

import { accounts } from "./accounts.js";
import { advertising } from "./advertising.js";
import { background } from "./background.js";
import { bluetooth } from "./bluetooth.js";
import { camera } from "./camera.js";
import { clipboard } from "./clipboard.js";
import { code } from "./code.js";
import { commands } from "./commands.js";
import { content } from "./content.js";
import { device } from "./device.js";
import { downloads } from "./downloads.js";
import type { Entry } from "./entry.js";
import { location } from "./location.js";
import { messages } from "./messages.js";
import { microphone } from "./microphone.js";
import { natives as functions } from "./native.js";
import { network } from "./network.js";
import { packages } from "./packages.js";
import { permissions } from "./permissions.js";
import { screen } from "./screen.js";
import { sensors } from "./sensors.js";
import { sinks } from "./sinks.js";
import { starts } from "./starts.js";
import { storage } from "./storage.js";
import { telephony } from "./telephony.js";
import { web } from "./web.js";

export { selfTests } from "./selftests.js";

const FAMILIES: Readonly<Record<string, readonly Entry[]>> = {
    telephony, device, advertising, network, bluetooth, location, packages, content, messages, accounts, clipboard, sensors,
    camera, microphone, screen, storage, commands, permissions, starts, background, web, downloads, code, sinks,
};

/** An entry with the family whose file it stands in. */
export type Listed = Entry & { family: string };

const listed = (family: string, entries: readonly Entry[]): Listed[] => entries.map((entry) => ({ family, ...entry }));

/** Java methods. */
export const catalogue: readonly Listed[] = Object.entries(FAMILIES).flatMap(([family, entries]) => listed(family, entries));

/** Functions of native libraries. */
export const natives: readonly Listed[] = listed("native", functions);
