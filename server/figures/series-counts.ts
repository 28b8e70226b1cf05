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

  /** Goes on to another report. Those of one place must come one after another. */
  beginReport(place: string): void {
    if (place !== this.key) this.place++;
    this.key = place;
  }

  add(series: number): void {
    if (series >= this.figures.length) this.grow(Math.max(series + 1, 2 * this.figures.length));
    const figures = this.figures[series] as number;
    this.figures[series] = figures + 1;
    if (this.lastPlace[series] === this.place) return;
    this.lastPlace[series] = this.place;
    this.places[series] = (this.places[series] as number) + 1;
  }

  /**
   * Those of many places first, then those of many figures. Hundreds of thousands are not sorted for the few shown.
   *
   * @param isListed what counts at all
   * @returns with the number of all that are listed
   */
  leading(
    limit: number,
    isListed: (series: number) => boolean,
  ): { readonly total: number; readonly leading: readonly SeriesCount[] } {
    const leading: SeriesCount[] = [];
    let total = 0;
    for (let series = 0; series < this.figures.length; series++) {
      const figures = this.figures[series] as number;
      if (figures === 0 || !isListed(series)) continue;
      total++;
      const places = this.places[series] as number;
      const last = leading[limit - 1];
      if (last && !isBefore(places, figures, last)) continue;
      const at = leading.findIndex((other) => isBefore(places, figures, other));
      leading.splice(at < 0 ? leading.length : at, 0, { series, figures, places });
      leading.length = Math.min(leading.length, limit);
    }
    return { total, leading };
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

function isBefore(places: number, figures: number, other: SeriesCount): boolean {
  return places > other.places || (places === other.places && figures > other.figures);
}
