// SPDX-License-Identifier: Apache-2.0
// The alerts as Prometheus evaluates them. The numbers that are not the alert's own value are asked for when it fires.
import { formatDuration } from './duration.mjs';
import { ALERTS, dashboardLink, runbookLink } from './links.mjs';

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function alertRules(settings) {
  const { warningScore, criticalScore, limitWithinMs } = settings;
  return [
    alertRule(settings, ALERTS.warning, {
      expr: `leak:score >= ${warningScore}`,
      severity: 'warning',
      summary: `{{ $labels.resource }} of {{ $labels.instance }} grows without a plateau (leak score {{ $value | printf "%.0f" }})`,
    }),
    alertRule(settings, ALERTS.critical, {
      expr: `leak:score{resource="heap"} >= ${criticalScore}\nand leak:seconds_to_limit < ${limitWithinMs / 1000}`,
      severity: 'critical',
      summary: `heap of {{ $labels.instance }} reaches its limit within ${formatDuration(limitWithinMs)} (leak score {{ $value | printf "%.0f" }})`,
    }),
  ];
}

function alertRule(settings, alert, { expr, severity, summary }) {
  return {
    alert: alert.name,
    expr,
    for: formatDuration(settings.holdMs),
    labels: { severity },
    annotations: {
      summary,
      description: describeNumbers(settings),
      runbook_url: runbookLink(settings, alert),
      dashboard_url: dashboardLink(settings),
    },
  };
}

function describeNumbers({ windows }) {
  const level = ask(`leak:level_last:${windows[0].name}%s`, (value) => `level ${value}, `);
  const growth = ask('leak:growth_per_s%s * 3600', (value) => `grows by ${value} an hour, `);
  const limit =
    '{{ with printf "leak:seconds_to_limit%s" $series | query }}limit in {{ . | first | value | humanizeDuration }}' +
    '{{ else }}time to a limit unknown{{ end }}';
  const series =
    '{{ $series := printf "{job=%q,instance=%q,resource=%q}" $labels.job $labels.instance $labels.resource }}';
  return `${series}Leak score {{ $value | printf "%.0f" }}, ${level}${growth}${limit}.`;
}

/** Bytes for the heap, a count for goroutines. */
function ask(query, say) {
  const value =
    '{{ if eq $labels.resource "heap" }}{{ . | first | value | humanize1024 }}B' +
    '{{ else }}{{ . | first | value | printf "%.0f" }} goroutines{{ end }}';
  return `{{ with printf "${query}" $series | query }}${say(value)}{{ end }}`;
}
