// SPDX-License-Identifier: Apache-2.0

/** The parts one after the other, gzipped by the browser off the main thread. */
export async function gzipBlob(parts: readonly Uint8Array[]): Promise<Blob> {
  // Copies: a Blob takes no view of memory that could be shared, and the type does not say that this is none.
  const zipped = new Blob(parts.map((part) => new Uint8Array(part)))
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  return new Response(zipped).blob();
}
