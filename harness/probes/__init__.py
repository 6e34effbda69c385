"""Who watches: each probe turns one of the phone's sources into evidence."""
