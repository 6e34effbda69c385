package android.net;

/** What more is known about a kind of network. */
public interface TransportInfo {}
