// SPDX-License-Identifier: Apache-2.0
// Finds bars by their pixels, so that the pointer can be put on one without knowing how a component lays them out.

/** Where bars are looked for, as shares of the width. */
const COLUMNS = Array.from({ length: 48 }, (_, index) => (index + 0.5) / 48);
const COLOR_TOLERANCE = 6;
// Labels begin further down.
const INSIDE_BAR_CSS_PX = 2;

/**
 * Rows of bars on the part of the largest canvas that is on screen, top to bottom, in CSS pixels of the page: `y` within the row and
 * the `xs` where it has a bar. `zeroLineY` is where a line runs across, when one does.
 * @param {{ canvas: string, rowHeightCssPx: number, background?: string }} surface a canvas without background is transparent
 */
export function scanBars({ canvas: selector, rowHeightCssPx, background }) {
  const canvases = [...document.querySelectorAll(selector)].sort((one, other) => other.height - one.height);
  const [canvas] = canvases;
  if (canvas === undefined) {
    return { rows: [], zeroLineY: undefined, bottomY: 0 };
  }
  const rect = canvas.getBoundingClientRect();
  const isBar = readPixels(canvas, background);
  const heightCssPx = Math.min(Math.floor(rect.height), innerHeight - Math.ceil(rect.top));
  const bands = splitBands(
    bandsOf(heightCssPx, (y) => COLUMNS.some((share) => isBar(share, y))),
    rowHeightCssPx
  );
  const rows = bands
    .filter((band) => band.height > rowHeightCssPx / 2)
    .map(({ top }) => ({
      y: rect.top + top + INSIDE_BAR_CSS_PX,
      xs: COLUMNS.filter((share) => isBar(share, top + INSIDE_BAR_CSS_PX)).map(
        (share) => rect.left + share * rect.width
      ),
    }))
    .filter((row) => row.xs.length > 0);
  const line = bands.find(({ top, height }) => height <= 2 && COLUMNS.every((share) => isBar(share, top)));
  return { rows, zeroLineY: line && rect.top + line.top, columns: COLUMNS.length, bottomY: rect.top + heightCssPx };
}

/** A copy is read: reading a canvas itself would move it to memory, and change what is measured. */
function readPixels(canvas, background) {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = Math.min(canvas.height, 4096);
  const context = copy.getContext('2d', { willReadFrequently: true });
  const [red, green, blue] = colorOf(context, background ?? '#000');
  context.clearRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  return (share, y) => {
    const at = 4 * (y * copy.width + Math.floor(share * copy.width));
    const isBackground =
      background !== undefined &&
      Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue) <= COLOR_TOLERANCE;
    return data[at + 3] > 0 && !isBackground;
  };
}

function colorOf(context, color) {
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/** Runs of lines that satisfy `isFilled`. */
function bandsOf(height, isFilled) {
  const bands = [];
  for (let y = 0; y < height; y++) {
    if (isFilled(y)) {
      const last = bands.at(-1);
      if (last !== undefined && last.top + last.height === y) {
        last.height++;
      } else {
        bands.push({ top: y, height: 1 });
      }
    }
  }
  return bands;
}

/** Rows without a gap between them make one band: it is cut at the height of a row. */
function splitBands(bands, rowHeightCssPx) {
  return bands.flatMap(({ top, height }) =>
    Array.from({ length: Math.max(1, Math.round(height / rowHeightCssPx)) }, (_, index) => ({
      top: top + index * rowHeightCssPx,
      height: Math.min(rowHeightCssPx, height - index * rowHeightCssPx),
    }))
  );
}
