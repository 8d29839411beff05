import type { Notice, Subject } from './notice.ts';
import type { Message } from './post.ts';

/** A check-in that goes on: docs.sentry.io, «Set Up Crons», HTTP. */
export function sentryStart(url: URL, subject: Subject): Message {
  return checkIn(url, subject, 'in_progress');
}

export function sentryEnd(url: URL, notice: Notice): Message {
  return checkIn(url, notice, notice.status === 'passed' ? 'ok' : 'error');
}

function checkIn(url: URL, { id, environment }: Subject, status: 'in_progress' | 'ok' | 'error'): Message {
  const target = new URL(url);
  target.searchParams.set('check_in_id', id.replaceAll('-', ''));
  target.searchParams.set('status', status);
  target.searchParams.set('environment', environment);
  return { method: 'GET', url: target };
}
