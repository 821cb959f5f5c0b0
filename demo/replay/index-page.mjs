// SPDX-License-Identifier: Apache-2.0
// The page at /debug/pprof/ in the form of net/http/pprof (Go 1.19), from which clients learn what there is.

/** @param {[name: string, count: number][]} counts names are ours, never input: nothing needs escaping */
export function indexPage(counts) {
  const rows = counts.map(
    ([name, count]) => `<tr><td>${count}</td><td><a href='${name}?debug=1'>${name}</a></td></tr>`
  );
  return `<html>
<head>
<title>/debug/pprof/</title>
</head>
<body>
/debug/pprof/<br>
<br>
Types of profiles available:
<table>
<thead><td>Count</td><td>Profile</td></thead>
${rows.join('\n')}
</table>
<a href="goroutine?debug=2">full goroutine stack dump</a>
<br>
</body>
</html>
`;
}
