/** The databases that the sample project's configuration names. */
export const sampleDatabases = [
  { name: 'voygent-prod', uuid: '6f1e3c52-8a1b-4d7e-9c55-2b7a4e0f9d31' },
  { name: 'voygent-staging', uuid: '0b9a7f14-53c2-4e86-8d0e-7c1f2a6b3e58' },
] as const;
