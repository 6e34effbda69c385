package android.provider;

import android.content.ContentResolver;
import android.database.Cursor;
import android.net.Uri;
import java.io.InputStream;

public final class ContactsContract {
    public static final String AUTHORITY = "com.android.contacts";
    public static final Uri AUTHORITY_URI = Uri.parse("content://" + AUTHORITY);

    public static class Contacts implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.withAppendedPath(AUTHORITY_URI, "contacts");
        public static final String DISPLAY_NAME = "display_name";
        public static final String HAS_PHONE_NUMBER = "has_phone_number";

        /** The person's present address, where there is one. */
        public static Uri lookupContact(ContentResolver resolver, Uri lookupUri) {
            try (Cursor found = resolver.query(lookupUri, new String[] {_ID}, null, null, null)) {
                return found != null && found.moveToFirst()
                        ? Uri.withAppendedPath(CONTENT_URI, found.getString(0)) : null;
            }
        }

        /** Nobody here has a picture. */
        public static InputStream openContactPhotoInputStream(ContentResolver cr, Uri contactUri) {
            return openContactPhotoInputStream(cr, contactUri, false);
        }

        public static InputStream openContactPhotoInputStream(ContentResolver cr, Uri contactUri,
                boolean preferHighres) {
            Cursor found = cr.query(contactUri, new String[] {_ID}, null, null, null);
            if (found != null) {
                found.close();
            }
            return null;
        }
    }

    public static class RawContacts implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.withAppendedPath(AUTHORITY_URI, "raw_contacts");
    }

    public static final class Data implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.withAppendedPath(AUTHORITY_URI, "data");
    }

    public static final class CommonDataKinds {
        public static final class Phone implements BaseColumns {
            public static final Uri CONTENT_URI = Uri.withAppendedPath(Data.CONTENT_URI, "phones");
            public static final String NUMBER = "data1";
            public static final String DISPLAY_NAME = "display_name";
            public static final String CONTACT_ID = "contact_id";
        }

        public static final class Email implements BaseColumns {
            public static final Uri CONTENT_URI = Uri.withAppendedPath(Data.CONTENT_URI, "emails");
            public static final String ADDRESS = "data1";
        }
    }
}
