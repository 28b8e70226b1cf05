/** Another way of finding a phrase in the same passages, measured for comparison. */
export interface Peer {
  readonly name: string;
  /** Number of passages in which this peer finds the phrase. */
  find(phrase: string): Promise<number>;
  stop(): Promise<void>;
}
