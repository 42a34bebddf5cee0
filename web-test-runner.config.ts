import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, type TestRunnerConfig, type TestRunnerPlugin } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumArgs, findChromium } from './src/build/chromium.ts';
import { countReporter } from './src/build/count-reporter.ts';

const countFile = process.env.SAMSPILL_COUNT_FILE;

/** axe-core is no ES module; in a page it leaves itself on `window`. */
const axeAsModule: TestRunnerPlugin = {
  name: 'axe-as-module',
  transform: ({ path, body }) =>
    path.endsWith('/axe-core/axe.js') ? `${String(body)}\nexport default window.axe;` : undefined,
};

const config: TestRunnerConfig = {
  files: 'src/**/*.browser.test.ts',
  nodeResolve: true,
  concurrency: 2,
  // A busy machine must not make a sound test fail.
  testFramework: { config: { timeout: '15000' } },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findChromium(), args: [...chromiumArgs] },
    }),
  ],
  plugins: [
    axeAsModule,
    // The base file, since the plugin follows no "extends": it is where Lit's decorators are switched on.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  reporters: [defaultReporter(), ...(countFile ? [countReporter(countFile)] : [])],
};

export default config;
