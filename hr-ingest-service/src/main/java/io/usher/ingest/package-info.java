// SPDX-License-Identifier: Apache-2.0
/**
 * From HR systems to {@code WorkerObserved}.
 *
 * <p>{@link io.usher.ingest.IngestFlow} tells the story of systems that can be asked, {@link
 * io.usher.ingest.ImportFlow} that of whole files. Both must not know any vendor.
 */
@NullMarked
package io.usher.ingest;

import org.jspecify.annotations.NullMarked;
