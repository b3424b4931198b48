package org.undersigned.tlog;

import java.nio.ByteBuffer;

/** One entry of a ledger, version 1 (ledger.md §3). Hashes are 32 bytes, indexes count from 0. */
public sealed interface Entry {

    /** Byte 0 of every entry. */
    byte VERSION = 1;

    /** Entry 0, and only entry 0. */
    record Genesis(byte[] textHash, byte[] tagKeyHash) implements Entry {}

    /** One confirmed signature; counts one more. */
    record Signature(byte[] commitment) implements Entry {}

    /** Taken back by the signer; counts one less, for ever. */
    record Withdrawn(long index) implements Entry {}

    /** Set aside by the operator for a public reason (1 bounce, 2 disposable, 3 duplicate, 4 automation, 5 other); counts one less. */
    record Invalidated(long index, int reason) implements Entry {}

    /** Personal data erased; the count stays. */
    record Erased(long index) implements Entry {}

    /** Set aside no more; counts one more. */
    record Reinstated(long index) implements Entry {}

    /** A letter handed over with the count at this entry. */
    record Delivered(long count, byte[] letterHash) implements Entry {}

    /** The entry in these bytes; any other version, type or length is none. */
    static Entry parse(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != VERSION) {
            throw new Unproven("entry.version");
        }
        var type = Byte.toUnsignedInt(bytes[1]);
        if (bytes.length != length(type)) {
            throw new Unproven("entry.length", type, bytes.length);
        }
        var rest = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        return switch (type) {
            case 0 -> new Genesis(hash(rest), hash(rest));
            case 1 -> new Signature(hash(rest));
            case 2 -> new Withdrawn(whole(rest));
            case 3 -> new Invalidated(whole(rest), reason(rest));
            case 4 -> new Erased(whole(rest));
            case 5 -> new Reinstated(whole(rest));
            default -> new Delivered(whole(rest), hash(rest));
        };
    }

    /** Byte 1 of the entry. */
    default int type() {
        return switch (this) {
            case Genesis _ -> 0;
            case Signature _ -> 1;
            case Withdrawn _ -> 2;
            case Invalidated _ -> 3;
            case Erased _ -> 4;
            case Reinstated _ -> 5;
            case Delivered _ -> 7;
        };
    }

    /** What it does to the net count. */
    default int change() {
        return switch (this) {
            case Signature _, Reinstated _ -> 1;
            case Withdrawn _, Invalidated _ -> -1;
            case Genesis _, Erased _, Delivered _ -> 0;
        };
    }

    default byte[] bytes() {
        return switch (this) {
            case Genesis it -> start(64).put(it.textHash()).put(it.tagKeyHash()).array();
            case Signature it -> start(32).put(it.commitment()).array();
            case Withdrawn it -> start(8).putLong(it.index()).array();
            case Invalidated it ->
                start(9).putLong(it.index()).put((byte) it.reason()).array();
            case Erased it -> start(8).putLong(it.index()).array();
            case Reinstated it -> start(8).putLong(it.index()).array();
            case Delivered it ->
                start(40).putLong(it.count()).put(it.letterHash()).array();
        };
    }

    private ByteBuffer start(int length) {
        return ByteBuffer.allocate(2 + length).put(VERSION).put((byte) type());
    }

    private static int length(int type) {
        return switch (type) {
            case 0 -> 66;
            case 1 -> 34;
            case 2, 4, 5 -> 10;
            case 3 -> 11;
            case 7 -> 42;
            default -> throw new Unproven("entry.type", type);
        };
    }

    private static byte[] hash(ByteBuffer rest) {
        var hash = new byte[MerkleTree.HASH];
        rest.get(hash);
        return hash;
    }

    private static long whole(ByteBuffer rest) {
        var number = rest.getLong();
        if (number < 0) {
            throw new Unproven("entry.number", Long.toUnsignedString(number));
        }
        return number;
    }

    private static int reason(ByteBuffer rest) {
        var reason = rest.get();
        if (reason < 1 || reason > 5) {
            throw new Unproven("entry.reason", reason);
        }
        return reason;
    }
}
