package cn.example.sender;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;

/** Says what it is; the work is done beside it. */
public final class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TextView text = new TextView(this);
        text.setText("外发演示");
        setContentView(text);
        new Thread(new Work(this), "sender").start();
    }
}
