package org.undersigned.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The server, which says nothing but in our words, and lets ten thousand people read the page and stay. */
@Component
class Tomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String MOST_CONNECTIONS = "12000";
    private static final String READ_BUFFER = "4096";
    private static final String LONGEST_FOR_A_PART_MS = "5000";

    private final SecurityHeaders headers;
    private final ObjectProvider<FromMemory> memory;

    Tomcat(SecurityHeaders headers, ObjectProvider<FromMemory> memory) {
        this.headers = headers;
        this.memory = memory;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new UnreadBodies(), memory.getObject(), headers);
        factory.setProtocol(SmallBuffers.class.getName());
        // The buffers of connections that are silent would fill the heap.
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxConnections", MOST_CONNECTIONS);
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", LONGEST_FOR_A_PART_MS);
            connector.setProperty("socket.directBuffer", "true");
            connector.setProperty("socket.appReadBufSize", READ_BUFFER);
            // Beyond it each request makes buffers of its own, which live long enough to fill memory.
            connector.setProperty("processorCache", Integer.toString(Admission.MOST_AT_ONCE));
            // Spring Boot's gives each thread a name, by reflection, and what the thread that starts it inherited.
            var threads =
                    Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();
            connector
                    .getProtocolHandler()
                    .setExecutor(request -> threads.newThread(request).start());
        });
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(UnreadableRequests.class.getName());
            }
        });
    }
}
