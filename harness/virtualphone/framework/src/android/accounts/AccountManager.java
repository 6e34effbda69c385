package android.accounts;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.os.Process;
import java.util.ArrayList;
import java.util.List;

public class AccountManager {
    public AccountManager(Context context) {}

    public static AccountManager get(Context context) {
        return (AccountManager) context.getSystemService(Context.ACCOUNT_SERVICE);
    }

    public Account[] getAccounts() {
        return read(null);
    }

    public Account[] getAccountsByType(String type) {
        return read(type);
    }

    private static Account[] read(String type) {
        String[] fields = vp.Bridge.call("accounts.getAccounts", type);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            accounts.add(new Account(fields[i], fields[i + 1]));
        }
        return accounts.toArray(new Account[0]);
    }

    public AccountManagerFuture<Account[]> getAccountsByTypeAndFeatures(String type, String[] features,
            AccountManagerCallback<Account[]> callback, Handler handler) {
        return told(read(type), callback, handler);
    }

    public String getUserData(Account account, String key) {
        return secret("getUserData", account);
    }

    public String getPassword(Account account) {
        return secret("getPassword", account);
    }

    public String peekAuthToken(Account account, String authTokenType) {
        return secret("peekAuthToken", account);
    }

    public AccountManagerFuture<Bundle> getAuthToken(Account account, String authTokenType, Bundle options,
            Activity activity, AccountManagerCallback<Bundle> callback, Handler handler) {
        return told(new Bundle(), callback, handler);
    }

    public AccountManagerFuture<Bundle> getAuthToken(Account account, String authTokenType, Bundle options,
            boolean notifyAuthFailure, AccountManagerCallback<Bundle> callback, Handler handler) {
        return told(new Bundle(), callback, handler);
    }

    public static Intent newChooseAccountIntent(Account selectedAccount, List<Account> allowableAccounts,
            String[] allowableAccountTypes, String descriptionOverrideText, String addAccountAuthTokenType,
            String[] addAccountRequiredFeatures, Bundle addAccountOptions) {
        return new Intent("android.accounts.CHOOSE_ACCOUNT").setClassName("android",
                "android.accounts.ChooseTypeAndAccountActivity");
    }

    public void addOnAccountsUpdatedListener(OnAccountsUpdateListener listener, Handler handler,
            boolean updateImmediately) {
        if (updateImmediately) {
            Account[] now = read(null);
            (handler == null ? new Handler(Looper.getMainLooper()) : handler)
                    .post(() -> listener.onAccountsUpdated(now));
        }
    }

    /** Only the app that signs accounts of this kind in may know: no app on this phone does. */
    private static String secret(String method, Account account) {
        if (account == null) {
            throw new IllegalArgumentException("account is null");
        }
        throw new SecurityException("uid " + Process.myUid() + " cannot " + method + " for accounts of type: "
                + account.type);
    }

    private static <T> AccountManagerFuture<T> told(T result, AccountManagerCallback<T> callback, Handler handler) {
        AccountManagerFuture<T> future = () -> result;
        if (callback != null) {
            (handler == null ? new Handler(Looper.getMainLooper()) : handler).post(() -> callback.run(future));
        }
        return future;
    }

    /** Only for the app that signs accounts of this kind in. */
    public boolean addAccountExplicitly(Account account, String password, Bundle userdata) {
        secret("explicitly add", account);
        return false;
    }
}
