// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=2 of a program that leaks goroutines, of any size, made up from a seed.
import { seededRandom } from './generate-profile.mjs';

// A leaking program has few places that wait and very many goroutines at each.
const STATES = ['chan receive', 'chan send', 'select', 'IO wait', 'sync.Mutex.Lock', 'sleep', 'semacquire'];
const PLACES = 40;
const FRAMES = 9;

/** Text of at least `bytes` bytes. */
export function generateDump(bytes, seed = 1) {
  const random = seededRandom(seed);
  const places = Array.from({ length: PLACES }, (_, place) => placeOf(random, place));
  const chunks = [];
  let length = 0;
  for (let id = 1; length < bytes; id++) {
    const chunk = Buffer.from(goroutineOf({ random, id, ...places[Math.floor(random() ** 3 * PLACES)] }));
    chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}

function placeOf(random, place) {
  const state = STATES[Math.floor(random() * STATES.length)];
  const names = Array.from(
    { length: FRAMES },
    (_, frame) => `example.com/warehouse/internal/orders.(*Worker).step${place}_${frame}`
  );
  return { state, names };
}

function goroutineOf({ random, id, state, names }) {
  const address = () =>
    `0xc${Math.floor(random() * 2 ** 36)
      .toString(16)
      .padStart(9, '0')}`;
  const minutes = random() < 0.8 ? `, ${1 + Math.floor(random() * 90)} minutes` : '';
  const frames = names.map(
    (name, frame) => `${name}(${address()}, {${address()}, 0x${frame}})\n\t/src/orders/worker.go:${frame + 10} +0x1d4\n`
  );
  const creator = `created by example.com/warehouse/internal/orders.Start in goroutine 1\n\t/src/orders/start.go:21 +0x5f\n`;
  return `goroutine ${id} [${state}${minutes}]:\n${frames.join('')}${creator}\n`;
}
