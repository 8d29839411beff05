import type { From } from 'dockerfile-ast';
import type { Dockerfile } from '../audited.ts';
import { ofService, servicesOf } from '../blueprint.ts';
import { lastStage, placeOf } from '../dockerfile.ts';
import { quoted } from '../place-text.ts';
import type { Rule, Told } from '../rule.ts';
import { mapping } from '../yaml-walk.ts';

export const imageNotPinned: Rule = {
  id: 'VA021',
  name: 'image-not-pinned',
  severity: 'MEDIUM',
  about: 'An image has no version, or what runs in it is root.',
  why: 'A release is what was reviewed, and not what `latest` has become since; the way back builds something else than what ran. What breaks out of a process of root is root.',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  fix: 'Name a version, at best with its digest: `image:1.2.3@sha256:…`.',
  judge: ({ dockerfiles, blueprints }) => [
    ...dockerfiles.flatMap((one) => [...bases(one), ...asRoot(one)]),
    ...blueprints.flatMap(servicesOf).flatMap((service) => {
      const url = mapping(service.value['image'])['url'];
      return typeof url === 'string' && isMovable(url)
        ? [
            {
              ...ofService(service, 'image', ['image', 'url']),
              message: `${service.name} runs ${quoted(url)}, which has no version.`,
            },
          ]
        : [];
    }),
  ],
};

function bases(dockerfile: Dockerfile): Told[] {
  const froms = dockerfile.tree.getFROMs();
  return froms
    .filter((from, index) => !isStage(from, froms.slice(0, index)) && isMovable(from.getImage() ?? 'scratch'))
    .map((from) => ({
      file: dockerfile.file,
      place: () => placeOf(dockerfile, from.getImageRange() ?? from.getRange()),
      key: from.getImage() ?? '',
      message: `${quoted(from.getImage())} has no version: what is built tomorrow is another image.`,
    }));
}

function isStage(from: From, before: readonly From[]): boolean {
  return before.some(
    (one) => one.getBuildStage() !== null && one.getBuildStage()?.toLowerCase() === from.getImage()?.toLowerCase(),
  );
}

/** Of what an argument names nothing is known. */
function isMovable(image: string): boolean {
  if (image === 'scratch' || image.includes('$') || image.includes('@sha256:')) return false;
  const [, tag] = /:([\w][\w.-]*)$/.exec(image) ?? [];
  return tag === undefined || /^(?:latest|main|master|stable|edge|nightly|dev|lts)$/.test(tag);
}

function asRoot(dockerfile: Dockerfile): Told[] {
  const { from, instructions } = lastStage(dockerfile);
  if (!from || from.getImage() === 'scratch' || /nonroot|distroless|(?:^|\/)mongo/.test(from.getImage() ?? ''))
    return [];
  const user = instructions.findLast((one) => one.getKeyword() === 'USER');
  const name = user?.getArgumentsContent()?.trim();
  if (name !== undefined && !/^(?:root|0)(?::|$)/.test(name)) return [];
  return [
    {
      file: dockerfile.file,
      place: () => placeOf(dockerfile, (user ?? from).getRange()),
      key: 'root',
      severity: 'LOW',
      message: user
        ? 'What runs in the image is root.'
        : 'The image says no USER: what runs in it is root, unless its base says otherwise.',
      fix: 'Write `USER node`, or another that the image has, before CMD.',
    },
  ];
}
