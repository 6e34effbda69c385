package android.webkit;

public abstract class WebSettings {
    public abstract void setJavaScriptEnabled(boolean flag);

    public abstract boolean getJavaScriptEnabled();

    public abstract void setDomStorageEnabled(boolean flag);

    public abstract String getUserAgentString();

    public abstract void setUserAgentString(String ua);

    public static String getDefaultUserAgent(android.content.Context context) {
        return "Mozilla/5.0 (Linux; Android " + android.os.Build.VERSION.RELEASE + "; " + android.os.Build.MODEL
                + ") AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36";
    }

    static final class Plain extends WebSettings {
        private boolean javaScript;
        private String agent = getDefaultUserAgent(null);

        @Override
        public void setJavaScriptEnabled(boolean flag) {
            javaScript = flag;
        }

        @Override
        public boolean getJavaScriptEnabled() {
            return javaScript;
        }

        @Override
        public void setDomStorageEnabled(boolean flag) {}

        @Override
        public String getUserAgentString() {
            return agent;
        }

        @Override
        public void setUserAgentString(String ua) {
            agent = ua;
        }
    }
}
