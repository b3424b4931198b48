package org.undersigned.mail;

/** A way for mails to leave; many threads may use it at once. */
interface Transport {

    Outcome send(Mail mail);

    /** How many conversations go on at once. */
    default int lines() {
        return 4;
    }

    /** How many mails may wait on one line for one another. */
    default int batch() {
        return 5;
    }

    /** Called now and then: puts away what is no longer needed. */
    default void tidy() {}
}
