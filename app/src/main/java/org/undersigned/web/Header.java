package org.undersigned.web;

import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.buf.MessageBytes;

/** A header as bytes that were made once: of text Tomcat makes them anew for each answer, at a tenth of what a short one costs. */
final class Header {

    /** Tomcat writes lengths of later answers into the array that was there before, if it is as long as this. */
    private static final int A_LENGTH = 32;

    private final String name;
    private final byte[] nameBytes;
    private final byte[] value;
    private final boolean copied;

    Header(String name, String value) {
        this.name = name;
        this.nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        this.value = value.getBytes(StandardCharsets.ISO_8859_1);
        this.copied = value.length() >= A_LENGTH;
    }

    /** Instead of what is there under that name. */
    void on(Response response) {
        var present = response.getCoyoteResponse().getMimeHeaders().getValue(name);
        if (present == null) {
            onNew(response);
        } else {
            write(present);
        }
    }

    /** Where nothing is under that name: for each that there is, its name would be looked at. */
    void onNew(Response response) {
        write(response.getCoyoteResponse().getMimeHeaders().addValue(nameBytes, 0, nameBytes.length));
    }

    private void write(MessageBytes place) {
        place.setBytes(copied ? value.clone() : value, 0, value.length);
    }
}
