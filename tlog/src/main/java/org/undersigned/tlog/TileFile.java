package org.undersigned.tlog;

/** A tile and its bytes, as they are stored and served. */
public record TileFile(Tile tile, byte[] bytes) {}
