import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sound } from '../../local/openai/critics.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { type PlantedFiles, plant } from '../injections/attack.ts';
import { expectAdmitted, expectRefused, type Reviewed, reviewedChange } from './forgeries.ts';
import { copyOf, type History } from './reviews.ts';

const codex = await realCodex();

let at: Reviewed;
beforeAll(async () => {
  if (codex) at = await reviewedChange();
});
afterAll(() => at?.stack.close());

const expectControl = async () => expectAdmitted(await at.judged(at.approved));

describe.skipIf(!codex)('the gate', () => {
  test('admits what was reviewed, before all the forgeries', expectControl);

  describe('refuses what is not what was reviewed:', () => {
    /** On top of what was reviewed, checked out. */
    const withCommit = (files: PlantedFiles): History => {
      const copy = copyOf(at.project);
      copy.git('checkout', '--quiet', '--force', plant(copy.workspace, 'change', files, 'forged'));
      return copy;
    };
    const others = /The verdict is of other changes \([0-9a-f]{12}…\) than those that are about to run/;
    const evil: PlantedFiles = [['src/index.ts', 'export default { fetch: () => new Response("evil") };\n']];

    test.each<[string, PlantedFiles, RegExp]>([
      ['another content, committed after the review', evil, others],
      [
        'a file that is a symbolic link of the same content',
        [['src/target', { link: 'src/index.ts' }]],
        /src\/target was treated as another kind/,
      ],
      [
        'a symbolic link that is a file of the same content',
        [['src/link', 'src/index.ts']],
        /src\/link was treated as another kind/,
      ],
      [
        'a file that can be executed',
        [['migrations/0002_add.sql', { executable: 'CREATE TABLE a (b INTEGER);\n' }]],
        others,
      ],
      ['a submodule elsewhere', [['vendor/tool', { submodule: '6'.repeat(40) }]], others],
      [
        'another name',
        [
          ['src/target', null],
          ['src/renamed', 'src/index.ts'],
        ],
        /src\/renamed is not in the coverage\. src\/target is in the coverage, and was not changed/,
      ],
      ['an empty file more', [['src/empty', '']], /src\/empty is not in the coverage/],
      [
        'a name that is decomposed',
        [
          ['src/caf\u00e9.ts', null],
          ['src/cafe\u0301.ts', 'export {};\n'],
        ],
        /cafe\u0301\.ts is not in the cov/,
      ],
      ['a name in another case more', [['src/INDEX.ts', 'evil();\n']], /src\/INDEX\.ts is not in the coverage/],
      ['a name turned around more', [['src/\u202exedni.ts', 'evil();\n']], /xedni\.ts is not in the coverage/],
      ['a name with a space behind more', [['src/index.ts ', 'evil();\n']], /src\/index\.ts {2}is not in the coverage/],
      [
        'a name in quotation marks more',
        [['"src/index.ts"', 'evil();\n']],
        /"\\"src\/index\.ts\\"" is not in the coverage/,
      ],
      ['a name with a line break more', [['src/index.ts\n', 'evil();\n']], /src\/index\.ts%0A is not in the coverage/],
      [
        'attributes that hide everything',
        [['.gitattributes', '* -diff linguist-generated\n']],
        /\.gitattributes is not in the cov/,
      ],
      [
        'a program in the place of the waivers',
        [['.github/voygent-waivers.yml', { executable: '#!/bin/sh\n' }]],
        others,
      ],
      ['a link in the place of the waivers', [['.github/voygent-waivers.yml', { link: '../src/index.ts' }]], others],
    ])('%s', async (_, files, message) => expectRefused(await at.judged(at.approved, {}, withCommit(files)), message));

    test('a head that the working tree and the index do not show', async () => {
      const copy = copyOf(at.project);
      plant(copy.workspace, 'change', evil, 'forged');
      copy.git('update-ref', 'refs/heads/change', 'refs/heads/forged');
      copy.git('config', 'core.worktree', at.project.workspace);
      expectRefused(await at.judged(at.approved, {}, copy), others);
    });

    test('a head in whose place git shows another: replaced, grafted, by attributes', async () => {
      const copy = withCommit(evil);
      const [head = '', tree = '', blob = ''] = ['', '^{tree}', ':src/index.ts'].map((part) =>
        copy.git('rev-parse', `forged${part}`),
      );
      copy.git('replace', blob, copy.git('rev-parse', 'change:src/index.ts'));
      copy.git('replace', tree, copy.git('rev-parse', 'change^{tree}'));
      copy.git('replace', head, copy.git('rev-parse', 'change'));
      writeFileSync(join(copy.workspace, '.git/info/grafts'), `${head} ${at.base}\n`);
      writeFileSync(join(copy.workspace, '.git/info/attributes'), '* -diff linguist-generated\n');
      expect(copy.git('diff', '--stat', 'change', 'forged')).toBe('');
      expectRefused(await at.judged(at.approved, {}, copy), others);
    });

    test('more than was compared, as the base is another', async () => {
      expectRefused(await at.judged(at.approved, { inputs: { base: 'empty' } }), others);
      expectRefused(await at.judged(at.approved, { inputs: { base: 'change' } }), others);
    });
  });

  describe('refuses other terms than those of the default branch:', () => {
    const lax = 'version: 1\nreview: { model: gpt-5.5, effort: medium, exclude: ["**"] }\n';
    const laxOn = (copy: History, ref: string) =>
      copy.git('update-ref', ref, plant(copy.workspace, at.base, [['.github/voygent.yml', lax]], 'lax'));
    const byBranch = async () => {
      laxOn(at.project, 'refs/heads/terms');
      return at.verdictBy(sound.silent, { 'policy-ref': 'terms' });
    };

    test('those of a branch, which the review was told to go by', async () => {
      expectRefused(await at.judged(await byBranch()), /went by another policy: constitution, excluded differ/);
    });

    test('those of a branch that is called as the default branch is', async () => {
      const copy = copyOf(at.project);
      for (const ref of ['refs/heads/refs/remotes/origin/main', 'refs/heads/origin/main', 'refs/tags/main'])
        laxOn(copy, ref);
      expectRefused(await at.judged(await byBranch(), {}, copy), /went by another policy/);
    });

    test('those of before the constitution was changed', async () => {
      const copy = copyOf(at.project);
      copy.setDefaultBranch(plant(copy.workspace, at.base, [['docs/constitution.md', '# Another\n']], 'main'));
      expectRefused(await at.judged(at.approved, {}, copy), /went by another policy: constitution differ/);
    });
  });

  describe('refuses a waiver', () => {
    const waiversFile = '.github/voygent-waivers.yml';
    const written = (more: Record<string, string> = {}) => {
      const { subject, predicate }: Verdict = JSON.parse(at.rejected.toString());
      const waiver = {
        finding: predicate.findings.find(({ severity }) => severity === 'HIGH')?.id,
        changes: subject[0].digest.sha256,
        approver: 'hubot',
        reason: 'It is only a sample.',
        expires: '2999-12-31',
        ...more,
      };
      return JSON.stringify({ version: 1, waivers: [waiver] });
    };
    /** On the default branch, as a pull request by an author brought it, which hubot has at.approved. */
    const onDefaultBranch = (author: string, more: Record<string, string> = {}) => {
      const copy = copyOf(at.project);
      copy.setDefaultBranch(plant(copy.workspace, at.base, [[waiversFile, written(more)]], 'main'));
      const head = 'b'.repeat(40);
      const approval = { user: 'hubot', state: 'APPROVED' as const, commit_id: head };
      const merged = copy.git('rev-parse', 'main');
      at.stack.github.openPullRequest('Waive', { author, head, merged_as: merged, reviews: [approval] });
      return copy;
    };

    test('only where it does not count', async () => {
      const gate = await at.judged(at.rejected, {}, onDefaultBranch('octocat'));
      expectAdmitted(gate);
    });

    test.each<[string, () => History, RegExp]>([
      [
        'on the branch that it is for',
        () => {
          const copy = copyOf(at.project);
          copy.git('checkout', '--quiet', plant(copy.workspace, 'change', [[waiversFile, written()]], 'waived'));
          return copy;
        },
        /HIGH: src\/index\.ts:1: Something is wrong\. Nothing was done/,
      ],
      ['by whom its pull request is', () => onDefaultBranch('hubot', { reason: 'My own work.' }), /which hubot opened/],
      ['that has expired', () => onDefaultBranch('octocat', { expires: '2026-01-01' }), /it expired on 2026-01-01/],
      ['for other changes', () => onDefaultBranch('octocat', { changes: '0'.repeat(64) }), /it is for other changes/],
      [
        'by somebody who may not',
        () => onDefaultBranch('octocat', { approver: 'mallory' }),
        /it is by mallory, who is not among `review\.approvers`/,
      ],
      [
        'for another finding',
        () => onDefaultBranch('octocat', { finding: '0'.repeat(16) }),
        /HIGH: src\/index\.ts:1: /,
      ],
    ])('%s', async (_, waived, message) => expectRefused(await at.judged(at.rejected, {}, waived()), message));

    test('of a ref that was asked for', async () => {
      const inputs = { 'policy-ref': 'main' };
      const gate = await at.judged(
        at.rejected,
        { inputs },
        onDefaultBranch('octocat', { reason: 'As it was asked for.' }),
      );
      expectRefused(gate, /With `policy-ref` no waiver can be judged/);
    });
  });

  test('admits what was reviewed, after all of them', expectControl);
});
