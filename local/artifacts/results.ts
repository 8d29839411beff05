import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LocalRequest, LocalResponse } from '../http/server.ts';
import { pathOfBlob } from './blob-calls.ts';
import type { Blobs } from './blobs.ts';
import { type Job, jobOf, runBackendId, signedUrl } from './signing.ts';
import { type Artifact, type Store, timestamp } from './state.ts';

const prefix = '/twirp/github.actions.results.api.v1.ArtifactService/';
const dayMs = 24 * 3600 * 1000;

/** What a call may use. */
interface Scene {
  store: Store;
  blobs: Blobs;
  origin: string;
  job: Job;
}

export function isResultsPath(path: string): boolean {
  return path.startsWith('/twirp/');
}

const Ids = z.object({ workflow_run_backend_id: z.string(), workflow_job_run_backend_id: z.string() });
const Named = Ids.extend({ name: z.string().min(1) });

const methods: Record<string, (scene: Scene, body: unknown) => LocalResponse> = {
  CreateArtifact: (scene, body) => create(scene, CreateRequest.parse(body)),
  FinalizeArtifact: (scene, body) => finalize(scene, FinalizeRequest.parse(body)),
  ListArtifacts: (scene, body) => list(scene, ListRequest.parse(body)),
  GetSignedArtifactURL: (scene, body) => sign(scene, Named.parse(body)),
  DeleteArtifact: (scene, body) => remove(scene, Named.parse(body)),
};

/** The artifact service of a running job: Twirp with JSON bodies, twitchtv.github.io/twirp/docs/spec_v7.html. */
export function answerResultsCall(
  store: Store,
  blobs: Blobs,
  origin: string,
  { path, method, headers, body }: LocalRequest,
): LocalResponse {
  const job = jobOf(store.state.key, (headers.authorization ?? '').replace(/^Bearer /, ''));
  if (!job) return failure(401, 'unauthenticated', 'the runtime token is not valid');
  const answer = path.startsWith(prefix) && method === 'POST' ? methods[path.slice(prefix.length)] : undefined;
  if (!answer) return failure(404, 'bad_route', `no handler for path ${path}`);
  const request = parse(body);
  const ids = Ids.safeParse(request);
  if (!ids.success) return failure(400, 'malformed', 'the json request could not be decoded');
  if (ids.data.workflow_run_backend_id !== job.runBackendId)
    return failure(403, 'permission_denied', 'the token is of another workflow run');
  try {
    return answer({ store, blobs, origin, job }, request);
  } catch (error) {
    if (error instanceof z.ZodError) return failure(400, 'invalid_argument', z.prettifyError(error));
    throw error;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const CreateRequest = Named.extend({
  version: z.int(),
  expires_at: z.iso.datetime().optional(),
  mime_type: z.string().optional(),
});

/** A name is taken once it was asked for, whether or not the upload came to its end. */
function create({ store, origin, job }: Scene, request: z.infer<typeof CreateRequest>): LocalResponse {
  if (named(store, job, request.name))
    return failure(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
  const now = Date.now();
  const blob = `${randomUUID()}.zip`;
  store.change((state) => {
    state.artifacts.push({
      id: state.next_id++,
      run_id: job.runId,
      job_backend_id: job.jobBackendId,
      name: request.name,
      mime_type: request.mime_type ?? 'application/zip',
      blob,
      size: 0,
      digest: null,
      is_finalized: false,
      is_foreign: false,
      created_at: timestamp(now),
      updated_at: timestamp(now),
      expires_at: timestamp(request.expires_at ? Date.parse(request.expires_at) : now + 90 * dayMs),
    });
  });
  const base = { origin, path: pathOfBlob(blob) };
  const signed_upload_url = signedUrl(store.state.key, base, { permission: 'cw', seconds: 3600 });
  return { status: 200, body: { ok: true, signed_upload_url } };
}

const FinalizeRequest = Named.extend({ size: z.string().default('0'), hash: z.string().optional() });

function finalize({ store, blobs, job }: Scene, request: z.infer<typeof FinalizeRequest>): LocalResponse {
  const artifact = named(store, job, request.name);
  if (!artifact || artifact.is_finalized) return failure(404, 'not_found', 'no such artifact is being uploaded');
  const size = blobs.size(artifact.blob);
  if (size === undefined || size !== Number(request.size))
    return failure(400, 'failed_precondition', `the upload has ${size ?? 'no'} bytes, not ${request.size}`);
  store.change(() =>
    Object.assign(artifact, {
      is_finalized: true,
      size,
      digest: request.hash ?? null,
      updated_at: timestamp(Date.now()),
    }),
  );
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
}

const ListRequest = Ids.extend({ name_filter: z.string().optional(), id_filter: z.string().optional() });

function list({ store, job }: Scene, { name_filter, id_filter }: z.infer<typeof ListRequest>): LocalResponse {
  const found = ofRun(store, job).filter(
    ({ is_finalized, name, id }) =>
      is_finalized &&
      (name_filter === undefined || name === name_filter) &&
      (id_filter === undefined || String(id) === id_filter),
  );
  return { status: 200, body: { artifacts: found.map(view) } };
}

function view(artifact: Artifact) {
  return {
    workflow_run_backend_id: runBackendId(artifact.run_id),
    workflow_job_run_backend_id: artifact.job_backend_id,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.size),
    created_at: artifact.created_at,
    ...(artifact.digest === null ? {} : { digest: artifact.digest }),
  };
}

function sign({ store, origin, job }: Scene, { name }: z.infer<typeof Named>): LocalResponse {
  const artifact = named(store, job, name);
  if (!artifact?.is_finalized) return failure(404, 'not_found', 'artifact not found');
  return { status: 200, body: { name, signed_url: downloadUrl(store, origin, artifact) } };
}

/** Good for ten minutes, as those of GitHub. */
export function downloadUrl(store: Store, origin: string, { blob, name }: Artifact): string {
  const base = { origin, path: pathOfBlob(blob) };
  return signedUrl(store.state.key, base, { permission: 'r', seconds: 600, fileName: `${name}.zip` });
}

function remove({ store, blobs, job }: Scene, { name }: z.infer<typeof Named>): LocalResponse {
  const artifact = named(store, job, name);
  if (!artifact) return failure(404, 'not_found', 'artifact not found');
  removeArtifact(store, blobs, artifact.id);
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
}

/** Its name is free again afterwards. */
export function removeArtifact(store: Store, blobs: Blobs, id: number): void {
  const artifact = store.state.artifacts.find((one) => one.id === id);
  if (!artifact) return;
  store.change((state) => {
    state.artifacts = state.artifacts.filter((one) => one.id !== id);
  });
  blobs.delete(artifact.blob);
}

function ofRun(store: Store, job: Job): Artifact[] {
  return store.state.artifacts.filter(({ run_id }) => run_id === job.runId);
}

function named(store: Store, job: Job, name: string): Artifact | undefined {
  return ofRun(store, job).find((artifact) => artifact.name === name);
}

function failure(status: number, code: string, msg: string): LocalResponse {
  return { status, body: { code, msg } };
}
