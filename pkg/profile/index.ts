// SPDX-License-Identifier: Apache-2.0
export { encodeDelta } from './encode-delta';
export { encodeProfile } from './encode-profile';
export { findSampleTypeIndex } from './find-sample-type-index';
export type { GoroutineForm, GoroutineGroup, GoroutineGroups } from './goroutine-groups';
export { goroutineStateOf, isWaitFrame } from './goroutine-state';
export { DEFAULT_MAX_INFLATED_BYTES, type Inflate, type ReadOptions } from './inflate-port';
export type {
  FunctionColumns,
  LabelColumns,
  LocationColumns,
  Mapping,
  Profile,
  SampleColumns,
  ValueType,
} from './profile';
export { ProfileError, type ProfileErrorCode } from './profile-error';
export { profileTypeIdOf, type ProfileKind } from './profile-type-id';
export { readGoroutineGroups } from './read-goroutine-groups';
export { readProfile } from './read-profile';
export { visibleFrames } from './runtime-frames';
