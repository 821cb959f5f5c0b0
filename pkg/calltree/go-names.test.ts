// SPDX-License-Identifier: Apache-2.0
import { packageOf, unescapeName } from './go-names';

describe('packageOf', () => {
  it.each([
    ['main.main', 'main'],
    ['runtime.gopark', 'runtime'],
    ['net/http.(*Client).do', 'net/http'],
    ['net/http.HandlerFunc.ServeHTTP', 'net/http'],
    ['main.leakTickerLoop.func1', 'main'],
    ['main.(*lru[...]).put', 'main'],
    ['main.(*cache[github.com/acme/shop/v2.Item]).put', 'main'],
    ['main.keep[go.shape.struct { net/http.Header }]', 'main'],
    ['main.(*Server).handle-fm', 'main'],
    ['github.com/acme/shop/v2.glob..func1', 'github.com/acme/shop/v2'],
    ['gopkg.in/natefinch/lumberjack%2ev2.(*Logger).millRun', 'gopkg.in/natefinch/lumberjack.v2'],
    ['gopkg.in/yaml.v3/sub.Parse', 'gopkg.in/yaml.v3/sub'],
    ['vendor/golang.org/x/net/http2.(*Framer).ReadFrame', 'vendor/golang.org/x/net/http2'],
    ['type:.eq.net/url.URL', 'net/url'],
    ['type..hash.main.key', 'main'],
    ['malloc', ''],
    ['std::vector<int>::push_back(int const&)', ''],
    ['[libc.so.6]', ''],
    ['0x45d1a0', ''],
    ['<unknown>', ''],
    ['', ''],
  ])('of %s is "%s"', (name, expected) => {
    expect(packageOf(name)).toBe(expected);
  });
});

describe('unescapeName', () => {
  it.each([
    ['gopkg.in/natefinch/lumberjack%2ev2.(*Logger).millRun', 'gopkg.in/natefinch/lumberjack.v2.(*Logger).millRun'],
    ['example.org/%e4%b8%96.F', 'example.org/世.F'],
    ['main.rate%', 'main.rate%'],
    ['main.rate%2E', 'main.rate%2E'],
  ])('makes %s %s', (name, expected) => {
    expect(unescapeName(name)).toBe(expected);
  });
});
