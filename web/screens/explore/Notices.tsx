/** That this browser cannot simulate; or what came of a file that was opened: its problems, in the terminal's words, or that it stands as a fourth scenario. */
import { useState } from 'preact/hooks';
import { formatProblem } from '../../state/contract.ts';
import { opened, problems, unable } from '../../state/store.ts';
import { en } from '../../text/en.ts';
import { OpenButton } from './TopBar.tsx';

export function Notices() {
  const text = en.file;
  const [copied, setCopied] = useState(false);
  if (unable.value) return <section class="notices" data-testid="unable"><div class="note" role="alert"><p>{en.unable}</p></div></section>;
  const found = problems.value;
  if (found) {
    const all = found.list.map(formatProblem).join('\n');
    return (
      <section class="notices" data-testid="problems">
        <div class="note" role="alert">
          <p><b>{text.problems(found.file, found.list.length)}</b></p>
          <p class="row">
            <OpenButton label={text.again} button />
            <button type="button" class="btn" onClick={() => { void navigator.clipboard?.writeText(all).then(() => setCopied(true)); }}>{copied ? text.copied : text.copy}</button>
            <button type="button" class="btn" onClick={() => { problems.value = undefined; }}>{text.close}</button>
          </p>
        </div>
        <div class="problems" tabIndex={0} role="region" aria-label={text.problems(found.file, found.list.length)}>
          <pre>{all}</pre>
        </div>
      </section>
    );
  }
  if (!opened.value) return null;
  return <section class="notices"><div class="note"><p>{opened.value}</p><p class="row"><button type="button" class="btn" onClick={() => { opened.value = undefined; }}>{text.close}</button></p></div></section>;
}
