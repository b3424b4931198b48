package org.undersigned.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A body of which all is here. */
final class InMemory extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    InMemory(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return bytes.read(into, offset, length);
    }

    /** Otherwise 16 kB would be made for a form of 150 bytes. */
    @Override
    public byte[] readAllBytes() {
        return bytes.readAllBytes();
    }

    @Override
    public boolean isFinished() {
        return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("all is here");
    }
}
