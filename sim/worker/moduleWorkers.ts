/** The host has no module workers, and so no place for the simulation. */
export interface NoModuleWorkers extends Error {
  readonly code: 'noModuleWorkers';
}

export function isNoModuleWorkers(error: unknown): error is NoModuleWorkers {
  return error instanceof Error && 'code' in error && error.code === 'noModuleWorkers';
}

export function noModuleWorkers(): NoModuleWorkers {
  return Object.assign(new Error('this browser has no module workers'), { code: 'noModuleWorkers' as const });
}

/**
 * Whether workers can be modules. A browser that knows `type` reads it before the address, which here is none: nothing is started.
 * One that knows of it but has no such workers throws a TypeError, not the SyntaxError of a bad address.
 */
export function hasModuleWorkers(): boolean {
  let asked = false;
  try {
    new Worker('http://[', {
      get type() {
        asked = true;
        return 'module' as const;
      },
    }).terminate();
    return asked;
  } catch (error) {
    return asked && !(error instanceof TypeError);
  }
}
