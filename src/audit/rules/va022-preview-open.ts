import type { Rule, Told } from '../rule.ts';
import type { AuditedSection, AuditedWorker } from '../wrangler.ts';
import { patchSetting } from '../wrangler-patch.ts';

export const previewOpen: Rule = {
  id: 'VA022',
  name: 'preview-open',
  severity: 'LOW',
  about: 'Every version that is uploaded has a public address, with the data of production behind it.',
  why: 'A preview address uses the bindings of the environment: code that was not promoted yet, or was taken back, still reads and writes its database.',
  sources: ['https://developers.cloudflare.com/workers/configuration/previews/'],
  fix: 'Write `"preview_urls": false`. `deploy` proves a version at 0 % of the traffic, and needs no preview address.',
  judge: ({ workers }) => workers.flatMap(judge),
};

function judge(worker: AuditedWorker): Told[] {
  const open = worker.sections.filter(isOpen);
  const [first] = open;
  if (!first) return [];
  const found = first.read('preview_urls');
  return [
    {
      file: worker.file,
      place: found ? () => worker.config.document.at(found.path) : first.at,
      key: 'preview_urls',
      message: `Versions of ${open
        .map(({ label }) => label)
        .slice(0, 5)
        .join(', ')} are public at their preview addresses, with their database.`,
      patch: () => patchSetting(worker, found?.path ?? ['preview_urls'], false),
    },
  ];
}

/** Without a word they are as `workers_dev` is: wrangler 4, `preview_urls`. */
function isOpen({ config: { section } }: AuditedSection): boolean {
  if ((section.d1_databases ?? []).length === 0) return false;
  const hasRoutes = section.route !== undefined || (section.routes ?? []).length > 0;
  return section.preview_urls ?? section.workers_dev ?? !hasRoutes;
}
