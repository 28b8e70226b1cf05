/** Another way to find a phrase in the same passages: what it is called, and how many passages it finds. */
export interface Peer {
  readonly name: string;
  /** Passages that have the phrase, as this peer sees it. */
  find(phrase: string): Promise<number>;
  stop(): Promise<void>;
}
