/** Keys of the screen (product.md 4.4). Single letters work outside inputs only, and can be switched off. */
import { en } from '../text/en.ts';
import type { Layer } from '../text/en.ts';
import { redo, undo } from './undo.ts';
import { history, leversMoved, previousShown, replaying, running } from './store.ts';
import { announce, examineOpen, keysOpen, layer, lettersOn, reducedMotion, sheetOpen, showBaseline } from './ui.ts';
import { toggleTables } from './tables.ts';
import { cancelRun, runFull } from './work.ts';

const REPLAY_MS = 1200;

export function chooseLayer(next: Layer): void {
  layer.value = next;
  announce(en.say.layer(en.layers[next]));
}

export function undoLever(): void {
  if (history.peek().past.length === 0) return;
  history.value = undo(history.peek());
  announce(en.say.undone);
}

export function redoLever(): void {
  if (history.peek().future.length === 0) return;
  history.value = redo(history.peek());
  announce(en.say.redone);
}

/** Shows what stood before the last change, then the change again; without motion it is a switch. */
export function replay(): void {
  if (!previousShown.peek() || leversMoved.peek() === 0) return;
  if (reducedMotion.peek()) { replaying.value = !replaying.peek(); return; }
  replaying.value = true;
  setTimeout(() => { replaying.value = false; }, REPLAY_MS);
}

function escape(): boolean {
  if (running.peek()) cancelRun();
  else if (keysOpen.peek()) keysOpen.value = false;
  else if (examineOpen.peek()) examineOpen.value = false;
  else if (sheetOpen.peek()) sheetOpen.value = false;
  else return false;
  return true;
}

/** Keyboard events of the whole document. */
export function onKey(event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const typing = target.matches('input:not([type=range]):not([type=checkbox]), select, textarea');
  if (event.key === 'Escape') {
    if (escape()) event.preventDefault();
    return;
  }
  if (command && event.key === 'Enter') { event.preventDefault(); void runFull(); return; }
  if (command && event.key.toLowerCase() === 'z' && !(typing && target.dataset.editing === 'true')) {
    event.preventDefault();
    (event.shiftKey ? redoLever : undoLever)();
    return;
  }
  if (command || event.altKey || typing || !lettersOn.peek() || document.querySelector('dialog[open]')) return;
  const act = letters[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) { event.preventDefault(); act(target); }
}

const letters: Readonly<Record<string, (target: HTMLElement) => void>> = {
  '1': () => chooseLayer('truth'),
  '2': () => chooseLayer('measured'),
  '3': () => chooseLayer('both'),
  '?': () => { keysOpen.value = true; },
  d: (target) => toggleTables(target),
  b: () => { showBaseline.value = !showBaseline.peek(); },
  r: () => replay(),
};
