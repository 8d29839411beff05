import { z } from 'zod';
import { parseBody } from '../api/body.ts';
import { success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import { type Workers, workerOf } from './workers.ts';

const ACCOUNT = '/accounts/:account/workers';
const SCRIPT = `${ACCOUNT}/scripts/:script/subdomain`;

const Body = z.object({ enabled: z.boolean(), previews_enabled: z.boolean().optional() });

/** The calls on workers.dev: the account's subdomain, and whether a Worker answers there. */
export function subdomainRoutes(workers: Workers, subdomain: string): Route[] {
  const find = (call: Call) => workers.find(call.param('script'));
  const set = async (call: Call, enabled: boolean, previewsEnabled: boolean) => {
    const { name } = find(call);
    const value = { enabled, previews_enabled: previewsEnabled };
    await workers.change((draft) => {
      workerOf(draft, name).subdomain = value;
    });
    return success(value);
  };
  return [
    reads('GET', `${ACCOUNT}/subdomain`, () => success({ subdomain })),
    reads('GET', SCRIPT, (call) => success(find(call).subdomain)),
    writes('POST', SCRIPT, (call) => {
      const { enabled, previews_enabled } = parseBody(Body, call);
      return set(call, enabled, previews_enabled ?? enabled);
    }),
    writes('DELETE', SCRIPT, (call) => set(call, false, false)),
    reads('GET', `${ACCOUNT}/workers/:script`, (call) => {
      const { tag, name, subdomain: state, createdOn, settings } = find(call);
      return success({ id: tag, name, subdomain: state, created_on: createdOn, tags: settings['tags'] ?? [] });
    }),
  ];
}
