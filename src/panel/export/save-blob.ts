// SPDX-License-Identifier: Apache-2.0

// Browsers begin a download some time after the click.
const KEEP_MS = 60_000;

/** Has the browser save a file. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
