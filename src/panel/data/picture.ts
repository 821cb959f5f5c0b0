// SPDX-License-Identifier: Apache-2.0
// What is drawn: one or two snapshots as columns, and what is known of them.
import type { DataFrame } from '@grafana/data';
import type { Warning } from '#pkg/base';
import type { Balance, GrowthTree, SnapshotTree } from '#pkg/calltree';
import type { GoroutineWaits } from '../goroutines/goroutine-waits';
import type { FrameDetails } from './frame-details';
import type { GrowthLink } from './link-growth';
import type { NodeFacts } from './node-facts';
import type { SuspectList } from './suspect-list';
import type { SuspectRow } from './suspect-row';

interface PictureBase {
  readonly rootName: string;
  readonly details: FrameDetails;
  readonly warnings: readonly Warning[];
  /** What is known of goroutines; undefined where the data is of something else. */
  readonly waits?: GoroutineWaits | undefined;
  /** undefined for a picture that was not read from the frames of a panel. */
  readonly choice?: PictureChoice;
  /** How the user wants amounts to be written; undefined for as pprof does. */
  readonly chosenUnit?: { readonly unit: string | undefined; readonly decimals: number | undefined };
}

/** Which of the pictures that the frames of the panel make this is. */
export interface PictureChoice {
  /** Of all pictures. */
  readonly labels: readonly string[];
  readonly index: number;
  /** Which frame is before and which is after, in words; "" where one frame holds both. */
  readonly caption: string;
  /** The other half of a heap and its goroutines: what grew in both can be linked. */
  readonly partner: { readonly frame: DataFrame; readonly index: number } | undefined;
}

/** Two snapshots, ready to be drawn. */
export interface GrowthPicture extends PictureBase {
  readonly kind: 'growth';
  readonly tree: GrowthTree;
  readonly balance: Balance;
  /** What the history says; undefined for frames of others. */
  readonly facts: NodeFacts | undefined;
  /** NOT_RANKED in a picture as it is read: ranking half a million nodes is work for after the first paint (useRankedPicture). */
  readonly suspects: SuspectList;
  /** Functions that grew in the other half of a heap and its goroutines, too; undefined without one, and until it is read. */
  readonly link?: GrowthLink | undefined;
  /** Whether amounts are shares of the total (normalisePicture). */
  readonly isNormalised?: boolean;
  /** Rows of a `suspects` frame beside the tree. */
  readonly suspectsTable: readonly SuspectRow[];
}

/** One snapshot. `awaitsSecond` when the query asks for growth and has seen only one capture yet. */
export interface SnapshotPicture extends PictureBase {
  readonly kind: 'snapshot';
  readonly tree: SnapshotTree;
  readonly awaitsSecond: boolean;
}

export type Picture = GrowthPicture | SnapshotPicture;
