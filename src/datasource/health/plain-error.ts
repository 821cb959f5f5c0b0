// SPDX-License-Identifier: Apache-2.0
// Failures in words that say what to do. The codes are those of SourceError, ProfileError, CaptureError and QueryError.
import { t } from '@grafana/i18n';

/** Advice for a code; undefined where the message itself says all there is. */
export function adviceFor(code: string): string | undefined {
  switch (code) {
    case 'unauthorized':
      return t(
        'advice.unauthorized',
        'The service refused the request: check the user, password, token or header of this data source.'
      );
    case 'unreachable':
      return t(
        'advice.unreachable',
        'Grafana could not reach the service: check host and port as seen from the Grafana server, and that the service runs.'
      );
    case 'timeout':
      return t(
        'advice.timeout',
        'The service did not answer in time: raise the time-out, or lengthen the scrape interval.'
      );
    case 'no-pprof':
      return t(
        'advice.no-pprof',
        'Nothing at this path is net/http/pprof: check the path prefix, and that the service imports net/http/pprof.'
      );
    case 'unknown-profile':
      return t(
        'advice.unknown-profile',
        'pprof is there, but without this profile: the service may be built with an older Go version.'
      );
    case 'unexpected-answer':
    case 'html-instead-of-profile':
    case 'text-instead-of-profile':
      return t(
        'advice.unexpected-answer',
        'Something answered, but not with pprof: perhaps a login page or another program behind this URL.'
      );
    case 'response-too-large':
    case 'too-large':
      return t('advice.too-large', 'The answer is larger than the size cap of this data source: raise the cap.');
    case 'forbidden-path':
      return t('advice.forbidden-path', 'The path prefix must be a plain path such as /debug/pprof.');
    default:
      return undefined;
  }
}

/** Message, advice and code as one text. */
export function describeFailure({ code, message }: { readonly code: string; readonly message: string }): string {
  return [message.replace(/\.?$/, '.'), adviceFor(code), `[${code}]`].filter((part) => part !== undefined).join(' ');
}
