// SPDX-License-Identifier: Apache-2.0
// One parameter of the page's address that belongs to one panel; nothing where the address is not ours to write to.
import { locationService } from '@grafana/runtime';

export interface PanelAddress {
  /** "" when the address does not have it. */
  readonly read: () => string;
  /** Replaces the entry of the browser's history, so that "back" leaves the dashboard and not one click; "" takes it out. */
  readonly write: (text: string) => void;
  /** Calls back whenever an address that may be read has changed, by whomever. Gives the way to stop. */
  readonly listen: (onChange: () => void) => () => void;
}

/** Pages on which panels keep their ids and parameters stay: dashboards and apps. Explore writes its whole address itself. */
const KEEPS_PARAMETERS = /^\/(?:d|d-solo|dashboard|public-dashboards|a)\//;

/** The parameter "seep-<panel id>". */
export function panelAddress(panelId: number): PanelAddress {
  const name = `seep-${panelId}`;
  return {
    read: () => (hasAddress() ? (locationService.getSearch().get(name) ?? '') : ''),
    write: (text) => {
      if (hasAddress()) {
        locationService.partial({ [name]: text === '' ? null : text }, true);
      }
    },
    listen: (onChange) => locationService.getHistory().listen(() => hasAddress() && onChange()),
  };
}

function hasAddress(): boolean {
  return KEEPS_PARAMETERS.test(locationService.getLocation().pathname);
}
