// SPDX-License-Identifier: Apache-2.0
// Fields of parsed JSON from outside, checked one by one. protojson writes 64-bit integers as strings and leaves out what is 0 or empty.
import { ProfileError } from './profile-error';

export type JsonObject = Readonly<Record<string, unknown>>;

const INTEGER = /^-?\d+$/;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws ProfileError `corrupt-json` for anything but an object */
export function objectOf(value: unknown, what: string): JsonObject {
  if (!isJsonObject(value)) {
    throw corruptJson(`${what} is not an object`);
  }
  return value;
}

/** Absent is empty. @throws ProfileError `corrupt-json` for anything but an array */
export function arrayOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw corruptJson(`${what} is not a list`);
  }
  return value;
}

/** Absent is "". @throws ProfileError `corrupt-json` for anything but text */
export function textOf(value: unknown, what: string): string {
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw corruptJson(`${what} is not text`);
  }
  return value ?? '';
}

/** Absent is 0; beyond 2^53 the nearest double. @throws ProfileError `corrupt-json` for anything but an integer */
export function integerOf(value: unknown, what: string): number {
  if (value === undefined || value === null) {
    return 0;
  }
  const number = typeof value === 'string' && INTEGER.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw corruptJson(`${what} is not an integer`);
  }
  return number;
}

export function corruptJson(message: string): ProfileError {
  return new ProfileError('corrupt-json', message);
}
