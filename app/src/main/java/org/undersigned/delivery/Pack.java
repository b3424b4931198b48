package org.undersigned.delivery;

import java.nio.file.Path;
import org.undersigned.letter.Letter;

/** A letter as files, the same for ever. */
public record Pack(Letter letter, Path folder) {}
