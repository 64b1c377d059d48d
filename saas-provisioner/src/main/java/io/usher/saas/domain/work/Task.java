// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.saas.domain.App;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Person;
import java.time.Instant;

/**
 * One person's work in one app.
 *
 * @param app the app
 * @param person the person as the directory holds it
 * @param link what is remembered
 * @param firstTry true when this state was never tried before, and nobody asked to look again
 * @param now time of the decision, UTC
 */
public record Task(App app, Person person, Link link, boolean firstTry, Instant now) {}
