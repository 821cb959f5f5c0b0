import './.config/jest-setup';

// react-dom/server, which @grafana/ui loads, needs MessageChannel; jsdom has none, and the one of worker_threads keeps the
// test process alive.
class TestMessageChannel {
  constructor() {
    this.port1 = { onmessage: null, postMessage: (data) => deliver(this.port2, data), close() {} };
    this.port2 = { onmessage: null, postMessage: (data) => deliver(this.port1, data), close() {} };
  }
}

function deliver(port, data) {
  setTimeout(() => port.onmessage?.({ data }), 0);
}

globalThis.MessageChannel ??= TestMessageChannel;
