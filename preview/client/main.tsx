// SPDX-License-Identifier: Apache-2.0
// Entry of the page. The boot data are there already: /boot.js runs before modules do.
import { setDataSourceSrv } from '@grafana/runtime';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { createDataSourceSrv } from './data-source-srv';
import { Installed } from './installed';
import { PreviewApp } from './PreviewApp';
import { setupRuntime } from './setup-runtime';
import { PreviewTemplates } from './template-srv';

const templates = new PreviewTemplates();
setupRuntime(templates);
const installed = new Installed(templates);
setDataSourceSrv(createDataSourceSrv(installed));
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<PreviewApp installed={installed} />);
}
