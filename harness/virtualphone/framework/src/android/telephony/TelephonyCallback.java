package android.telephony;

import java.util.List;

public class TelephonyCallback {
    public interface CallStateListener {
        void onCallStateChanged(int state);
    }

    public interface CellInfoListener {
        void onCellInfoChanged(List<CellInfo> cellInfo);
    }

    public interface CellLocationListener {
        void onCellLocationChanged(CellLocation location);
    }

    public TelephonyCallback() {}
}
