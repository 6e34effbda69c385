/** All families, in the order of the reports. */

import { behaviour } from "./behaviour.js";
import { body } from "./body.js";
import { content, messages } from "./content.js";
import { device } from "./device.js";
import type { Entry } from "./entry.js";
import { files } from "./files.js";
import { location } from "./location.js";
import { network } from "./network.js";
import { packages } from "./packages.js";
import { telephony } from "./telephony.js";

export const catalogue: readonly Entry[] = [
    ...telephony,
    ...device,
    ...files,
    ...network,
    ...location,
    ...packages,
    ...content,
    ...messages,
    ...body,
    ...behaviour,
];
