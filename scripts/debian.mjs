// Installs packages of Debian, where that is possible: as root, with apt-get.
import { existsSync } from 'node:fs';
import { run } from './tools.mjs';

/** @returns whether they are installed now; false at once where this is no Debian or not root */
export async function installDebian(packages, say, why) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`Installing ${packages.join(', ')} ${why} (apt-get) ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Another installation may be under way: it is waited for.
  const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages];
  let { code } = await run('apt-get', install, { quiet: true, env });
  if (code !== 0) {
    await run('apt-get', ['update'], { quiet: true, env });
    ({ code } = await run('apt-get', install, { quiet: true, env }));
  }
  return code === 0;
}
