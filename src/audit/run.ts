import { defaultConfigPath, readSettings, type Settings } from '../project/settings.ts';
import { inside, kindOf, relative } from '../project/source.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { annotate } from './annotate.ts';
import { readAudited } from './audited.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { listCheckout } from './checkout.ts';
import type { contract } from './contract.ts';
import { countsOf, outputOf, writeReport } from './documents.ts';
import { type Finding, inOrder } from './finding.ts';
import { type Judgement, judge, judgeFiles } from './judgement.ts';
import { placeText } from './place-text.ts';
import { askQuestions } from './questions.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';

type Inputs = InputsOf<typeof contract>;

interface Places {
  workspace: string;
  root: string;
}

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const places = await placesOf(inputs, context);
  const settings = await readSettings(places.workspace, places.root, inputs.config ?? defaultConfigPath);
  const judgement = await judgementOf(inputs, places, settings, context);
  const written = inputs['write-baseline'] ? await keepBaseline(inputs, places, judgement) : undefined;
  const files = await writeReport(judgement, context);
  report(judgement, written, context.summary);
  annotate(judgement, context.events);
  const outputs = {
    findings: outputOf(judgement),
    counts: countsOf(judgement),
    'not-looked-at': [...judgement.unasked],
    ...files,
  };
  const error = written === undefined ? refusalOf(judgement) : undefined;
  return { status: error?.status ?? 'passed', outputs, ...(error ? { error } : {}) };
}

async function placesOf(inputs: Inputs, { runner: { workspace } }: Context): Promise<Places> {
  const written = inputs['working-directory'] ?? '.';
  const root = await inside(workspace, workspace, written, {
    what: 'the input `working-directory`',
    code: 'input-invalid',
  });
  if ((await kindOf(root)) === 'directory') return { workspace, root };
  throw new ActionError('input-invalid', `The input \`working-directory\` is \`${written}\`, which is no directory.`, {
    hint: 'Write a path relative to the root of the repository. Is it checked out?',
  });
}

async function judgementOf(
  inputs: Inputs,
  { workspace, root }: Places,
  settings: Settings | undefined,
  context: Context,
): Promise<Judgement> {
  const audit = settings?.value.audit;
  const baseline = await knownOf(inputs, { workspace, root });
  const checkout = await listCheckout({ workspace, root, exclude: audit?.exclude ?? [] }, context);
  const folder = relative(workspace, root);
  const audited = await readAudited(checkout, folder === '.' ? '' : folder, settings, inputs.environment);
  const told = await judgeFiles(rules, audited);
  const answers = await askQuestions(rules, audited, inputs, context);
  return judge(told, {
    settings,
    failOn: inputs['fail-on'] ?? audit?.['fail-on'] ?? 'high',
    baseline,
    answers,
    cut: checkout.cut,
    now: context.clock.now(),
  });
}

async function knownOf(inputs: Inputs, { workspace, root }: Places): Promise<ReadonlySet<string>> {
  const { baseline } = inputs;
  if (inputs['write-baseline'] && baseline === undefined)
    throw new ActionError('input-invalid', '`write-baseline` needs `baseline`: the path that is written.', {
      hint: 'Such as `baseline: .github/voygent-audit.json`. Nothing was done.',
    });
  return baseline === undefined || inputs['write-baseline'] ? new Set() : readBaseline(workspace, root, baseline);
}

async function keepBaseline({ baseline }: Inputs, { workspace, root }: Places, { open }: Judgement): Promise<string> {
  return writeBaseline(workspace, root, baseline ?? '', inOrder(open));
}

function refusalOf({ failing, expired, failOn }: Judgement): ActionError | undefined {
  const [first] = failing;
  const problems = [
    ...(first
      ? [`${inWords(failing)}, the first: ${placeText(first.location)}: ${first.message} (${first.rule})`]
      : []),
    ...expired.map(({ message }) => message),
  ];
  if (problems.length === 0) return undefined;
  const location = first?.location ?? expired[0]?.location;
  return new ActionError('audit-refused', problems.join(' '), {
    hint: first
      ? `${first.fix} Every finding is in the summary; what is accepted needs a waiver with reason, owner and expiry under \`audit.waivers\` in .github/voygent.yml. Findings below \`fail-on: ${failOn}\` do not fail.`
      : 'Repair what they accepted and take them out, or have their owner renew them.',
    ...(location && location.file !== '' ? { location } : {}),
  });
}

/** `2 findings fail (1 HIGH, 1 LOW)` */
function inWords(failing: readonly Finding[]): string {
  const bySeverity = Map.groupBy(failing, ({ severity }) => severity);
  const parts = [...bySeverity].map(([severity, group]) => `${group.length} ${severity}`);
  return `${count(failing.length, 'finding')} ${failing.length === 1 ? 'fails' : 'fail'} the audit (${parts.join(', ')})`;
}
