/**
 * Least recently used first out, by size: the pasts of worlds that a lever can go on from.
 */
export interface Keep<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  readonly bytes: number;
}

/** @param limit bytes; a value larger than that is not kept */
export function makeKeep<Value extends { readonly bytes: number }>(limit: number): Keep<Value> {
  const kept = new Map<string, Value>();
  let bytes = 0;
  const remove = (key: string): void => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (!value) return undefined;
      // A Map remembers the order of insertion: the one just used goes to the end.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      if (value.bytes > limit) return;
      kept.set(key, value);
      bytes += value.bytes;
      for (const oldest of kept.keys()) {
        if (bytes <= limit) break;
        remove(oldest);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}
