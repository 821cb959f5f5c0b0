// SPDX-License-Identifier: Apache-2.0
// What a picture of a growth is drawn from.
import type { BoxKind, Boxes } from '#pkg/flame';

/** CSS colours such as "#rrggbb" or "rgb(1 2 3 / 50%)". A "url(...)" is refused: the picture refers to nothing outside. */
export type SvgPalette = Readonly<Record<BoxKind | 'background' | 'text' | 'zeroLine', string>>;

export interface GrowthPicture {
  readonly boxes: Boxes;
  /** What the boxes were laid out for. */
  readonly widthCssPx: number;
  /** Default 18. */
  readonly rowHeightCssPx?: number | undefined;
  readonly title: string;
  /** The balance in one sentence, as renderBalance gives it; of one snapshot its total. */
  readonly summary: string;
  readonly unit: string;
  /** What the amounts of the boxes are: changes, + below the zero line and − above it, or totals, which have no sign. */
  readonly amounts: 'changes' | 'totals';
  readonly palette: SvgPalette;
  /** Full name of a node, for the title of its box. */
  readonly nameOf: (node: number) => string;
  /** What stands in a box, cut to its width. Default: the name without the folders of its import path, of a `more` box its size. */
  readonly labelOf?: ((box: number) => string) | undefined;
  /** Colour of a box, where it says more than the kind, such as evidence. Default: that of its kind. */
  readonly fillOf?: ((box: number) => string) | undefined;
  /** Colour of what stands in a box: what reads well on its colour. Default: the palette's `text`. */
  readonly textOf?: ((box: number) => string) | undefined;
}
