// SPDX-License-Identifier: Apache-2.0

/** What the host answers at `url`. @throws when it does not answer, or says no */
export async function readJson(url: string) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.json();
}
