package android.content;

import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The phone's content providers, at the other end of the bridge. */
final class Providers {
    private Providers() {}

    /** The selection is passed on as text; the phone's tables answer whole. */
    static Cursor query(Uri uri, String[] projection, Bundle queryArgs) {
        List<String> arguments = new ArrayList<>();
        arguments.add(uri.toString());
        arguments.add(queryArgs == null ? null : queryArgs.getString(ContentResolver.QUERY_ARG_SQL_SELECTION));
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

    static Bundle call(String authority, String method, String arg) {
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

    /** The address of the new row; null where there is no such provider. */
    static Uri insert(Uri url, ContentValues values) {
        List<String> arguments = new ArrayList<>();
        arguments.add(url.toString());
        for (String key : values.keySet()) {
            arguments.add(key);
            arguments.add(values.getAsString(key));
        }
        String row = vp.Bridge.ask("content.insert", arguments.toArray(new String[0]));
        return row == null ? null : Uri.withAppendedPath(url, row);
    }
}
