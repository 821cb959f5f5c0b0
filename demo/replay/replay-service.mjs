// SPDX-License-Identifier: Apache-2.0
// The answers of the replayed service: paths and headers as net/http/pprof and expvar give them (Go 1.19, net/http/pprof/pprof.go).
import { indexPage } from './index-page.mjs';
import { profileAt, totalOf } from './interpolate.mjs';
import { leaksStatus } from './leaks-status.mjs';
import { heapText, memStatsAt, metricsText, varsText } from './memory-stats.mjs';
import { encodePprof } from './pprof-codec.mjs';
import { momentOf } from './process-clock.mjs';
import { PROFILES } from './recording.mjs';

const PPROF = '/debug/pprof/';
const TEXT = 'text/plain; charset=utf-8';
const HEAP_KINDS = ['heap', 'allocs'];

/**
 * @param {{ recording: object, startUnixMs: number, speed: number, endAfterMs: number, nowUnixMs: () => number }} replay
 * @returns {(method: string, url: URL) => { status: number, headers: Record<string, string>, body: string | Buffer }}
 */
export function createReplayService(replay) {
  return (method, url) => {
    const moment = momentOf(replay, replay.nowUnixMs());
    if (method !== 'GET' && method !== 'HEAD') {
      return plain(405, 'recorded profiles: nothing here can be changed\n', { Allow: 'GET, HEAD' });
    }
    if (url.pathname.startsWith(PPROF)) {
      return pprofAnswer(replay.recording, moment, url);
    }
    return serviceAnswer(replay, moment, url.pathname);
  };
}

function serviceAnswer(replay, moment, pathname) {
  const { recording } = replay;
  switch (pathname) {
    case '/debug/pprof':
      return { status: 301, headers: { Location: PPROF }, body: '' };
    case '/debug/vars':
      return answer('application/json; charset=utf-8', varsText(recording, memStatsAt(recording, moment)));
    case '/metrics':
      return answer('text/plain; version=0.0.4; charset=utf-8', metricsAnswer(replay, moment));
    case '/leaks':
      return answer('application/json; charset=utf-8', leaksStatus(recording, moment));
    case '/-/healthy':
      return answer(TEXT, 'ok\n');
    default:
      // As Go's ServeMux says it: without X-Go-Pprof, so nothing of pprof is here.
      return plain(404, '404 page not found\n');
  }
}

function pprofAnswer(recording, moment, url) {
  const name = url.pathname.slice(PPROF.length);
  if (name === '') {
    const counts = PROFILES.map((profile) => [profile, countOf(recording, profile, moment)]);
    return answer('text/html; charset=utf-8', indexPage(counts));
  }
  if (!PROFILES.includes(name)) {
    return plain(404, 'Unknown profile\n', { 'X-Go-Pprof': '1' });
  }
  if (url.searchParams.has('seconds')) {
    return plain(400, '"seconds" is not supported by recorded profiles\n', { 'X-Go-Pprof': '1' });
  }
  const debug = Number(url.searchParams.get('debug') ?? 0);
  if (debug > 0) {
    const body = textProfile(recording, name, { debug, moment });
    return body === undefined ? plain(404, 'this text was not recorded\n', { 'X-Go-Pprof': '1' }) : answer(TEXT, body);
  }
  return answer('application/octet-stream', encodePprof(profileNow(recording, name, moment)), {
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

/** Heap profiles show the state of the last collection; the others show now. */
function profileNow(recording, name, moment) {
  const ratio = HEAP_KINDS.includes(name) ? moment.lastGc.ratio : moment.ratio;
  return profileAt(
    recording.snapshots.map((snapshot) => snapshot.profiles[name]),
    { ratio, unixMs: moment.unixMs, leak: recording.info.source }
  );
}

/** The index counts goroutines and threads, but stacks of the other profiles. */
function countOf(recording, name, moment) {
  const profile = profileNow(recording, name, moment);
  return name === 'goroutine' || name === 'threadcreate' ? totalOf(profile) : profile.samples.length;
}

function textProfile(recording, name, { debug, moment }) {
  const { texts } = moment.snapshot;
  if (HEAP_KINDS.includes(name)) {
    return heapText(texts['heap.debug1.txt'], memStatsAt(recording, moment));
  }
  return name === 'goroutine' ? texts[`goroutine.debug${debug >= 2 ? 2 : 1}.txt`] : undefined;
}

function metricsAnswer({ recording, startUnixMs }, moment) {
  return metricsText({
    stats: memStatsAt(recording, moment),
    goroutines: countOf(recording, 'goroutine', moment),
    threads: countOf(recording, 'threadcreate', moment),
    goVersion: recording.info.goVersion,
    // The first snapshot was taken about four seconds after the recorded process had started.
    processStartUnixMs: startUnixMs - 4000,
  });
}

function answer(contentType, body, headers = {}) {
  return {
    status: 200,
    headers: { 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff', ...headers },
    body,
  };
}

function plain(status, body, headers = {}) {
  return { ...answer(TEXT, body, headers), status };
}
