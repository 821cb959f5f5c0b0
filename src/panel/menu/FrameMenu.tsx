// SPDX-License-Identifier: Apache-2.0
// What can be done with one frame: the menu behind a right click, the menu key and the button for those who have neither.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ContextMenu, Menu, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useContext } from 'react';
import { type Filter, shortNameOf } from '#pkg/flame';
import { FilterItems } from '../filters/FilterItems';
import { nameOf } from '../graph/drawing';
import { PanelHostContext } from '../panel-host';
import { t } from '../translate';
import { copyText } from './copy-text';
import { dataLinksOf } from './data-links';
import { exploreUrl } from './explore-url';
import { namesOf, pprofCommand, shareText, stackMarkdown, stackOf } from './frame-texts';
import type { MenuTarget } from './menu-target';
import { sourceUrl } from './source-url';
import { useReturnFocus } from './use-return-focus';

export interface FrameMenuProps {
  readonly target: MenuTarget;
  readonly sourceUrlTemplate: string;
  readonly onZoom: () => void;
  readonly onSearch: (name: string) => void;
  readonly onFilter: (filter: Filter) => void;
  /** Says something to the user that nothing on the screen shows. */
  readonly onSay: (text: string) => void;
  readonly onClose: () => void;
}

export function FrameMenu(props: FrameMenuProps) {
  const { target, onClose } = props;
  const { drawing, node, position } = target;
  const styles = useStyles2(getStyles);
  useReturnFocus();
  return (
    // React hands events of the menu on to the panel around it: keys in the menu are the menu's alone.
    <div
      role="presentation"
      onKeyDown={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.preventDefault()}
    >
      <ContextMenu
        {...position}
        onClose={onClose}
        renderHeader={() => (
          <div className={styles.header}>
            <bdi className={styles.name}>{shortNameOf(nameOf(drawing.picture, node))}</bdi>
            <div className={styles.amount}>{shareText(target)}</div>
          </div>
        )}
        renderMenuItems={() => (
          <>
            <FrameItems {...props} />
            <LinkItems {...props} />
          </>
        )}
      />
    </div>
  );
}

function FrameItems({ target, onZoom, onSearch, onFilter, onSay }: FrameMenuProps) {
  const { title } = useContext(PanelHostContext);
  const name = nameOf(target.drawing.picture, target.node);
  const isRoot = target.node === 0;
  const copyItem = (label: string, what: string, textOf: () => string): ReactNode => (
    <Menu.Item label={label} icon="copy" onClick={() => void copyText(textOf(), what).then(onSay)} />
  );
  return (
    <>
      <Menu.Item label={t('panel.menu.zoom', 'Zoom here')} icon="search-plus" onClick={onZoom} />
      {!isRoot && (
        <>
          <Menu.Item
            label={t('panel.menu.search', 'Search this function')}
            icon="search"
            onClick={() => onSearch(name)}
          />
          <FilterItems {...{ name, onFilter }} />
          {copyItem(t('panel.menu.copyName', 'Copy function name'), t('panel.copy.name', 'function name'), () => name)}
          {copyItem(t('panel.menu.copyStack', 'Copy stack'), t('panel.copy.stack', 'stack'), () => stackOf(target))}
          {copyItem(
            t('panel.menu.copyMarkdown', 'Copy stack as Markdown'),
            t('panel.copy.markdown', 'stack as Markdown'),
            () => stackMarkdown(target)
          )}
        </>
      )}
      {target.drawing.picture.kind === 'growth' &&
        copyItem(
          t('panel.menu.copyCommand', 'Copy go tool pprof command'),
          t('panel.copy.command', 'go tool pprof command, for the exported profile'),
          () => pprofCommand(target, title)
        )}
    </>
  );
}

function LinkItems({ target, sourceUrlTemplate }: FrameMenuProps) {
  const host = useContext(PanelHostContext);
  const { tree } = target.drawing.picture;
  const frame = tree.frame[target.node];
  const file = tree.frames.file[frame] ?? '';
  const line1 = tree.frames.line1[frame] ?? 0;
  const explore = exploreUrl(host);
  const source = sourceUrl(sourceUrlTemplate, { file, line1 });
  const place = file.slice(file.lastIndexOf('/') + 1) + (line1 > 0 ? `:${line1}` : '');
  const links = dataLinksOf(host, { names: namesOf(target), details: target.drawing.picture.details });
  return (
    <>
      {(explore !== undefined || source !== undefined || links.length > 0) && <Menu.Divider />}
      {source !== undefined && (
        <Menu.Item
          label={t('panel.menu.source', 'Open {{place}}', { place })}
          icon="external-link-alt"
          url={source}
          target="_blank"
        />
      )}
      {explore !== undefined && (
        <Menu.Item label={t('panel.menu.explore', 'Open in Explore')} icon="compass" url={explore} />
      )}
      {links.map((link, at) => (
        <Menu.Item
          key={at}
          label={link.title}
          icon={link.target === '_blank' ? 'external-link-alt' : 'link'}
          {...(link.href !== '' && { url: link.href })}
          {...(link.target && { target: link.target })}
          {...(link.onClick && { onClick: link.onClick })}
        />
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ maxWidth: theme.spacing(48), padding: theme.spacing(0.5, 1) }),
  name: css({
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  amount: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
