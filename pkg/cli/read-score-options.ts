// SPDX-License-Identifier: Apache-2.0
// Amounts as people type them: "512MiB", "90m".
import { InvalidArgumentError } from 'commander';

/** A level; `isBytes` when a unit of bytes was named, so that it cannot be one of goroutines. */
export interface Amount {
  readonly value: number;
  readonly isBytes: boolean;
}

// As Kubernetes and GOMEMLIMIT write them: with an i powers of 1024, without powers of 1000.
const BYTE_STEPS = ['', 'K', 'M', 'G', 'T', 'P'] as const;
const DURATION_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** @throws InvalidArgumentError */
export function parseAmount(text: string): Amount {
  const [, number, step = '', i = '', byte = ''] =
    /^\s*([\d.]+(?:e\+?\d+)?)\s*([kKMGTP]?)(i?)(B?)\s*$/.exec(text) ?? [];
  const power = BYTE_STEPS.findIndex((name) => name === step.toUpperCase());
  const value = Number(number) * (i === 'i' ? 1024 : 1000) ** power;
  if (!(value > 0) || !Number.isFinite(value) || (i === 'i' && power === 0)) {
    throw new InvalidArgumentError('Expected a number above 0 such as 100000, or an amount of bytes such as 512MiB.');
  }
  return { value, isBytes: power > 0 || byte !== '' };
}

/** Seconds; a bare number is seconds. @throws InvalidArgumentError */
export function parseDuration(text: string): number {
  const [, number, unit = ''] = /^\s*([\d.]+)\s*([smhdw]?)\s*$/.exec(text) ?? [];
  const seconds = Number(number) * DURATION_SECONDS[unit];
  if (!Number.isFinite(seconds)) {
    throw new InvalidArgumentError('Expected a time of 0 or more such as 1800, 30m or 3h.');
  }
  return seconds;
}

/** Seconds, separated by commas. @throws InvalidArgumentError */
export function parseDurations(text: string): number[] {
  return text.split(',').map(parseDuration);
}
