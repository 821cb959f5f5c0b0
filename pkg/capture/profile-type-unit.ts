// SPDX-License-Identifier: Apache-2.0
import type { ProfileTypeId } from './capture';

/** The unit of the sample values of a profile type: `memory:inuse_space:bytes:space:bytes` -> `bytes`; "" when it names none. */
export function unitOfProfileType(profileTypeId: ProfileTypeId): string {
  return profileTypeId.split(':')[2] ?? '';
}
