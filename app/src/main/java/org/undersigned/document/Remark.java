package org.undersigned.document;

import java.util.OptionalInt;

/** What an organiser should know about how a document was understood; it has no line when it speaks of something left out. */
public record Remark(OptionalInt line, String what) {}
