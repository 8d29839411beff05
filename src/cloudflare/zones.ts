import type { BaseCloudflare } from 'cloudflare/client';
import { z } from 'zod';
import { type AttemptOptions, type Line, perform } from './call.ts';
import { isNotFound } from './errors.ts';

const Ruleset = z.looseObject({
  rules: z
    .array(z.looseObject({ enabled: z.boolean().optional() }))
    .nullish()
    .transform((rules) => rules ?? []),
});

/** The zones that the token sees: domains, with their rules. */
export class Zones {
  readonly #client: BaseCloudflare;
  readonly #line: Line;

  constructor(client: BaseCloudflare, line: Line) {
    this.#client = client;
    this.#line = line;
  }

  /**
   * How many rate limiting rules of a zone are switched on: developers.cloudflare.com/waf/rate-limiting-rules/create-api.
   * @param name such as `example.com`; `undefined` is the answer where the token sees no zone of that name
   * @throws CloudflareError
   */
  async rateLimitRules(name: string): Promise<number | undefined> {
    const zones = await this.#read(
      `look for the zone ${name}`,
      'Zone → Zone → Read',
      z.array(z.looseObject({ id: z.string(), name: z.string() })),
      (options) => this.#client.get(`/zones?name=${encodeURIComponent(name)}`, options).asResponse(),
    );
    const zone = zones.find((one) => one.name === name);
    if (!zone) return undefined;
    try {
      const { rules } = await this.#read(
        `read the rate limiting rules of ${name}`,
        'Zone → Zone WAF → Read',
        Ruleset,
        (options) =>
          this.#client
            .get(`/zones/${encodeURIComponent(zone.id)}/rulesets/phases/http_ratelimit/entrypoint`, options)
            .asResponse(),
      );
      return rules.filter(({ enabled }) => enabled !== false).length;
    } catch (error) {
      // A zone that never had such a rule has no ruleset for them.
      if (isNotFound(error)) return 0;
      throw error;
    }
  }

  #read<T>(
    what: string,
    permission: string,
    result: z.ZodType<T>,
    send: (options: AttemptOptions) => Promise<Response>,
  ): Promise<T> {
    return perform({ what, permission, idempotent: true, result, send }, this.#line);
  }
}
