// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.usher.events.v1.StageTimes;
import io.usher.saas.domain.Person;

/**
 * A directory outcome in the service's own words.
 *
 * @param person the person as the directory holds it
 * @param directoryVersion version of the directory outcome
 * @param admittedVersion version of the admission it follows from
 * @param times when the earlier stages were passed
 */
public record DirectoryFact(
    Person person, long directoryVersion, long admittedVersion, StageTimes times) {}
