// SPDX-License-Identifier: Apache-2.0
// An expression as a program for LinearRegex: Thompson's construction.
import type { Assertion, CharacterSet, RegexNode } from './regex-node';
import { TreeError } from './tree-error';

/** `next` and `other` are places in the program. */
export type Instruction =
  | { readonly kind: 'character'; readonly set: CharacterSet; next: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'match' };

type Fork = Extract<Instruction, { kind: 'fork' }>;

// A repetition of repetitions grows fast: ((a{1000}){1000}){1000}.
const MAX_INSTRUCTIONS = 20_000;

/**
 * The program of `node`; it starts at instruction 0 and has one "match", the last.
 * @throws TreeError `bad-regex` when it is too long
 */
export function compileRegex(node: RegexNode): readonly Instruction[] {
  const program: Instruction[] = [];
  emit(node, program);
  add(program, { kind: 'match' });
  return program;
}

// Every node is emitted so that it leaves at program.length: what follows needs no patching. Depth is bounded by the parser.
function emit(node: RegexNode, program: Instruction[]): void {
  switch (node.kind) {
    case 'character':
      return add(program, { kind: 'character', set: node.set, next: program.length + 1 });
    case 'assertion':
      return add(program, { kind: 'assertion', assertion: node.assertion, next: program.length + 1 });
    case 'sequence':
      return node.parts.forEach((part) => emit(part, program));
    case 'choice':
      return emitChoice(node.parts, program);
    case 'repeat':
      return emitRepeat(node, program);
  }
}

//     fork A, next    A ... jump end    fork B, next    B ... jump end    C ... end
function emitChoice(parts: readonly RegexNode[], program: Instruction[]): void {
  const jumps: Fork[] = [];
  parts.forEach((part, i) => {
    if (i === parts.length - 1) {
      return emit(part, program);
    }
    const fork = addFork(program);
    emit(part, program);
    jumps.push(addFork(program));
    fork.other = program.length;
  });
  for (const jump of jumps) {
    jump.next = program.length;
    jump.other = program.length;
  }
}

function emitRepeat({ part, min, max }: Extract<RegexNode, { kind: 'repeat' }>, program: Instruction[]): void {
  for (let times = 0; times < min; times++) {
    emit(part, program);
  }
  if (max === Infinity) {
    const again = program.length;
    const fork = addFork(program);
    emit(part, program);
    const back = addFork(program);
    back.next = again;
    back.other = again;
    fork.other = program.length;
    return;
  }
  const forks: Fork[] = [];
  for (let times = min; times < max; times++) {
    forks.push(addFork(program));
    emit(part, program);
  }
  for (const fork of forks) {
    fork.other = program.length;
  }
}

function addFork(program: Instruction[]): Fork {
  const next = program.length + 1;
  const fork: Fork = { kind: 'fork', next, other: next };
  add(program, fork);
  return fork;
}

function add(program: Instruction[], instruction: Instruction): void {
  if (program.length >= MAX_INSTRUCTIONS) {
    throw new TreeError('bad-regex', 'the regular expression repeats too much');
  }
  program.push(instruction);
}
