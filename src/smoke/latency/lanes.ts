import type { Agent, IncomingMessage } from 'node:http';
import { withDeadline } from '../../runtime/deadline.ts';
import { keptConnection, send } from '../../runtime/http.ts';
import { bodyLimit, connectTo, type Network, type Request } from '../exchange.ts';

/** One connection that is kept open, on which one request goes after the other. */
export interface Lane {
  agent: Agent;
}

/** An answer that was read to its end. */
export interface Timed {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
  /** Of `performance.now()`, when its last byte was there. */
  endedAt: number;
}

export async function openLanes(url: URL, number: number, network: Network): Promise<Lane[]> {
  const target = connectTo(url, network);
  return Promise.all(Array.from({ length: number }, async () => ({ agent: await keptConnection(target) })));
}

export function closeLanes(lanes: readonly Lane[]): void {
  for (const { agent } of lanes) agent.destroy();
}

/** @throws the connection's error, or ActionError `timeout` */
export async function askOn(lane: Lane, request: Request, network: Network): Promise<Timed> {
  return withDeadline(`GET ${request.url.pathname}`, request.timeoutMs, network.signal, async (signal) => {
    const { agent } = lane;
    const answer = await send({ ...request, connectTo: connectTo(request.url, network), signal, agent });
    let length = 0;
    const parts: Buffer[] = [];
    for await (const chunk of answer) {
      length += chunk.length;
      if (length <= bodyLimit / 16) parts.push(chunk);
      if (length > bodyLimit) throw new Error('the answer is longer than 1 MiB');
    }
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      body: Buffer.concat(parts).toString('utf8'),
      endedAt: performance.now(),
    };
  });
}
