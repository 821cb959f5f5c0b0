// Extends the scaffold's build for nested plugins and for what their bundles need not carry.
import path from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    module: {
      // The rooms do nothing on import: a bundle that needs one function of a room gets no other.
      rules: [{ include: path.resolve(process.cwd(), 'pkg'), sideEffects: false }],
    },
    // protobufjs does without it; it would try to compile WebAssembly on import, which a strict content security policy reports.
    resolve: { alias: { long: false } },
    plugins: [
      // The scaffold copies the app's logo only.
      new CopyWebpackPlugin({ patterns: [{ from: '{datasource,panel}/img/**', to: '.' }] }),
      // @grafana/i18n imports it lazily for pseudo-translations, which would leave a chunk that nothing loads.
      new webpack.IgnorePlugin({ resourceRegExp: /^i18next-pseudo$/ }),
    ],
    performance: { maxAssetSize: 400_000, maxEntrypointSize: 400_000 },
  });

export default config;
