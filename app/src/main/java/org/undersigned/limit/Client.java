package org.undersigned.limit;

import java.net.InetAddress;
import java.util.HexFormat;

/** Whence someone asks. Only keyed hashes of it are ever kept, and it hides itself. */
public record Client(InetAddress address) {

    /** One household or phone: the IPv4 address, or the /64 of an IPv6 address. */
    public String single() {
        return network(address.getAddress().length == 4 ? 32 : 64);
    }

    /** Its neighbourhood: the /24, or the /48. */
    public String range() {
        return network(address.getAddress().length == 4 ? 24 : 48);
    }

    @Override
    public String toString() {
        return "Client[hidden]";
    }

    static byte[] masked(InetAddress address, int bits) {
        var bytes = address.getAddress();
        for (var bit = bits; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return bytes;
    }

    private String network(int bits) {
        return HexFormat.of().formatHex(masked(address, bits)) + "/" + bits;
    }
}
