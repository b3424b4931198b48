package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.undersigned.command.Served.BEES;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
    private static final int MANY = 10_000;

    /** With as much as a browser says of itself. */
    private static final String SIGNING = "POST " + BEES + "/signatures HTTP/1.1\r\nHost: localhost\r\nUser-Agent: "
            + "Mozilla/5.0 ".repeat(80) + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    /** More than may be in the server at once, and more than may be sending. */
    private static final int SLOW = 3_000;

    /** More than may be in the server at once, and wait for a place. */
    private static final int UNREADING = 2_500;

    private static final int MOST_HALF_HEADS = 3_000;
    private static final int HALF_HEADS = MOST_HALF_HEADS + 500;

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
    void thousands_whose_form_never_ends_stop_nobody() throws IOException, InterruptedException {
        var request = SIGNING + "Content-Length: 500\r\n\r\nname=Sam";
        assumeTrue(many() > SLOW, "this machine has too few descriptors");
        var crowd = new ArrayList<Socket>();
        try {
            for (var i = 0; i < Math.min(SLOW, many()); i++) {
                crowd.add(send(request));
            }
            others_are_served();
            drip(crowd);
            others_are_served();
        } finally {
            close(crowd);
        }
    }

    @Test
    void of_those_whose_head_never_ends_some_may_stay_and_others_are_served() throws IOException, InterruptedException {
        assumeTrue(many() > HALF_HEADS, "this machine has too few descriptors");
        var request = "GET " + BEES + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
        var crowd = new ArrayList<Socket>();
        try {
            for (var i = 0; i < HALF_HEADS; i++) {
                crowd.add(send(request));
            }
            others_are_served();
            // What is written first on a line that was closed is not refused yet.
            crowd.forEach(CrowdTest::isHungUp);
            Thread.sleep(1_000);
            assertThat(crowd).filteredOn(CrowdTest::isHungUp).hasSizeGreaterThanOrEqualTo(HALF_HEADS - MOST_HALF_HEADS);
            others_are_served();
        } finally {
            close(crowd);
        }
        others_are_served();
    }

    @Test
    void those_who_read_nothing_of_what_they_asked_for_stop_nobody() throws IOException, InterruptedException {
        assumeTrue(many() > UNREADING, "this machine has too few descriptors");
        var request = "GET /tlog.jar HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50);
        var crowd = new ArrayList<Socket>();
        try {
            for (var i = 0; i < UNREADING; i++) {
                crowd.add(send(request));
            }
            Thread.sleep(2_000);
            others_are_served();
        } finally {
            close(crowd);
        }
    }

    /** Until those who were turned away, and go on sending all the same, are hung up on. */
    private static void drip(List<Socket> crowd) throws InterruptedException {
        for (var second = 0; second < 3; second++) {
            for (var socket : crowd) {
                try {
                    socket.getOutputStream().write('x');
                } catch (IOException hungUp) {
                    // As it should be.
                }
            }
            Thread.sleep(1_000);
        }
        assertThat(crowd).filteredOn(CrowdTest::isHungUp).hasSizeGreaterThanOrEqualTo(SLOW - 500);
    }

    private static boolean isHungUp(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException hungUp) {
            return true;
        }
    }

    @Test
    void a_post_to_a_page_that_is_kept_is_not_waited_for() throws IOException {
        var request = SIGNING.replace("/signatures", "?source=x") + "Content-Length: 5000\r\n\r\nname=Sam";
        try (var socket = send(request)) {
            assertThat(status(socket)).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void a_form_that_takes_too_long_is_told_so_and_one_in_two_parts_is_taken()
            throws IOException, InterruptedException {
        var form = Served.form(Map.of("email", "slow@example.org"));
        var head = SIGNING + "Content-Length: " + form.length() + "\r\n\r\n";
        try (var never = send(head);
                var parted = send(head)) {
            Thread.sleep(500);
            parted.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));

            assertThat(status(parted)).startsWith("HTTP/1.1 303");
            assertThat(status(never)).startsWith("HTTP/1.1 408");
        }
    }

    private static void others_are_served() throws IOException {
        for (var i = 0; i < 20; i++) {
            assertThat(served.get(BEES).statusCode()).isEqualTo(200);
        }
        assertThat(sign()).startsWith("HTTP/1.1 303");
    }

    /** In one piece, as browsers send so short a form. */
    private static String sign() throws IOException {
        var form = Served.form(Map.of("email", "ada" + System.nanoTime() + "@example.org"));
        var request = SIGNING + "Content-Length: " + form.length() + "\r\n\r\n" + form;
        try (var socket = send(request)) {
            return status(socket);
        }
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
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
