package org.undersigned.web;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 with little memory: for each answer on its way, as ours are written whole, past a buffer, and for those who begin to ask. */
public class SmallBuffers extends Http11NioProtocol {

    private static final int ANSWER = 1024;

    public SmallBuffers() {
        getEndpoint().setHandler(new HalfHeads(getHandler()));
    }

    @Override
    public int getDesiredBufferSize() {
        return ANSWER;
    }
}
