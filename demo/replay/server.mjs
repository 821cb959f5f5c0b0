#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Plays recorded profiles as if they were a running Go service, for machines without Go. Needs Node 20 and nothing else.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { readRecording } from './recording.mjs';
import { createReplayService } from './replay-service.mjs';

const USAGE = `usage: node demo/replay/server.mjs [options]     (as demo/leaky: one dash or two)
  -listen HOST:PORT    address to serve on; port 0 takes a free one (127.0.0.1:6060)
  -leaks NAME          the recording to play: mapcache, tickerloop or none (none)
  -speed N             recorded seconds in a second (1)
  -end MINUTES         recorded minutes after which nothing grows any more (30)
  -frozen-at SECONDS   answer always as of this recorded second
`;

function readOptions(args) {
  const { values } = parseArgs({
    args: args.map((arg) => arg.replace(/^-(?=[a-z])/, '--')),
    options: {
      listen: { type: 'string', default: '127.0.0.1:6060' },
      leaks: { type: 'string', default: '' },
      speed: { type: 'string', default: '1' },
      end: { type: 'string', default: '30' },
      'frozen-at': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const address = /^(.*):(\d{1,5})$/.exec(values.listen);
  if (address === null) {
    throw new Error(`-listen ${values.listen}: want HOST:PORT`);
  }
  return {
    host: address[1].replace(/^\[|\]$/g, '') || undefined,
    port: Number(address[2]),
    recording: readRecording(recordingOf(values.leaks)),
    speed: numberOf('-speed', values.speed, 0.01),
    endAfterMs: numberOf('-end', values.end, 0) * 60_000,
    frozenAtMs: values['frozen-at'] === undefined ? undefined : numberOf('-frozen-at', values['frozen-at'], 0) * 1000,
  };
}

/** The name in demo/leaky's "name[:rate]". A recording has one rate and one leak. */
function recordingOf(leaks) {
  const [name, rate] = leaks.split(':');
  if (rate !== undefined) {
    process.stderr.write(`replay: ${name} keeps its recorded rate\n`);
  }
  return name === '' ? 'none' : name;
}

function numberOf(flag, text, least) {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least) {
    throw new Error(`${flag} ${text}: want a number of at least ${least}`);
  }
  return value;
}

/** When the first snapshot was taken in replayed time, and what the time is: frozen, it is always the same. */
function startClock(frozenAtMs) {
  const startedUnixMs = Date.now();
  if (frozenAtMs === undefined) {
    return { startUnixMs: startedUnixMs, nowUnixMs: Date.now };
  }
  return { startUnixMs: startedUnixMs - frozenAtMs, nowUnixMs: () => startedUnixMs };
}

function serve(options) {
  const { recording, speed, endAfterMs, frozenAtMs } = options;
  const service = createReplayService({
    recording,
    endAfterMs,
    speed: frozenAtMs === undefined ? speed : 1,
    ...startClock(frozenAtMs),
  });
  const server = createServer((request, response) => {
    const { status, headers, body } = service(request.method, new URL(request.url, 'http://replay'));
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.on('error', fail);
  server.listen(options.port, options.host, () => {
    const { address, family, port } = server.address();
    process.stdout.write(`LISTENING http://${family === 'IPv6' ? `[${address}]` : address}:${port}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

function fail(error) {
  process.stderr.write(`replay: ${error.message}\n`);
  process.exitCode = 2;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(USAGE);
  } else {
    serve(options);
  }
} catch (error) {
  fail(error);
}
