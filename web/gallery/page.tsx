/** The whole screen on invented worlds: `?pace=` milliseconds a world, `?fail=` breaks a run there. */
import { start } from '../start.tsx';
import { storyFile } from '../state/stories.ts';
import { fixtureLevers, fixtureSession } from './fixtures.ts';

const query = new URLSearchParams(location.search);
start({
  connect: async () => fixtureSession({ pace: Number(query.get('pace') ?? 12), ...(query.has('fail') ? { failAfter: Number(query.get('fail')) } : {}) }),
  levers: fixtureLevers,
  files: { [storyFile('fell')]: '', [storyFile('hidden')]: '', [storyFile('measured-differently')]: '' },
});
