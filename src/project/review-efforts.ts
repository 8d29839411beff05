/** How hard the critic thinks. The Codex CLI takes any word, and the service refuses most of them. */
export const efforts = ['minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof efforts)[number];
