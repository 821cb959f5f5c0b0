// SPDX-License-Identifier: Apache-2.0
export { sharedFolder } from './shared-folder';
