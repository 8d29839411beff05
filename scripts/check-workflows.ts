import { checkRepository } from './workflows/check.ts';
import { format } from './workflows/finding.ts';

const { files, findings } = await checkRepository(process.argv[2] ?? process.cwd());
for (const finding of findings) console.log(format(finding));
console.log(`${files.length} workflow and action files checked, ${findings.length} findings.`);
process.exitCode = findings.length > 0 ? 1 : 0;
