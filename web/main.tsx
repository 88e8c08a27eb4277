import { start } from './start.tsx';
import { connect, levers } from '../sim/index.ts';
import base from '../scenarios/cambodia.yaml?raw';
import fell from '../scenarios/stories/fell.yaml?raw';
import hidden from '../scenarios/stories/hidden.yaml?raw';
import steady from '../scenarios/steady.yaml?raw';
import threeCities2012 from '../scenarios/evidence/three-cities-2012.yaml?raw';
import threeCities2015 from '../scenarios/evidence/three-cities-2015.yaml?raw';
import measuredDifferently from '../scenarios/stories/measured-differently.yaml?raw';
import { BASE_FILE, evidenceFile, STEADY_FILE, storyFile } from './state/stories.ts';

start({
  connect, levers,
  files: {
    [BASE_FILE]: base, [STEADY_FILE]: steady, [storyFile('fell')]: fell, [storyFile('hidden')]: hidden, [storyFile('measured-differently')]: measuredDifferently,
    [evidenceFile('three-cities-2012')]: threeCities2012, [evidenceFile('three-cities-2015')]: threeCities2015,
  },
});
