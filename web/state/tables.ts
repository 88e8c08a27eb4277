/** Which figures show their table instead of their chart, by figure id. */
import { signal } from '@preact/signals';

export const tables = signal<Readonly<Record<string, boolean>>>({});
export const figures = new Set<string>();

export function setTable(id: string, on: boolean): void {
  tables.value = { ...tables.peek(), [id]: on };
}

/** The figure that holds the focus, else all of them. */
export function toggleTables(target: HTMLElement): void {
  const own = target.closest<HTMLElement>('figure[id]')?.id;
  const ids = own && figures.has(own) ? [own] : [...figures];
  const on = !ids.every((id) => tables.peek()[id]);
  tables.value = { ...tables.peek(), ...Object.fromEntries(ids.map((id) => [id, on])) };
}
