package android.text;

public interface Editable extends CharSequence {
    Editable append(CharSequence text);

    void clear();

    /** An editable that stands apart from its field. */
    final class Of implements Editable {
        private final StringBuilder text;

        public Of(CharSequence text) {
            this.text = new StringBuilder(text);
        }

        @Override
        public Editable append(CharSequence more) {
            text.append(more);
            return this;
        }

        @Override
        public void clear() {
            text.setLength(0);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
