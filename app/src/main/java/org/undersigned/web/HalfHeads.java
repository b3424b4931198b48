package org.undersigned.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Lets so many be on their way with the head of a request at once; who begins another is hung up on. A head that comes at once, as
 * browsers send it, needs no place.
 */
final class HalfHeads implements Handler<NioChannel> {

    /** Each holds some 18 kB. */
    private static final int MOST = 3_000;

    private final Handler<NioChannel> tomcat;
    private final Set<SocketWrapperBase<NioChannel>> half = ConcurrentHashMap.newKeySet();

    HalfHeads(Handler<NioChannel> tomcat) {
        this.tomcat = tomcat;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        var state = tomcat.process(socket, event);
        if (state != SocketState.LONG) {
            half.remove(socket);
            return state;
        }
        if (half.size() < MOST) {
            half.add(socket);
        }
        return half.contains(socket) ? state : SocketState.CLOSED;
    }

    /** However it ended. */
    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
        half.remove(socket);
        tomcat.release(socket);
    }

    @Override
    public Object getGlobal() {
        return tomcat.getGlobal();
    }

    @Override
    public void pause() {
        tomcat.pause();
    }

    @Override
    public void recycle() {
        tomcat.recycle();
    }
}
