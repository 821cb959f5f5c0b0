// SPDX-License-Identifier: Apache-2.0
export { inflateInNode } from './inflate';
export { goroutineProfileFromText, heapProfileFromText } from './folded-profile';
export { stacksFromText } from './folded-stacks';
export {
  filesBelow,
  isOracleFile,
  ORACLE_KINDS,
  oracleFiles,
  parseOracleFile,
  readOracleText,
  type OracleFile,
  type OracleKind,
  type OracleView,
} from './oracle-files';
export { readOracleProfile } from './read-oracle-profile';
export { sharedFolder } from './shared-folder';
