// SPDX-License-Identifier: Apache-2.0
// What opens over the graph, from the panel as a user meets it.
import type { DataFrame, PanelProps } from '@grafana/data';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_OPTIONS, type PanelOptions } from '../options';
import type { DeltaRow } from '../testing/delta-columns';
import { deltaFrame } from '../testing/delta-frame';
import { panelProps } from '../testing/panel-props';
import { renderPanel } from '../testing/render-panel';

// Whole panels, driven key by key.
jest.setTimeout(30_000);

const MIB = 2 ** 20;
const ROWS: readonly DeltaRow[] = [
  [0, 'total', 0, 0],
  [1, 'main.main', 0, 0],
  [2, 'main.leak', 10 * MIB, 200 * MIB],
  [2, 'main.tiny1', 0, 10],
  [2, 'main.tiny2', 0, 20],
];

function linkedFrame(): DataFrame {
  const frame = deltaFrame(ROWS, {
    custom: { afterUnixMs: Date.UTC(2026, 7, 1) },
    more: { file: ['', 'main.go', 'cart/store.go', '', ''], line1: [0, 7, 42, 0, 0] },
  });
  const value = frame.fields[1];
  value.config = { ...value.config, links: [{ title: 'Wiki', url: 'x' }] };
  value.getLinks = ({ valueRowIndex = -1 }) => [
    { title: 'Wiki', href: `https://wiki.example/${ROWS[valueRowIndex][1]}`, target: '_blank', origin: value },
  ];
  return frame;
}

function propsOf(options: Partial<PanelOptions> = {}): PanelProps<PanelOptions> {
  const props = panelProps([linkedFrame()], {
    title: 'Heap of $app',
    options: { ...DEFAULT_OPTIONS, ...options },
    replaceVariables: (text) => text.replace('$app', 'cart'),
  });
  const request = {
    ...{ requestId: 'Q', app: 'dashboard', interval: '1s', intervalMs: 1, range: props.timeRange, scopedVars: {} },
    ...{ startTime: 0, timezone: 'utc', targets: [{ refId: 'A', datasource: { uid: 'shop' } }] },
  };
  return { ...props, data: { ...props.data, request } };
}

/** The panel with the frame main.leak in focus. */
async function focusLeak(options?: Partial<PanelOptions>) {
  const user = userEvent.setup();
  await renderPanel(propsOf(options));
  act(() => screen.getByRole('treegrid').focus());
  await user.keyboard('{ArrowDown}{ArrowDown}');
  return user;
}

describe('the menu of a frame', () => {
  it('opens by key on the frame in focus, with all that is known of it, and gives the focus back', async () => {
    const user = await focusLeak({ sourceUrlTemplate: 'https://code.example/{file}#L{line}' });
    await user.keyboard('{Shift>}{F10}{/Shift}');
    expect(screen.getByRole('menu')).toHaveTextContent('main.leak+190.0 MiB, 100 % of growth');
    // Among others, such as filters.
    const items = screen.getAllByRole('menuitem').map((item) => item.textContent);
    const wanted = [
      'Zoom here',
      'Search this function',
      'Copy function name',
      'Copy stack',
      'Copy stack as Markdown',
      'Copy go tool pprof command',
      'Open store.go:42',
      'Open in Explore',
      'Wiki',
    ];
    expect(items.filter((item) => wanted.includes(item ?? ''))).toEqual(wanted);
    expect(screen.getByRole('menuitem', { name: /store/ })).toHaveAttribute(
      'href',
      'https://code.example/cart/store.go#L42'
    );
    expect(screen.getByRole('menuitem', { name: 'Wiki' })).toHaveAttribute('href', 'https://wiki.example/main.leak');
    expect(screen.getByRole('menuitem', { name: /Explore/ }).getAttribute('href')).toMatch(
      /^\/explore\?schemaVersion=1&panes=/
    );
    await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Zoom here' })).toHaveFocus());
    // Keys of the panel mean nothing in its menu.
    await user.keyboard('u');
    expect(screen.getByRole('radio', { name: 'Growth' })).toBeChecked();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    expect(screen.getByRole('treegrid')).toHaveFocus();
  });

  it.each([
    ['Copy function name', 'main.leak', 'Copied: function name'],
    ['Copy stack', 'main.leak cart/store.go:42\nmain.main main.go:7', 'Copied: stack'],
    [
      'Copy stack as Markdown',
      '+190.0 MiB, 100 % of growth:\n\n```text\nmain.leak cart/store.go:42\nmain.main main.go:7\n```\n',
      'Copied: stack as Markdown',
    ],
    [
      'Copy go tool pprof command',
      "go tool pprof -top '-focus=^main\\.leak$' seep-Heap-of-cart-2026-08-01T00-00-00Z.pb.gz",
      'Copied: go tool pprof command, for the exported profile',
    ],
  ])('%s, by keys', async (name, text, said) => {
    const user = await focusLeak();
    await user.keyboard('{ContextMenu}');
    const item = screen.getByRole('menuitem', { name });
    const steps = screen.getAllByRole('menuitem').indexOf(item);
    await user.keyboard(`${'{ArrowDown}'.repeat(steps)}{Enter}`);
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe(text);
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });

  it('shows the text where the browser does not let it copy', async () => {
    const user = await focusLeak();
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await user.keyboard('{ContextMenu}');
    await user.click(screen.getByRole('menuitem', { name: 'Copy function name' }));
    expect(
      await screen.findByText('The browser does not let this page copy. Here it is: main.leak')
    ).toBeInTheDocument();
  });

  it('zooms and searches', async () => {
    const user = await focusLeak();
    await user.keyboard('{ContextMenu}{Enter}');
    expect(screen.getByText(/^Zoomed to main.leak/)).toBeInTheDocument();
    await user.keyboard('{ContextMenu}');
    await user.click(screen.getByRole('menuitem', { name: 'Search this function' }));
    expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveValue('main.leak');
  });

  it('opens from the list, and for fingers at the frame in focus', async () => {
    const user = await focusLeak();
    await user.click(screen.getByTestId('seep-focus-menu'));
    expect(screen.getByRole('menu')).toHaveTextContent('main.leak');
    await user.keyboard('{Escape}');
    await user.pointer({ keys: '[MouseRight]', target: screen.getByRole('button', { name: /main\.leak/ }) });
    expect(screen.getByRole('menu')).toHaveTextContent('main.leak');
  });
});

describe('keys', () => {
  it('jump to a suspect by its number, and mark it', async () => {
    const user = await focusLeak();
    await user.keyboard('{Home}1');
    expect(screen.getByText(/^Zoomed to main.leak/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /main\.leak/, current: true })).toBeInTheDocument();
    const box = screen.getByRole('textbox', { name: 'Search functions' });
    await user.clear(box);
    await user.type(box, '2e');
    expect(box).toHaveValue('2e');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });

  it('open the list of narrow frames at the one in focus', async () => {
    const user = await focusLeak();
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(screen.getByRole('dialog')).toHaveAccessibleName('2 frames below main.main, +30 B in all');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText(/^Zoomed to main.tiny1/)).toBeInTheDocument();
  });
});

describe('exports', () => {
  // jsdom 20 has signals without it.
  beforeAll(() => {
    AbortSignal.prototype.throwIfAborted ??= () => undefined;
  });

  it('open by key and by button, save a file with a safe name and say so', async () => {
    const user = await focusLeak();
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    await user.keyboard('e');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toHaveLength(6);
    await user.click(screen.getByRole('menuitem', { name: /^Folded/ }));
    expect(await screen.findByText('Saved seep-Heap-of-cart-2026-08-01T00-00-00Z.folded')).toBeInTheDocument();
    expect(click).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Export (e)' }));
    await user.click(screen.getByRole('menuitem', { name: /^SVG/ }));
    expect(await screen.findByText('Saved seep-Heap-of-cart-2026-08-01T00-00-00Z.svg')).toBeInTheDocument();
    await user.keyboard('e');
    await user.click(screen.getByRole('menuitem', { name: /^Copy as Markdown/ }));
    expect(await screen.findByText('Copied: text of an issue')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toContain('## Heap of cart');
    click.mockRestore();
  });
});
