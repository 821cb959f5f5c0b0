// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import React from 'react';
import { focusGraphFrom } from './focus-graph';

function renderPanels(): void {
  render(
    <>
      {['one', 'other'].map((name) => (
        <section key={name}>
          <div>
            <button>{`close ${name}`}</button>
          </div>
          <div role="treegrid" tabIndex={0} aria-label={name} />
        </section>
      ))}
      <button>elsewhere</button>
    </>
  );
}

describe('focusGraphFrom', () => {
  it('gives the focus to the graph of the same panel', () => {
    renderPanels();
    const button = screen.getByRole('button', { name: 'close other' });
    button.focus();
    focusGraphFrom(button);
    expect(screen.getByRole('treegrid', { name: 'other' })).toHaveFocus();
  });

  it('takes the focus from nobody else', () => {
    renderPanels();
    screen.getByRole('button', { name: 'elsewhere' }).focus();
    focusGraphFrom(screen.getByRole('button', { name: 'close other' }));
    expect(screen.getByRole('button', { name: 'elsewhere' })).toHaveFocus();
  });

  it('does nothing where there is no graph', () => {
    render(<button>close</button>);
    screen.getByRole('button').focus();
    focusGraphFrom(screen.getByRole('button'));
    expect(screen.getByRole('button')).toHaveFocus();
  });
});
