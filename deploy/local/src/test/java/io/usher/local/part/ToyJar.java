// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A runnable jar with one class of this test. */
final class ToyJar {

  private ToyJar() {}

  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("toy.jar");
    String name = SupervisorIT.Toy.class.getName();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name);
    String file = name.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        InputStream code = ToyJar.class.getResourceAsStream("/" + file)) {
      packed.putNextEntry(new JarEntry(file));
      if (code == null) {
        throw new IOException("no class " + file);
      }
      code.transferTo(packed);
      packed.closeEntry();
    }
    return jar;
  }
}
