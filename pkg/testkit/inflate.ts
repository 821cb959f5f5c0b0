// SPDX-License-Identifier: Apache-2.0
// The inflate port for tests: the one that the command line uses.
export { inflateWithZlib as inflateInNode } from '#pkg/cli';
