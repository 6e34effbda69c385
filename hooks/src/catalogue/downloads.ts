/** Files and apps that come unasked. */

import { type Entry, group } from "./entry.js";

const INSTALLER = "android.content.pm.PackageInstaller";

export const downloads: Entry[] = [
    { api: "download.enqueue", class: "android.app.DownloadManager", method: "enqueue", sensitivity: "behaviour",
      why: "Downloads, perhaps unasked" },
    ...group({ class: INSTALLER, sensitivity: "behaviour", why: "Installs an app" }, [
        { api: "install.session", method: "createSession" },
        { api: "install.commit", class: `${INSTALLER}$Session`, method: "commit" },
    ]),
];
