// SPDX-License-Identifier: Apache-2.0
// Profiles of a target, fetched, decoded and checked to be what was asked for.
import type { HostTurns } from '#pkg/base';
import { ProfileError, readProfile, type Inflate, type Profile } from '#pkg/profile';
import { isHtml } from './check-answer';
import { SourceError } from './source-error';
import type { TargetBody, TargetPath, TargetReader } from './target-reader';

export interface ProfileReaderOptions {
  readonly inflate: Inflate;
  /** Profiles are decoded in turns of a few milliseconds with this in between; without it in one turn. */
  readonly yieldToHost?: HostTurns['yieldToHost'] | undefined;
}

/**
 * Reads the profile at a path. `sampleType`: one that it must have; undefined = any profile. Messages begin with the path.
 * @throws SourceError of the request, `unexpected-answer`, `aborted`; ProfileError
 */
export type ProfileReader = (
  target: TargetPath,
  sampleType: string | undefined,
  signal: AbortSignal | undefined
) => Promise<Profile>;

export function createProfileReader(read: TargetReader, options: ProfileReaderOptions): ProfileReader {
  return async (target, sampleType, signal) => {
    const answer = await read(target, signal);
    const { path, body } = answer;
    if (isHtml(body)) {
      throw new SourceError('unexpected-answer', `${path}: an HTML page instead of a profile`);
    }
    const profile = await decode(answer, options, signal);
    if (sampleType !== undefined && !profile.sampleTypes.some(({ type }) => type === sampleType)) {
      throw new SourceError('unexpected-answer', `${path}: a profile without ${sampleType}`);
    }
    return profile;
  };
}

async function decode(
  { path, body }: TargetBody,
  { inflate, yieldToHost }: ProfileReaderOptions,
  signal: AbortSignal | undefined
): Promise<Profile> {
  try {
    return await readProfile(body, { inflate, ...(yieldToHost && { yieldToHost }), ...(signal && { signal }) });
  } catch (cause) {
    if (signal?.aborted === true) {
      throw new SourceError('aborted', 'the request was given up', { cause });
    }
    // Of several profiles that are read in one round the user has to know which.
    throw cause instanceof ProfileError ? new ProfileError(cause.code, `${path}: ${cause.message}`, { cause }) : cause;
  }
}
