// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';

/** Opens the address with what the system uses for it. Quietly does nothing where there is no desktop. */
export function openBrowser(url) {
  const isDesktop =
    process.stdout.isTTY && (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!isDesktop) {
    return;
  }
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // The address is printed as well: a browser that does not open is no failure.
  child.on('error', () => undefined);
  child.unref();
}
