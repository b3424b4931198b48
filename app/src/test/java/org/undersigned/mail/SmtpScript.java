package org.undersigned.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on loopback that says what a test wants at each stage, and remembers what it was told. */
public final class SmtpScript implements AutoCloseable {

    public static final String HANG = "HANG";
    public static final String DROP = "DROP";
    public static final String GREETING = "GREETING";
    public static final String END = ".";

    private static final Map<String, String> GOOD = Map.of(
            GREETING,
            "220 bees.example ESMTP",
            "MAIL",
            "250 2.1.0 ok",
            "RCPT",
            "250 2.1.5 ok",
            "DATA",
            "354 go on",
            END,
            "250 2.0.0 taken",
            "RSET",
            "250 ok",
            "QUIT",
            "221 bye",
            "AUTH",
            "235 2.7.0 welcome",
            "STARTTLS",
            "220 go on",
            "NOOP",
            "250 ok");

    public final List<String> commands = new CopyOnWriteArrayList<>();
    public final List<byte[]> messages = new CopyOnWriteArrayList<>();
    public final List<Boolean> encryptedLogins = new CopyOnWriteArrayList<>();

    private final ServerSocket listener;
    private final Map<String, ConcurrentLinkedQueue<String>> script = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final String extensions;

    public SmtpScript(String... extensions) throws IOException {
        this.extensions = String.join(
                "",
                List.of(extensions).stream().map(name -> "250-" + name + "\r\n").toList());
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The next answers at a stage; after them it is friendly again. */
    public SmtpScript at(String stage, String... answers) {
        script.computeIfAbsent(stage, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public long connections() {
        return commands.stream().filter(GREETING::equals).count();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket plain) {
        try {
            var socket = plain;
            var in = new BufferedInputStream(socket.getInputStream());
            commands.add(GREETING);
            answer(socket, GREETING);
            for (var line = line(in); line != null; line = line(in)) {
                commands.add(line);
                var verb = line.split(" ", 2)[0].toUpperCase();
                if (verb.equals("AUTH")) {
                    encryptedLogins.add(socket instanceof SSLSocket);
                }
                var answer = answer(socket, verb);
                if (verb.equals("STARTTLS") && answer.startsWith("2")) {
                    socket = encrypted(socket);
                    in = new BufferedInputStream(socket.getInputStream());
                } else if (verb.equals("DATA") && answer.startsWith("3")) {
                    messages.add(content(in));
                    commands.add(END);
                    answer(socket, END);
                } else if (verb.equals("QUIT")) {
                    socket.close();
                }
            }
        } catch (IOException | InterruptedException over) {
            // So is this conversation.
        }
    }

    private String answer(Socket socket, String stage) throws IOException, InterruptedException {
        var next = script.getOrDefault(stage, new ConcurrentLinkedQueue<>()).poll();
        var answer = next != null
                ? next
                : stage.equals("EHLO")
                        ? extensions.isEmpty() ? "250 bees" : "250-bees\r\n" + extensions + "250 HELP"
                        : GOOD.getOrDefault(stage, "502 what?");
        switch (answer) {
            case HANG -> Thread.sleep(60_000);
            case DROP -> {
                socket.close();
                throw new IOException("dropped");
            }
            default -> {
                socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
        }
        return answer;
    }

    private static Socket encrypted(Socket plain) throws IOException {
        try (var file = SmtpScript.class.getResourceAsStream("/greenmail.p12")) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(file, "changeit".toCharArray());
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, "changeit".toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
            socket.setUseClientMode(false);
            return socket;
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] content(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        for (var line = line(in); line != null && !line.equals("."); line = line(in)) {
            message.writeBytes(
                    ((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return message.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return line.toString().replaceAll("\r$", "");
            }
            line.append((char) octet);
        }
        return null;
    }
}
