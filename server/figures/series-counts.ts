/** Counts the figures of each series, and the places that have any. */

export interface SeriesCount {
  /** Number of the series. */
  readonly series: number;
  readonly figures: number;
  readonly places: number;
}

export class SeriesCounts {
  private figures = new Uint32Array(1 << 10);
  private places = new Uint32Array(1 << 10);
  /** The place that had each series last, counted from 1. */
  private lastPlace = new Uint32Array(1 << 10);
  private place = 0;
  private key: string | null = null;
  private count = 0;

  /** Series that have a figure. */
  get size(): number {
    return this.count;
  }

  /** Goes on to another report. Those of one place must come one after another. */
  beginReport(place: string): void {
    if (place !== this.key) this.place++;
    this.key = place;
  }

  add(series: number): void {
    if (series >= this.figures.length) this.grow(Math.max(series + 1, 2 * this.figures.length));
    const figures = this.figures[series] as number;
    if (figures === 0) this.count++;
    this.figures[series] = figures + 1;
    if (this.lastPlace[series] === this.place) return;
    this.lastPlace[series] = this.place;
    this.places[series] = (this.places[series] as number) + 1;
  }

  /** Those of many places first, then those of many figures. Hundreds of thousands are not sorted for the few shown. */
  leading(limit: number): SeriesCount[] {
    const first: SeriesCount[] = [];
    for (let series = 0; series < this.figures.length; series++) {
      const figures = this.figures[series] as number;
      if (figures === 0) continue;
      const places = this.places[series] as number;
      const isAfter = (other: SeriesCount): boolean =>
        places < other.places || (places === other.places && figures <= other.figures);
      const last = first[limit - 1];
      if (last && isAfter(last)) continue;
      const at = first.findIndex((other) => !isAfter(other));
      first.splice(at < 0 ? first.length : at, 0, { series, figures, places });
      first.length = Math.min(first.length, limit);
    }
    return first;
  }

  private grow(length: number): void {
    const grown = (array: Uint32Array) => {
      const larger = new Uint32Array(length);
      larger.set(array);
      return larger;
    };
    this.figures = grown(this.figures);
    this.places = grown(this.places);
    this.lastPlace = grown(this.lastPlace);
  }
}
