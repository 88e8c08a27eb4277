import { Dialog } from '../../controls/Dialog.tsx';
import { keysOpen, lettersOn } from '../../state/ui.ts';
import { en } from '../../text/en.ts';

export function Keys() {
  if (!keysOpen.value) return null;
  return (
    <Dialog title={en.keys.title} closeLabel={en.keys.close} close={() => { keysOpen.value = false; }}>
      <dl class="keys">{en.keys.list.map(([key, what]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={what}>{what}</dd>])}</dl>
      <label class="check"><input type="checkbox" checked={lettersOn.value} onChange={(e) => { lettersOn.value = e.currentTarget.checked; }} />{en.keys.letters}</label>
    </Dialog>
  );
}
