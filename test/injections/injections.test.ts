import { expect, test } from 'vitest';
import { testRepository } from '../../src/git/repository.fixture.ts';
import { openRepository } from '../../src/git/repository.ts';
import { coverageOf } from '../../src/review/coverage.ts';
import { packChunks } from '../../src/review/pack.ts';
import { promptOf } from '../../src/review/prompt.ts';
import { isShown } from '../../src/subject/classify.ts';
import { findInvisible } from '../../src/subject/invisible.ts';
import { readSubject } from '../../src/subject/subject.ts';
import { type Attack, plant } from './attack.ts';
import { names } from './names.ts';
import { readPrompt } from './prompt.ts';
import { repositoryInstructions } from './repository-instructions.ts';
import { longLine, texts } from './texts.ts';

const attacks: readonly Attack[] = [...repositoryInstructions, ...texts, longLine, ...names];
const made = testRepository();
made.write({ 'src/index.ts': 'export {};\n' });
const base = made.commit();

test('no two attacks are taken for one another', () => {
  expect(attacks.length).toBeGreaterThan(50);
  expect(new Set(attacks.map(({ mark }) => mark)).size).toBe(attacks.length);
  const paths = attacks.flatMap(({ files }) => files.map(([path]) => path));
  expect(new Set(paths).size).toBe(paths.length);
});

test.each(attacks.map((one, index) => [one.name, one, index] as const))(
  'all of «%s» is shown, within fences and in the list of files',
  async (_, one, index) => {
    const head = made.git('rev-parse', plant(made.folder, base, one.files, `attack-${index}`));
    await using repository = await openRepository(made.context);
    const subject = await readSubject(repository, { base, head });
    expect(subject.files.filter((file) => !isShown(file.class))).toEqual([]);
    expect(subject.files).toHaveLength(one.files.length);
    const chunks = packChunks(subject);
    coverageOf(subject, chunks);
    for (const chunk of chunks) {
      const prompt = promptOf(chunk);
      const { paths, files } = readPrompt(prompt);
      expect(files.map(({ header }) => header['path'])).toEqual(chunk.files.map(({ path }) => path));
      expect(paths).toEqual([...new Set(chunk.files.map(({ path }) => path))]);
      expect(findInvisible(prompt)).toEqual([]);
    }
  },
);
