// SPDX-License-Identifier: Apache-2.0
// Go's qualified function names, taken apart for display.

/** Import path and the rest of a function name; `package` is "" for names without one. */
export interface FrameName {
  /** Import path: "github.com/acme/shop/cart" of "github.com/acme/shop/cart.(*Store).Put". */
  readonly package: string;
  /** What fits a box: "cart.(*Store).Put". */
  readonly short: string;
}

/**
 * Splits at the last slash before any type arguments or receiver, which may hold slashes of their own, as Go's linker writes them
 * ("a.com/b.Map[go.shape.struct { a.com/c.T }]"). Names that are not Go's come back whole.
 */
export function splitFrameName(name: string): FrameName {
  const bracket = name.search(/[[({<\s]/);
  const head = bracket < 0 ? name : name.slice(0, bracket);
  const slash = head.lastIndexOf('/');
  const dot = head.indexOf('.', slash + 1);
  return { package: dot > 0 ? name.slice(0, dot) : '', short: name.slice(slash + 1) };
}
