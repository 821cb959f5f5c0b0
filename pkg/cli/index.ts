// SPDX-License-Identifier: Apache-2.0
export type { ConsolePort } from './console-port';
export { EXIT_CODE, type ExitCode } from './exit-code';
export { inflateWithZlib } from './node-inflate';
export { runSeep } from './program';
