import { join } from 'node:path';
import type { Faults } from '../http/faults.ts';
import { type Handler, type LocalServer, startServer } from '../http/server.ts';
import { answerBlobCall, isBlobPath } from './blob-calls.ts';
import { Blobs } from './blobs.ts';
import { answerResultsCall, downloadUrl, isResultsPath, removeArtifact } from './results.ts';
import { runtimeToken } from './signing.ts';
import { type Artifact, Store, timestamp } from './state.ts';

export interface ArtifactsOptions {
  /** Where `artifacts.json` and the blobs lie: what a restart finds again. */
  stateDir: string;
  /** 0 takes any free port. */
  port?: number;
  faults: Faults;
}

/** The artifacts themselves, as GitHub's REST API shows them too. */
export interface ArtifactShelf {
  /** Those whose upload came to its end, oldest first; expired ones too. */
  list(): readonly Artifact[];
  /** A URL that needs no token. */
  downloadUrl(artifact: Artifact): string;
  delete(id: number): void;
  /** Sets both dates back, as if so much time had passed. */
  age(id: number, milliseconds: number): void;
  /** As if a run for a fork's pull request had uploaded it. */
  markForeign(id: number): void;
}

export interface LocalArtifacts extends AsyncDisposable {
  /** For ACTIONS_RESULTS_URL. */
  resultsUrl: string;
  /** For ACTIONS_RUNTIME_TOKEN: that of a job in this run. */
  runtimeToken(runId: number): string;
  shelf: ArtifactShelf;
  /** The file that holds an artifact's bytes, for a test that spoils them. */
  fileOf(id: number): string;
  server: LocalServer;
  close(): Promise<void>;
}

/** Starts the service that keeps artifacts on loopback: its calls, and the blobs behind signed URLs. */
export async function startArtifacts({ stateDir, port = 0, faults }: ArtifactsOptions): Promise<LocalArtifacts> {
  const store = new Store(stateDir);
  const blobs = new Blobs(join(stateDir, 'blobs'));
  const handler: Handler = (request) => {
    const origin = `http://${request.headers.host ?? 'localhost'}`;
    if (isResultsPath(request.path)) return answerResultsCall(store, blobs, origin, request);
    if (isBlobPath(request.path)) return answerBlobCall(store, blobs, request);
    return { status: 404, body: { code: 'bad_route', msg: `no handler for path ${request.path}` } };
  };
  // The blocks of an upload, kept as text for tests to look at, would be the whole upload twice over.
  const recordsBody = (path: string) => !isBlobPath(path);
  const server = await startServer({ service: 'artifacts', handler, faults, port, recordsBody });
  return {
    resultsUrl: `${server.origin}/`,
    runtimeToken: (runId) => runtimeToken(store.state.key, runId),
    shelf: shelfOf(store, blobs, server.origin),
    fileOf: (id) => blobs.file(find(store, id).blob),
    server,
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function shelfOf(store: Store, blobs: Blobs, origin: string): ArtifactShelf {
  return {
    list: () => store.state.artifacts.filter(({ is_finalized }) => is_finalized),
    downloadUrl: (artifact) => downloadUrl(store, origin, artifact),
    delete: (id) => removeArtifact(store, blobs, id),
    markForeign(id) {
      const artifact = find(store, id);
      store.change(() => Object.assign(artifact, { is_foreign: true }));
    },
    age(id, milliseconds) {
      const artifact = find(store, id);
      const back = (date: string) => timestamp(Date.parse(date) - milliseconds);
      const { created_at, updated_at, expires_at } = artifact;
      const dates = { created_at: back(created_at), updated_at: back(updated_at), expires_at: back(expires_at) };
      store.change(() => Object.assign(artifact, dates));
    },
  };
}

function find(store: Store, id: number): Artifact {
  const artifact = store.state.artifacts.find((one) => one.id === id);
  if (!artifact) throw new Error(`the local artifacts service has no artifact ${id}`);
  return artifact;
}
