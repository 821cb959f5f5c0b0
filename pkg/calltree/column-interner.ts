// SPDX-License-Identifier: Apache-2.0

/** Rows by key, each key once, in the order of first sight. */
export class ColumnInterner<Row> {
  readonly #byKey = new Map<string, number>();
  readonly rows: Row[] = [];

  /** The row of `key`, made by `make` on first sight. */
  intern(key: string, make: () => Row): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const row = this.rows.length;
    this.#byKey.set(key, row);
    this.rows.push(make());
    return row;
  }
}
