/** `npm run local`: the local stack, until it is stopped. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startStack, writeEnv } from './stack.ts';

const usage = `npm run local -- [--port-base N] [--state DIR] [--faults FILE]
  --port-base N   the first of six ports in a row (default 8790; 0 takes any free ones)
  --state DIR     where everything is kept (default .local/state)
  --faults FILE   fault rules as JSON, read again whenever the file changes`;

async function main(): Promise<void> {
  const options = parseOptions();
  const envFile = resolve('.local/env');
  // An old file would promise a stack that is not there.
  rmSync(envFile, { force: true });
  const stack = await startStack(options);
  mkdirSync(dirname(envFile), { recursive: true });
  writeEnv(envFile, stack.env);
  console.log(`The local stack is up, with its state in ${options.stateDir}. Clients find it with:

  set -a; . ${join('.local', 'env')}; set +a

  Cloudflare   ${stack.env['CLOUDFLARE_API_BASE_URL']}
  Workers      ${stack.env['WORKERS_DEV_URL']}   (Host: <worker>.${stack.cloudflare.subdomain}.workers.dev)
  GitHub       ${stack.env['GITHUB_API_URL']}
  Artifacts    ${stack.env['ACTIONS_RESULTS_URL']}
  OpenAI       ${stack.env['OPENAI_BASE_URL']}   (a critic by script)

Stop it with Ctrl-C.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      rmSync(envFile, { force: true });
      void stack.close().then(() => process.exit(0));
    });
  }
}

function parseOptions(): { portBase: number; stateDir: string; faultsFile?: string } {
  const { values } = parseArgs({
    options: {
      'port-base': { type: 'string', default: '8790' },
      state: { type: 'string', default: '.local/state' },
      faults: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const portBase = Number(values['port-base']);
  if (values.help || !Number.isInteger(portBase) || portBase < 0 || portBase > 65_000) {
    console.log(usage);
    process.exit(values.help ? 0 : 2);
  }
  const stateDir = resolve(values.state);
  return { portBase, stateDir, ...(values.faults === undefined ? {} : { faultsFile: resolve(values.faults) }) };
}

await main();
