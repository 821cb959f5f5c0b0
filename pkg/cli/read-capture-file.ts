// SPDX-License-Identifier: Apache-2.0
// What one file of a folder of captures tells, recognised by its content: a profile, memory statistics, or nothing.
import { SeepError } from '#pkg/base';
import type { MemoryStats } from '#pkg/capture';
import { readProfile, type Inflate, type Profile } from '#pkg/profile';
import { parseHeapTextMemory, parseMetricsMemory, parseVarsMemory } from '#pkg/sources';

/** Undefined is what the file does not tell. */
export interface CaptureFile {
  readonly heap?: Profile | undefined;
  readonly goroutine?: Profile | undefined;
  readonly memory?: MemoryStats | undefined;
  /** From the content where that tells, else undefined. */
  readonly timeUnixMs?: number | undefined;
}

const HEAP_TYPES = ['inuse_space', 'inuse_objects', 'alloc_space', 'alloc_objects'] as const;
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

/** A file of another kind is no error: it tells nothing. */
export async function readCaptureFile(bytes: Uint8Array, inflate: Inflate): Promise<CaptureFile> {
  const profile = await attempt(() => readProfile(bytes, { inflate }));
  const memory = await attempt(async () => readMemory(await textOf(bytes, inflate)));
  return {
    heap: profile && isHeap(profile) ? profile : undefined,
    goroutine: profile?.sampleTypes.some(({ type }) => type === 'goroutine') ? profile : undefined,
    memory,
    timeUnixMs: (profile?.timeUnixMs || undefined) ?? memory?.lastGcUnixMs,
  };
}

async function textOf(bytes: Uint8Array, inflate: Inflate): Promise<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new TextDecoder().decode(isGzip ? await inflate(bytes, MAX_INFLATED_BYTES) : bytes);
}

function readMemory(text: string): MemoryStats {
  if (text.startsWith('{')) {
    return parseVarsMemory(text);
  }
  return text.startsWith('heap profile:') ? parseHeapTextMemory(text) : parseMetricsMemory(text);
}

/** All four values of a Go heap, not only one of them as converters write it. Go's allocs profile has the same values as its heap profile, but asks to be shown by what was allocated. */
function isHeap({ sampleTypes, defaultSampleTypeIndex }: Profile): boolean {
  return (
    HEAP_TYPES.every((one) => sampleTypes.some(({ type }) => type === one)) &&
    sampleTypes[defaultSampleTypeIndex].type !== 'alloc_space'
  );
}

async function attempt<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SeepError) {
      return undefined;
    }
    throw error;
  }
}
