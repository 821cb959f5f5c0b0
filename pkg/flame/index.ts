// SPDX-License-Identifier: Apache-2.0
export { BOX_KINDS, type BoxKind, type Boxes } from './boxes';
