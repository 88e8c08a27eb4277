// Writes the list of shipped scenarios: node scenarios.mjs FILE, from the root of the repository.
import { writeFileSync } from 'node:fs';
import { shippedScenarios } from '../../sim/node/shippedScenarios.ts';
import { scenarioList } from '../../sim/report/scenarioList.ts';

writeFileSync(process.argv[2]!, scenarioList(await shippedScenarios('scenarios')));
