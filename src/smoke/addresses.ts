import { Origin } from '../project/checks/fields.ts';
import { ActionError } from '../runtime/errors.ts';

/** The input `url`. @throws ActionError `input-invalid` */
export function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.username || url.password)) {
    throw new ActionError('input-invalid', 'The input `url` has a user name or a password in it.', {
      hint: 'It would stand in the log. Send it in a header of the checks: `headers: { authorization: "Basic …" }`.',
    });
  }
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new ActionError('input-invalid', `The input \`url\` is \`${text}\`, which is no http or https address.`, {
    hint: 'Write it whole: `https://trips.example.com`.',
  });
}

/** The input `origin`. @throws ActionError `input-invalid` */
export function parseOrigins(texts: readonly string[]): readonly string[] {
  for (const text of texts) {
    const [issue] = Origin.safeParse(text).error?.issues ?? [];
    if (issue) throw new ActionError('input-invalid', `The input \`origin\` has \`${text}\`, which ${issue.message}`);
  }
  return texts;
}
