package io.datasurface.model.io;

/**
 * What one file gave.
 *
 * @param context its problems and positions
 * @param header what it is about
 * @param root its part of the ecosystem
 */
record ModelFile(FileContext context, Header header, Draft root) {}
