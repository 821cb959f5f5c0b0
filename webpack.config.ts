// Extends the scaffold's build for nested plugins: their logos, and code for the browsers that Grafana 12 supports.
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    plugins: [
      // The scaffold copies the app's logo only.
      new CopyWebpackPlugin({ patterns: [{ from: '{datasource,panel}/img/**', to: '.' }] }),
    ],
  });

export default config;
