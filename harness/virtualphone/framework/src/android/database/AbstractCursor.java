package android.database;

import android.net.Uri;
import java.util.Arrays;

public abstract class AbstractCursor implements Cursor {
    protected int mPos = -1;
    private boolean closed;

    @Override
    public abstract int getCount();

    @Override
    public abstract String[] getColumnNames();

    @Override
    public abstract String getString(int column);

    @Override
    public final int getPosition() {
        return mPos;
    }

    @Override
    public final boolean move(int offset) {
        return moveToPosition(mPos + offset);
    }

    @Override
    public final boolean moveToPosition(int position) {
        mPos = Math.max(-1, Math.min(position, getCount()));
        return mPos >= 0 && mPos < getCount();
    }

    @Override
    public final boolean moveToFirst() {
        return moveToPosition(0);
    }

    @Override
    public final boolean moveToLast() {
        return moveToPosition(getCount() - 1);
    }

    @Override
    public final boolean moveToNext() {
        return moveToPosition(mPos + 1);
    }

    @Override
    public final boolean moveToPrevious() {
        return moveToPosition(mPos - 1);
    }

    @Override
    public final boolean isFirst() {
        return mPos == 0 && getCount() > 0;
    }

    @Override
    public final boolean isLast() {
        return getCount() > 0 && mPos == getCount() - 1;
    }

    @Override
    public final boolean isBeforeFirst() {
        return mPos < 0;
    }

    @Override
    public final boolean isAfterLast() {
        return mPos >= getCount();
    }

    @Override
    public int getColumnCount() {
        return getColumnNames().length;
    }

    @Override
    public int getColumnIndex(String columnName) {
        return Arrays.asList(getColumnNames()).indexOf(columnName);
    }

    @Override
    public int getColumnIndexOrThrow(String columnName) {
        int index = getColumnIndex(columnName);
        if (index < 0) {
            throw new IllegalArgumentException("column '" + columnName + "' does not exist. Available columns: "
                    + Arrays.toString(getColumnNames()));
        }
        return index;
    }

    @Override
    public String getColumnName(int columnIndex) {
        return getColumnNames()[columnIndex];
    }

    @Override
    public short getShort(int column) {
        return (short) getLong(column);
    }

    @Override
    public int getInt(int column) {
        return (int) getLong(column);
    }

    @Override
    public long getLong(int column) {
        return (long) getDouble(column);
    }

    @Override
    public float getFloat(int column) {
        return (float) getDouble(column);
    }

    @Override
    public double getDouble(int column) {
        String text = getString(column);
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    @Override
    public byte[] getBlob(int column) {
        String text = getString(column);
        return text == null ? null : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public int getType(int column) {
        return isNull(column) ? FIELD_TYPE_NULL : FIELD_TYPE_STRING;
    }

    @Override
    public boolean isNull(int column) {
        return getString(column) == null;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void registerContentObserver(ContentObserver observer) {}

    @Override
    public void unregisterContentObserver(ContentObserver observer) {}

    @Override
    public Uri getNotificationUri() {
        return null;
    }
}
