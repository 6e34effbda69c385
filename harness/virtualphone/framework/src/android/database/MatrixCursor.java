package android.database;

import java.util.ArrayList;
import java.util.List;

public class MatrixCursor extends AbstractCursor {
    private final String[] columns;
    private final List<Object[]> rows = new ArrayList<>();

    public MatrixCursor(String[] columnNames) {
        columns = columnNames;
    }

    public MatrixCursor(String[] columnNames, int initialCapacity) {
        this(columnNames);
    }

    public void addRow(Object[] columnValues) {
        if (columnValues.length != columns.length) {
            throw new IllegalArgumentException("columnNames.length = " + columns.length
                    + ", columnValues.length = " + columnValues.length);
        }
        rows.add(columnValues);
    }

    @Override
    public int getCount() {
        return rows.size();
    }

    @Override
    public String[] getColumnNames() {
        return columns;
    }

    @Override
    public String getString(int column) {
        if (mPos < 0 || mPos >= rows.size()) {
            throw new CursorIndexOutOfBoundsException(mPos, rows.size());
        }
        Object value = rows.get(mPos)[column];
        return value == null ? null : value.toString();
    }
}
