// SPDX-License-Identifier: Apache-2.0
import { t } from '../translate';

/**
 * Puts text on the clipboard and says how it went. It does not go where the page is not served by https, and where the browser or an
 * embedding page does not allow it.
 */
export async function copyText(text: string, what: string): Promise<string> {
  try {
    // Not there on plain http, whatever its type says: then this throws, too.
    await navigator.clipboard.writeText(text);
    return t('panel.copy.done', 'Copied: {{what}}', { what });
  } catch {
    return t('panel.copy.failed', 'The browser does not let this page copy. Here it is: {{text}}', { text });
  }
}
