package android.app;

public class AlarmManager {
    public long seen;

    public void setRepeating(int type, long at, long interval, Object operation) {
        seen = at ^ interval;
    }
}
