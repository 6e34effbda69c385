package android.content;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@SuppressWarnings("deprecation")
public class ClipboardManager extends android.text.ClipboardManager {
    public interface OnPrimaryClipChangedListener {
        void onPrimaryClipChanged();
    }

    private final List<OnPrimaryClipChangedListener> listeners = new CopyOnWriteArrayList<>();

    public void setPrimaryClip(ClipData clip) {
        vp.Bridge.call("clipboard.set", String.valueOf(clip.getItemAt(0).getText()));
        for (OnPrimaryClipChangedListener listener : listeners) {
            listener.onPrimaryClipChanged();
        }
    }

    public void clearPrimaryClip() {
        vp.Bridge.call("clipboard.set", (String) null);
    }

    public ClipData getPrimaryClip() {
        String text = vp.Bridge.ask("clipboard.get");
        return text == null ? null : ClipData.newPlainText(null, text);
    }

    public ClipDescription getPrimaryClipDescription() {
        return hasPrimaryClip()
                ? new ClipDescription(null, new String[] {ClipDescription.MIMETYPE_TEXT_PLAIN}) : null;
    }

    public boolean hasPrimaryClip() {
        return "1".equals(vp.Bridge.ask("clipboard.has"));
    }

    @Override
    public CharSequence getText() {
        ClipData clip = getPrimaryClip();
        return clip == null ? null : clip.getItemAt(0).getText();
    }

    @Override
    public void setText(CharSequence text) {
        setPrimaryClip(ClipData.newPlainText(null, text));
    }

    @Override
    public boolean hasText() {
        return hasPrimaryClip();
    }

    public void addPrimaryClipChangedListener(OnPrimaryClipChangedListener what) {
        listeners.add(what);
    }

    public void removePrimaryClipChangedListener(OnPrimaryClipChangedListener what) {
        listeners.remove(what);
    }
}
