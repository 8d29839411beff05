/** The real client, as actions/download-artifact has it. */
import { resolve } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { getInput, setOutput } from '@actions/core';

const client = new DefaultArtifactClient();
const { artifact } = await client.getArtifact(getInput('name', { required: true }));
const path = resolve(process.env['GITHUB_WORKSPACE'] ?? '', getInput('path'));
await client.downloadArtifact(artifact.id, { path });
setOutput('download-path', path);
