package android.content;

import android.database.ContentObserver;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public abstract class ContentResolver {
    public static final String SCHEME_CONTENT = "content";
    public static final String QUERY_ARG_SQL_SELECTION = "android:query-arg-sql-selection";
    public static final String QUERY_ARG_SQL_SELECTION_ARGS = "android:query-arg-sql-selection-args";
    public static final String QUERY_ARG_SQL_SORT_ORDER = "android:query-arg-sql-sort-order";

    private final Context context;

    public ContentResolver(Context context) {
        this.context = context;
    }

    public final Cursor query(Uri uri, String[] projection, String selection, String[] selectionArgs,
            String sortOrder) {
        return query(uri, projection, selection, selectionArgs, sortOrder, null);
    }

    public final Cursor query(Uri uri, String[] projection, String selection, String[] selectionArgs,
            String sortOrder, CancellationSignal cancellationSignal) {
        Bundle args = new Bundle();
        args.putString(QUERY_ARG_SQL_SELECTION, selection);
        args.putStringArray(QUERY_ARG_SQL_SELECTION_ARGS, selectionArgs);
        args.putString(QUERY_ARG_SQL_SORT_ORDER, sortOrder);
        return query(uri, projection, args, cancellationSignal);
    }

    /** The selection is passed on as text; the phone's tables answer whole. */
    public final Cursor query(Uri uri, String[] projection, Bundle queryArgs,
            CancellationSignal cancellationSignal) {
        List<String> arguments = new ArrayList<>();
        arguments.add(uri.toString());
        arguments.add(queryArgs == null ? null : queryArgs.getString(QUERY_ARG_SQL_SELECTION));
        arguments.addAll(projection == null ? List.of() : Arrays.asList(projection));
        String[] answer = vp.Bridge.call("content.query", arguments.toArray(new String[0]));
        return answer.length == 0 ? null : table(answer);
    }

    /** An answer is the number of columns, their names, then the cells row by row. */
    private static Cursor table(String[] answer) {
        int columns = Integer.parseInt(answer[0]);
        MatrixCursor cursor = new MatrixCursor(Arrays.copyOfRange(answer, 1, 1 + columns));
        for (int at = 1 + columns; at + columns <= answer.length; at += columns) {
            cursor.addRow(Arrays.copyOfRange(answer, at, at + columns));
        }
        return cursor;
    }

    public final Bundle call(Uri uri, String method, String arg, Bundle extras) {
        return call(uri.getAuthority(), method, arg, extras);
    }

    public final Bundle call(String authority, String method, String arg, Bundle extras) {
        String[] answer = vp.Bridge.call("content.call", authority, method, arg);
        if (answer.length == 0) {
            return null;
        }
        Bundle bundle = new Bundle();
        for (int i = 0; i + 1 < answer.length; i += 2) {
            bundle.putString(answer[i], answer[i + 1]);
        }
        return bundle;
    }

    public final Uri insert(Uri url, ContentValues values) {
        List<String> arguments = new ArrayList<>();
        arguments.add(url.toString());
        for (String key : values.keySet()) {
            arguments.add(key);
            arguments.add(values.getAsString(key));
        }
        String row = vp.Bridge.ask("content.insert", arguments.toArray(new String[0]));
        return row == null ? null : Uri.withAppendedPath(url, row);
    }

    public final int delete(Uri url, String where, String[] selectionArgs) {
        return vp.Bridge.number("content.delete", 0, url.toString(), where);
    }

    public final int update(Uri uri, ContentValues values, String where, String[] selectionArgs) {
        return vp.Bridge.number("content.update", 0, uri.toString(), where);
    }

    public final String getType(Uri url) {
        return vp.Bridge.ask("content.getType", url.toString());
    }

    public final void registerContentObserver(Uri uri, boolean notifyForDescendants, ContentObserver observer) {
        vp.Bridge.call("content.observe", uri.toString());
    }

    public final void unregisterContentObserver(ContentObserver observer) {}

    public void notifyChange(Uri uri, ContentObserver observer) {}

    public String getPackageName() {
        return context.getPackageName();
    }

    public int getUserId() {
        return 0;
    }
}
