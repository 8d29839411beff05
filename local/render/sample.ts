/** A service with the deploys that it had, the oldest first: all but the last are replaced, the last one is live. */
export interface SeededService {
  id: string;
  name: string;
  autoDeploy?: 'off' | 'commit' | 'checksPass';
  commits: readonly string[];
}

/** The form of the ids is Render's: `srv-` and 20 small letters and digits. */
export const sampleService: SeededService = {
  id: 'srv-d1voygent0sample0web',
  name: 'voygent-web',
  autoDeploy: 'commit',
  commits: ['a'.repeat(40), 'b'.repeat(40)],
};
