// SPDX-License-Identifier: Apache-2.0
// What the alerts are called and where they lead; for Prometheus' rules and for Grafana's.

/** Headings of docs/alerting.md, as the part of its address after the #. */
export const ALERTS = {
  warning: { name: 'GoLeakSuspected', runbook: 'goleaksuspected' },
  critical: { name: 'GoLeakOOMSoon', runbook: 'goleakoomsoon' },
};

/** Panel "Leak score" of src/dashboards/go-leaks.json. */
export const SCORE_PANEL = { dashboardUid: 'seep-go-leaks', panelId: 2 };

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function runbookLink({ runbookUrl }, alert) {
  return `${runbookUrl}#${alert.runbook}`;
}

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function dashboardLink({ grafanaUrl }) {
  return `${grafanaUrl}/d/${SCORE_PANEL.dashboardUid}?viewPanel=${SCORE_PANEL.panelId}`;
}
