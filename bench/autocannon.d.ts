/** As far as it is used here: autocannon brings no types. */
declare module 'autocannon' {
  interface Instance {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, ms: number) => void): void;
    once(event: 'done', listener: () => void): void;
  }
  export default function autocannon(
    options: { url: string; connections: number; duration: number },
    done: (error: unknown) => void,
  ): Instance;
}
