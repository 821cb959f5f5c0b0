// SPDX-License-Identifier: Apache-2.0
// Starts what a browser test needs: demo services, the host around the built plugin, a page; and ends it all again.
import { mkdirSync } from 'node:fs';
import { type Browser, type Page, chromium } from 'playwright-core';
import { PREVIEW_BUNDLE, buildPreviewBundle } from '../../scripts/build-preview.mjs';
import { ensurePluginBuilt } from '../../scripts/build-plugin.mjs';
import { CHROMIUM_ARGS } from '../../scripts/chromium-args.mjs';
import { prepareDemoProgram, startDemoTarget } from '../../scripts/demo-target.mjs';
import { ProcessSet } from '../../scripts/process-set.mjs';
import { inRepository } from '../../scripts/repository.mjs';
import { startPreviewHost } from '../server/preview-host.mjs';

export interface PreviewSetUp {
  /** Path of the browser. */
  executable: string;
  /** Data source name -> leaks of the demo service behind it; "" for a service that does not leak. May be none. */
  services: Record<string, string>;
  csp?: 'default' | 'strict';
  /** Address of a Prometheus that queries may name by the uid "prometheus". */
  prometheusUrl?: string;
}

/** A running preview. */
export class Preview {
  /** Errors of the page and of its console so far, in words. */
  readonly problems: string[] = [];
  readonly #processes: ProcessSet;
  readonly #serviceUrls: ReadonlyMap<string, string>;
  readonly #closers: Array<() => Promise<void>> = [];

  private constructor(
    readonly url: string,
    readonly browser: Browser,
    processes: ProcessSet,
    targets: ReadonlyArray<{ uid: string; url: string }>
  ) {
    this.#processes = processes;
    this.#serviceUrls = new Map(targets.map(({ uid, url }) => [uid, url]));
  }

  static async open({ executable, services, csp = 'default', prometheusUrl }: PreviewSetUp): Promise<Preview> {
    await ensurePluginBuilt();
    await buildPreviewBundle();
    const processes = new ProcessSet();
    const targets = await startServices(processes, services);
    const host = await startPreviewHost({
      targets: prometheusUrl === undefined ? targets : [...targets, prometheusTarget(prometheusUrl)],
      csp,
      dist: inRepository('dist'),
      bundle: PREVIEW_BUNDLE,
      icons: inRepository('node_modules', '@grafana', 'ui', 'dist', 'public', 'img', 'icons'),
    });
    const browser = await chromium.launch({ executablePath: executable, args: CHROMIUM_ARGS });
    const preview = new Preview(host.url, browser, processes, targets);
    preview.#closers.push(
      () => browser.close(),
      () => host.close(),
      () => processes.stopAll()
    );
    return preview;
  }

  /**
   * A new window with storage of its own, whose errors are written down.
   * @param hash e.g. #tab=explore&theme=light
   * @param prepare runs before the address is opened
   */
  async openPage(hash: string, prepare?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 1300 } });
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(`console: ${message.text()}`));
    await prepare?.(page);
    await page.goto(`${this.url}/${hash}`);
    return page;
  }

  /** Points a data source at its demo service again. */
  async useOwnUrl(uid: string): Promise<void> {
    await fetch(`${this.url}/api/datasources/uid/${uid}`, {
      method: 'PUT',
      body: JSON.stringify({ url: this.#serviceUrls.get(uid) }),
    });
  }

  /** Ends the demo services, so that nobody answers at their addresses any more. */
  async stopServices(): Promise<void> {
    await this.#processes.stopAll();
  }

  async close(): Promise<void> {
    for (const closer of this.#closers) {
      await closer();
    }
  }
}

async function startServices(processes: ProcessSet, services: PreviewSetUp['services']) {
  if (Object.keys(services).length === 0) {
    return [];
  }
  const program = await prepareDemoProgram();
  const started = Object.entries(services).map(async ([name, leaks]) => {
    const { url } = await startDemoTarget(processes, program, { name, leaks });
    return { uid: name, name, url };
  });
  return Promise.all(started);
}

function prometheusTarget(url: string) {
  return { uid: 'prometheus', name: 'Prometheus', type: 'prometheus', url };
}

/** Writes out/screenshots/<name>.png. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(inRepository('out', 'screenshots'), { recursive: true });
  await page.screenshot({ path: inRepository('out', 'screenshots', `${name}.png`), fullPage: true });
}
