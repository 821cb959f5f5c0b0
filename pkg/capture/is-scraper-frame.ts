// SPDX-License-Identifier: Apache-2.0

const SCRAPER_PACKAGES = ['net/http/pprof.', 'runtime/pprof.'];

/** Whether a function, named in full, works only because somebody looks: Go's handlers of profiles and what writes them. */
export function isScraperFrame(name: string): boolean {
  return SCRAPER_PACKAGES.some((prefix) => name.startsWith(prefix));
}
