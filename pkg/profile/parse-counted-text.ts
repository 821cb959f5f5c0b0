// SPDX-License-Identifier: Apache-2.0
// goroutine, goroutineleak and threadcreate with debug=1: stacks counted by Go itself, leading runtime frames already hidden.
import type { Warning } from '#pkg/base';
import { ProfileError } from './profile-error';
import { recordParser, type TextRecord } from './text-records';
import type { LineParser } from './text-lines';

const TITLE = /^(\S+) profile: total (\d+)/;
const COUNTED = /^(\d+) @(.*)$/;

/** `count` goroutines or threads at one stack. */
export interface CountedStack {
  readonly kind: string;
  readonly count: number;
  readonly record: TextRecord;
}

/** What is known when all is read. */
export interface CountedText {
  /** "goroutine", "goroutineleak", "threadcreate" or the name of a profile of the program's own. */
  readonly kind: string;
  readonly warnings: Warning[];
}

/**
 * Reads the text and gives each stack with its count and the kind of the text to `onStack`. Warnings: `goroutine-total-differs` when the stated total is not
 * the sum (a cut answer), `unreadable-lines`.
 * @throws ProfileError `number-out-of-range`
 */
export function countedTextParser(onStack: (stack: CountedStack) => void): LineParser<CountedText> {
  let title: RegExpExecArray | undefined;
  const kindOf = (): string => title?.[1] ?? 'goroutine';
  let total = 0;
  const records = recordParser({
    pattern: COUNTED,
    onRecord: (record) => {
      const count = Number(record.head[1]);
      total += count;
      if (!Number.isSafeInteger(total)) {
        throw new ProfileError('number-out-of-range', 'the counts add up to more than 2^53');
      }
      onStack({ kind: kindOf(), count, record });
    },
    onOther: (line) => {
      const found = TITLE.exec(line) ?? undefined;
      title ??= found;
      return found !== undefined;
    },
  });
  const finish = (): CountedText => {
    const warnings = unreadable(records.finish());
    if (title !== undefined && Number(title[2]) !== total) {
      const message = `the text says ${title[2]} in all, its groups add up to ${total}`;
      warnings.push({ code: 'goroutine-total-differs', message });
    }
    return { kind: kindOf(), warnings };
  };
  return { line: records.line, finish };
}

/** The warning `unreadable-lines`, or none. */
export function unreadable(lines: number): Warning[] {
  return lines === 0 ? [] : [{ code: 'unreadable-lines', message: `${lines} lines of the text could not be read` }];
}
