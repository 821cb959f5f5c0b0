// SPDX-License-Identifier: Apache-2.0
import { readSettings } from './seep-options';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      pathPrefix: '/debug/pprof',
      scrapeIntervalMs: 15_000,
      forceGc: false,
      timeoutMs: 10_000,
      maxBytes: 32 * 1024 * 1024,
      minGrowthAgeSeconds: 1800,
      memoryLimitBytes: undefined,
    });
  });

  it('keeps what is in range, zero included', () => {
    const settings = readSettings({ scrapeIntervalSeconds: 2, minGrowthAgeSeconds: 0, forceGc: 'eachCapture' });
    expect(settings).toMatchObject({ scrapeIntervalMs: 2000, minGrowthAgeSeconds: 0, forceGc: true });
  });

  it.each([
    [512, 512 * 1024 * 1024],
    [0, undefined],
    [-1, undefined],
    [NaN, undefined],
  ])('reads a memory limit of %p MiB as %p bytes', (memoryLimitMebibytes, bytes) => {
    expect(readSettings({ memoryLimitMebibytes }).memoryLimitBytes).toBe(bytes);
  });

  it.each([0, -5, 1e9, NaN, Infinity])(
    'never polls without a pause or never again, whatever is saved (%p)',
    (seconds) => {
      const { scrapeIntervalMs } = readSettings({ scrapeIntervalSeconds: seconds });
      expect(scrapeIntervalMs).toBeGreaterThanOrEqual(1000);
      expect(scrapeIntervalMs).toBeLessThanOrEqual(3_600_000);
    }
  );

  it.each([
    ['', ''],
    ['/', ''],
    ['debug/pprof/', '/debug/pprof'],
    ['/svc//debug/pprof', '/svc/debug/pprof'],
    ['/../../admin', '/admin'],
    ['/debug/pprof?x=1#y', '/debug/pprof'],
  ])('reads the path prefix %p as %p', (saved, expected) => {
    expect(readSettings({ pathPrefix: saved }).pathPrefix).toBe(expected);
  });
});
