import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { connectGitHub } from '../github/client.ts';
import { issuesPermission } from '../github/sticky-issue.ts';
import type { NoticeKind, NotifySettings } from '../project/notify-settings.ts';
import { defaultConfigPath, readSettings } from '../project/settings.ts';
import type { Context } from '../runtime/context.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { type ActionError, toActionError } from '../runtime/errors.ts';
import type { Status } from '../runtime/status.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { healthchecksEnd, healthchecksStart } from './healthchecks.ts';
import { type IssueOutcome, tellIssue } from './issue.ts';
import type { Notice, Subject } from './notice.ts';
import { type Message, post } from './post.ts';
import { sentryEnd, sentryStart } from './sentry.ts';
import { slackMessage } from './slack.ts';

/** What is told of, by the mode of an action; nobody is told of the others, such as a plan. */
export type KindsByMode = Readonly<Partial<Record<string, NoticeKind>>>;

/** The inputs by which it is known what a run is, and where its configuration lies. */
export interface AnnouncedInputs {
  mode: string;
  environment: string | undefined;
  config: string | undefined;
  'working-directory': string | undefined;
  'github-token': string | undefined;
}

export interface Ended {
  status: Status;
  error?: ActionError;
}

const beginMs = 5_000;
const endMs = 20_000;
/** The runner kills a cancelled step after ten seconds, and some of them have gone by. */
const cancelledMs = 3_000;

/**
 * The same run, told of at its beginning and at its end, as voygent.yml asks for. Whoever cannot be told is told of in a
 * warning: the result is never another.
 */
export function announced<Inputs extends AnnouncedInputs, R extends Ended>(
  run: (inputs: Inputs, context: Context) => Promise<R>,
  kinds: KindsByMode,
): (inputs: Inputs, context: Context) => Promise<R> {
  return async (inputs, context) => {
    const kind = kinds[inputs.mode];
    const announcer = kind && (await announcerOf(kind, inputs, context));
    if (!announcer) return run(inputs, context);
    await announcer.begin();
    try {
      const result = await run(inputs, context);
      await announcer.end(result);
      return result;
    } catch (thrown) {
      const error = toActionError(thrown);
      await announcer.end({ status: error.status, error });
      throw thrown;
    }
  };
}

async function announcerOf(
  kind: NoticeKind,
  inputs: AnnouncedInputs,
  context: Context,
): Promise<Announcer | undefined> {
  // A pull request's run changes nothing, and a fork's may not write.
  if (context.runner.eventName?.startsWith('pull_request')) return undefined;
  const settings = await settingsOf(inputs, context);
  if (!settings) return undefined;
  const subject = {
    kind,
    environment: inputs.environment ?? 'default',
    runUrl: context.runner.runUrl,
    id: randomUUID(),
  };
  return new Announcer(subject, settings, inputs['github-token'], context);
}

/** A configuration that cannot be read is the run's to tell. */
async function settingsOf(inputs: AnnouncedInputs, { runner }: Context): Promise<NotifySettings | undefined> {
  try {
    const root = resolve(runner.workspace, inputs['working-directory'] ?? '.');
    return (await readSettings(runner.workspace, root, inputs.config ?? defaultConfigPath))?.value.notify;
  } catch {
    return undefined;
  }
}

class Announcer {
  readonly #subject: Subject;
  readonly #settings: NotifySettings;
  readonly #token: string | undefined;
  readonly #context: Context;
  readonly #addresses: Addresses;

  constructor(subject: Subject, settings: NotifySettings, token: string | undefined, context: Context) {
    this.#subject = subject;
    this.#settings = settings;
    this.#token = token;
    this.#context = context;
    this.#addresses = addressesOf(settings, subject.kind, context);
  }

  async begin(): Promise<void> {
    const { healthchecks, sentry } = this.#addresses;
    await Promise.all([
      this.#send('healthchecks', healthchecks && healthchecksStart(healthchecks, this.#subject), beginMs),
      this.#send('sentry', sentry && sentryStart(sentry, this.#subject), beginMs),
    ]);
  }

  async end({ status, error }: Ended): Promise<void> {
    const { secrets, signal } = this.#context;
    const notice: Notice = {
      ...this.#subject,
      status,
      ...(error ? { code: error.code, message: secrets.redact(error.message) } : {}),
      ...(error?.hint === undefined ? {} : { hint: secrets.redact(error.hint) }),
    };
    const limitMs = signal.aborted ? cancelledMs : endMs;
    const { slack, healthchecks, sentry } = this.#addresses;
    await Promise.all([
      this.#send('healthchecks', healthchecks && healthchecksEnd(healthchecks, notice), limitMs),
      this.#send('sentry', sentry && sentryEnd(sentry, notice), limitMs),
      this.#tellPeople(slack, notice, limitMs),
    ]);
  }

  /** Of a success people are told where there was a failure, which the issue knows. */
  async #tellPeople(slack: URL | undefined, notice: Notice, limitMs: number): Promise<void> {
    const issue = this.#settings.issue ? this.#tellIssue(notice, limitMs) : Promise.resolve('none' as const);
    if (notice.status === 'passed' && (await issue) !== 'closed') return;
    await Promise.all([issue, this.#send('slack', slack && slackMessage(slack, notice), limitMs)]);
  }

  async #tellIssue(notice: Notice, limitMs: number): Promise<IssueOutcome> {
    const { events, clock } = this.#context;
    try {
      const outcome = await this.#within('The issue', limitMs, async (signal) => {
        const github = await connectGitHub(this.#token, this.#context, 'tell of this in an issue', issuesPermission);
        return tellIssue(github.withSignal(signal), notice, clock.now());
      });
      if (outcome !== 'none') events.info(`notify.issue-${outcome}`, `The issue that tells of it was ${outcome}.`);
      return outcome;
    } catch (thrown) {
      const { message, hint = '' } = toActionError(thrown);
      events.warning(
        'notify.failed',
        `The issue that \`notify.issue\` asks for could not be written. ${message} ${hint} The result of the run is the same.`,
      );
      return 'none';
    }
  }

  async #send(service: keyof Addresses, message: Message | undefined, limitMs: number): Promise<void> {
    if (!message) return;
    const { events, secrets } = this.#context;
    try {
      await this.#within(service, limitMs, (signal) => post(message, signal));
      events.debug('notify.sent', { service });
    } catch (thrown) {
      const reason = secrets.redact(thrown instanceof Error ? thrown.message : String(thrown));
      events.warning(
        'notify.failed',
        `${service} could not be told: ${reason.replace(/\.?$/, '.')} The result of the run is the same.`,
        { service },
      );
    }
  }

  /** Also after a cancellation: then is when it matters. */
  #within<T>(what: string, milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withDeadline(what, milliseconds, new AbortController().signal, work);
  }
}
