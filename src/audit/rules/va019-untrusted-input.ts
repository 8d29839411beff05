import { valueAt } from '../../project/positions.ts';
import { isCheckout, isPrivileged } from '../../rules/target-checkout.ts';
import type { YamlFile } from '../audited.ts';
import { quoted } from '../place-text.ts';
import type { Rule, Told } from '../rule.ts';
import { scalars } from '../yaml-walk.ts';

export const untrustedInput: Rule = {
  id: 'VA019',
  name: 'untrusted-input',
  severity: 'HIGH',
  about: 'A workflow runs what somebody else has written: their code with its secrets, or their text as a command.',
  why: 'Anybody who opens a pull request or an issue then runs commands with the secrets and the token of the job.',
  sources: [
    'https://docs.github.com/en/actions/reference/security/secure-use#understanding-the-risk-of-script-injections',
    'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
  ],
  fix: 'Give the text to the script by `env:`, and write "$NAME" in it; use `pull_request` for code of others, or read it as data.',
  judge: ({ workflows, actions }) => [
    ...workflows.flatMap(checkouts),
    ...[...workflows, ...actions].flatMap(injections),
  ],
};

function checkouts({ file, document }: YamlFile): Told[] {
  if (!isPrivileged(valueAt(document.value, ['on']))) return [];
  return [...scalars(document.value)].filter(isCheckout).map(({ path, value }) => ({
    file,
    place: () => document.at(path),
    key: `checkout ${path.join('.')}`,
    message: `A workflow with secrets checks out what a pull request brings: ${quoted(value.split('\n')[0])}.`,
    fix: 'Use `pull_request`, or fetch the content and read it as data, without a checkout.',
  }));
}

// What people outside can write: docs.github.com, «Script injections», untrusted input.
const ofOthers =
  /\$\{\{(?:(?!\}\})[\s\S]){0,300}?\bgithub\s*\.\s*(?:head_ref|event\s*\.\s*(?:issue\s*\.\s*(?:title|body)|pull_request\s*\.\s*(?:title|body|head\s*\.\s*(?:ref|label|repo\s*\.\s*default_branch))|(?:comment|review|review_comment|discussion)\s*\.\s*(?:body|title)|discussion\s*\.\s*(?:title|body)|pages\b|head_commit\s*\.\s*(?:message|author)|commits\b|workflow_run\s*\.\s*(?:head_branch|head_commit|display_title)))/;

function injections({ file, document }: YamlFile): Told[] {
  return [...scalars(document.value)]
    .filter(({ key, value, path }) => isScript(key, path) && ofOthers.test(value))
    .map(({ value, path }) => ({
      file,
      place: () => document.at(path),
      key: `injection ${path.join('.')}`,
      message: `A text that others write becomes a part of this script: ${quoted(ofOthers.exec(value)?.[0].replace(/^\$\{\{\s*/, ''))}.`,
    }));
}

/** `run` of a step, and the script of actions/github-script. */
function isScript(key: string, path: readonly PropertyKey[]): boolean {
  return (key === 'run' && path.at(-3) === 'steps') || (key === 'script' && path.at(-2) === 'with');
}
