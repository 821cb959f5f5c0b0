// SPDX-License-Identifier: Apache-2.0
import { HEAP_INUSE_SPACE, type ProfileTypeId } from '#pkg/capture';
import { profileTypes, type KnownName } from '../query/known-names';
import { QueryError } from '../query/query-error';

/**
 * The profile type that a query names; memory in use when it names none.
 * @throws QueryError `unknown-profile-type`
 */
export function profileTypeOf(named: string | undefined): KnownName<ProfileTypeId> {
  const wanted = named === undefined || named === '' ? HEAP_INUSE_SPACE : named;
  const known = profileTypes().find(({ value }) => value === wanted);
  if (known === undefined) {
    const ids = profileTypes().map(({ value }) => value);
    throw new QueryError(
      'unknown-profile-type',
      `"${wanted.slice(0, 100)}" is no profile type of captures: use ${ids.join(', ')}`
    );
  }
  return known;
}
