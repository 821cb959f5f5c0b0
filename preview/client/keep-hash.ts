// SPDX-License-Identifier: Apache-2.0

interface Location {
  /** With its "#"; "" for none. */
  hash: string;
}

/** The part of the history behind Grafana's location service that this needs. */
interface LocationHistory {
  location: Location;
  listen: (listener: (location: Location) => void) => void;
  replace: (location: Location) => void;
}

/** Grafana's location service writes addresses without what is behind "#", where the page keeps its own state: puts it back. */
export function keepHash(history: LocationHistory): void {
  let { hash } = history.location;
  history.listen((location) => {
    if (location.hash !== '') {
      hash = location.hash;
    } else if (hash !== '') {
      history.replace({ ...location, hash });
    }
  });
}
