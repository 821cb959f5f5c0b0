// SPDX-License-Identifier: Apache-2.0
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
