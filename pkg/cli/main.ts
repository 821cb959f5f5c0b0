// SPDX-License-Identifier: Apache-2.0
// Entry of the command line: connects the process to the program.
import { EXIT_CODE } from './exit-code';
import { runSeep } from './program';

// `seep top ... | head` closes our standard output early: that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT_CODE.ok : EXIT_CODE.internal);
});

process.exitCode = await runSeep(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stderr.write(`${text}\n`),
});
