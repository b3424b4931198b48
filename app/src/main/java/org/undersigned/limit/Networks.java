package org.undersigned.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A list of networks in CIDR notation (RFC 4632, RFC 4291): {@code 10.0.0.0/8, 2001:db8::/32, 192.0.2.7}. */
public record Networks(List<Network> networks) {

    /** Throws {@link IllegalArgumentException} that names the part which is no network. */
    public static Networks parse(String list) {
        return new Networks(Stream.of(list.split("[,\\s]+"))
                .filter(part -> !part.isBlank())
                .map(Network::parse)
                .toList());
    }

    public boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** One network: an address whose first bits count. */
    public record Network(InetAddress address, int bits) {

        static Network parse(String text) {
            try {
                var slash = text.indexOf('/');
                var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
                var whole = address.getAddress().length * 8;
                var bits = slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > whole) {
                    throw new IllegalArgumentException(text);
                }
                return new Network(address, bits);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(text, wrong);
            }
        }

        boolean contains(InetAddress other) {
            return other.getAddress().length == address.getAddress().length
                    && Arrays.equals(Client.masked(other, bits), Client.masked(address, bits));
        }
    }
}
