// Writes the list of evidence records: node evidence.mjs FILE, from the root of the repository.
import { writeFileSync } from 'node:fs';
import { formatProblem } from '../../sim/base/problem.ts';
import { EVIDENCE_FOLDER, evidenceFolder } from '../../sim/node/evidenceFolder.ts';
import { evidenceList } from '../../sim/report/evidenceList.ts';

const { records = [], problems = [] } = (await evidenceFolder(EVIDENCE_FOLDER)) ?? {};
if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
writeFileSync(process.argv[2]!, evidenceList(records.map(({ record }) => record)));
