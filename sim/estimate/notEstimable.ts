/** An answer that the data cannot give: why, and what to use instead where there is something. */
export interface NotEstimable {
  readonly estimable: false;
  readonly reason: string;
  readonly use?: string;
}

export function notEstimable(reason: string, use?: string): NotEstimable {
  return use === undefined ? { estimable: false, reason } : { estimable: false, reason, use };
}
