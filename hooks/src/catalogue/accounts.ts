/** Accounts on the phone. */

import { type Entry, group } from "./entry.js";

const MANAGER = "android.accounts.AccountManager";

export const accounts: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "账户", why: "Accounts name their owner" }, [
        { api: "accounts.read", method: "getAccounts", required: true },
        { api: "accounts.read", method: "getAccountsByType" },
        { api: "accounts.read", method: "getAccountsByTypeAndFeatures" },
        { api: "accounts.read", method: "getUserData", result: "none" },
        { api: "accounts.read", method: "getPassword", result: "none" },
        { api: "accounts.token", method: "getAuthToken", result: "none" },
        { api: "accounts.watch", method: "addOnAccountsUpdatedListener" },
    ]),
    { api: "accounts.choose", class: MANAGER, method: "newChooseAccountIntent", sensitivity: "info",
      why: "Lets the user choose an account to show" },
    { api: "start.account", class: MANAGER, method: "addAccountExplicitly", sensitivity: "behaviour", arguments: "masked",
      why: "An account of its own lets the system wake the app to synchronise" },
];
