import { connectCloudflare } from '../cloudflare/client.ts';
import { parseChecks, type SmokeCheck } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import { defaultConfigPath } from '../project/settings.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { runChecks } from './checks.ts';
import type { contract } from './contract.ts';
import { checksOrDefault } from './default-check.ts';
import { failureOf, reportChecks, type SmokeResult, writeReport } from './report.ts';
import { workerUrl } from './url.ts';

type Inputs = InputsOf<typeof contract>;

/** An address and what is expected of it. */
interface Target {
  url: URL;
  checks: readonly SmokeCheck[];
}

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const targets = await targetsOf(inputs, context);
  const results: SmokeResult[] = [];
  for (const { url, checks } of targets) {
    context.events.info('smoke.started', `Checking ${url.href}`);
    results.push({
      url: url.href,
      results: await runChecks(checks, { base: url, headers: {} }, checkRun(inputs.wait, context)),
    });
  }
  context.summary.heading('Smoke test', 3);
  for (const result of results) reportChecks(result, context.summary);
  const error = failureOf(results);
  return {
    status: error ? 'failed' : 'passed',
    outputs: {
      failures: results.flatMap((result) =>
        result.results.filter(({ passed }) => !passed).map(({ name, problems }) => ({ check: name, problems })),
      ),
      report: await writeReport(results, context),
    },
    ...(error ? { error } : {}),
  };
}

function checkRun(waitMs: number, context: Context) {
  const network = { workersDevUrl: context.runner.workersDevUrl, signal: context.signal };
  return { network, events: context.events.step('smoke'), clock: context.clock, waitMs };
}

async function targetsOf(inputs: Inputs, context: Context): Promise<Target[]> {
  const inline = await parseChecks(inputs.checks ?? '', 'input checks');
  // With an address and its checks there is nothing to ask the project for.
  if (inputs.url !== undefined && inline.length > 0) return [{ url: parseUrl(inputs.url), checks: inline }];
  if (inputs.url !== undefined)
    return [{ url: parseUrl(inputs.url), checks: checksOrDefault(await configuredChecks(inputs, context)) }];
  const cloudflare = await connectCloudflare(inputs, context);
  const project = await projectFromInputs(inputs, context);
  return Promise.all(
    project.workers.map(async (worker) => ({
      url: await workerUrl(worker, cloudflare),
      checks: checksOrDefault(inline.length > 0 ? inline : worker.smoke),
    })),
  );
}

/** The checks of the one Worker that is meant; a repository without a wrangler configuration has none. */
async function configuredChecks(inputs: Inputs, context: Context): Promise<SmokeCheck[]> {
  try {
    const { workers } = await projectFromInputs(inputs, context);
    if (workers.length === 1) return workers[0]?.smoke ?? [];
    throw new ActionError(
      'config-ambiguous',
      `The input \`url\` is one address, and the project has ${workers.length} Workers.`,
      {
        hint: 'Say with `worker` whose checks are meant, or give `checks`.',
      },
    );
  } catch (error) {
    if (!isWithoutProject(error, inputs)) throw error;
    context.events.info('smoke.default', `${error.message} The default check is used.`);
    return [];
  }
}

/** Nothing was named that is not there, and what is there is not called wrongly: there is just no project. */
function isWithoutProject(error: unknown, inputs: Inputs): error is ActionError {
  const named = inputs['wrangler-config'] ?? inputs.worker;
  const isDefault = inputs.config === undefined || inputs.config === defaultConfigPath;
  return (
    error instanceof ActionError &&
    error.code === 'config-not-found' &&
    error.location === undefined &&
    named === undefined &&
    isDefault
  );
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.username || url.password)) {
    throw new ActionError('input-invalid', 'The input `url` has a user name or a password in it.', {
      hint: 'It would stand in the log. Send it in a header of the checks: `headers: { authorization: "Basic …" }`.',
    });
  }
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new ActionError('input-invalid', `The input \`url\` is \`${text}\`, which is no http or https address.`, {
    hint: 'Write it whole: `https://trips.example.com`.',
  });
}
