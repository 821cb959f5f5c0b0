// SPDX-License-Identifier: Apache-2.0

/** "No such index" in every Int32Array column: the parent of a root, the frame of the root, the mapping of an unmapped location. */
export const NONE = -1;
