// SPDX-License-Identifier: Apache-2.0
/**
 * Atlassian's dialect: <a
 * href="https://developer.atlassian.com/cloud/admin/user-provisioning/rest/intro/">User
 * provisioning API</a>. Data only; it must not know how it is used.
 */
@NullMarked
package io.usher.saas.outbound.scim.atlassian;

import org.jspecify.annotations.NullMarked;
