// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

/**
 * How to import.
 *
 * @param dryRun true to decide on every row and change nothing
 * @param again true to take the file in even if the same content was completed before
 */
public record ImportMode(boolean dryRun, boolean again) {}
