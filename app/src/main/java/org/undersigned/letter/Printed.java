package org.undersigned.letter;

import java.nio.file.Path;
import java.util.List;

/** What was put on paper: the files in order, their pages in all, and how many characters no face could draw and were written out instead. */
public record Printed(List<Path> files, int pages, long substitutes) {}
