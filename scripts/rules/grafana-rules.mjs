// SPDX-License-Identifier: Apache-2.0
// The alerts as Grafana evaluates them, on the series that Prometheus recorded: provisioning/alerting.
import { formatDuration } from './duration.mjs';
import { ALERTS, runbookLink, SCORE_PANEL } from './links.mjs';
import { baseInterval } from './rule-settings.mjs';

/** Of provisioning/datasources. */
const PROMETHEUS_UID = 'prometheus';
/** Grafana's own expressions. */
const EXPRESSIONS_UID = '__expr__';

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function grafanaRules(settings) {
  return {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: 'seep-leak-score',
        folder: 'Seep',
        interval: baseInterval(settings),
        rules: [warningRule(settings), criticalRule(settings)],
      },
    ],
  };
}

// Multiplying takes the name off a series. Grafana joins values whose labels agree, and the name is among the labels.
const SCORE = 'leak:score * 1';
const GROWTH_PER_HOUR = 'leak:growth_per_s * 3600';
const SECONDS_TO_LIMIT = 'leak:seconds_to_limit * 1';
const NO_FORECAST = 'leak:score * 0 - 1';

function warningRule(settings) {
  const { windows, warningScore } = settings;
  return rule(settings, ALERTS.warning, {
    uid: 'seep-leak-suspected',
    title: 'Go leak suspected',
    severity: 'warning',
    summary: '{{ $labels.resource }} of {{ $labels.instance }} grows without a plateau',
    // Where one of them is missing the whole rule has no data: each has a value wherever there is a score.
    values: {
      Score: SCORE,
      Level: `leak:level_last:${windows[0].name} * 1 and leak:score`,
      Growth: `${GROWTH_PER_HOUR} and leak:score`,
      Limit: `${SECONDS_TO_LIMIT} or ${NO_FORECAST}`,
    },
    condition: { value: 'Score', evaluator: { type: 'gt', params: [warningScore] } },
  });
}

function criticalRule(settings) {
  const { windows, criticalScore, limitWithinMs } = settings;
  return rule(settings, ALERTS.critical, {
    uid: 'seep-leak-oom-soon',
    title: 'Go heap reaches its limit soon',
    severity: 'critical',
    summary: `heap of {{ $labels.instance }} reaches its limit within ${formatDuration(limitWithinMs)}`,
    values: {
      Score: `${SCORE} and leak:seconds_to_limit`,
      Level: `leak:level_last:${windows[0].name} * 1 and leak:seconds_to_limit`,
      Growth: `${GROWTH_PER_HOUR} and leak:seconds_to_limit`,
      Limit: `${SECONDS_TO_LIMIT} and leak:score >= ${criticalScore}`,
    },
    condition: { value: 'Limit', evaluator: { type: 'lt', params: [limitWithinMs / 1000] } },
  });
}

function rule(settings, alert, { uid, title, severity, summary, values, condition }) {
  return {
    uid,
    title,
    condition: 'Condition',
    for: formatDuration(settings.holdMs),
    // No score is the normal state of a young process, not an alarm.
    noDataState: 'OK',
    execErrState: 'Error',
    labels: { severity },
    annotations: {
      summary: `${summary} (leak score {{ printf "%.0f" $values.Score.Value }})`,
      description: DESCRIPTION,
      runbook_url: runbookLink(settings, alert),
      __dashboardUid__: SCORE_PANEL.dashboardUid,
      __panelId__: String(SCORE_PANEL.panelId),
    },
    data: [
      ...Object.entries(values).flatMap(([name, expr]) => [query(`${name}Query`, expr), reduce(name, `${name}Query`)]),
      threshold('Condition', condition),
    ],
  };
}

const AMOUNT = (value) =>
  `{{ if eq $labels.resource "heap" }}{{ humanize1024 ${value} }}B{{ else }}{{ printf "%.0f" ${value} }} goroutines{{ end }}`;
const DESCRIPTION =
  'Leak score {{ printf "%.0f" $values.Score.Value }}, ' +
  `level ${AMOUNT('$values.Level.Value')}, grows by ${AMOUNT('$values.Growth.Value')} an hour, ` +
  '{{ if ge $values.Limit.Value 0.0 }}limit in {{ humanizeDuration $values.Limit.Value }}' +
  '{{ else }}time to a limit unknown{{ end }}.';

function query(refId, expr) {
  return {
    refId,
    relativeTimeRange: { from: 600, to: 0 },
    datasourceUid: PROMETHEUS_UID,
    model: { refId, expr, instant: true },
  };
}

function reduce(refId, expression) {
  return { refId, datasourceUid: EXPRESSIONS_UID, model: { refId, type: 'reduce', expression, reducer: 'last' } };
}

function threshold(refId, { value, evaluator }) {
  return {
    refId,
    datasourceUid: EXPRESSIONS_UID,
    model: { refId, type: 'threshold', expression: value, conditions: [{ evaluator }] },
  };
}
