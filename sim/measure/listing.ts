/**
 * A sampling frame: what was known of the listed venues when the list was made. Plain data; rows in venue order.
 * Made at fieldwork minus the frame's age, kept until the fieldwork.
 */
export interface Listing {
  /** Simulated week in which it was made. */
  readonly week: number;
  readonly length: number;
  readonly venue: Int32Array;
  readonly generation: Uint16Array;
  readonly area: Uint8Array;
  readonly type: Uint8Array;
  /** Exposure of the venue as the public met it. */
  readonly exposure: Uint8Array;
  /** [venue]: 1 when listed. */
  readonly listed: Uint8Array;
  /** [venue]: its generation when the list was made. */
  readonly generationThen: Uint16Array;
}
