/** The part of citation-js that the tests use; the package has no types. */
declare module '@citation-js/core' {
  interface Options {
    readonly forceType: string;
    readonly generateGraph: boolean;
  }
  export const plugins: {
    readonly input: { chain(text: string, options: Options): Record<string, unknown>[] };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
