// SPDX-License-Identifier: Apache-2.0
// In place of @grafana/assistant, an optional button of the peer that is on no public registry and switched off here.
export const OpenAssistantButton = () => null;
