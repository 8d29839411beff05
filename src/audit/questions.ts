import { connectCloudflare } from '../cloudflare/client.ts';
import { connectGitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Audited } from './audited.ts';
import type { contract } from './contract.ts';
import type { Question, Rule, Services, Told } from './rule.ts';

/** What was not looked at, and why. */
export interface Unasked {
  rule: string;
  what: string;
  why: string;
}

export interface Answers {
  told: { rule: Rule; told: Told[] }[];
  unasked: Unasked[];
  /** What rules said of the files and services know better. */
  settled: { rule: string; file: string; key: string }[];
}

/** Asks what can be asked with the tokens that are given. No failure of a service ends the audit: it is said. */
export async function askQuestions(
  rules: readonly Rule[],
  audited: Audited,
  inputs: InputsOf<typeof contract>,
  context: Context,
): Promise<Answers> {
  const answers: Answers = { told: [], unasked: [], settled: [] };
  const connections = connectionsOf(inputs, context);
  for (const rule of rules)
    for (const question of rule.questions ?? []) {
      if (!question.applies(audited)) continue;
      const skip = (what: string, why: string) => void answers.unasked.push({ rule: rule.id, what, why });
      const settle = ({ file, key }: Pick<Told, 'file' | 'key'>) =>
        void answers.settled.push({ rule: rule.id, file, key });
      const services = { ...connections, now: context.clock.now(), skip, settle };
      const told = await answerOf(question, audited, services);
      if (told.length > 0) answers.told.push({ rule, told });
    }
  return answers;
}

async function answerOf(question: Question, audited: Audited, services: Services): Promise<Told[]> {
  try {
    return await question.ask(audited, services);
  } catch (thrown) {
    const error = toActionError(thrown);
    if (error.code === 'cancelled' || error.code === 'internal') throw error;
    services.skip(question.what, error.message.replace(/ Nothing was done\.$/, ''));
    return [];
  }
}

/** Connects when something is asked, and once. */
function connectionsOf(inputs: InputsOf<typeof contract>, context: Context): Pick<Services, 'cloudflare' | 'github'> {
  const cloudflare = once(() => {
    if (inputs['cloudflare-api-token'] === undefined) throw missing('cloudflare-api-token');
    return connectCloudflare(inputs, context);
  });
  const github = once(() => {
    if (inputs['github-token'] === undefined) throw missing('github-token');
    return connectGitHub(inputs['github-token'], context, 'look at workflows and snapshots', 'actions: read');
  });
  return { cloudflare, github };
}

function missing(input: string): ActionError {
  return new ActionError('input-invalid', `The input \`${input}\` is not given.`);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return async () => {
    result ??= Promise.resolve().then(work);
    return result;
  };
}
