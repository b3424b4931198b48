package org.undersigned.tlog;

import java.nio.ByteBuffer;

/** One entry of a ledger, version 1 (ledger.md §3). Hashes are 32 bytes, indexes count from 0. */
public sealed interface Entry {

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
        return ByteBuffer.allocate(2 + length).put((byte) 1).put((byte) type());
    }
}
