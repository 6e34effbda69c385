package android.app;

import android.content.Context;

public class Notification {
    public int icon;
    public CharSequence tickerText;

    public static class Builder {
        private final Notification notification = new Notification();

        public Builder(Context context) {}

        public Builder(Context context, String channelId) {}

        public Builder setContentTitle(CharSequence title) {
            notification.tickerText = title;
            return this;
        }

        public Builder setContentText(CharSequence text) {
            return this;
        }

        public Builder setSmallIcon(int icon) {
            notification.icon = icon;
            return this;
        }

        public Builder setContentIntent(PendingIntent intent) {
            return this;
        }

        public Notification build() {
            return notification;
        }
    }
}
