// SPDX-License-Identifier: Apache-2.0
import { groupName } from './group-name';

describe('groupName', () => {
  it.each([
    ['main.(*lru[...]).put', 'main.(*lru[...]).put'],
    ['main.(*lru[go.shape.int]).put', 'main.(*lru[...]).put'],
    ['main.Map[go.shape.[]uint8,map[string]int]', 'main.Map[...]'],
    ['main.Map[int].func1', 'main.Map[...].func1'],
    ['type:.eq.[2]string', 'type:.eq.[2]string'],
    ['type..hash.[2]string', 'type..hash.[2]string'],
    ['main.plain', 'main.plain'],
    ['broken[a', 'broken[...'],
  ])('groups instances of generics: %s', (name, grouped) => expect(groupName(name, { generics: true })).toBe(grouped));

  it.each([
    ['main.leak.func1', 'main.leak'],
    ['main.leak.func1.2.3', 'main.leak'],
    ['main.(*T).run.func2.gowrap1', 'main.(*T).run'],
    ['main.run.deferwrap1', 'main.run'],
    ['main.each-range1.func2', 'main.each'],
    ['net/http.(*conn).serve-fm', 'net/http.(*conn).serve'],
    ['main.init.0', 'main.init.0'],
    ['main.init.0.func1', 'main.init.0'],
    ['main.glob..func1', 'main.glob..func1'],
    ['main.func1x', 'main.func1x'],
    ['gopkg.in/yaml%2ev2.Marshal', 'gopkg.in/yaml%2ev2.Marshal'],
    ['', ''],
    ['.func1', '.func1'],
  ])('groups closures: %s', (name, grouped) => expect(groupName(name, { closures: true })).toBe(grouped));

  it('changes nothing unasked', () => {
    expect(groupName('main.Map[int].func1', {})).toBe('main.Map[int].func1');
    expect(groupName('main.Map[int].func1', { generics: true, closures: true })).toBe('main.Map[...]');
  });

  it('takes names of a megabyte in its stride', () => {
    expect(groupName(`${'.func1'.repeat(200_000)}x`, { closures: true })).toHaveLength(1_200_001);
  });
});
