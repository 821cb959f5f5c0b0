// SPDX-License-Identifier: Apache-2.0
// The state of a goroutine read off its leaf frames, for the protobuf form, which does not name it.

// The deepest frame that says why a goroutine is off the processor -> the text of its wait reason or status in debug=2.
// Source: gopark callers and waitReasonStrings in runtime/runtime2.go, Go 1.26.8. Three limits, none of which the frames tell:
// a nil channel ("chan send (nil chan)") looks like any other; Go 1.19 and older call every mutex wait "semacquire";
// a frame that is not here leaves the state undefined.
const STATES: ReadonlyMap<string, string> = new Map([
  ['runtime.selectgo', 'select'],
  ['runtime.block', 'select (no cases)'],
  ['runtime.chansend', 'chan send'],
  ['runtime.chanrecv', 'chan receive'],
  ['runtime.netpollblock', 'IO wait'],
  ['internal/poll.runtime_pollWait', 'IO wait'],
  ['time.Sleep', 'sleep'],
  ['sync.runtime_notifyListWait', 'sync.Cond.Wait'],
  ['sync.runtime_SemacquireMutex', 'sync.Mutex.Lock'],
  ['internal/sync.runtime_SemacquireMutex', 'sync.Mutex.Lock'],
  ['sync.runtime_SemacquireRWMutexR', 'sync.RWMutex.RLock'],
  ['sync.runtime_SemacquireRWMutex', 'sync.RWMutex.Lock'],
  ['sync.runtime_SemacquireWaitGroup', 'sync.WaitGroup.Wait'],
  ['sync.runtime_Semacquire', 'semacquire'],
  ['internal/poll.runtime_Semacquire', 'semacquire'],
  ['runtime.semacquire', 'semacquire'],
  ['runtime.gcParkAssist', 'GC assist wait'],
  ['runtime.coroswitch', 'coroutine'],
  ['runtime.Gosched', 'runnable'],
  ['runtime.asyncPreempt', 'runnable'],
  ['runtime.notetsleepg', 'syscall'],
  ['runtime.cgocall', 'syscall'],
  ['runtime/pprof.runtime_goroutineProfileWithLabels', 'running'],
]);

// RWMutex waits of Go 1.19 and older have the mutex' semaphore at the leaf and say what they are one frame further on.
const CALLER_STATES: ReadonlyMap<string, string> = new Map([
  ['sync.(*RWMutex).RLock', 'sync.RWMutex.RLock'],
  ['sync.(*RWMutex).Lock', 'sync.RWMutex.Lock'],
]);

const SYSCALL = /^(?:syscall|internal\/runtime\/syscall(?:\/\w+)?)\.(?:Raw)?[Ss]yscall(?:NoError)?\d*$/;
const LEAF_FRAMES = 8;

/** The state that the leaf of `frames` (leaf first, runtime frames included) tells, in the words of debug=2. */
export function goroutineStateOf(frames: readonly string[]): string | undefined {
  const leafFrames = Math.min(frames.length, LEAF_FRAMES);
  for (let i = 0; i < leafFrames; i++) {
    const frame = frames[i] ?? '';
    const state = SYSCALL.test(frame) ? 'syscall' : STATES.get(frame);
    if (state !== undefined) {
      return CALLER_STATES.get(frames[i + 1] ?? '') ?? state;
    }
    // Below the first frame of the program nothing says what the goroutine does now.
    if (!isWaitFrame(frame)) {
      return undefined;
    }
  }
  return undefined;
}

/**
 * Whether a frame at the leaf is of the scheduler or what it hides behind in other packages (runtime.gopark, runtime.chanrecv,
 * sync.runtime_Semacquire): it tells how a goroutine waits, the first frame that is none tells where.
 */
export function isWaitFrame(frame: string): boolean {
  return frame.startsWith('runtime.') || frame.startsWith('internal/runtime/') || frame.includes('.runtime_');
}
