package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;

/** Those who are silent or slow stop nobody else. */
@Timeout(120)
class CrowdTest {

    /** More than Tomcat takes by itself. */
    private static final int MANY = 8_500;

    @TempDir
    static Path data;

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.in(data);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void thousands_who_read_the_page_and_stay_stop_nobody() throws IOException {
        var request = "GET " + BEES + "/count.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var crowd = new ArrayList<Socket>();
        try {
            for (var i = 0; i < many(); i++) {
                crowd.add(send(request));
            }
            others_are_served();
        } finally {
            close(crowd);
        }
    }

    @Test
    void hundreds_whose_form_never_ends_stop_nobody() throws IOException {
        var request = "POST " + BEES + "/signatures HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nname=Sam";
        var crowd = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 500; i++) {
                crowd.add(send(request));
            }
            others_are_served();
        } finally {
            close(crowd);
        }
    }

    private static void others_are_served() {
        for (var i = 0; i < 20; i++) {
            assertThat(served.get(BEES).statusCode()).isEqualTo(200);
        }
        var email = "ada" + System.nanoTime() + "@example.org";
        assertThat(served.post(BEES + "/signatures", Served.form(Map.of("email", email)))
                        .statusCode())
                .isEqualTo(303);
    }

    /** As many as this machine has descriptors for, at both ends. */
    private static int many() {
        var machine = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int)
                Math.min(MANY, (machine.getMaxFileDescriptorCount() - machine.getOpenFileDescriptorCount() - 500) / 2);
    }

    private static Socket send(String request) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), served.port());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void close(List<Socket> crowd) throws IOException {
        for (var socket : crowd) {
            socket.close();
        }
    }
}
