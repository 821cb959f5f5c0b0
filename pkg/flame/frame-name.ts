// SPDX-License-Identifier: Apache-2.0
import { unescapeName } from '#pkg/calltree';

/**
 * What of a Go function name fits a box: without the folders of its import path and with the linker's escapes undone,
 * "cart.(*Store).Put" of "github.com/acme/shop/cart.(*Store).Put". Receivers and type arguments, which may hold slashes of their own,
 * stay whole, and so do names that are not Go's.
 */
export function shortNameOf(name: string): string {
  const bracket = name.search(/[[({<\s]/);
  const path = bracket < 0 ? name : name.slice(0, bracket);
  return unescapeName(name.slice(path.lastIndexOf('/') + 1));
}
