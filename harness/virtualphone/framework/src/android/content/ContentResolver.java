package android.content;

import android.accounts.Account;
import android.content.res.AssetFileDescriptor;
import android.database.ContentObserver;
import android.database.Cursor;
import android.graphics.Bitmap;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;
import android.util.Size;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
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
        return Providers.query(uri, projection, queryArgs);
    }

    public final Bundle call(Uri uri, String method, String arg, Bundle extras) {
        return call(uri.getAuthority(), method, arg, extras);
    }

    public final Bundle call(String authority, String method, String arg, Bundle extras) {
        return Providers.call(authority, method, arg);
    }

    public final Uri insert(Uri url, ContentValues values) {
        return Providers.insert(url, values);
    }

    public final Uri insert(Uri url, ContentValues values, Bundle extras) {
        return insert(url, values);
    }

    public final int bulkInsert(Uri url, ContentValues[] values) {
        for (ContentValues row : values) {
            insert(url, row);
        }
        return values.length;
    }

    public final int delete(Uri url, Bundle extras) {
        return delete(url, null, null);
    }

    public final int update(Uri uri, ContentValues values, Bundle extras) {
        return update(uri, values, null, null);
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

    public final InputStream openInputStream(Uri uri) throws FileNotFoundException {
        return new FileInputStream(openFileDescriptor(uri, "r", null).getFileDescriptor());
    }

    public final OutputStream openOutputStream(Uri uri) throws FileNotFoundException {
        return openOutputStream(uri, "w");
    }

    public final OutputStream openOutputStream(Uri uri, String mode) throws FileNotFoundException {
        return new FileOutputStream(openFileDescriptor(uri, mode, null).getFileDescriptor());
    }

    public final ParcelFileDescriptor openFileDescriptor(Uri uri, String mode) throws FileNotFoundException {
        return openFileDescriptor(uri, mode, null);
    }

    public final ParcelFileDescriptor openFileDescriptor(Uri uri, String mode, CancellationSignal cancellationSignal)
            throws FileNotFoundException {
        return openAssetFileDescriptor(uri, mode, cancellationSignal).getParcelFileDescriptor();
    }

    public final AssetFileDescriptor openAssetFileDescriptor(Uri uri, String mode) throws FileNotFoundException {
        return openAssetFileDescriptor(uri, mode, null);
    }

    public final AssetFileDescriptor openAssetFileDescriptor(Uri uri, String mode,
            CancellationSignal cancellationSignal) throws FileNotFoundException {
        return new AssetFileDescriptor(openFile(uri, mode, cancellationSignal));
    }

    public final AssetFileDescriptor openTypedAssetFileDescriptor(Uri uri, String mimeType, Bundle opts)
            throws FileNotFoundException {
        return openTypedAssetFileDescriptor(uri, mimeType, opts, null);
    }

    public final AssetFileDescriptor openTypedAssetFileDescriptor(Uri uri, String mimeType, Bundle opts,
            CancellationSignal cancellationSignal) throws FileNotFoundException {
        return openAssetFileDescriptor(uri, "r", cancellationSignal);
    }

    /** A file may be opened as itself; rows of the phone's tables have no files. */
    public final ParcelFileDescriptor openFile(Uri uri, String mode, CancellationSignal signal)
            throws FileNotFoundException {
        if ("file".equals(uri.getScheme())) {
            return ParcelFileDescriptor.open(new File(uri.getPath()), ParcelFileDescriptor.parseMode(mode));
        }
        vp.Bridge.call("content.open", uri.toString(), mode);
        throw new FileNotFoundException("No content provider: " + uri);
    }

    public Bitmap loadThumbnail(Uri content, Size size, CancellationSignal signal) throws IOException {
        vp.Bridge.call("content.open", content.toString(), "r");
        throw new FileNotFoundException("Failed to create thumbnail");
    }

    public final ContentProviderClient acquireContentProviderClient(Uri uri) {
        return acquireContentProviderClient(uri.getAuthority());
    }

    /** Null where no provider of this phone has the name. */
    public final ContentProviderClient acquireContentProviderClient(String name) {
        return vp.Bridge.ask("content.find", name) == null ? null : new ContentProviderClient(name);
    }

    public final ContentProviderClient acquireUnstableContentProviderClient(Uri uri) {
        return acquireContentProviderClient(uri.getAuthority());
    }

    public final ContentProviderClient acquireUnstableContentProviderClient(String name) {
        return acquireContentProviderClient(name);
    }

    public ContentProviderResult[] applyBatch(String authority, ArrayList<ContentProviderOperation> operations) {
        vp.Bridge.call("content.delete", "content://" + authority, null);
        return new ContentProviderResult[0];
    }

    public static void addPeriodicSync(Account account, String authority, Bundle extras, long pollFrequency) {
        vp.Nothing.happens();
    }

    public static void removePeriodicSync(Account account, String authority, Bundle extras) {
        vp.Nothing.happens();
    }

    public static void setSyncAutomatically(Account account, String authority, boolean sync) {
        vp.Nothing.happens();
    }

    public static void requestSync(Account account, String authority, Bundle extras) {
        vp.Nothing.happens();
    }

    public final void registerContentObserver(Uri uri, boolean notifyForDescendants, ContentObserver observer) {
        vp.Bridge.call("content.observe", uri.toString());
    }

    public final void unregisterContentObserver(ContentObserver observer) {
        vp.Nothing.happens();
    }

    public void notifyChange(Uri uri, ContentObserver observer) {
        vp.Nothing.happens();
    }

    public String getPackageName() {
        return context.getPackageName();
    }

    public int getUserId() {
        return 0;
    }
}
