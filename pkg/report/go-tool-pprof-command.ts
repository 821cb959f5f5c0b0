// SPDX-License-Identifier: Apache-2.0
import { cleanName } from './clean-name';

/** Name under which the panel saves a growth; see growthProfile of calltree. */
export const DELTA_FILE_NAME = 'seep-delta.pb.gz';

export interface PprofCommandOptions {
  /** File or URL of the profile. Default: the saved growth, "seep-delta.pb.gz". */
  readonly profile?: string | undefined;
  /** File or URL of the profile before, to be subtracted; not for a saved growth, which has it inside. */
  readonly base?: string | undefined;
  /** Id of the profile type, "memory:inuse_space:bytes:space:bytes"; its second part is pprof's sample type. */
  readonly profileType?: string | undefined;
  /** Only stacks through this function, named as the profile names it. */
  readonly functionName?: string | undefined;
}

/**
 * The command that shows the same in the terminal:
 *
 *     go tool pprof -top seep-delta.pb.gz
 *     go tool pprof -top -sample_index=inuse_space -diff_base=before.pb.gz after.pb.gz
 *     go tool pprof -top '-focus=^main\.leak$' seep-delta.pb.gz
 *
 * Every argument is one word of a POSIX shell whatever it holds, and one line: in the expression, what cannot be seen is written
 * as RE2's \x{...}. A saved growth has one sample type, so that -sample_index is left out.
 */
export function goToolPprofCommand(options: PprofCommandOptions = {}): string {
  const { profile, base, profileType = '', functionName = '' } = options;
  const [, sampleType = ''] = profileType.split(':');
  const isSavedGrowth = profile === undefined;
  const words = [
    ...(isSavedGrowth || sampleType === '' ? [] : [`-sample_index=${cleanName(sampleType)}`]),
    ...(isSavedGrowth || base === undefined ? [] : [`-diff_base=${cleanName(base)}`]),
    ...(functionName === '' ? [] : [`-focus=^${escapeRegex(functionName)}$`]),
    operandOf(profile ?? DELTA_FILE_NAME),
  ];
  return `go tool pprof -top ${words.map(quoteWord).join(' ')}`;
}

// A file whose name begins with a dash would be an option.
function operandOf(profile: string): string {
  const clean = cleanName(profile);
  return clean.startsWith('-') ? `./${clean}` : clean;
}

function quoteWord(word: string): string {
  return /^[\w./:@%+,-][\w./:@%+,=-]*$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}

function escapeRegex(text: string): string {
  return (
    text
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      // Decoders make U+FFFD of a lone surrogate, which is a character as any other.
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  );
}
