import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props { readonly title: string; readonly closeLabel: string; readonly close: () => void; readonly wide?: boolean; readonly children: ComponentChildren }

/** A native modal dialog: focus is held inside and goes back to where it was. */
export function Dialog({ title, closeLabel, close, wide = false, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  return (
    <dialog ref={box} class={wide ? 'wide' : ''} aria-label={title} onClose={close} onClick={(e) => { if (e.target === box.current) close(); }}>
      <header><h2>{title}</h2><button type="button" class="btn" onClick={close}>{closeLabel}</button></header>
      {children}
    </dialog>
  );
}
