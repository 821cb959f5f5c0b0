// SPDX-License-Identifier: Apache-2.0
// What every JavaScript host offers, browsers and Node 20 alike, and the pure rooms may therefore use without a port.
// Only the members that are used are declared; everything else from outside is passed in.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array;
}

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
