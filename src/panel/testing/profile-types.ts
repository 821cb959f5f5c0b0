// SPDX-License-Identifier: Apache-2.0
// `profileType` of the two frames whose functions the panel links, as Pyroscope names them.
export const HEAP_TYPE = 'memory:inuse_space:bytes:space:bytes';
export const GOROUTINES_TYPE = 'goroutine:goroutine:count:goroutine:count';
