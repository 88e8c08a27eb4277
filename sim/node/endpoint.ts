import type { Endpoint } from 'comlink';
import type { MessagePort, Worker } from 'node:worker_threads';

type Listener = (event: { readonly data: unknown }) => void;

/**
 * A worker thread, or the port to its parent, as comlink wants it. Comlink has such an adapter, but types it wrongly (dependencies.md section 2).
 */
export function endpoint(port: MessagePort | Worker): Endpoint {
  const wrapped = new Map<object, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as Parameters<MessagePort['postMessage']>[1]),
    addEventListener(_, listener) {
      const handle = (data: unknown): void => {
        if ('handleEvent' in listener) listener.handleEvent({ data } as MessageEvent);
        else (listener as unknown as Listener)({ data });
      };
      port.on('message', handle);
      wrapped.set(listener, handle);
    },
    removeEventListener(_, listener) {
      const handle = wrapped.get(listener);
      if (handle) port.off('message', handle);
      wrapped.delete(listener);
    },
  };
}
