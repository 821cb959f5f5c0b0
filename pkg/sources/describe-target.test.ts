// SPDX-License-Identifier: Apache-2.0
// Which memory statistics a target gives, and what it is told to lack.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateInNode } from '#pkg/testkit';
import type { PprofClientOptions } from './index';
import { clientOf as scriptedClient, healthyAnswers, unreachable, without, type Answers } from './testdata/client-of';
import type { ScriptedAnswer } from './testdata/scripted-fetch';

const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name));
const HEALTHY = healthyAnswers(testdata);
const withoutPaths = (...paths: readonly string[]) => without(HEALTHY, ...paths);
const clientOf = (answers: Answers, options: Partial<PprofClientOptions> = {}) =>
  scriptedClient(answers, { inflate: inflateInNode, ...options });
const INDEX = testdata('index-go127.html').toString();

describe('readMemoryStats', () => {
  it('prefers /debug/vars and stays with it', async () => {
    const { client, asked } = clientOf(HEALTHY);
    expect((await client.readMemoryStats())?.origin).toBe('vars');
    await client.readMemoryStats();
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/debug/vars', '/metrics']);
  });

  it('completes /debug/vars with what only /metrics tells', async () => {
    const memory = await clientOf(HEALTHY).client.readMemoryStats();
    const varsOnly = await clientOf(withoutPaths('/metrics')).client.readMemoryStats();
    const metricsOnly = await clientOf(withoutPaths('/debug/vars')).client.readMemoryStats();
    expect([varsOnly?.rssBytes, varsOnly?.processStartUnixMs]).toEqual([undefined, undefined]);
    expect(memory).toMatchObject({
      origin: 'vars',
      heapAllocBytes: varsOnly?.heapAllocBytes,
      totalAllocBytes: varsOnly?.totalAllocBytes,
      rssBytes: metricsOnly?.rssBytes,
      rssIsPeak: false,
      processStartUnixMs: metricsOnly?.processStartUnixMs,
    });
    expect(memory?.rssBytes).toBeGreaterThan(0);
  });

  it('does not ask for /metrics again where it is not served', async () => {
    const { client, asked } = clientOf(withoutPaths('/metrics'));
    await client.readMemoryStats();
    await client.readMemoryStats();
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/debug/vars']);
  });

  it('takes /metrics when there is no expvar, and does not ask for it again', async () => {
    const { client, asked } = clientOf(withoutPaths('/debug/vars'));
    expect((await client.readMemoryStats())?.origin).toBe('metrics');
    await client.readMemoryStats();
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/metrics']);
  });

  it('reads the heap text at most once a minute', async () => {
    const { client, asked, wait } = clientOf(withoutPaths('/debug/vars', '/metrics'));
    expect((await client.readMemoryStats())?.origin).toBe('heap-text');
    wait(59_999);
    expect(await client.readMemoryStats()).toBeUndefined();
    wait(1);
    expect((await client.readMemoryStats())?.origin).toBe('heap-text');
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/debug/pprof/heap?debug=1', '/debug/pprof/heap?debug=1']);
  });

  it('looks elsewhere when what worked is gone', async () => {
    const answers: Record<string, ScriptedAnswer | string> = { ...HEALTHY };
    const { client, asked } = clientOf(answers);
    await client.readMemoryStats();
    delete answers['/debug/vars'];
    expect((await client.readMemoryStats())?.origin).toBe('metrics');
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/debug/vars', '/metrics']);
  });

  it('does not try other paths of a target that does not answer', async () => {
    const { client, asked } = clientOf({ ...HEALTHY, '/debug/vars': unreachable });
    await expect(client.readMemoryStats()).rejects.toMatchObject({ code: 'unreachable' });
    expect(asked()).toEqual(['/debug/vars']);
  });

  it('names the path of an answer that is none', async () => {
    const { client } = clientOf({ '/debug/pprof/heap?debug=1': 'hello' });
    await expect(client.readMemoryStats()).rejects.toThrow(
      /^\/debug\/pprof\/heap\?debug=1: the text of the heap profile/
    );
  });
});

describe('discover', () => {
  it('lists what there is', async () => {
    const description = await clientOf(HEALTHY).client.discover();
    expect(description).toMatchObject({
      hasGoroutineLeak: true,
      memoryStatsOrigin: 'vars',
      goVersion: 'go1.19.8',
      goroutines: 59,
    });
    expect(description.profiles.map(({ name }) => name)).toContain('threadcreate');
    expect(description.missing.map(({ code }) => code)).toEqual(['no-live-heap-metric']);
  });

  it('says what is missing on an old service without expvar and metrics', async () => {
    const { client } = clientOf({
      ...withoutPaths('/debug/vars', '/metrics'),
      '/debug/pprof/': { body: testdata('index-go119.html') },
    });
    const { missing, ...description } = await client.discover();
    expect(description).toMatchObject({
      hasGoroutineLeak: false,
      memoryStatsOrigin: 'heap-text',
      goVersion: undefined,
    });
    expect(missing.map(({ code }) => code)).toEqual([
      'no-goroutineleak-profile',
      'slow-memory-stats',
      'no-rss',
      'no-live-heap-metric',
    ]);
    expect(missing.every(({ message }) => /[a-z]+\.$/.test(message) && !message.includes('\n'))).toBe(true);
  });

  it('says when there are no statistics at all', async () => {
    const { client } = clientOf({ '/debug/pprof/': INDEX });
    const { memoryStatsOrigin, missing } = await client.discover();
    expect(memoryStatsOrigin).toBeUndefined();
    expect(missing.map(({ code }) => code)).toEqual(['no-memory-stats']);
  });

  it.each([
    ['a login page', '<!doctype html><title>Login</title>', 'unexpected-answer'],
    ['Grafana’s refusal', { status: 400, body: '{"message":"Authentication to data source failed"}' }, 'unauthorized'],
    ['a 404', { status: 404, body: '404 page not found' }, 'no-pprof'],
  ])('fails on %s in the place of the index page', async (_, answer, code) => {
    await expect(clientOf({ ...HEALTHY, '/debug/pprof/': answer }).client.discover()).rejects.toMatchObject({ code });
  });
});
