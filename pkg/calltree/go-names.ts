// SPDX-License-Identifier: Apache-2.0
// What the name of a function in a profile says about where it belongs.

const ESCAPED = /(?:%[0-9a-f]{2})+/g;
// "type:.eq.net/url.URL" (Go 1.20; "type..eq." before) compares values of a type: it belongs to the type's package.
const OF_A_TYPE = /^type[.:]\.(?:eq|hash)\./;

/**
 * `name` with the escapes of Go's linker undone: it writes dots in the last element of an import path, and bytes that are not
 * ASCII, as %xx ("gopkg.in/natefinch/lumberjack%2ev2"; cmd/internal/objabi PathToPrefix, Go 1.26).
 */
export function unescapeName(name: string): string {
  return name.includes('%') ? name.replace(ESCAPED, decodeBytes) : name;
}

/**
 * Import path of the package of a Go function, unescaped: "net/http" of "net/http.(*Client).do", "main" of "main.(*lru[...]).put".
 * "" for names that are no Go functions: C functions, addresses, "[libc.so.6]", "<unknown>".
 */
export function packageOf(functionName: string): string {
  const name = functionName.replace(OF_A_TYPE, '');
  // Receivers and type arguments may hold other import paths; an import path holds neither "(" nor "[".
  const pathEnd = name.search(/[([]/);
  const path = pathEnd < 0 ? name : name.slice(0, pathEnd);
  const dot = path.indexOf('.', path.lastIndexOf('/') + 1);
  return dot <= 0 ? '' : unescapeName(path.slice(0, dot));
}

function decodeBytes(escaped: string): string {
  const bytes = escaped
    .slice(1)
    .split('%')
    .map((hex) => Number.parseInt(hex, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
