package android.content;

import android.content.res.AssetFileDescriptor;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;
import android.os.RemoteException;
import java.io.FileNotFoundException;

/** One provider, held on to. */
public class ContentProviderClient implements AutoCloseable {
    private final String authority;

    ContentProviderClient(String authority) {
        this.authority = authority;
    }

    public Cursor query(Uri url, String[] projection, String selection, String[] selectionArgs, String sortOrder)
            throws RemoteException {
        return query(url, projection, selection, selectionArgs, sortOrder, null);
    }

    public Cursor query(Uri uri, String[] projection, String selection, String[] selectionArgs, String sortOrder,
            CancellationSignal cancellationSignal) throws RemoteException {
        Bundle args = new Bundle();
        args.putString(ContentResolver.QUERY_ARG_SQL_SELECTION, selection);
        return query(uri, projection, args, cancellationSignal);
    }

    public Cursor query(Uri uri, String[] projection, Bundle queryArgs, CancellationSignal cancellationSignal)
            throws RemoteException {
        return Providers.query(uri, projection, queryArgs);
    }

    public Bundle call(String method, String arg, Bundle extras) throws RemoteException {
        return call(authority, method, arg, extras);
    }

    public Bundle call(String authority, String method, String arg, Bundle extras) throws RemoteException {
        return Providers.call(authority, method, arg);
    }

    @Override
    public void close() {}

    public boolean release() {
        return true;
    }

    public Uri insert(Uri url, ContentValues initialValues) throws RemoteException {
        return Providers.insert(url, initialValues);
    }

    public int bulkInsert(Uri url, ContentValues[] initialValues) throws RemoteException {
        for (ContentValues row : initialValues) {
            Providers.insert(url, row);
        }
        return initialValues.length;
    }

    public int update(Uri url, ContentValues values, String selection, String[] selectionArgs)
            throws RemoteException {
        return vp.Bridge.number("content.update", 0, url.toString(), selection);
    }

    public int delete(Uri url, String selection, String[] selectionArgs) throws RemoteException {
        return vp.Bridge.number("content.delete", 0, url.toString(), selection);
    }

    public ParcelFileDescriptor openFile(Uri url, String mode) throws RemoteException, FileNotFoundException {
        vp.Bridge.call("content.open", url.toString(), mode);
        throw new FileNotFoundException("No content provider: " + url);
    }

    public AssetFileDescriptor openAssetFile(Uri url, String mode) throws RemoteException, FileNotFoundException {
        return new AssetFileDescriptor(openFile(url, mode));
    }
}
