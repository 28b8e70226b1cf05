/** Keeps something up to date with the texts in memory: never twice at once, and again if they change meanwhile. */
export class Follower {
  private running: Promise<void> | null = null;
  private isRequested = false;

  /** @param follow brings it up to date with what there is now */
  constructor(private readonly follow: () => Promise<void>) {}

  /** Resolves when it has followed all that there was at the call; rejects if that fails. */
  sync(): Promise<void> {
    this.isRequested = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Resolves when it is not at work; rejects if the work at hand fails. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.isRequested) {
      this.isRequested = false;
      await this.follow();
    }
  }
}
