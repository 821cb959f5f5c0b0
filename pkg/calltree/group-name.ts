// SPDX-License-Identifier: Apache-2.0
// Names of functions that a reader may want to see as one.

export interface NameGroups {
  /** Instances of a generic function or type as one: whatever stands in brackets becomes "[...]", as Go's profiles mostly have it. */
  readonly generics?: boolean;
  /**
   * Closures as the function that they are written in: ".func1", ".func1.2", the ".gowrap1" and ".deferwrap1" around a go or defer
   * statement, "-range1" of a loop over a function, and "-fm" of a method value.
   */
  readonly closures?: boolean;
}

const CLOSURE = /^(?:\.(?:func|gowrap|deferwrap)\d+|-(?:fm|range\d+))$/;
const NUMBER = /^\.\d+$/;
// Functions that the compiler makes for a type, "type:.eq.[2]string": brackets are arrays there.
const OF_A_TYPE = /^type[.:]\./;

/** The name that `name` is counted under. Closures of package variables, "main.glob..func1", stay apart: no function holds them. */
export function groupName(name: string, { generics = false, closures = false }: NameGroups): string {
  const outer = closures ? outerFunctionOf(name) : name;
  return generics && outer.includes('[') && !OF_A_TYPE.test(outer) ? withoutTypeArguments(outer) : outer;
}

// From the end, since a number counts only behind a closure: "main.init.0" is a function of its own.
function outerFunctionOf(name: string): string {
  let end = name.length;
  let kept = name.length;
  for (;;) {
    const cut = Math.max(name.lastIndexOf('.', end - 1), name.lastIndexOf('-', end - 1));
    const part = cut > 0 ? name.slice(cut, end) : '';
    if (CLOSURE.test(part)) {
      kept = cut;
    } else if (!NUMBER.test(part)) {
      return name[kept - 1] === '.' ? name : name.slice(0, kept);
    }
    end = cut;
  }
}

function withoutTypeArguments(name: string): string {
  let grouped = '';
  let depth = 0;
  for (const character of name) {
    if (character === '[' && depth++ === 0) {
      grouped += '[...';
    } else if (character === ']' && depth > 0) {
      depth--;
    }
    grouped += depth === 0 ? character : '';
  }
  return grouped;
}
