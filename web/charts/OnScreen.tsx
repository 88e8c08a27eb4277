/** Draws a figure only while it can be seen, or once nothing computes any more: what is out of sight costs no frame of a run. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { computing } from '../state/store.ts';
import { printing } from '../state/ui.ts';

const AHEAD = '240px 0px';

export function OnScreen({ draw, class: name }: { draw: () => VNode; class?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<VNode | null>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry!.isIntersecting), { rootMargin: AHEAD });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  // The same node again is no work for Preact: its charts stay as they are.
  if (seen || !last.current || !computing.value || printing.value) last.current = draw();
  return <div ref={box} class={name}>{last.current}</div>;
}
