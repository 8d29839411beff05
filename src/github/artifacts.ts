/** Artifacts of workflow runs: reading needs a token, uploading the runtime that GitHub gives to actions alone. */
export { type DownloadOptions, downloadArtifact } from './artifact-download.ts';
export {
  isNameTaken,
  requireRuntime,
  type UploadedArtifact,
  type UploadOptions,
  uploadArtifact,
} from './artifact-upload.ts';
export { artifactPermission, getArtifact, listArtifacts, type StoredArtifact } from './stored-artifacts.ts';
