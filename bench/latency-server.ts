/** A server whose times are known: `node bench/latency-server.ts`; it prints its port. `/lognormal`, `/stalling`, `/after?ms=N`. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { lognormal, stallLeft } from './latency-truth.ts';

const server = http.createServer((request, answer) => {
  const url = new URL(request.url ?? '/', 'http://server');
  const ms =
    url.pathname === '/after'
      ? Number(url.searchParams.get('ms'))
      : lognormal() + (url.pathname === '/stalling' ? stallLeft(Date.now()) : 0);
  setTimeout(() => answer.end('ok'), ms);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
