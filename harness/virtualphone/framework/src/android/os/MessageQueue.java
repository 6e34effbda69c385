package android.os;

import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Messages in the order of their time; those of one time in the order of their arrival. */
public final class MessageQueue {
    private static final class Entry implements Comparable<Entry> {
        final Message message;
        final long order;

        Entry(Message message, long order) {
            this.message = message;
            this.order = order;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(message.when, other.message.when);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long arrivals;
    private boolean quitting;

    MessageQueue() {}

    synchronized boolean enqueueMessage(Message message, long when) {
        if (quitting) {
            Log.dead(message);
            return false;
        }
        message.when = when;
        entries.add(new Entry(message, ++arrivals));
        notifyAll();
        return true;
    }

    /** Waits for the next message that is due; null when the queue was quit. */
    synchronized Message next() {
        while (!quitting) {
            Entry first = entries.peek();
            long wait = first == null ? 0 : first.message.when - SystemClock.uptimeMillis();
            if (first != null && wait <= 0) {
                return entries.poll().message;
            }
            try {
                wait(wait);
            } catch (InterruptedException interrupted) {
                // A looper's thread is not to be interrupted; it waits on, as on a phone.
            }
        }
        return null;
    }

    synchronized void quit() {
        quitting = true;
        entries.clear();
        notifyAll();
    }

    synchronized boolean has(Predicate<Message> wanted) {
        return entries.stream().anyMatch(entry -> wanted.test(entry.message));
    }

    synchronized void remove(Predicate<Message> unwanted) {
        entries.removeIf(entry -> unwanted.test(entry.message));
    }

    public synchronized boolean isIdle() {
        return entries.isEmpty();
    }

    private static final class Log {
        static void dead(Message message) {
            android.util.Log.w("MessageQueue", message.target + " sending message to a Handler on a dead thread");
        }
    }
}
