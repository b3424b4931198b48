package org.undersigned.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** What pages are measured against: the same Tomcat without anything of ours, which writes the same bytes to everyone. */
public final class BareServer {

    private static final class SameBytes extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient byte[] bytes;
        private final int status;

        SameBytes(byte[] bytes, int status) {
            this.bytes = bytes;
            this.status = status;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(status);
            if (status == HttpServletResponse.SC_NOT_MODIFIED) {
                return;
            }
            response.setContentType("text/html;charset=utf-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    private BareServer() {}

    /** Serves until the process ends; no bytes when the status says that the reader has them. */
    public static void serve(int port, Path bytes, int status)
            throws IOException, LifecycleException, InterruptedException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(bytes.resolveSibling("bare").toString());
        tomcat.setPort(port);
        var connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "bytes", new SameBytes(Files.readAllBytes(bytes), status));
        context.addServletMappingDecoded("/*", "bytes");
        tomcat.start();
        new CountDownLatch(1).await();
    }
}
