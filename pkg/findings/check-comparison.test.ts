// SPDX-License-Identifier: Apache-2.0
import { GOROUTINES, HEAP_INUSE_SPACE, NOTHING_TOLD, type Capture, type MemoryStats } from '#pkg/capture';
import { checkComparison } from './check-comparison';

const memoryOf = (told: Partial<MemoryStats>): MemoryStats => ({ ...NOTHING_TOLD, origin: 'vars', ...told });

function captureOf(told: Partial<Capture>, gcCycles?: number): Capture {
  return {
    ...{ timeUnixMs: 0, rows: {}, forcedGc: false, restart: false, scraperAllocBytes: 0, heapPeriodBytes: 524_288 },
    memory: memoryOf({ gcCycles }),
    ...told,
  };
}

/** Between the first and the last. */
function check(captures: readonly Capture[], profileTypeId = HEAP_INUSE_SPACE) {
  return checkComparison(captures, { profileTypeId, beforeIndex: 0, afterIndex: captures.length - 1 });
}

describe('checkComparison', () => {
  it('finds nothing wrong with two captures of one process with a GC between', () => {
    const same = { buildId: 'a', memory: memoryOf({ goVersion: 'go1.26.1' }) };
    expect(check([captureOf({}, 3), captureOf({}, 4)])).toEqual({ isRefused: false, problems: [] });
    expect(check([captureOf(same), captureOf(same)]).problems).toEqual([]);
  });

  it('refuses heap profiles of different sampling, and does not care for goroutines', () => {
    const captures = [captureOf({}, 1), captureOf({ heapPeriodBytes: 4096 }, 2)];
    expect(check(captures)).toEqual({
      isRefused: true,
      problems: [{ code: 'rate', beforeBytes: 524_288, afterBytes: 4096 }],
    });
    expect(check(captures, GOROUTINES)).toEqual({ isRefused: false, problems: [] });
  });

  it('warns of a restart in between, not of one before', () => {
    const restart = captureOf({ restart: true, timeUnixMs: 7 }, 1);
    expect(check([captureOf({}, 9), restart, captureOf({}, 2)])).toEqual({
      isRefused: false,
      problems: [{ code: 'restart', atUnixMs: 7 }],
    });
    expect(check([restart, captureOf({}, 2)]).problems).toEqual([]);
  });

  it('warns of another program, by build id or else by Go version', () => {
    const version = (goVersion: string) => captureOf({ memory: memoryOf({ goVersion }) });
    expect(check([captureOf({ buildId: 'a' }, 1), captureOf({ buildId: 'b' }, 2)]).problems).toEqual([
      { code: 'build', before: 'a', after: 'b' },
    ]);
    expect(check([version('go1.25'), version('go1.26')]).problems).toEqual([
      { code: 'build', before: 'go1.25', after: 'go1.26' },
    ]);
    expect(check([captureOf({ buildId: 'a' }, 1), captureOf({}, 2)]).problems).toEqual([]);
  });

  it('says when no GC came between, unless one was forced, the cycles are not known, or it is about goroutines', () => {
    const codes = (captures: readonly Capture[], type?: string) =>
      check(captures, type).problems.map(({ code }) => code);
    expect(codes([captureOf({}, 3), captureOf({}, 3)])).toEqual(['no-gc']);
    expect(codes([captureOf({}, 3), captureOf({ forcedGc: true }, 3)])).toEqual([]);
    expect(codes([captureOf({}), captureOf({})])).toEqual([]);
    expect(codes([captureOf({}, 3), captureOf({}, 3)], GOROUTINES)).toEqual([]);
    expect(codes([captureOf({}, 3), captureOf({ restart: true }, 3)])).toEqual(['restart']);
  });
});
