/** Origins of pages that are none of ours, made so that careless comparisons take them for one that is. */
export function hostileOrigins(good: readonly string[]): { origin: string; why: string }[] {
  const all = [
    { origin: 'https://evil.example.test', why: 'any other site' },
    { origin: 'null', why: 'a sandboxed frame or a local file' },
    ...good.flatMap(lookalikes),
  ];
  const seen = new Set(good);
  return all.filter(({ origin }) => !seen.has(origin) && seen.add(origin));
}

function lookalikes(good: string) {
  const { protocol, host, hostname, port } = new URL(good);
  const other = protocol === 'https:' ? 'http:' : 'https:';
  const lookalikes = [
    { origin: `${protocol}//${hostname}.evil.test`, why: 'begins like it' },
    { origin: `${protocol}//evil${host}`, why: 'ends like it' },
    { origin: `${protocol}//evil.${host}`, why: 'a subdomain of it' },
    {
      origin: `${protocol}//${hostname.replace('.', 'x')}${port === '' ? '' : `:${port}`}`,
      why: 'like it, where a dot stands for any character',
    },
    { origin: `${protocol}//${hostname}:${port === '8443' ? '9443' : '8443'}`, why: 'another port of it' },
  ];
  // A page without TLS can be written by whoever is on the way.
  return protocol === 'https:' ? [...lookalikes, { origin: `${other}//${host}`, why: 'it without TLS' }] : lookalikes;
}
