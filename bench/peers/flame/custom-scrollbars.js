// SPDX-License-Identifier: Apache-2.0
// esbuild hands the CommonJS module react-custom-scrollbars-2 over as an object where @grafana/ui expects the class.
import * as scrollbars from './node_modules/react-custom-scrollbars-2/lib/index.js';

export const Scrollbars = scrollbars.Scrollbars ?? scrollbars.default.Scrollbars;
export default Scrollbars;
