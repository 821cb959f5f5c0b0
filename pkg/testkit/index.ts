// SPDX-License-Identifier: Apache-2.0
export { inflateInNode } from './inflate';
export { goroutineProfileFromText, heapProfileFromText } from './folded-profile';
export { stacksFromText } from './folded-stacks';
export { sharedFolder } from './shared-folder';
