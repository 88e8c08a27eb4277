// Runs the commands that stand in a document and puts what they print under them: node scripts/examples.mjs docs/decompose.md.
// An example is a fenced block of text whose first line is "$ npx undercount …". --check: changes nothing, and ends with 1 where something is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, execPath, stderr } from 'node:process';
import { at, run } from './tools.mjs';

const check = argv.includes('--check');
for (const file of argv.slice(2).filter((name) => !name.startsWith('--'))) {
  const text = readFileSync(at(file), 'utf8');
  let fresh = '';
  let end = 0;
  for (const block of text.matchAll(/```text\n\$ npx undercount ([^\n]+)\n[^]*?```/g)) {
    const { code, output } = await run(execPath, [at('bin/undercount.mjs'), ...block[1].split(' '), '--quiet', '--no-progress'], { quiet: true, env: { NO_COLOR: '1' } });
    if (code !== 0) throw new Error(`undercount ${block[1]} ended with ${code}:\n${output}`);
    fresh += `${text.slice(end, block.index)}\`\`\`text\n$ npx undercount ${block[1]}\n${output}\`\`\``;
    end = block.index + block[0].length;
  }
  fresh += text.slice(end);
  if (check && fresh !== text) {
    stderr.write(`${file} is not current: node scripts/examples.mjs ${file}\n`);
    process.exitCode = 1;
  } else if (!check) writeFileSync(at(file), fresh);
}
