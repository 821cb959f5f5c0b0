// SPDX-License-Identifier: Apache-2.0
// The pixels of a browser's screenshot: what a user sees, whatever it was painted with.
import { inflateSync } from 'node:zlib';

/** Rows from the top, four bytes (red, green, blue, alpha) a pixel. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE_BYTES = 8;
const COLOUR_TYPE_RGB = 2;
const COLOUR_TYPE_RGBA = 6;

/** 8-bit RGB and RGBA without interlacing (PNG, third edition, 2025): what Chromium writes. @throws Error for any other */
export function decodePng(png: Buffer): Picture {
  const [widthPx, heightPx] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [bits, colourType] = [png[24], png[25]];
  if (bits !== 8 || (colourType !== COLOUR_TYPE_RGB && colourType !== COLOUR_TYPE_RGBA) || png[28] !== 0) {
    throw new Error(`a PNG of ${bits} bits, colour type ${colourType}, interlace ${png[28]} is not read here`);
  }
  const channels = colourType === COLOUR_TYPE_RGB ? 3 : 4;
  const rows = unfilterRows(inflateSync(imageData(png)), widthPx * channels, channels);
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      rgba[pixel * 4 + channel] = rows[pixel * channels + channel];
    }
  }
  return { widthPx, heightPx, rgba };
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
}

/** Each row is one byte that names its filter, then differences to the pixels left, above and above left. */
function unfilterRows(filtered: Buffer, rowBytes: number, pixelBytes: number): Uint8Array {
  const height = filtered.length / (rowBytes + 1);
  const rows = new Uint8Array(height * rowBytes);
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column++) {
      const at = row * rowBytes + column;
      const left = column >= pixelBytes ? rows[at - pixelBytes] : 0;
      const above = row > 0 ? rows[at - rowBytes] : 0;
      const aboveLeft = row > 0 && column >= pixelBytes ? rows[at - rowBytes - pixelBytes] : 0;
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, aboveLeft)];
      rows[at] = filtered[row * (rowBytes + 1) + 1 + column] + guesses[filter];
    }
  }
  return rows;
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const guess = left + above - aboveLeft;
  const [toLeft, toAbove, toAboveLeft] = [left, above, aboveLeft].map((value) => Math.abs(guess - value));
  return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
}
