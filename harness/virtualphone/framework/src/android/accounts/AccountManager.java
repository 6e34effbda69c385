package android.accounts;

import android.content.Context;
import java.util.ArrayList;
import java.util.List;

public class AccountManager {
    public AccountManager(Context context) {}

    public static AccountManager get(Context context) {
        return (AccountManager) context.getSystemService(Context.ACCOUNT_SERVICE);
    }

    public Account[] getAccounts() {
        return getAccountsByType(null);
    }

    public Account[] getAccountsByType(String type) {
        String[] fields = vp.Bridge.call("accounts.getAccounts", type);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            accounts.add(new Account(fields[i], fields[i + 1]));
        }
        return accounts.toArray(new Account[0]);
    }
}
