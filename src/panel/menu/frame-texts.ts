// SPDX-License-Identifier: Apache-2.0
// What of a frame is copied.
import { namesTo } from '#pkg/flame';
import { codeBlock, goToolPprofCommand, stackText } from '#pkg/report';
import { exportFileName } from '../export/export-file-name';
import { amountAt, nameOf } from '../graph/drawing';
import { formatAmount, formatShare } from '../graph/node-text';
import { t } from '../translate';
import type { MenuTarget } from './menu-target';

/** "+385.2 MiB, 34 % of growth", and the like for what is not growth. */
export function shareText({ drawing, node, side }: MenuTarget): string {
  const amount = amountAt(drawing, node, side);
  const share = formatShare(amount / amountAt(drawing, 0, side));
  const values = { amount: formatAmount(drawing, amount, side), share };
  if (drawing.picture.kind === 'snapshot' || drawing.mode !== 'growth') {
    return t('panel.menu.share', '{{amount}}, {{share}}', values);
  }
  return side === 0
    ? t('panel.menu.shareOfGrowth', '{{amount}}, {{share}} of growth', values)
    : t('panel.menu.shareOfShrinkage', '{{amount}}, {{share}} of shrinkage', values);
}

/** The stack, leaf first, one function a line. */
export function stackOf({ drawing, node }: MenuTarget): string {
  return stackText(drawing.picture.tree, node);
}

/** The stack in a code block under its amount. */
export function stackMarkdown(target: MenuTarget): string {
  return `${shareText(target)}:\n\n${codeBlock(stackOf(target), 'text')}\n`;
}

/** The command that shows the stacks through this function in the profile as the panel saves it. */
export function pprofCommand({ drawing, node }: MenuTarget, title: string): string {
  const { picture } = drawing;
  return goToolPprofCommand({
    profile: exportFileName(title, picture.details, 'pb.gz'),
    functionName: node === 0 ? undefined : nameOf(picture, node),
  });
}

/** Function names from below the root to the frame. */
export function namesOf({ drawing, node }: MenuTarget): readonly string[] {
  return namesTo(drawing.picture.tree, node);
}
