// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture.badservice.domain;

/** More than an adapter should have to implement. */
interface WidePort {
  void one();

  void two();

  void three();

  void four();

  void five();
}
