package vn.htsd.ingest.read;

import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.text.LegacyEncoding;

/** A font that shows one-byte text as Vietnamese. */
record LegacyFont(String name, LegacyEncoding encoding) {
    /** Null for a font of Unicode. */
    static @Nullable LegacyFont of(String name) {
        return LegacyEncoding.ofFont(name)
                .map(encoding -> new LegacyFont(name.strip(), encoding))
                .orElse(null);
    }
}
