/** On what migrations are rehearsed: words of an input and of the configuration. */
export const rehearsals = ['auto', 'export', 'snapshot', 'schema', 'off'] as const;
export type RehearsalSource = (typeof rehearsals)[number];
