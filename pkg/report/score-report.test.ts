// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { renderScores, type ScoreCard, type ScoreDocument } from '#pkg/report';
import { drawSparkline } from './sparkline';
import { renderTermBar, TERM_BAR_WIDTH } from './term-bar';
import { wrapText } from './wrap-text';

const DOCUMENT: ScoreDocument = {
  schema: 'seep.score/1',
  name: 'api',
  kind: 'heap_live',
  score: 91.24,
  evidence: 91.24,
  terms: { trend: 2.94, shape: 1.62, recency: 0.8, size: -0.2, load: -0.001 },
  confidence: 1,
  reason: 'scored',
  warmingUp: false,
  carried: false,
  growthAgeSeconds: 6000,
  slopePerSecond: 1,
  slopeLowPerSecond: 1,
  slopeHighPerSecond: 1,
  windowSeconds: null,
  limit: null,
  timeToLimit: null,
  features: null,
  changes: null,
  why: ['Rose in 38 of 39 steps between floors over 98 min (Mann-Kendall Z 7.0).', 'The slope is steep.'],
};

const CARD: ScoreCard = {
  document: DOCUMENT,
  series: { timesSeconds: [0, 10, 20, 30], values: [1024, 2048, 1024, 4096], restarts: [2] },
  unit: 'bytes',
  terms: [
    { term: 'trend', value: 2.94, sentence: DOCUMENT.why[0] },
    { term: 'size', value: -0.2, sentence: 'It is small.' },
    { term: 'load', value: -0.001, sentence: 'It is not known.' },
  ],
};

describe('renderScores', () => {
  it('puts a word to each score, worst first', () => {
    const documents: ScoreDocument[] = [
      { ...DOCUMENT, name: 'c', score: 12, warmingUp: true },
      { ...DOCUMENT, name: 'a' },
      { ...DOCUMENT, name: 'b', score: 63, warmingUp: true },
      { ...DOCUMENT, name: 'd', score: 80, carried: true, reason: 'carried-over-restart' },
      { ...DOCUMENT, name: 'e\u001b[2J', score: 0, reason: 'too-few-samples' },
    ];
    expect(renderScores({ documents, cards: [] }).split('\n')).toEqual([
      'score  verdict              series',
      ' 91.2  leak                 a',
      ' 80.0  leak, carried over   d',
      ' 63.0  suspect, warming up  b',
      ' 12.0  no leak seen         c',
      '  0.0  too few samples      e\ufffd[2J',
    ]);
  });

  it('shows one series as its card alone: series, terms, the rest', () => {
    expect(renderScores({ documents: [DOCUMENT], cards: [CARD] }).split('\n')).toEqual([
      'api: 91, leak',
      `  ▁${' '.repeat(24)}▃${' '.repeat(24)}|${' '.repeat(24)}█`,
      '  1.0 KiB to 4.0 KiB, 4 samples, 1 restart (|)',
      '',
      '  trend   +2.94      │████████████ Rose in 38 of 39 steps between floors over 98',
      '                                   min (Mann-Kendall Z 7.0).',
      '  size    -0.20     ░│             It is small.',
      '  load     0.00      │             It is not known.',
      '',
      '  The slope is steep.',
    ]);
  });

  it('keeps to 80 columns whatever the sentences', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }), (words) => {
        const sentence = words.join(' ');
        const card = { ...CARD, document: { ...DOCUMENT, why: [sentence] }, terms: [{ ...CARD.terms[0], sentence }] };
        const text = renderScores({ documents: [DOCUMENT], cards: [card] });
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      })
    );
  });
});

describe('drawSparkline', () => {
  const seconds = (length: number) => Array.from({ length }, (_, i) => i);

  it('draws the floor of each span between the lowest and the highest', () => {
    const sawtooth = seconds(40).map((i) => (i % 4) * 10 + i);
    expect(drawSparkline({ timesSeconds: seconds(40), values: sawtooth }, 10)?.text).toBe('▁▁▂▃▄▅▆▇██'.slice(0, 10));
  });

  it('puts a level series in the middle, and a blank where nothing was measured', () => {
    expect(drawSparkline({ timesSeconds: [0, 1, 9, 10], values: [5, 5, 5, 5] }, 5)?.text).toBe('▄   ▄');
  });

  it('leaves out what is no number, and draws nothing of nothing', () => {
    expect(drawSparkline({ timesSeconds: [0, NaN, 2], values: [1, 100, Infinity] }, 4)).toMatchObject({
      lowest: 1,
      highest: 1,
    });
    expect(drawSparkline({ timesSeconds: [NaN], values: [1] }, 4)).toBeUndefined();
  });

  it('draws values level that differ by less than their halves can', () => {
    expect(drawSparkline({ timesSeconds: [0, 1], values: [-7.4e-323, -8e-323] }, 2)?.text).toBe('▄▄');
  });

  it('is as wide as asked for, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), fc.double())), fc.integer({ min: 1, max: 90 }), (rows, width) => {
        const series = { timesSeconds: rows.map(([time]) => time), values: rows.map(([, value]) => value) };
        const drawn = drawSparkline({ ...series, restarts: [0, 3] }, width);
        expect(drawn?.text ?? ' '.repeat(width)).toMatch(new RegExp(`^[▁▂▃▄▅▆▇█ |]{${width}}$`));
      })
    );
  });
});

describe('renderTermBar', () => {
  it('draws every term on one scale, for a leak to the right', () => {
    expect([2.94, 0.3, 0, -0.5, -9].map(renderTermBar)).toEqual([
      '     │████████████',
      '     │█           ',
      '     │            ',
      '   ░░│            ',
      '░░░░░│            ',
    ]);
    expect([99, -99].map((value) => renderTermBar(value).length)).toEqual([TERM_BAR_WIDTH, TERM_BAR_WIDTH]);
  });
});

describe('wrapText', () => {
  it('breaks at spaces and lets a longer word stand out', () => {
    expect(wrapText('it is extraordinarily long', 8)).toEqual(['it is', 'extraordinarily', 'long']);
    expect(wrapText('', 8)).toEqual(['']);
  });
});
