// SPDX-License-Identifier: Apache-2.0
// Which frames are the application's own code: what a developer can change, as against the standard library and dependencies.
import { finishAtOnce, type PausableWork } from '#pkg/base';
import { packageOf, type FrameTable } from '#pkg/calltree';

/** Top-level folders of the standard library: first elements of `go list std`, Go 1.26. */
const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  (
    'archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html ' +
    'image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs ' +
    'sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' ')
);

/** Hosts whose module paths have three elements: host, owner, repository. */
const THREE_ELEMENT_HOSTS: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'golang.org']);

/** How many times more frames than package main a module needs before it is taken for the application. */
const OWN_MODULE_DOMINANCE = 2;

/** Names that are looked at between two pauses: about a microsecond each. */
const NAMES_PER_TURN = 2048;

export type CodeOwner = 'own' | 'dependency' | 'standard-library';

/** Per frame of a table, by index. */
export interface FrameOwners {
  readonly ownerOf: (frame: number) => CodeOwner;
}

/**
 * Sorts frames by who wrote them. Own are package main and, when it clearly outweighs main, the module with the most frames: a
 * profile does not say which module a binary was built from, and large services keep little in main.
 */
export function classifyFrames(frames: FrameTable): FrameOwners {
  return finishAtOnce(classifyFramesInTurns(frames));
}

/** As classifyFrames, with pauses. */
export function* classifyFramesInTurns(frames: FrameTable): PausableWork<FrameOwners> {
  const modules: string[] = [];
  for (let from = 0; from < frames.length; from += NAMES_PER_TURN) {
    for (const name of frames.name.slice(from, from + NAMES_PER_TURN)) {
      modules.push(moduleOf(packageOf(name)));
    }
    yield;
  }
  const own = findOwnModule(modules);
  return {
    ownerOf: (frame) => {
      const module = modules[frame] ?? '';
      if (module === 'main' || module === own) {
        return 'own';
      }
      return module === '' ? 'standard-library' : 'dependency';
    },
  };
}

/** Module path of a package as far as its import path tells; "" for the standard library, "main" for package main. */
export function moduleOf(packagePath: string): string {
  const elements = packagePath.split('/');
  const host = elements[0] ?? '';
  if (packagePath === '' || STANDARD_LIBRARY.has(host)) {
    return '';
  }
  const length = THREE_ELEMENT_HOSTS.has(host) ? 3 : host.includes('.') ? 2 : 1;
  return elements.slice(0, length).join('/');
}

function findOwnModule(modules: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const module of modules) {
    counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  const inMain = counts.get('main') ?? 0;
  let best: string | undefined;
  let most = OWN_MODULE_DOMINANCE * inMain;
  for (const [module, count] of counts) {
    if (module !== '' && module !== 'main' && count > most) {
      best = module;
      most = count;
    }
  }
  return best;
}
